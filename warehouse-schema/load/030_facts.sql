-- Reports and figures. What the same content had before, read by older rules, goes first; valid_from stays.
CREATE TEMP TABLE former_report AS
SELECT report_key, valid_from, valid_to FROM dim_report SEMI JOIN incoming USING (report_key);

-- What is compared with afterwards, to tell what was understood otherwise.
CREATE TEMP TABLE former_figure AS
SELECT figure_key, report_key, indicator_key, unit_key, value, value_high, qualifier, kind, status, period_key,
    organization_key, region_key, part_of_figure_key
FROM fact_figure SEMI JOIN former_report USING (report_key);

DELETE FROM dim_report WHERE report_key IN (SELECT report_key FROM incoming);
DELETE FROM report_text WHERE report_key IN (SELECT report_key FROM incoming);
DELETE FROM excluded_numeral WHERE report_key IN (SELECT report_key FROM incoming);
DELETE FROM fact_figure WHERE report_key IN (SELECT report_key FROM incoming);
DELETE FROM finding WHERE report_key IN (SELECT report_key FROM incoming);
DELETE FROM report_evidence WHERE report_key IN (SELECT report_key FROM incoming);

INSERT INTO dim_report
SELECT i.report_key, i.content_sha256, i.source_code, i.report_path, i.file_format, i.title, i.report_kind,
    i.report_year, i.organization_key, i.published_on, i.modified_on, i.is_correction, i.source_name, i.source_url,
    i.document_number, i.metadata, coalesce(f.valid_from, run.started_at), f.valid_to, true, 0, i.character_count,
    i.figure_count, run.rules_version, run.load_key,
    false, i.part_of_year
FROM incoming AS i
CROSS JOIN run
LEFT JOIN former_report AS f USING (report_key)
ORDER BY i.report_key;

-- In the order of the shards, which is nearly that of paths, in which reports are understood anew, too: a stretch of them is
-- read from few places. To sort the texts would take more memory than there is.
INSERT INTO report_text
SELECT r.report_key, r.report_text, r.layout
FROM shard_reports AS r SEMI JOIN incoming USING (file_key, report_key);

INSERT INTO excluded_numeral
SELECT e.report_key, e.char_start, e.char_end, e.reason_code
FROM shard_excluded AS e SEMI JOIN incoming USING (file_key, report_key)
ORDER BY e.report_key, e.char_start;

CREATE TEMP VIEW new_fact AS
SELECT f.figure_key, f.report_key, i.organization_key, i.region_key, f.period_key, f.indicator_key, f.unit_key,
    run.load_key, f.part_of_figure_key, f.value, f.value_high, f.qualifier, f.kind, f.status, f.stated_text,
    f.stated_indicator, f.stated_unit, f.section, f.sentence, f.char_start, f.char_end, f.table_no, f.row_no,
    f.column_no, f.is_baseline, f.rule, coalesce(f.indicator_code, '') <> '' AS is_catalogued, f.year
FROM incoming_figure AS f
JOIN incoming AS i USING (report_key)
CROSS JOIN run;

-- What queries ask for by its code stands together, year by year, so that they read little of the table.
INSERT INTO fact_figure
SELECT * EXCLUDE (is_catalogued, year) FROM new_fact WHERE is_catalogued
ORDER BY indicator_key, year, report_key, char_start;

-- The others stand report by report, as in the shards: to sort them, too, would take as long as to write them.
INSERT INTO fact_figure
SELECT * EXCLUDE (is_catalogued, year) FROM new_fact WHERE NOT is_catalogued;

INSERT INTO finding
SELECT n.finding_key, n.report_key, n.figure_key, n.rule_code, n.severity, n.expected, n.actual, n.message, run.load_key
FROM shard_findings AS n SEMI JOIN incoming USING (file_key, report_key)
CROSS JOIN run
ORDER BY n.report_key, n.finding_key;

INSERT INTO report_evidence
SELECT e.report_key, e.attribute, e.value, e.found_in, e.is_used
FROM shard_evidence AS e SEMI JOIN incoming USING (file_key, report_key)
ORDER BY e.report_key, e.attribute, NOT e.is_used, e.found_in, e.value;
