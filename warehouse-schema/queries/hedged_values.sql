-- Which values of a year are not exact, and how are they hedged?
SELECT a.organization_name, a.indicator_name, a.value, v.value_high, a.unit_name AS unit, v.qualifier, v.sentence
FROM agg_organization_year AS a
JOIN v_figure AS v USING (figure_key)
WHERE a.year = 2023 AND v.qualifier <> 'exact'
ORDER BY v.qualifier, a.organization_name, v.report_path, v.char_start
