-- Where it was found what a report is, and what other places of it say.

CREATE TABLE report_evidence (
    report_key BIGINT NOT NULL,
    attribute  VARCHAR NOT NULL,
    value      VARCHAR NOT NULL,
    found_in   VARCHAR NOT NULL,
    is_used    BOOLEAN NOT NULL
);
COMMENT ON TABLE report_evidence IS
    'What places of a report say it is. Grain: an attribute, a value and a place of a report version.';
COMMENT ON COLUMN report_evidence.report_key IS 'The report version';
COMMENT ON COLUMN report_evidence.attribute IS
    'What is told, as in dim_report; joint_organization is a body that issued it together with its organization';
COMMENT ON COLUMN report_evidence.value IS
    'What the place says; of a region its code, of a body its name with its division';
COMMENT ON COLUMN report_evidence.found_in IS
    'The place, a word of checks/vocabulary.sql; kind of report: the body that alone issues reports of that kind';
COMMENT ON COLUMN report_evidence.is_used IS
    'Whether it was taken; others disagree with what was, or are namesakes between which nothing decides';
