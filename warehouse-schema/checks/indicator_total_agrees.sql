-- error | a division's total is not its own value, else the sum of the totals directly below
WITH below AS (
    SELECT g.parent_region_key AS region_key, a.indicator_key, a.year, sum(a.total) AS total
    FROM agg_indicator_year AS a JOIN dim_region AS g USING (region_key)
    WHERE NOT g.is_overlapping
    GROUP BY ALL
)
SELECT a.region_name, a.indicator_name, a.year, a.own_value, a.children_total, a.total, b.total AS below
FROM agg_indicator_year AS a
JOIN dim_indicator AS i USING (indicator_key)
LEFT JOIN below AS b USING (region_key, indicator_key, year)
WHERE i.measure IN ('stock', 'flow') AND i.aggregation = 'sum'
AND (a.children_total IS DISTINCT FROM b.total OR a.total IS DISTINCT FROM coalesce(a.own_value, b.total))
