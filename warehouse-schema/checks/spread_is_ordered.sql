-- error | mean or median lie outside of minimum and maximum, or these are of other bodies than state the indicator
WITH speaker AS (
    SELECT indicator_key, year, count(*) AS divisions, min(own_value) AS least, max(own_value) AS greatest
    FROM agg_indicator_year
    WHERE own_value IS NOT NULL
    GROUP BY ALL
)
SELECT a.region_name, a.indicator_name, a.year, a.organizations, a.minimum, a.median, a.mean, a.maximum
FROM agg_indicator_year AS a
LEFT JOIN speaker AS s USING (indicator_key, year)
WHERE a.organizations < 1
OR a.minimum > a.median OR a.median > a.maximum
OR a.minimum > a.mean OR a.mean > a.maximum
OR a.own_value NOT BETWEEN a.minimum AND a.maximum
OR (a.organizations = 1 AND a.minimum <> a.maximum)
OR s.divisions IS NULL OR a.organizations > s.divisions OR a.minimum < s.least OR a.maximum > s.greatest
