-- Puts what was made anew in the place of what was there. Grain: organisation, indicator and year.
-- Inputs: touched_organization_year, touched_body.
DELETE FROM agg_organization_year WHERE organization_key IN (FROM touched_body);

INSERT INTO agg_organization_year
FROM touched_organization_year;

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
