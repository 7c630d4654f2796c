-- Which values of a past year does a later report state otherwise?
SELECT a.organization_name, a.indicator_name, a.year, a.value AS taken, v.value AS later_value, v.unit,
    v.report_year AS stated_for, v.sentence
FROM agg_organization_year AS a
JOIN fact_figure AS f ON f.figure_key = a.figure_key
JOIN v_figure AS v
    ON v.organization_name = a.organization_name AND v.region_code = a.region_code
    AND v.indicator_code = a.indicator_code AND v.year = a.year AND v.unit = a.unit_name
WHERE v.report_year > a.year AND v.kind = 'level' AND v.status = 'actual' AND v.period_type = 'year'
AND v.report_key <> f.report_key AND v.value <> a.value
ORDER BY a.organization_name, a.indicator_code, a.year, v.report_year, v.report_path, v.char_start
