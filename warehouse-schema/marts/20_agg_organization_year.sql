-- Grain: organisation, indicator and year: the one value that stands for the year, in the indicator's unit.
-- Inputs: year_candidate (place 1 speaks), touched_body, region_year and the dimensions. Indicators outside the catalogue are here
-- too. A change is one of the same area: where the division was merged with another, or split, it is empty.
CREATE OR REPLACE TEMP VIEW touched_organization_year AS
WITH considered AS (
    SELECT
        organization_key,
        indicator_key,
        year,
        count(*) AS figures_considered,
        count(DISTINCT value) FILTER (tier = 1) > 1 AS has_conflict
    FROM year_candidate
    GROUP BY ALL
), chosen AS (
    SELECT organization_key, indicator_key, year, value, figure_key, is_corrected FROM year_candidate WHERE place = 1
), compared AS (
    SELECT c.organization_key, c.indicator_key, c.year, b.value AS previous_value, c.value - b.value AS change,
        nano(c.value - b.value) AS change_nano, nano(abs(b.value)) AS previous_nano
    FROM chosen AS c
    JOIN chosen AS b
        ON b.organization_key = c.organization_key AND b.indicator_key = c.indicator_key AND b.year = c.year - 1
)
SELECT
    c.organization_key,
    o.organization_name,
    g.region_key,
    g.region_code,
    g.region_name,
    c.indicator_key,
    i.indicator_code,
    i.indicator_name,
    u.unit_name,
    c.year,
    c.value,
    c.figure_key,
    n.figures_considered,
    n.has_conflict,
    c.is_corrected,
    b.previous_value,
    CASE WHEN r.area_number IS NOT DISTINCT FROM s.area_number THEN b.change END AS change,
    CASE WHEN r.area_number IS NOT DISTINCT FROM s.area_number
        THEN percent_of_nano(b.change_nano, b.previous_nano) END AS change_pct
FROM chosen AS c
JOIN considered AS n USING (organization_key, indicator_key, year)
JOIN dim_organization AS o USING (organization_key)
JOIN dim_region AS g USING (region_key)
JOIN dim_indicator AS i USING (indicator_key)
JOIN dim_unit AS u USING (unit_key)
LEFT JOIN compared AS b USING (organization_key, indicator_key, year)
LEFT JOIN region_year AS r ON r.region_key = g.region_key AND r.year = c.year
LEFT JOIN region_year AS s ON s.region_key = g.region_key AND s.year = c.year - 1;

-- It is filled in the next file, in a transaction of its own: DuckDB 2.0.0.1 finds no row of a table with any
-- condition, until the next checkpoint, where one transaction created the table and filled it with many.
CREATE TABLE IF NOT EXISTS agg_organization_year AS FROM touched_organization_year LIMIT 0;
