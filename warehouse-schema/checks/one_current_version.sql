-- error | a body has two current reports of one kind, year and part of the year, so its figures count twice
SELECT o.organization_name, r.report_kind, r.report_year, count(*) AS current_versions
FROM dim_report AS r JOIN dim_organization AS o USING (organization_key)
WHERE r.is_current AND o.region_key <> 0 AND r.report_kind <> '' AND r.report_year IS NOT NULL AND r.part_of_year <> '?'
GROUP BY organization_key, o.organization_name, r.report_kind, r.report_year, r.part_of_year
HAVING count(*) > 1
