-- Which figures stand in tables, in which row and column?
SELECT organization_name, report_year, table_no, row_no, column_no, stated_indicator, value, unit, year
FROM v_figure
WHERE table_no > 0
ORDER BY organization_name, report_year, report_path, table_no, row_no, column_no, char_start
LIMIT 30
