-- How did an indicator develop in each district, one column a year?
SELECT region_code, region_name, unit_name AS unit,
    max(own_value) FILTER (year = 2021) AS "2021",
    max(own_value) FILTER (year = 2022) AS "2022",
    max(own_value) FILTER (year = 2023) AS "2023"
FROM agg_indicator_year
WHERE indicator_code = 'urban_dibao_persons' AND region_level = 'county'
GROUP BY ALL
ORDER BY region_code
