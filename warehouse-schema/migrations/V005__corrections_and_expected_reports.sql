-- What people know better: corrections of printed figures, and the reports that should be there.

CREATE TABLE correction (
    content_sha256  VARCHAR NOT NULL,
    char_start      INTEGER,
    stated_text     VARCHAR NOT NULL,
    field           VARCHAR NOT NULL,
    corrected_value VARCHAR NOT NULL,
    author          VARCHAR NOT NULL,
    reason          VARCHAR NOT NULL
);
COMMENT ON TABLE correction IS
    'Rows of corrections.csv at the last load. Grain: a field of a printed figure. v_correction tells what became of them.';
COMMENT ON COLUMN correction.content_sha256 IS 'SHA-256 of the file that states the figure';
COMMENT ON COLUMN correction.char_start IS
    'Position of the figure in report_text, in code points; NULL where stated_text alone tells it';
COMMENT ON COLUMN correction.stated_text IS 'Characters of the figure; empty where char_start alone tells it';
COMMENT ON COLUMN correction.field IS
    'What is corrected: value, unit, indicator_code, year, kind, status, or use (whether it may stand for the year)';
COMMENT ON COLUMN correction.corrected_value IS 'What holds instead, as text; a value in the figure''s unit';
COMMENT ON COLUMN correction.author IS 'Who decided';
COMMENT ON COLUMN correction.reason IS 'Why';

CREATE TABLE expected_report (
    organization_key BIGINT NOT NULL,
    report_kind      VARCHAR NOT NULL,
    year             INTEGER NOT NULL
);
COMMENT ON TABLE expected_report IS
    'Reports that should be there by expected.csv of the last load. Grain: organisation, kind of report and year.';
COMMENT ON COLUMN expected_report.organization_key IS 'The body';
COMMENT ON COLUMN expected_report.report_kind IS 'Code of report_kind';
COMMENT ON COLUMN expected_report.year IS 'Year that the report is about';
