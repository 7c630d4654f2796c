-- info | another body of the division owns the indicator; this value is not added up
-- A body of a part of the division, as a town's government, states nothing of the division.
-- Grain: the value of a body, an indicator and a year.
-- Inputs: agg_organization_year, agg_indicator_year, dim_organization, organization_type, fact_figure.
SELECT
    CAST(a.figure_key AS VARCHAR) AS subject,
    f.report_key,
    a.figure_key,
    'info' AS severity,
    plain(w.own_value) AS expected,
    plain(a.value) AS actual,
    a.indicator_name || ' of ' || a.year || ' is taken from ' || o.organization_name || ', which owns the indicator'
        AS message
FROM agg_organization_year AS a
JOIN agg_indicator_year AS w USING (region_key, indicator_key, year)
JOIN dim_organization AS o ON o.organization_key = w.own_organization_key
JOIN fact_figure AS f ON f.figure_key = a.figure_key
JOIN dim_organization AS b ON b.organization_key = a.organization_key
LEFT JOIN organization_type AS t ON t.organization_type_code = b.organization_type
-- Only catalogued indicators have rows over divisions: what is outside need not be joined.
WHERE a.indicator_code IS NOT NULL AND w.own_organization_key <> a.organization_key AND t.is_of_part IS DISTINCT FROM true
