-- Grain: division and year, of the years that have values or had some. Scratch, not kept.
-- Inputs: year_candidate, the published agg_organization_year, dim_region, region_history.
-- Where a division stood at the end of the year, and the number of its area. One that did not exist then, having ended or
-- not begun, is in no total above it: its area is counted by others. It keeps the area next to that year.
CREATE OR REPLACE TEMP TABLE region_year AS
SELECT
    g.region_key,
    y.year,
    g.region_level,
    g.is_overlapping,
    coalesce(h.parent_region_key, g.parent_region_key) AS parent_region_key,
    coalesce(h.area_number, 0) AS area_number,
    h.region_key IS NULL
        OR y.year BETWEEN coalesce(h.valid_from_year, y.year) AND coalesce(h.valid_to_year, y.year) AS is_existing
FROM dim_region AS g
CROSS JOIN (SELECT year FROM year_candidate UNION SELECT year FROM former.agg_organization_year) AS y
LEFT JOIN region_history AS h USING (region_key)
WHERE g.region_key <> 0
QUALIFY row_number() OVER (
    PARTITION BY g.region_key, y.year
    ORDER BY greatest(coalesce(h.valid_from_year, y.year) - y.year, y.year - coalesce(h.valid_to_year, y.year))) = 1;
