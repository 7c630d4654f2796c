-- How did an indicator develop in each body over the years?
SELECT organization_name, year, value, unit_name, previous_value, change, change_pct
FROM agg_organization_year
WHERE indicator_code = 'marriage_registrations'
ORDER BY organization_name, year
