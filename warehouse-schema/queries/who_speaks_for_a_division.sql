-- Where two bodies of a division state the same indicator, whose value counts, and what does the other one say?
SELECT a.region_name, a.indicator_name, a.year, s.organization_name AS speaks, a.own_value AS value, a.unit_name AS unit,
    y.organization_name AS other_body, y.value AS other_value
FROM agg_indicator_year AS a
JOIN dim_organization AS s ON s.organization_key = a.own_organization_key
JOIN agg_organization_year AS y
    ON y.region_key = a.region_key AND y.indicator_key = a.indicator_key AND y.year = a.year
    AND y.organization_key <> a.own_organization_key
ORDER BY a.region_code, a.indicator_code, a.year, other_body
