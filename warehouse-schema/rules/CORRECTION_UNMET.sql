-- warning | a row of corrections.csv decides nothing
-- It is told at the current version of the report that it was made for, else at none (report_key 0).
-- Grain: a correction. Inputs: v_correction, dim_report.
WITH RECURSIVE unmet AS (
    SELECT * FROM v_correction WHERE outcome <> 'applied'
), newer AS (
    SELECT report_key, report_key AS current_key FROM unmet WHERE report_key <> 0
    UNION
    SELECT n.report_key, r.superseded_by_report_key
    FROM newer AS n JOIN dim_report AS r ON r.report_key = n.current_key
    WHERE r.superseded_by_report_key <> 0
)
SELECT
    u.content_sha256 || chr(31) || coalesce(CAST(u.char_start AS VARCHAR), '') || chr(31) || u.stated_text || chr(31)
        || u.field AS subject,
    coalesce(r.report_key, 0) AS report_key,
    CASE WHEN r.report_key = u.report_key THEN u.figure_key ELSE 0 END AS figure_key,
    'warning' AS severity,
    'one figure ' || u.stated_text || CASE WHEN u.char_start IS NULL THEN '' ELSE ' at ' || u.char_start END AS expected,
    u.outcome AS actual,
    'The correction of ' || u.field || ' to ' || u.corrected_value || ' (' || u.author || ') changes nothing: '
        || CASE u.outcome
            WHEN 'no_report' THEN 'no file with the content ' || u.content_sha256 || ' was loaded'
            WHEN 'superseded' THEN 'it was made for a version of the report that a newer one has replaced'
            WHEN 'no_figure' THEN 'no figure of the report answers to it'
            WHEN 'several_figures' THEN 'several figures of the report answer to it'
            ELSE 'another row corrects the same field of the figure'
        END || '.' AS message
FROM unmet AS u
LEFT JOIN newer AS n ON n.report_key = u.report_key
LEFT JOIN dim_report AS r ON r.report_key = n.current_key
WHERE r.report_key IS NULL OR r.superseded_by_report_key = 0
