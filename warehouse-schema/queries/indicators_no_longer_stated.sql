-- Which indicators did a body state for 2022, but no longer for 2023, although it reported for both?
SELECT b.organization_name, b.indicator_code, b.indicator_name, b.value AS value_of_2022, b.unit_name AS unit
FROM agg_organization_year AS b
WHERE b.year = 2022 AND b.indicator_code IS NOT NULL
AND EXISTS (FROM agg_report_year AS r WHERE r.organization_key = b.organization_key AND r.year = 2022 AND r.reports > 0)
AND EXISTS (FROM agg_report_year AS r WHERE r.organization_key = b.organization_key AND r.year = 2023 AND r.reports > 0)
AND NOT EXISTS (
    FROM agg_organization_year AS a
    WHERE a.organization_key = b.organization_key AND a.indicator_key = b.indicator_key AND a.year = 2023)
ORDER BY b.organization_name, b.indicator_code
