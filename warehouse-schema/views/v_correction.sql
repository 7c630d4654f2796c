-- Each correction with the figure that it meets. Grain: a correction.
-- A correction is applied when one figure of the current version of a report answers to it and no other correction of
-- the same field does. Input: correction, dim_report (all versions), fact_figure.
CREATE OR REPLACE VIEW v_correction AS
WITH met AS (
    SELECT
        c.*,
        r.report_key,
        r.is_current,
        f.figure_key,
        count(f.figure_key) OVER (PARTITION BY c.content_sha256, c.char_start, c.stated_text, c.field) AS figures,
        count(*) OVER (PARTITION BY f.figure_key, c.field) AS corrections,
        f.value AS printed_value,
        f.stated_text AS printed_text
    FROM correction AS c
    LEFT JOIN dim_report AS r ON r.content_sha256 = c.content_sha256
    LEFT JOIN fact_figure AS f ON f.report_key = r.report_key
        AND (c.char_start IS NULL OR f.char_start = c.char_start)
        AND (c.stated_text = '' OR f.stated_text = c.stated_text)
)
SELECT
    CASE
        WHEN report_key IS NULL THEN 'no_report'
        WHEN NOT is_current THEN 'superseded'
        WHEN figures = 0 THEN 'no_figure'
        WHEN figures > 1 THEN 'several_figures'
        WHEN corrections > 1 THEN 'contradicted'
        ELSE 'applied'
    END AS outcome,
    content_sha256,
    char_start,
    stated_text,
    field,
    CASE WHEN figures = 1 THEN printed_text END AS printed_text,
    CASE WHEN figures = 1 THEN printed_value END AS printed_value,
    corrected_value,
    author,
    reason,
    coalesce(report_key, 0) AS report_key,
    CASE WHEN figures = 1 THEN figure_key ELSE 0 END AS figure_key
FROM met
QUALIFY row_number() OVER (PARTITION BY content_sha256, char_start, stated_text, field ORDER BY figure_key) = 1;

COMMENT ON VIEW v_correction IS
    'Corrections of corrections.csv with the figures that they meet. Grain: a field of a printed figure.';
COMMENT ON COLUMN v_correction.outcome IS
    'applied, or why not: no_report (no file of this content was loaded), superseded (a newer version of the report is '
    'current), no_figure, several_figures (more than one figure answers to it), contradicted (another correction of the '
    'same field)';
COMMENT ON COLUMN v_correction.content_sha256 IS 'SHA-256 of the file that states the figure';
COMMENT ON COLUMN v_correction.char_start IS 'Position that the correction gives; NULL for none';
COMMENT ON COLUMN v_correction.stated_text IS 'Characters that the correction gives; empty for none';
COMMENT ON COLUMN v_correction.field IS 'What is corrected';
COMMENT ON COLUMN v_correction.printed_text IS 'Characters of the figure; NULL where not exactly one answers to it';
COMMENT ON COLUMN v_correction.printed_value IS 'Its value as printed, in its unit; NULL likewise';
COMMENT ON COLUMN v_correction.corrected_value IS 'What holds instead, as text';
COMMENT ON COLUMN v_correction.author IS 'Who decided';
COMMENT ON COLUMN v_correction.reason IS 'Why';
COMMENT ON COLUMN v_correction.report_key IS 'The report version with this content; 0 for none';
COMMENT ON COLUMN v_correction.figure_key IS 'The figure in fact_figure; 0 where not exactly one answers to it';
