-- Lines of some years, codes before names, in binary order; what has no code comes last.
SELECT year, {line} FROM (SELECT *, {cells} FROM v_annual_summary WHERE year IN ({years}))
ORDER BY year, region_code NULLS LAST, organization_name, indicator_code NULLS LAST, indicator_name, unit
