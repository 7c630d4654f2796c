-- Which changes in percent do reports state, and do the values of both years give the same? The widest apart first.
SELECT v.organization_name, v.year, v.indicator_name, v.value AS stated_percent,
    round(a.change_pct, 2) AS percent_of_the_values, a.previous_value, a.value, v.sentence
FROM v_figure AS v
JOIN agg_organization_year AS a
    ON a.organization_name = v.organization_name AND a.region_code = v.region_code
    AND a.indicator_code = v.indicator_code AND a.year = v.year
WHERE v.kind = 'change' AND v.unit = '%' AND v.status = 'actual' AND a.change_pct IS NOT NULL
ORDER BY abs(v.value - a.change_pct) DESC, v.organization_name, v.report_path, v.char_start
