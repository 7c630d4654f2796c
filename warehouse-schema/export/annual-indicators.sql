-- Lines of some years, in binary order of the codes.
SELECT year, {line} FROM (SELECT *, {cells} FROM v_annual_indicators WHERE year IN ({years})) ORDER BY year, indicator_code, region_code
