-- Findings of the current report versions and those that are of no report, with the sentence that they object to.
-- Grain: one rule's objection to one figure or report.
CREATE OR REPLACE VIEW v_finding AS
SELECT
    n.finding_key,
    n.rule_code,
    n.severity,
    n.message,
    n.expected,
    n.actual,
    o.organization_name,
    r.report_year,
    r.report_path,
    r.title AS report_title,
    i.indicator_code,
    i.indicator_name,
    f.value,
    u.unit_name AS unit,
    f.stated_text,
    f.sentence,
    f.char_start,
    f.char_end,
    q.meaning,
    q.next_step,
    n.report_key,
    n.figure_key
FROM finding AS n
LEFT JOIN dim_report AS r ON r.report_key = n.report_key
LEFT JOIN dim_organization AS o ON o.organization_key = r.organization_key
LEFT JOIN fact_figure AS f ON f.figure_key = n.figure_key
LEFT JOIN dim_indicator AS i ON i.indicator_key = f.indicator_key
LEFT JOIN dim_unit AS u ON u.unit_key = f.unit_key
LEFT JOIN quality_rule AS q ON q.rule_code = n.rule_code
WHERE n.report_key = 0 OR r.is_current;

COMMENT ON VIEW v_finding IS
    'Findings of the current report versions with their sentence. Grain: one rule''s objection to a figure or report.';
COMMENT ON COLUMN v_finding.finding_key IS 'Key in finding';
COMMENT ON COLUMN v_finding.rule_code IS 'The rule, a code of quality_rule';
COMMENT ON COLUMN v_finding.severity IS 'error, warning or info';
COMMENT ON COLUMN v_finding.message IS 'One sentence for a person';
COMMENT ON COLUMN v_finding.expected IS 'What the rule expected';
COMMENT ON COLUMN v_finding.actual IS 'What it found';
COMMENT ON COLUMN v_finding.organization_name IS 'Issuing body of the report; empty where unknown';
COMMENT ON COLUMN v_finding.report_year IS 'Year that the report is about; NULL where unknown';
COMMENT ON COLUMN v_finding.report_path IS 'Path of the report in its source';
COMMENT ON COLUMN v_finding.report_title IS 'Title of the report';
COMMENT ON COLUMN v_finding.indicator_code IS
    'Indicator of the figure; NULL outside the catalogue and without a figure';
COMMENT ON COLUMN v_finding.indicator_name IS 'Name of the indicator; NULL where the report as a whole is meant';
COMMENT ON COLUMN v_finding.value IS 'Value of the figure; NULL where the report as a whole is meant';
COMMENT ON COLUMN v_finding.unit IS 'Unit of the figure; NULL where the report as a whole is meant';
COMMENT ON COLUMN v_finding.stated_text IS 'Characters of the figure; NULL where the report as a whole is meant';
COMMENT ON COLUMN v_finding.sentence IS 'Sentence of the figure; NULL where the report as a whole is meant';
COMMENT ON COLUMN v_finding.char_start IS
    'Position of the figure in report_text; NULL where the report as a whole is meant';
COMMENT ON COLUMN v_finding.char_end IS 'Position after the figure; NULL where the report as a whole is meant';
COMMENT ON COLUMN v_finding.meaning IS 'What the rule objects to';
COMMENT ON COLUMN v_finding.next_step IS 'What to do about it';
COMMENT ON COLUMN v_finding.report_key IS 'Key of the report version in dim_report';
COMMENT ON COLUMN v_finding.figure_key IS 'Key of the figure in fact_figure; 0 where the report as a whole is meant';
