-- Puts what was made anew in the place of what was there. Grain: catalogued indicator, division and year.
-- Inputs: touched_indicator_year, touched_value.
DELETE FROM agg_indicator_year WHERE (indicator_key, year) IN (FROM touched_value);

INSERT INTO agg_indicator_year FROM touched_indicator_year;

-- Scratch that nobody reads any more takes no memory.
DROP VIEW touched_indicator_year;
DROP TABLE summed;
DROP TABLE spread;
DROP TABLE standing;
DROP TABLE speaker;

COMMENT ON TABLE agg_indicator_year IS
    'Indicators over divisions up to the nation. Grain: catalogued indicator, division and year.';
COMMENT ON COLUMN agg_indicator_year.region_key IS 'The division';
COMMENT ON COLUMN agg_indicator_year.region_code IS 'Its code; 100000 is the nation';
COMMENT ON COLUMN agg_indicator_year.region_name IS 'Its name';
COMMENT ON COLUMN agg_indicator_year.region_level IS 'nation, province, prefecture or county';
COMMENT ON COLUMN agg_indicator_year.indicator_key IS 'The indicator';
COMMENT ON COLUMN agg_indicator_year.indicator_code IS 'Its code';
COMMENT ON COLUMN agg_indicator_year.indicator_name IS 'Its name';
COMMENT ON COLUMN agg_indicator_year.unit_name IS 'Unit of the values: the indicator''s';
COMMENT ON COLUMN agg_indicator_year.year IS 'The year';
COMMENT ON COLUMN agg_indicator_year.own_value IS
    'What the body that speaks for the division itself states; NULL for none';
COMMENT ON COLUMN agg_indicator_year.children_total IS
    'Sum of the totals of the divisions directly below; NULL where none states it or the indicator is never added';
COMMENT ON COLUMN agg_indicator_year.total IS
    'own_value, else children_total; NULL where the indicator is never added (rates, standards)';
COMMENT ON COLUMN agg_indicator_year.total_source IS 'own or children; NULL where there is no total';
COMMENT ON COLUMN agg_indicator_year.divisions_stated IS
    'Divisions directly below in which, or below which, a value is stated; overlapping zones left out';
COMMENT ON COLUMN agg_indicator_year.divisions_existing IS 'Divisions directly below at the end of the year; overlapping zones left out';
COMMENT ON COLUMN agg_indicator_year.organizations IS
    'Bodies whose values mean, median, minimum and maximum are of: one per division, the division''s own and below';
COMMENT ON COLUMN agg_indicator_year.mean IS 'Arithmetic mean of these values, nine places, half up';
COMMENT ON COLUMN agg_indicator_year.median IS 'Their median, nine places, half up';
COMMENT ON COLUMN agg_indicator_year.minimum IS 'The least of them';
COMMENT ON COLUMN agg_indicator_year.maximum IS 'The greatest of them';
COMMENT ON COLUMN agg_indicator_year.previous_total IS
    'total of the year before, of whatever divisions; NULL where missing';
COMMENT ON COLUMN agg_indicator_year.change_pct IS
    'Change of total in percent of the absolute previous one, nine places, half up; NULL where that is missing or 0, '
    'or of other divisions, or other areas of them, than total';
COMMENT ON COLUMN agg_indicator_year.own_organization_key IS 'The body that states own_value; NULL for none';
COMMENT ON COLUMN agg_indicator_year.own_figure_key IS 'The figure of own_value, in fact_figure; NULL for none';
COMMENT ON COLUMN agg_indicator_year.parent_region_key IS
    'The division whose children_total counts it, the one directly above it at the end of the year; 0 for the nation, '
    'overlapping zones and divisions that did not exist then';
