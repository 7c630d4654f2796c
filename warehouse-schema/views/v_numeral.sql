-- Every numeral of every report version: the figures, and those that are none with the reason, each with the characters
-- at its place. The checks of lineage and cover read it, and so may who wonders why a number is no figure. The checks of one
-- load set the variable checked_load: then it is the numerals of that load's reports, whose texts alone are read.
-- A place is found by counting the characters before it, which in a text of millions takes as long as reading it: long
-- texts are cut into parts and these into stretches, one for every 1000 characters and of twice that length, so that a
-- numeral of up to 1000 characters lies in the one in which it begins. Texts of up to 5000 characters, as most are, are cut into
-- quarters; longer ones are not copied, as some thousands are held at a time. The way is from the nearer end.
-- Grain: a figure or an excluded numeral of a report version.
CREATE OR REPLACE VIEW v_numeral AS
WITH wanted AS (
    SELECT report_key FROM dim_report WHERE coalesce(load_key = getvariable('checked_load'), true)
), report AS (
    SELECT report_key, report_text, length(report_text) AS characters,
        CASE WHEN characters > 5000 THEN characters ELSE greatest(1, (characters + 3) // 4) END AS quarter
    FROM report_text SEMI JOIN wanted USING (report_key)
), quartered AS (
    SELECT
        report_key,
        characters,
        quarter,
        CASE WHEN quarter < characters THEN substr(report_text, 1, quarter) ELSE report_text END AS quarter_1,
        CASE WHEN quarter < characters THEN substr(report_text, quarter + 1, quarter) END AS quarter_2,
        CASE WHEN quarter < characters THEN substr(report_text, 2 * quarter + 1, quarter) END AS quarter_3,
        CASE WHEN quarter < characters THEN substr(report_text, 3 * quarter + 1) END AS quarter_4
    FROM report
), part AS (
    SELECT report_key, number, substr(report_text, number * 100000 + 1, 101000) AS part_text
    FROM (
        SELECT report_key, report_text, unnest(range((characters + 99999) // 100000)) AS number
        FROM report
        WHERE characters > 20000
    )
), stretch AS (
    SELECT report_key, number * 100 + place AS number, substr(part_text, place * 1000 + 1, 2000) AS stretch_text
    FROM (SELECT report_key, number, part_text, unnest(range(100)) AS place FROM part)
), numeral AS (
    SELECT report_key, char_start, char_end, figure_key, NULL AS reason_code, stated_text
    FROM fact_figure SEMI JOIN wanted USING (report_key)
    UNION ALL
    SELECT report_key, char_start, char_end, 0, reason_code, NULL
    FROM excluded_numeral SEMI JOIN wanted USING (report_key)
)
SELECT
    n.report_key,
    n.char_start,
    n.char_end,
    CASE
        WHEN s.stretch_text IS NOT NULL AND n.char_start >= 0 AND n.char_end - n.char_start <= 1000
            THEN substr(s.stretch_text, n.char_start % 1000 + 1, n.char_end - n.char_start)
        WHEN n.char_start >= r.characters AND n.char_end >= n.char_start THEN ''
        WHEN n.char_start BETWEEN 0 AND r.characters - 1 AND n.char_start // r.quarter = (n.char_end - 1) // r.quarter
            THEN substr(
                CASE n.char_start // r.quarter WHEN 0 THEN r.quarter_1 WHEN 1 THEN r.quarter_2 WHEN 2 THEN r.quarter_3
                    ELSE r.quarter_4 END,
                CASE WHEN n.char_start % r.quarter < r.quarter // 2 THEN n.char_start % r.quarter + 1
                    ELSE n.char_start - least(r.characters, (n.char_start // r.quarter + 1) * r.quarter) END,
                n.char_end - n.char_start)
        WHEN r.quarter < r.characters
            THEN substr(r.quarter_1 || r.quarter_2 || r.quarter_3 || r.quarter_4, n.char_start + 1, n.char_end - n.char_start)
        ELSE substr(r.quarter_1, n.char_start + 1, n.char_end - n.char_start)
    END AS numeral_text,
    n.figure_key,
    n.stated_text,
    n.reason_code
FROM numeral AS n
LEFT JOIN quartered AS r ON r.report_key = n.report_key
LEFT JOIN stretch AS s ON s.report_key = n.report_key AND s.number = n.char_start // 1000;

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
