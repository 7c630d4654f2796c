-- error | a rate or a standard has a total, although it does not add up
SELECT a.region_name, a.indicator_name, a.year, a.total
FROM agg_indicator_year AS a JOIN dim_indicator AS i USING (indicator_key)
WHERE (i.measure NOT IN ('stock', 'flow') OR i.aggregation <> 'sum')
AND (a.total IS NOT NULL OR a.children_total IS NOT NULL)
