-- error | a value of a year stands in conflict without a finding that shows the other value, or the reverse
-- Where a body's figures are corrected, these may stand elsewhere than printed.
SELECT a.organization_name, a.indicator_name, a.year, a.value, a.has_conflict
FROM agg_organization_year AS a
WHERE a.has_conflict <> EXISTS (
    FROM finding AS n
    JOIN fact_figure AS f USING (figure_key)
    JOIN dim_period AS p ON p.period_key = f.period_key
    WHERE n.rule_code = 'CONFLICTING_VALUES'
    AND f.organization_key = a.organization_key AND f.indicator_key = a.indicator_key AND p.year = a.year)
AND NOT EXISTS (
    FROM v_correction AS x
    JOIN fact_figure AS f USING (figure_key)
    WHERE x.outcome = 'applied' AND f.organization_key = a.organization_key)
