-- warning | a current report has no organisation, division, year or kind, so its figures are in no aggregate of it
SELECT r.report_path, r.title, o.organization_name, g.region_code, r.report_year, r.report_kind
FROM dim_report AS r
JOIN dim_organization AS o USING (organization_key)
JOIN dim_region AS g USING (region_key)
WHERE r.is_current
AND (organization_key = 0 OR region_key = 0 OR r.report_year IS NULL OR r.report_kind = '')
ORDER BY r.report_path
