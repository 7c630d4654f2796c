-- Which districts moved up or down in the ranking of an indicator since the year before?
WITH ranked AS (
    SELECT year, region_key, region_code, region_name, own_value, unit_name,
        rank() OVER (PARTITION BY year ORDER BY own_value DESC) AS place
    FROM agg_indicator_year
    WHERE indicator_code = 'urban_dibao_persons' AND region_level = 'county'
)
SELECT now.place, before.place AS place_before, before.place - now.place AS places_won, now.region_name,
    now.own_value AS value, before.own_value AS value_before, now.unit_name AS unit
FROM ranked AS now
LEFT JOIN ranked AS before ON before.region_key = now.region_key AND before.year = now.year - 1
WHERE now.year = 2023
ORDER BY now.place, now.region_code
