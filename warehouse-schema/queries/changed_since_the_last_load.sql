-- What changed since the last load: which reports came, and which older version does each of them replace?
WITH latest AS (
    SELECT started_at FROM dim_load ORDER BY started_at DESC LIMIT 1
)
SELECT r.valid_from, o.organization_name, r.report_year, r.report_path, r.is_current, r.figure_count AS figures,
    old.report_path AS older_version, old.figure_count AS older_figures
FROM dim_report AS r
JOIN latest ON r.valid_from = latest.started_at
JOIN dim_organization AS o ON o.organization_key = r.organization_key
LEFT JOIN dim_report AS old ON old.superseded_by_report_key = r.report_key
ORDER BY o.organization_name, r.report_year, r.report_path, older_version
