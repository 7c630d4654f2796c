-- What changed since the last load: which reports came, which older version does each of them replace, which were retired?
WITH latest AS (
    SELECT started_at FROM dim_load ORDER BY started_at DESC LIMIT 1
)
SELECT CASE WHEN r.is_retired THEN 'retired' WHEN old.report_key IS NULL THEN 'new' ELSE 'newer version' END AS change,
    o.organization_name, r.report_year, r.report_path, r.is_current, r.figure_count AS figures,
    old.report_path AS older_version, old.figure_count AS older_figures
FROM dim_report AS r
JOIN latest ON CASE WHEN r.is_retired THEN r.valid_to ELSE r.valid_from END = latest.started_at
JOIN dim_organization AS o ON o.organization_key = r.organization_key
LEFT JOIN dim_report AS old ON old.superseded_by_report_key = r.report_key
ORDER BY o.organization_name, r.report_year, r.report_path, older_version
