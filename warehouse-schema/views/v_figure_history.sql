-- Figures of all report versions with the time in which each version was the current one: what was known on a date is
-- WHERE valid_from <= date AND (valid_to IS NULL OR valid_to > date).
-- Grain: one figure as printed in one report version.
CREATE OR REPLACE VIEW v_figure_history AS
SELECT
    f.figure_key,
    r.report_path,
    r.title AS report_title,
    r.report_kind,
    r.report_year,
    r.valid_from,
    r.valid_to,
    r.is_current,
    o.organization_name,
    g.region_code,
    g.region_name,
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
    f.stated_text,
    f.sentence,
    f.char_start,
    f.char_end,
    f.report_key,
    r.superseded_by_report_key
FROM fact_figure AS f
JOIN dim_report AS r ON r.report_key = f.report_key
JOIN dim_organization AS o ON o.organization_key = f.organization_key
JOIN dim_region AS g ON g.region_key = f.region_key
JOIN dim_period AS p ON p.period_key = f.period_key
JOIN dim_indicator AS i ON i.indicator_key = f.indicator_key
JOIN dim_unit AS u ON u.unit_key = f.unit_key;

COMMENT ON VIEW v_figure_history IS
    'Figures of all report versions with their validity. Grain: one figure as printed in one report version.';
COMMENT ON COLUMN v_figure_history.figure_key IS 'Key in fact_figure';
COMMENT ON COLUMN v_figure_history.report_path IS 'Path of the report in its source';
COMMENT ON COLUMN v_figure_history.report_title IS 'Title of the report';
COMMENT ON COLUMN v_figure_history.report_kind IS 'Kind of the report; empty where unknown';
COMMENT ON COLUMN v_figure_history.report_year IS 'Year that the report is about; NULL where unknown';
COMMENT ON COLUMN v_figure_history.valid_from IS 'Load time from which the version was known, UTC';
COMMENT ON COLUMN v_figure_history.valid_to IS 'Load time at which a newer version closed it, UTC; NULL while current';
COMMENT ON COLUMN v_figure_history.is_current IS 'Whether the version is the current one';
COMMENT ON COLUMN v_figure_history.organization_name IS 'Issuing body; empty where unknown';
COMMENT ON COLUMN v_figure_history.region_code IS 'Code of its division; NULL where unknown';
COMMENT ON COLUMN v_figure_history.region_name IS 'Name of its division; empty where unknown';
COMMENT ON COLUMN v_figure_history.year IS 'Year that the figure is about; NULL where unknown';
COMMENT ON COLUMN v_figure_history.period_type IS 'year, half_year, quarter, month, day, span or unknown';
COMMENT ON COLUMN v_figure_history.indicator_code IS 'Code in the catalogue; NULL outside it';
COMMENT ON COLUMN v_figure_history.indicator_name IS 'Name in the catalogue, else as stated';
COMMENT ON COLUMN v_figure_history.stated_indicator IS 'What is measured, in the report''s words';
COMMENT ON COLUMN v_figure_history.value IS 'Value in unit, scale words resolved';
COMMENT ON COLUMN v_figure_history.value_high IS 'Upper end of a range; NULL for all others';
COMMENT ON COLUMN v_figure_history.unit IS 'Unit without scale words; empty for a bare ratio';
COMMENT ON COLUMN v_figure_history.qualifier IS 'exact, about, over, under or range';
COMMENT ON COLUMN v_figure_history.kind IS 'level or change';
COMMENT ON COLUMN v_figure_history.status IS 'actual, target or plan';
COMMENT ON COLUMN v_figure_history.stated_text IS 'Exactly the characters that state it';
COMMENT ON COLUMN v_figure_history.sentence IS 'Sentence that holds it';
COMMENT ON COLUMN v_figure_history.char_start IS 'Position of its first character in report_text, in code points';
COMMENT ON COLUMN v_figure_history.char_end IS 'Position after its last character';
COMMENT ON COLUMN v_figure_history.report_key IS 'Key of the report version in dim_report';
COMMENT ON COLUMN v_figure_history.superseded_by_report_key IS 'Next newer version; 0 for a current one';
