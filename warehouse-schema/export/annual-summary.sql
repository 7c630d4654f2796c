-- Rows of one year, codes before names, in binary order; what has no code comes last.
SELECT * FROM v_annual_summary WHERE year = ?
ORDER BY region_code NULLS LAST, organization_name, indicator_code NULLS LAST, indicator_name, unit
