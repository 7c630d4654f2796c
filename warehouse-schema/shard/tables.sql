-- What the shard of one partition holds, a Parquet file a table. file_key is the hash of source and path, so that rows
-- of the same report_key that came from two paths can be told apart; figures and findings carry their natural keys.
-- figure_count is the control total of a report: figures that were read, counted before they were written.
CREATE OR REPLACE TEMP TABLE reports (
    file_key BIGINT, report_key BIGINT, source_code VARCHAR, report_path VARCHAR, content_sha256 VARCHAR,
    file_format VARCHAR, title VARCHAR, organization_key BIGINT, organization_name VARCHAR, organization_type VARCHAR,
    region_key BIGINT, region_code VARCHAR, report_kind VARCHAR, report_year INTEGER, part_of_year VARCHAR, published_on DATE,
    modified_on DATE, is_correction BOOLEAN, source_name VARCHAR, source_url VARCHAR, document_number VARCHAR,
    metadata VARCHAR, report_text VARCHAR, layout VARCHAR, character_count BIGINT, figure_count BIGINT
);
CREATE OR REPLACE TEMP TABLE figures (
    file_key BIGINT, report_key BIGINT, figure_key BIGINT, part_of_figure_key BIGINT, period_key BIGINT,
    period_type VARCHAR, year INTEGER, starts_on DATE, ends_on DATE, indicator_key BIGINT, indicator_code VARCHAR,
    indicator_name VARCHAR, indicator_unit_key BIGINT, indicator_unit_name VARCHAR, unit_key BIGINT, unit_name VARCHAR,
    value DECIMAL(38,9), value_high DECIMAL(38,9), qualifier VARCHAR, kind VARCHAR, status VARCHAR,
    stated_text VARCHAR, stated_indicator VARCHAR, stated_unit VARCHAR, section VARCHAR, sentence VARCHAR,
    char_start INTEGER, char_end INTEGER, table_no INTEGER, row_no INTEGER, column_no INTEGER, is_baseline BOOLEAN,
    rule VARCHAR
);
CREATE OR REPLACE TEMP TABLE excluded (
    file_key BIGINT, report_key BIGINT, char_start INTEGER, char_end INTEGER, reason_code VARCHAR
);
CREATE OR REPLACE TEMP TABLE findings (
    file_key BIGINT, report_key BIGINT, finding_key BIGINT, figure_key BIGINT, rule_code VARCHAR, severity VARCHAR,
    expected VARCHAR, actual VARCHAR, message VARCHAR
);
CREATE OR REPLACE TEMP TABLE evidence (
    file_key BIGINT, report_key BIGINT, attribute VARCHAR, value VARCHAR, found_in VARCHAR, is_used BOOLEAN
);
CREATE OR REPLACE TEMP TABLE quarantine (
    file_key BIGINT, source_code VARCHAR, report_path VARCHAR, content_sha256 VARCHAR, stage VARCHAR,
    reason_code VARCHAR, message VARCHAR
);
