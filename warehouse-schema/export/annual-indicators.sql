-- Rows of one year, in binary order of the codes.
SELECT * FROM v_annual_indicators WHERE year = ? ORDER BY indicator_code, region_code
