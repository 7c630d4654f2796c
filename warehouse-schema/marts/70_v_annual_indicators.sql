-- What annual-indicators-<year>.csv holds. Grain: indicator, division and year. Input: agg_indicator_year.
CREATE OR REPLACE VIEW v_annual_indicators AS
SELECT
    year,
    indicator_code,
    indicator_name,
    unit_name AS unit,
    region_code,
    region_name,
    region_level,
    total,
    total_source,
    own_value,
    children_total,
    divisions_stated,
    divisions_existing,
    organizations,
    mean,
    median,
    minimum,
    maximum,
    previous_total,
    change_pct
FROM agg_indicator_year;

COMMENT ON VIEW v_annual_indicators IS
    'Indicators over divisions up to the nation. Grain: catalogued indicator, division and year.';
COMMENT ON COLUMN v_annual_indicators.year IS 'The year';
COMMENT ON COLUMN v_annual_indicators.indicator_code IS 'Code in the catalogue';
COMMENT ON COLUMN v_annual_indicators.indicator_name IS 'Name in the catalogue';
COMMENT ON COLUMN v_annual_indicators.unit IS 'Unit of the values; empty for a bare ratio';
COMMENT ON COLUMN v_annual_indicators.region_code IS 'Code of the division; 100000 is the nation';
COMMENT ON COLUMN v_annual_indicators.region_name IS 'Name of the division';
COMMENT ON COLUMN v_annual_indicators.region_level IS 'nation, province, prefecture or county';
COMMENT ON COLUMN v_annual_indicators.total IS 'own_value, else children_total; empty for rates and standards';
COMMENT ON COLUMN v_annual_indicators.total_source IS 'own or children; empty where there is no total';
COMMENT ON COLUMN v_annual_indicators.own_value IS 'What the division''s own body states; empty for none';
COMMENT ON COLUMN v_annual_indicators.children_total IS 'Sum of the totals of the divisions directly below';
COMMENT ON COLUMN v_annual_indicators.divisions_stated IS
    'Divisions directly below that state it, or below which one does';
COMMENT ON COLUMN v_annual_indicators.divisions_existing IS 'Divisions directly below';
COMMENT ON COLUMN v_annual_indicators.organizations IS 'Bodies whose values the next four columns are of';
COMMENT ON COLUMN v_annual_indicators.mean IS 'Arithmetic mean, nine places, half up';
COMMENT ON COLUMN v_annual_indicators.median IS 'Median, nine places, half up';
COMMENT ON COLUMN v_annual_indicators.minimum IS 'Least value';
COMMENT ON COLUMN v_annual_indicators.maximum IS 'Greatest value';
COMMENT ON COLUMN v_annual_indicators.previous_total IS
    'total of the year before, of whatever divisions; empty where missing';
COMMENT ON COLUMN v_annual_indicators.change_pct IS
    'Change of total in percent of the absolute previous one, nine places, half up; empty where that is missing or 0, '
    'or of other divisions than total';
