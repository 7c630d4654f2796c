-- Which indicator names are not in the catalogue, the most frequent first?
SELECT indicator_name, unit, count(*) AS figures, count(DISTINCT organization_name) AS bodies
FROM v_figure
WHERE indicator_code IS NULL
GROUP BY ALL
ORDER BY figures DESC, indicator_name, unit
LIMIT 20
