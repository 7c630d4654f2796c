-- Grain: organisation, indicator and year: the one value that stands for the year, in the indicator's unit.
-- Inputs: year_candidate (place 1 speaks), region_year and the dimensions. Indicators outside the catalogue are here
-- too. A change is one of the same area: where the division was merged with another, or split, it is empty.
CREATE OR REPLACE TABLE agg_organization_year AS
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
LEFT JOIN region_year AS s ON s.region_key = g.region_key AND s.year = c.year - 1
ORDER BY c.year, g.region_code, c.organization_key, i.indicator_code, c.indicator_key;

COMMENT ON TABLE agg_organization_year IS
    'The one value that stands for the year. Grain: organisation, indicator and year.';
COMMENT ON COLUMN agg_organization_year.organization_key IS 'The body';
COMMENT ON COLUMN agg_organization_year.organization_name IS 'Its name';
COMMENT ON COLUMN agg_organization_year.region_key IS 'Its division; 0 where unknown';
COMMENT ON COLUMN agg_organization_year.region_code IS 'Code of the division; NULL where unknown';
COMMENT ON COLUMN agg_organization_year.region_name IS 'Name of the division; empty where unknown';
COMMENT ON COLUMN agg_organization_year.indicator_key IS 'The indicator';
COMMENT ON COLUMN agg_organization_year.indicator_code IS 'Code in the catalogue; NULL outside it';
COMMENT ON COLUMN agg_organization_year.indicator_name IS 'Name in the catalogue, else as stated';
COMMENT ON COLUMN agg_organization_year.unit_name IS 'Unit of the values: the indicator''s';
COMMENT ON COLUMN agg_organization_year.year IS 'The year';
COMMENT ON COLUMN agg_organization_year.value IS
    'The value of the year, rounded half up to nine places where converted';
COMMENT ON COLUMN agg_organization_year.figure_key IS 'The figure that it came from, in fact_figure';
COMMENT ON COLUMN agg_organization_year.figures_considered IS 'Figures that could have stood for the year';
COMMENT ON COLUMN agg_organization_year.has_conflict IS 'Whether figures of equal standing state different values';
COMMENT ON COLUMN agg_organization_year.is_corrected IS 'Whether corrections.csv decided it; the printed value is the figure''s';
COMMENT ON COLUMN agg_organization_year.previous_value IS 'Value of the year before; NULL where missing';
COMMENT ON COLUMN agg_organization_year.change IS 'value - previous_value; NULL where missing or of another area of the division';
COMMENT ON COLUMN agg_organization_year.change_pct IS
    'Change in percent of the absolute previous value, nine places, half up; NULL where change is or the previous value is '
    '0';
