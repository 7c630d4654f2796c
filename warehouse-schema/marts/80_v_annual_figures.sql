-- What annual-figures-<year>.csv holds. Grain: one figure as printed in the current version of a report, of those whose
-- year is known. Inputs: v_figure, dim_report, and fact_figure for the total of a part.
CREATE OR REPLACE VIEW v_annual_figures AS
SELECT
    f.year,
    f.region_code,
    f.region_name,
    f.province_name,
    f.organization_name,
    f.indicator_code,
    f.indicator_name,
    f.stated_indicator,
    f.unit,
    f.value,
    f.value_high,
    f.qualifier,
    f.kind,
    f.status,
    f.is_baseline,
    f.period_type,
    f.starts_on,
    f.ends_on,
    f.stated_text,
    -- Not a join, whose table DuckDB would make of the year's figures with all their texts instead of the few totals.
    (
        SELECT t.stated_text
        FROM fact_figure AS t
        SEMI JOIN (SELECT part_of_figure_key AS figure_key FROM fact_figure WHERE part_of_figure_key <> 0) USING (figure_key)
        WHERE t.figure_key = f.part_of_figure_key
    ) AS part_of,
    f.sentence,
    f.section,
    f.table_no,
    f.row_no,
    f.column_no,
    f.report_title,
    f.report_kind,
    f.report_year,
    r.source_code,
    f.report_path,
    f.char_start,
    f.char_end,
    f.figure_key,
    nullif(f.part_of_figure_key, 0) AS part_of_figure_key
FROM v_figure AS f
JOIN dim_report AS r USING (report_key)
WHERE f.year IS NOT NULL;

COMMENT ON VIEW v_annual_figures IS
    'Every figure of the current report versions by the year that it is about. Grain: one figure as printed in one report.';
COMMENT ON COLUMN v_annual_figures.year IS 'The year that the figure is about';
COMMENT ON COLUMN v_annual_figures.region_code IS 'Code of the division; empty where unknown';
COMMENT ON COLUMN v_annual_figures.region_name IS 'Name of the division; empty where unknown';
COMMENT ON COLUMN v_annual_figures.province_name IS 'Province of the division; empty where unknown and for the nation';
COMMENT ON COLUMN v_annual_figures.organization_name IS 'The body that states it; empty where unknown';
COMMENT ON COLUMN v_annual_figures.indicator_code IS 'Code in the catalogue; empty outside it';
COMMENT ON COLUMN v_annual_figures.indicator_name IS 'Name in the catalogue, else as stated';
COMMENT ON COLUMN v_annual_figures.stated_indicator IS 'What is measured, in the report''s words';
COMMENT ON COLUMN v_annual_figures.unit IS 'Unit of the values without scale words; empty for a bare ratio';
COMMENT ON COLUMN v_annual_figures.value IS
    'The printed value in unit, scale words resolved; a change has the sign of its direction';
COMMENT ON COLUMN v_annual_figures.value_high IS 'Upper end of a range; empty for all others';
COMMENT ON COLUMN v_annual_figures.qualifier IS 'exact, about, over, under or range';
COMMENT ON COLUMN v_annual_figures.kind IS 'level (how much there is) or change (how much it moved)';
COMMENT ON COLUMN v_annual_figures.status IS 'actual, target or plan';
COMMENT ON COLUMN v_annual_figures.is_baseline IS 'Whether it is the start of a movement';
COMMENT ON COLUMN v_annual_figures.period_type IS 'year, half_year, quarter, month, day, span or unknown';
COMMENT ON COLUMN v_annual_figures.starts_on IS 'First day of the period; empty where unknown';
COMMENT ON COLUMN v_annual_figures.ends_on IS 'Last day of the period; empty where unknown';
COMMENT ON COLUMN v_annual_figures.stated_text IS 'Exactly the characters that state it';
COMMENT ON COLUMN v_annual_figures.part_of IS 'The characters that state the total of which it is a part; empty for none';
COMMENT ON COLUMN v_annual_figures.sentence IS 'Sentence that holds it';
COMMENT ON COLUMN v_annual_figures.section IS 'Headings above it, separated by " > "';
COMMENT ON COLUMN v_annual_figures.table_no IS 'Table of the report, from 1; 0 outside tables';
COMMENT ON COLUMN v_annual_figures.row_no IS 'Row of the cell, from 1; 0 outside tables';
COMMENT ON COLUMN v_annual_figures.column_no IS 'Column of the cell, from 1; 0 outside tables';
COMMENT ON COLUMN v_annual_figures.report_title IS 'Title of the report; empty where none was found';
COMMENT ON COLUMN v_annual_figures.report_kind IS 'Kind of the report; empty where unknown';
COMMENT ON COLUMN v_annual_figures.report_year IS 'Year that the report is about; empty where unknown';
COMMENT ON COLUMN v_annual_figures.source_code IS 'Source of the report';
COMMENT ON COLUMN v_annual_figures.report_path IS 'Path of the report in its source';
COMMENT ON COLUMN v_annual_figures.char_start IS 'Position of its first character in report_text, in code points from 0';
COMMENT ON COLUMN v_annual_figures.char_end IS 'Position after its last character';
COMMENT ON COLUMN v_annual_figures.figure_key IS 'Key in fact_figure';
COMMENT ON COLUMN v_annual_figures.part_of_figure_key IS 'figure_key of the total of which it is a part; empty for none';
