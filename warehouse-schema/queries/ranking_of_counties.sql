-- Which counties state the most of an indicator in a year?
SELECT rank() OVER (ORDER BY total DESC) AS place, region_name, total, unit_name
FROM agg_indicator_year
WHERE indicator_code = 'marriage_registrations' AND region_level = 'county' AND year = 2023
ORDER BY place, region_code
