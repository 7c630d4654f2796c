-- error | a division's total is not its own value, else the sum of the totals directly below it in that year
WITH below AS (
    SELECT coalesce(h.parent_region_key, g.parent_region_key) AS region_key, a.indicator_key, a.year,
        sum(a.total) AS total
    FROM agg_indicator_year AS a
    JOIN dim_region AS g USING (region_key)
    LEFT JOIN region_history AS h ON h.region_key = a.region_key
        AND a.year BETWEEN coalesce(h.valid_from_year, a.year) AND coalesce(h.valid_to_year, a.year)
    WHERE NOT g.is_overlapping AND (h.region_key IS NOT NULL OR g.region_key NOT IN (SELECT region_key FROM region_history))
    GROUP BY ALL
)
SELECT a.region_name, a.indicator_name, a.year, a.own_value, a.children_total, a.total, b.total AS below
FROM agg_indicator_year AS a
JOIN dim_indicator AS i USING (indicator_key)
LEFT JOIN below AS b USING (region_key, indicator_key, year)
WHERE i.measure IN ('stock', 'flow') AND i.aggregation = 'sum'
AND (a.children_total IS DISTINCT FROM b.total OR a.total IS DISTINCT FROM coalesce(a.own_value, b.total))
