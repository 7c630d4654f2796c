-- What parts does a report name of a total, and what share is each?
SELECT t.organization_name, t.year, t.stated_indicator AS total_of, t.value AS total,
    p.stated_indicator AS part, p.value, round(100 * p.value / t.value, 2) AS percent
FROM v_figure AS p
JOIN v_figure AS t ON t.figure_key = p.part_of_figure_key
WHERE t.value <> 0 AND t.unit = p.unit
ORDER BY t.organization_name, t.year, t.char_start, p.char_start
