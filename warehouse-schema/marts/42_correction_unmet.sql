-- CORRECTION_UNMET: a row of corrections.csv that decides nothing, made anew by every build. It is told at the current
-- version of the report that it was made for, else at none (report_key 0).
-- Inputs: v_correction, dim_report, dim_load. Grain: a correction.
DELETE FROM finding WHERE rule_code = 'CORRECTION_UNMET';

INSERT INTO finding
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
    stable_key('CORRECTION_UNMET' || chr(31) || u.content_sha256 || chr(31) || coalesce(CAST(u.char_start AS VARCHAR), '')
        || chr(31) || u.stated_text || chr(31) || u.field),
    coalesce(r.report_key, 0),
    CASE WHEN r.report_key = u.report_key THEN u.figure_key ELSE 0 END,
    'CORRECTION_UNMET',
    'warning',
    'one figure ' || u.stated_text || CASE WHEN u.char_start IS NULL THEN '' ELSE ' at ' || u.char_start END,
    u.outcome,
    'The correction of ' || u.field || ' to ' || u.corrected_value || ' (' || u.author || ') changes nothing: '
        || CASE u.outcome
            WHEN 'no_report' THEN 'no file with the content ' || u.content_sha256 || ' was loaded'
            WHEN 'superseded' THEN 'it was made for a version of the report that a newer one has replaced'
            WHEN 'no_figure' THEN 'no figure of the report answers to it'
            WHEN 'several_figures' THEN 'several figures of the report answer to it'
            ELSE 'another row corrects the same field of the figure'
        END || '.',
    coalesce(r.load_key, (SELECT load_key FROM dim_load ORDER BY started_at DESC, load_key LIMIT 1))
FROM unmet AS u
LEFT JOIN newer AS n ON n.report_key = u.report_key
LEFT JOIN dim_report AS r ON r.report_key = n.current_key
WHERE r.report_key IS NULL OR r.superseded_by_report_key = 0
ORDER BY ALL;
