-- Which counties state the most of an indicator in a year? Rates and standards too, which have no total.
SELECT rank() OVER (ORDER BY own_value DESC) AS place, region_name, own_value AS value, unit_name AS unit
FROM agg_indicator_year
WHERE indicator_code = 'marriage_registrations' AND region_level = 'county' AND year = 2023
ORDER BY place, region_code
