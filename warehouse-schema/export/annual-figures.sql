-- Lines of some years: bodies in binary order of their codes, what has no code last; figures as they stand in the report.
SELECT year, {line} FROM (SELECT *, {cells} FROM v_annual_figures WHERE year IN ({years}))
ORDER BY year, region_code NULLS LAST, organization_name, source_code, report_path, char_start, char_end, figure_key
