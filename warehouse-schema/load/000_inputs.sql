-- What the program fills before the other files of this folder run, besides the views shard_reports, shard_figures,
-- shard_excluded, shard_findings, shard_evidence and shard_quarantine over the shards: the run, its files and the
-- reference data. A planned file of action RETAIN tells nothing of its path: its content is one that no file holds any more.
CREATE TEMP TABLE run (
    load_key BIGINT, run_id VARCHAR, started_at TIMESTAMP, rules_version VARCHAR, reference_sha256 VARCHAR,
    program VARCHAR
);
CREATE TEMP TABLE planned_file (
    file_key BIGINT, source_code VARCHAR, source_position INTEGER, report_path VARCHAR, content_sha256 VARCHAR,
    size_bytes BIGINT, modified_at TIMESTAMP_NS, action VARCHAR, is_remapped BOOLEAN
);
CREATE TEMP TABLE run_source (source_code VARCHAR, retires BOOLEAN);
CREATE TEMP TABLE reference_unit AS SELECT * FROM dim_unit LIMIT 0;
CREATE TEMP TABLE reference_region AS SELECT * FROM dim_region LIMIT 0;
CREATE TEMP TABLE reference_indicator AS SELECT * FROM dim_indicator LIMIT 0;
CREATE TEMP TABLE reference_indicator_unit AS SELECT * FROM indicator_unit LIMIT 0;
CREATE TEMP TABLE reference_organization (organization_name VARCHAR);
CREATE TEMP TABLE reference_expected_report (
    organization_key BIGINT, organization_name VARCHAR, organization_type VARCHAR, region_key BIGINT,
    report_kind VARCHAR, year INTEGER
);
DELETE FROM region_history;
DELETE FROM report_kind;
DELETE FROM organization_type;
DELETE FROM organization_type_domain;
DELETE FROM indicator_alias;
DELETE FROM unit_spelling;
DELETE FROM exclusion_reason;
DELETE FROM quarantine_reason;
DELETE FROM quality_rule;
DELETE FROM correction;
DELETE FROM expected_report;
