-- Which values of a past year does a later report state otherwise? What rounding explains is left out.
SELECT n.organization_name, n.indicator_name, a.year, a.value AS taken, n.value AS later_value, n.unit,
    n.report_year AS stated_for, n.severity, n.sentence
FROM v_finding AS n
JOIN fact_figure AS f USING (figure_key)
JOIN dim_period AS p USING (period_key)
JOIN agg_organization_year AS a
    ON a.organization_key = f.organization_key AND a.indicator_key = f.indicator_key AND a.year = p.year
WHERE n.rule_code = 'RESTATED'
ORDER BY n.severity DESC, n.organization_name, n.indicator_code, a.year, n.report_year, n.report_path, n.char_start
