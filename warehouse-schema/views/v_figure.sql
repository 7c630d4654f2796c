-- What analysts query: fact_figure of the current report versions, every dimension's names joined in.
-- Grain: one figure as printed in the current version of a report.
CREATE OR REPLACE VIEW v_figure AS
SELECT
    f.figure_key,
    r.report_path,
    r.title AS report_title,
    o.organization_name,
    g.region_code,
    g.region_name,
    g.province_name,
    p.year,
    p.period_type,
    i.indicator_code,
    i.indicator_name,
    f.stated_indicator,
    f.value,
    f.value_high,
    u.unit_name AS unit,
    f.qualifier,
    f.kind,
    f.status,
    f.part_of_figure_key,
    f.stated_text,
    f.sentence,
    f.section,
    f.char_start,
    f.char_end,
    f.report_key,
    r.report_kind,
    r.report_year,
    o.organization_type,
    g.region_level,
    g.prefecture_name,
    g.county_name,
    p.starts_on,
    p.ends_on,
    i.domain,
    i.measure,
    f.stated_unit,
    f.table_no,
    f.row_no,
    f.column_no,
    f.is_baseline,
    r.content_sha256
FROM fact_figure AS f
JOIN dim_report AS r ON r.report_key = f.report_key AND r.is_current
JOIN dim_organization AS o ON o.organization_key = f.organization_key
JOIN dim_region AS g ON g.region_key = f.region_key
JOIN dim_period AS p ON p.period_key = f.period_key
JOIN dim_indicator AS i ON i.indicator_key = f.indicator_key
JOIN dim_unit AS u ON u.unit_key = f.unit_key;

COMMENT ON VIEW v_figure IS
    'Figures of the current report versions with all names. Grain: one figure as printed in one report.';
COMMENT ON COLUMN v_figure.figure_key IS 'Key in fact_figure';
COMMENT ON COLUMN v_figure.report_path IS 'Path of the report in its source';
COMMENT ON COLUMN v_figure.report_title IS 'Title of the report; empty where none was found';
COMMENT ON COLUMN v_figure.organization_name IS 'Issuing body; empty where unknown';
COMMENT ON COLUMN v_figure.region_code IS 'GB/T 2260 code of its division; NULL where unknown';
COMMENT ON COLUMN v_figure.region_name IS 'Name of its division; empty where unknown';
COMMENT ON COLUMN v_figure.province_name IS 'Province of its division; NULL where unknown and for the nation';
COMMENT ON COLUMN v_figure.year IS 'Year that the figure is about; NULL where unknown';
COMMENT ON COLUMN v_figure.period_type IS 'year, half_year, quarter, month, day, span or unknown';
COMMENT ON COLUMN v_figure.indicator_code IS 'Code in the catalogue; NULL outside it';
COMMENT ON COLUMN v_figure.indicator_name IS 'Name in the catalogue, else as stated';
COMMENT ON COLUMN v_figure.stated_indicator IS 'What is measured, in the report''s words';
COMMENT ON COLUMN v_figure.value IS 'Value in unit, scale words resolved; a change has the sign of its direction';
COMMENT ON COLUMN v_figure.value_high IS 'Upper end of a range; NULL for all others';
COMMENT ON COLUMN v_figure.unit IS 'Unit without scale words; empty for a bare ratio';
COMMENT ON COLUMN v_figure.qualifier IS 'exact, about, over, under or range';
COMMENT ON COLUMN v_figure.kind IS 'level (how much there is) or change (how much it moved)';
COMMENT ON COLUMN v_figure.status IS 'actual, target or plan';
COMMENT ON COLUMN v_figure.part_of_figure_key IS 'figure_key of the total that it is a part of; 0 for none';
COMMENT ON COLUMN v_figure.stated_text IS 'Exactly the characters that state it';
COMMENT ON COLUMN v_figure.sentence IS 'Sentence that holds it';
COMMENT ON COLUMN v_figure.section IS 'Headings above it, separated by " > "';
COMMENT ON COLUMN v_figure.char_start IS 'Position of its first character in report_text, in code points from 0';
COMMENT ON COLUMN v_figure.char_end IS 'Position after its last character';
COMMENT ON COLUMN v_figure.report_key IS 'Key of the report version in dim_report';
COMMENT ON COLUMN v_figure.report_kind IS 'Kind of the report; empty where unknown';
COMMENT ON COLUMN v_figure.report_year IS 'Year that the report is about; NULL where unknown';
COMMENT ON COLUMN v_figure.organization_type IS 'Kind of the issuing body; empty where unknown';
COMMENT ON COLUMN v_figure.region_level IS 'nation, province, prefecture, county or unknown';
COMMENT ON COLUMN v_figure.prefecture_name IS 'Prefecture of the division; NULL where there is none';
COMMENT ON COLUMN v_figure.county_name IS 'County of the division; NULL above counties';
COMMENT ON COLUMN v_figure.starts_on IS 'First day of the period; NULL where unknown';
COMMENT ON COLUMN v_figure.ends_on IS 'Last day of the period; NULL where unknown';
COMMENT ON COLUMN v_figure.domain IS 'Field of work of the indicator; empty outside the catalogue';
COMMENT ON COLUMN v_figure.measure IS 'stock, flow, rate, standard; unknown outside the catalogue';
COMMENT ON COLUMN v_figure.stated_unit IS 'Unit as printed, scale word included';
COMMENT ON COLUMN v_figure.table_no IS 'Table of the report, from 1; 0 outside tables';
COMMENT ON COLUMN v_figure.row_no IS 'Row of the cell, from 1; 0 outside tables';
COMMENT ON COLUMN v_figure.column_no IS 'Column of the cell, from 1; 0 outside tables';
COMMENT ON COLUMN v_figure.is_baseline IS 'Whether it is the start of a movement';
COMMENT ON COLUMN v_figure.content_sha256 IS 'SHA-256 of the file that states it; a row of corrections.csv names it';
