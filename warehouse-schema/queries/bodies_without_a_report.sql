-- What is missing for 2023: which bodies reported for an earlier year, but not for this one?
SELECT o.organization_name, max(r.report_year) AS last_report_of, count(DISTINCT r.report_year) AS years_reported
FROM dim_report AS r JOIN dim_organization AS o USING (organization_key)
WHERE r.is_current AND r.organization_key <> 0 AND r.report_year <= 2023
GROUP BY r.organization_key, o.organization_name
HAVING max(r.report_year) < 2023
ORDER BY o.organization_name
