-- error | a division's own value is not the one that its body states for the year, or the body is of a part of the division
SELECT a.region_name, a.indicator_name, a.year, a.own_value, y.value
FROM agg_indicator_year AS a
LEFT JOIN agg_organization_year AS y
    ON y.organization_key = a.own_organization_key AND y.indicator_key = a.indicator_key AND y.year = a.year
WHERE a.own_value IS DISTINCT FROM y.value
OR a.own_figure_key IS DISTINCT FROM y.figure_key
OR (y.region_key IS NOT NULL AND y.region_key <> a.region_key)
OR a.own_organization_key IN (
    SELECT organization_key
    FROM dim_organization JOIN organization_type ON organization_type_code = organization_type
    WHERE is_of_part)
