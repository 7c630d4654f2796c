-- warning | a report states less than half of the figures of the version that it replaces
-- A version that states none never replaces one that states some (load/040_versions.sql). Grain: report.
-- Inputs: dim_report.
SELECT
    CAST(r.report_key AS VARCHAR) AS subject,
    r.report_key,
    0 AS figure_key,
    'warning' AS severity,
    CAST(b.figure_count AS VARCHAR) AS expected,
    CAST(r.figure_count AS VARCHAR) AS actual,
    'The report states ' || r.figure_count || ' figures; the version that it replaces, ' || b.report_path || ', states '
        || b.figure_count AS message
FROM dim_report AS r
JOIN dim_report AS b ON b.superseded_by_report_key = r.report_key
WHERE r.is_current AND 2 * r.figure_count < b.figure_count
