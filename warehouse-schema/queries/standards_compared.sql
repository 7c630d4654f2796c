-- How far is each district's rate or standard from the mean and the median of all?
SELECT d.region_name, d.own_value AS value, d.unit_name AS unit, n.mean, n.median, d.own_value - n.median AS above_median,
    n.organizations AS of_bodies
FROM agg_indicator_year AS d
JOIN agg_indicator_year AS n
    ON n.indicator_key = d.indicator_key AND n.year = d.year AND n.region_level = 'nation'
WHERE d.indicator_code = 'urban_dibao_standard' AND d.year = 2023 AND d.region_level = 'county'
ORDER BY d.own_value DESC, d.region_code
