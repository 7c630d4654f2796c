-- Which reports are missing: years between two reports of a body without one?
SELECT organization_name, year, expected - reports AS missing
FROM agg_report_year
WHERE reports < expected
ORDER BY organization_name, year
