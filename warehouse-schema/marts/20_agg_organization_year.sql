-- Grain: organisation, indicator and year: the one value that stands for the year, in the indicator's unit.
-- Inputs: year_candidate (place 1 speaks), touched_body, region_year and the dimensions. Indicators outside the catalogue are here
-- too. A change is one of the same area: where the division was merged with another, or split, it is empty.
CREATE OR REPLACE TEMP VIEW touched_organization_year AS
WITH chosen AS (
    SELECT
        organization_key,
        indicator_key,
        year,
        max(value) FILTER (place = 1) AS value,
        max(figure_key) FILTER (place = 1) AS figure_key,
        bool_or(is_corrected) FILTER (place = 1) AS is_corrected,
        count(*) AS figures_considered,
        min(value) FILTER (tier = 1) <> max(value) FILTER (tier = 1) AS has_conflict
    FROM year_candidate
    GROUP BY ALL
), before AS (
    SELECT organization_key, indicator_key, year + 1 AS year, value FROM chosen
), valued AS (
    SELECT c.*, b.value AS previous_value, c.value - b.value AS change, nano(c.value - b.value) AS change_nano,
        nano(abs(b.value)) AS previous_nano
    FROM chosen AS c LEFT JOIN before AS b USING (organization_key, indicator_key, year)
    ORDER BY year, organization_key, indicator_key
)

-- Names come last: the rows are many, and what is joined or sorted before carries them along. The order is one of storage,
-- so that rows of a year stand together; who wants an order asks for it.
SELECT
    v.organization_key,
    o.organization_name,
    g.region_key,
    g.region_code,
    g.region_name,
    v.indicator_key,
    i.indicator_code,
    i.indicator_name,
    u.unit_name,
    v.year,
    v.value,
    v.figure_key,
    v.figures_considered,
    v.has_conflict,
    v.is_corrected,
    v.previous_value,
    CASE WHEN r.area_number IS NOT DISTINCT FROM s.area_number THEN v.change END AS change,
    CASE WHEN r.area_number IS NOT DISTINCT FROM s.area_number
        THEN percent_of_nano(v.change_nano, v.previous_nano) END AS change_pct
FROM valued AS v
JOIN dim_organization AS o USING (organization_key)
JOIN dim_region AS g USING (region_key)
JOIN dim_indicator AS i USING (indicator_key)
JOIN dim_unit AS u USING (unit_key)
LEFT JOIN region_year AS r ON r.region_key = g.region_key AND r.year = v.year
LEFT JOIN region_year AS s ON s.region_key = g.region_key AND s.year = v.year - 1;

-- It is filled in the next file, in a transaction of its own: DuckDB 2.0.0.1 finds no row of a table with any
-- condition, until the next checkpoint, where one transaction created the table and filled it with many.
CREATE TABLE IF NOT EXISTS agg_organization_year AS FROM touched_organization_year LIMIT 0;
