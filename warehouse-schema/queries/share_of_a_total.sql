-- What share of a division's total has each division directly below it, as they stood in that year?
SELECT p.region_name AS division, c.region_name AS part, c.total, p.total AS of_total, c.unit_name AS unit,
    percent_of(c.total, p.total) AS percent
FROM agg_indicator_year AS c
JOIN agg_indicator_year AS p
    ON p.region_key = c.parent_region_key AND p.indicator_key = c.indicator_key AND p.year = c.year
WHERE c.indicator_code = 'urban_dibao_persons' AND c.year = 2023
ORDER BY p.region_code, percent DESC, c.region_code
