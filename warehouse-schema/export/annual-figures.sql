-- Rows of one year: bodies in binary order of their codes, what has no code last; figures as they stand in the report.
SELECT * FROM v_annual_figures WHERE year = ?
ORDER BY region_code NULLS LAST, organization_name, source_code, report_path, char_start, char_end, figure_key
