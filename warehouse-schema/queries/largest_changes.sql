-- What changed most from one year to the next?
SELECT organization_name, indicator_name, previous_value, value, unit_name AS unit,
    round(change_pct, 2) AS change_pct
FROM agg_organization_year
WHERE year = 2023 AND indicator_code IS NOT NULL AND change_pct IS NOT NULL
ORDER BY abs(agg_organization_year.change_pct) DESC, organization_name, indicator_code
LIMIT 15
