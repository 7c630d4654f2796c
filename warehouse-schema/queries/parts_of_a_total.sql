-- What parts does a report name of a total, and what share is each?
SELECT t.organization_name, t.year, t.stated_indicator AS total_of, t.value AS total,
    p.stated_indicator AS part, p.value, p.unit, percent_of(p.value, t.value) AS percent
FROM v_figure AS p
JOIN v_figure AS t ON t.figure_key = p.part_of_figure_key
WHERE t.unit = p.unit AND t.report_year = 2023
ORDER BY t.organization_name, t.report_path, t.char_start, p.char_start
