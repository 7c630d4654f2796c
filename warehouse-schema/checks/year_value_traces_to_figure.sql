-- error | a value of agg_organization_year is not the figure that it names, turned into the indicator's unit
-- What is marked as corrected must have a correction that was applied.
-- Of a run: of the bodies whose values it made anew.
WITH value AS (
    FROM agg_organization_year
    WHERE is_checked_body(organization_key)
)
SELECT a.organization_name, a.indicator_name, a.year, a.value, f.value AS figure_value, f.unit_key
FROM value AS a
LEFT JOIN fact_figure AS f
    ON f.figure_key = a.figure_key AND f.organization_key = a.organization_key AND f.indicator_key = a.indicator_key
    AND f.kind = 'level' AND f.status = 'actual' AND NOT f.is_baseline
LEFT JOIN dim_report AS r ON r.report_key = f.report_key AND r.is_current
LEFT JOIN indicator_unit AS c ON c.indicator_key = f.indicator_key AND c.unit_key = f.unit_key
WHERE a.is_corrected AND NOT EXISTS (
    FROM v_correction AS x WHERE x.figure_key = a.figure_key AND x.outcome = 'applied')
OR NOT a.is_corrected AND (
    r.report_key IS NULL
    OR c.unit_key IS NULL
    OR (c.factor_numerator = c.factor_denominator AND a.value <> f.value))
