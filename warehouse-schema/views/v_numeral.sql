-- Every numeral of every report version: the figures, and those that are none with the reason, each with the characters
-- at its place, so that who wonders why a number is no figure finds it.
-- Grain: a figure or an excluded numeral of a report version.
CREATE OR REPLACE VIEW v_numeral AS
SELECT report_key, char_start, char_end, numeral_text, figure_key, stated_text, reason_code FROM numerals_of_load(NULL);

COMMENT ON VIEW v_numeral IS
    'Every numeral of every report version, figure or not. Grain: a figure or an excluded numeral of a report version.';
COMMENT ON COLUMN v_numeral.report_key IS 'Key of the report version in dim_report';
COMMENT ON COLUMN v_numeral.char_start IS 'Position of its first character in report_text, in code points from 0';
COMMENT ON COLUMN v_numeral.char_end IS 'Position after its last character';
COMMENT ON COLUMN v_numeral.numeral_text IS
    'The characters of report_text at that place; NULL where the report has no text';
COMMENT ON COLUMN v_numeral.figure_key IS 'Key in fact_figure; 0 for a numeral that is no figure';
COMMENT ON COLUMN v_numeral.stated_text IS 'What fact_figure says they are; NULL for a numeral that is no figure';
COMMENT ON COLUMN v_numeral.reason_code IS 'Why it is no figure, a code of exclusion_reason; NULL for a figure';
