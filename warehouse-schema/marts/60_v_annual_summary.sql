-- What annual-summary-<year>.csv holds. Grain: organisation, indicator and year. Input: agg_organization_year, with the
-- sentence that states the value.
CREATE OR REPLACE VIEW v_annual_summary AS
SELECT
    a.year,
    a.region_code,
    a.region_name,
    a.organization_name,
    a.indicator_code,
    a.indicator_name,
    a.unit_name AS unit,
    a.value,
    a.previous_value,
    a.change,
    a.change_pct,
    a.figures_considered,
    a.has_conflict,
    a.is_corrected,
    f.stated_text,
    f.sentence,
    r.report_path,
    a.organization_key,
    a.indicator_key
FROM agg_organization_year AS a
JOIN fact_figure AS f USING (figure_key)
JOIN dim_report AS r USING (report_key);

COMMENT ON VIEW v_annual_summary IS
    'The value of each indicator and year by body, with its sentence. Grain: organisation, indicator and year.';
COMMENT ON COLUMN v_annual_summary.year IS 'The year';
COMMENT ON COLUMN v_annual_summary.region_code IS 'Code of the division; empty where unknown';
COMMENT ON COLUMN v_annual_summary.region_name IS 'Name of the division; empty where unknown';
COMMENT ON COLUMN v_annual_summary.organization_name IS 'The body that states it';
COMMENT ON COLUMN v_annual_summary.indicator_code IS 'Code in the catalogue; empty outside it';
COMMENT ON COLUMN v_annual_summary.indicator_name IS 'Name in the catalogue, else as stated';
COMMENT ON COLUMN v_annual_summary.unit IS 'Unit of the values; empty for a bare ratio';
COMMENT ON COLUMN v_annual_summary.value IS 'The value of the year';
COMMENT ON COLUMN v_annual_summary.previous_value IS 'Value of the year before; empty where missing';
COMMENT ON COLUMN v_annual_summary.change IS 'value - previous_value; empty where missing';
COMMENT ON COLUMN v_annual_summary.change_pct IS
    'Change in percent of the absolute previous value, nine places, half up; empty where missing or 0';
COMMENT ON COLUMN v_annual_summary.figures_considered IS 'Figures that could have stood for the year';
COMMENT ON COLUMN v_annual_summary.has_conflict IS 'Whether figures of equal standing state different values';
COMMENT ON COLUMN v_annual_summary.is_corrected IS 'Whether a correction replaced what is printed';
COMMENT ON COLUMN v_annual_summary.stated_text IS 'The characters that state the value';
COMMENT ON COLUMN v_annual_summary.sentence IS 'The sentence that states it';
COMMENT ON COLUMN v_annual_summary.report_path IS 'Path of the report in its source';
COMMENT ON COLUMN v_annual_summary.organization_key IS 'Key of the body in dim_organization';
COMMENT ON COLUMN v_annual_summary.indicator_key IS 'Key of the indicator in dim_indicator';
