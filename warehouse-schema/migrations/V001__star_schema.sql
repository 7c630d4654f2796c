-- The star schema. Grain and meaning of every table and column stand in its comments, which the database keeps.
-- No foreign keys or indexes: keys are hashes of natural keys, and warehouse-schema/checks proves them on every load.

CREATE TABLE report_file (
    source_code      VARCHAR NOT NULL,
    source_position  INTEGER NOT NULL,
    report_path      VARCHAR NOT NULL,
    content_sha256   VARCHAR NOT NULL,
    size_bytes       BIGINT NOT NULL,
    modified_at      TIMESTAMP_NS,
    status           VARCHAR NOT NULL,
    report_key       BIGINT NOT NULL,
    rules_version    VARCHAR NOT NULL,
    first_seen_run   VARCHAR NOT NULL,
    last_seen_run    VARCHAR NOT NULL,
    last_changed_run VARCHAR NOT NULL
);
COMMENT ON TABLE report_file IS 'The inventory. Grain: a path in a source.';
COMMENT ON COLUMN report_file.source_code IS 'Code of the source in the job file';
COMMENT ON COLUMN report_file.source_position IS
    'Place of the source in the run that last saw the path, from 0; with the same bytes, the first one speaks';
COMMENT ON COLUMN report_file.report_path IS 'Path in the source, with / between names';
COMMENT ON COLUMN report_file.content_sha256 IS
    'SHA-256 of the bytes when last read, lower-case hexadecimal; empty for an ignored file that was never hashed';
COMMENT ON COLUMN report_file.size_bytes IS 'Size then';
COMMENT ON COLUMN report_file.modified_at IS 'Modification time of the file then, UTC';
COMMENT ON COLUMN report_file.status IS
    'loaded, duplicate (same bytes as another), superseded, quarantined, ignored or removed';
COMMENT ON COLUMN report_file.report_key IS 'The report that the path holds, or last held; 0 for none';
COMMENT ON COLUMN report_file.rules_version IS 'Version of the extraction rules that last read the content';
COMMENT ON COLUMN report_file.first_seen_run IS 'Run that first saw the path';
COMMENT ON COLUMN report_file.last_seen_run IS 'Run that last saw the path, or last saw that it is gone';
COMMENT ON COLUMN report_file.last_changed_run IS 'Run in which content or status of the path last changed';

CREATE TABLE quarantined_file (
    source_code    VARCHAR NOT NULL,
    report_path    VARCHAR NOT NULL,
    content_sha256 VARCHAR NOT NULL,
    stage          VARCHAR NOT NULL,
    reason_code    VARCHAR NOT NULL,
    message        VARCHAR NOT NULL,
    rules_version  VARCHAR NOT NULL,
    first_seen_at  TIMESTAMP NOT NULL,
    last_seen_at   TIMESTAMP NOT NULL,
    attempts       INTEGER NOT NULL
);
COMMENT ON TABLE quarantined_file IS 'Files that can not be used now, with the reason. Grain: a path in a source.';
COMMENT ON COLUMN quarantined_file.source_code IS 'Code of the source in the job file';
COMMENT ON COLUMN quarantined_file.report_path IS 'Path in the source';
COMMENT ON COLUMN quarantined_file.content_sha256 IS 'SHA-256 of the bytes that could not be used';
COMMENT ON COLUMN quarantined_file.stage IS 'Stage that gave up: document, figure or conform';
COMMENT ON COLUMN quarantined_file.reason_code IS 'Why, a code of quarantine_reason';
COMMENT ON COLUMN quarantined_file.message IS 'What was found, for a person';
COMMENT ON COLUMN quarantined_file.rules_version IS 'Version of the extraction rules that tried';
COMMENT ON COLUMN quarantined_file.first_seen_at IS 'Start of the run that first met these bytes at this path, UTC';
COMMENT ON COLUMN quarantined_file.last_seen_at IS 'Start of the run that last saw them, UTC';
COMMENT ON COLUMN quarantined_file.attempts IS 'How often these bytes were tried';

CREATE TABLE dim_load (
    load_key                BIGINT NOT NULL,
    run_id                  VARCHAR NOT NULL,
    started_at              TIMESTAMP NOT NULL,
    rules_version           VARCHAR NOT NULL,
    catalogue_sha256        VARCHAR NOT NULL,
    files_seen              BIGINT NOT NULL,
    files_loaded            BIGINT NOT NULL,
    files_duplicate         BIGINT NOT NULL,
    files_superseded        BIGINT NOT NULL,
    files_quarantined       BIGINT NOT NULL,
    files_ignored           BIGINT NOT NULL,
    files_removed           BIGINT NOT NULL,
    files_newly_quarantined BIGINT NOT NULL,
    reports_loaded          BIGINT NOT NULL,
    figures_loaded          BIGINT NOT NULL
);
COMMENT ON TABLE dim_load IS 'Audit dimension: the loads that changed the warehouse. Grain: a run.';
COMMENT ON COLUMN dim_load.load_key IS 'Surrogate key, hash of run_id';
COMMENT ON COLUMN dim_load.run_id IS 'Name of the run''s folder';
COMMENT ON COLUMN dim_load.started_at IS 'Start of the run, UTC; every time that the run wrote is this one';
COMMENT ON COLUMN dim_load.rules_version IS 'Version of the extraction rules';
COMMENT ON COLUMN dim_load.catalogue_sha256 IS 'Hash of the reference data in use';
COMMENT ON COLUMN dim_load.files_seen IS 'Files found: loaded + duplicate + superseded + quarantined + ignored';
COMMENT ON COLUMN dim_load.files_loaded IS
    'Of these, files whose report is the current version, this run''s and earlier runs''';
COMMENT ON COLUMN dim_load.files_duplicate IS 'Of these, files with the same bytes as another one';
COMMENT ON COLUMN dim_load.files_superseded IS 'Of these, files whose report has a newer version';
COMMENT ON COLUMN dim_load.files_quarantined IS 'Of these, files that could not be used';
COMMENT ON COLUMN dim_load.files_ignored IS 'Of these, files that the job leaves out';
COMMENT ON COLUMN dim_load.files_removed IS 'Files that an earlier run saw and that are gone';
COMMENT ON COLUMN dim_load.files_newly_quarantined IS
    'Files quarantined that were not quarantined with the same bytes before';
COMMENT ON COLUMN dim_load.reports_loaded IS 'Report versions that this run read';
COMMENT ON COLUMN dim_load.figures_loaded IS 'Figures that this run read';

CREATE TABLE dim_report (
    report_key               BIGINT NOT NULL,
    content_sha256           VARCHAR NOT NULL,
    source_code              VARCHAR NOT NULL,
    report_path              VARCHAR NOT NULL,
    file_format              VARCHAR NOT NULL,
    title                    VARCHAR NOT NULL,
    report_kind              VARCHAR NOT NULL,
    report_year              INTEGER,
    organization_key         BIGINT NOT NULL,
    published_on             DATE,
    modified_on              DATE,
    is_correction            BOOLEAN NOT NULL,
    source_name              VARCHAR NOT NULL,
    source_url               VARCHAR NOT NULL,
    document_number          VARCHAR NOT NULL,
    metadata                 VARCHAR NOT NULL,
    valid_from               TIMESTAMP NOT NULL,
    valid_to                 TIMESTAMP,
    is_current               BOOLEAN NOT NULL,
    superseded_by_report_key BIGINT NOT NULL,
    character_count          BIGINT NOT NULL,
    figure_count             BIGINT NOT NULL,
    rules_version            VARCHAR NOT NULL,
    load_key                 BIGINT NOT NULL
);
COMMENT ON TABLE dim_report IS
    'Reports, all versions. Grain: one content version of one report (the bytes of one file).';
COMMENT ON COLUMN dim_report.report_key IS 'Surrogate key, hash of content_sha256';
COMMENT ON COLUMN dim_report.content_sha256 IS 'SHA-256 of the file''s bytes, the natural key';
COMMENT ON COLUMN dim_report.source_code IS 'Source of report_path';
COMMENT ON COLUMN dim_report.report_path IS
    'First path that holds the content, by order of the sources, then of the paths';
COMMENT ON COLUMN dim_report.file_format IS 'txt, html or docx';
COMMENT ON COLUMN dim_report.title IS 'Title; empty where none was found';
COMMENT ON COLUMN dim_report.report_kind IS 'Code of report_kind; empty where unknown';
COMMENT ON COLUMN dim_report.report_year IS 'Year that the report is about; NULL where unknown';
COMMENT ON COLUMN dim_report.organization_key IS 'Issuing body; 0 where unknown';
COMMENT ON COLUMN dim_report.published_on IS 'Date of publication; NULL where none is stated';
COMMENT ON COLUMN dim_report.modified_on IS
    'The document''s own modification date, never the file''s; NULL where none is stated';
COMMENT ON COLUMN dim_report.is_correction IS 'Whether title or name say that it corrects an earlier one';
COMMENT ON COLUMN dim_report.source_name IS 'Site or body that published it; empty where unknown';
COMMENT ON COLUMN dim_report.source_url IS 'Address of the page; empty where unknown';
COMMENT ON COLUMN dim_report.document_number IS 'Document number; empty where none is stated';
COMMENT ON COLUMN dim_report.metadata IS
    'Every named value that the file states about itself, a JSON object in the order of the file';
COMMENT ON COLUMN dim_report.valid_from IS 'Load time from which this version was known, UTC';
COMMENT ON COLUMN dim_report.valid_to IS 'Load time at which a newer version closed it, UTC; NULL while it is current';
COMMENT ON COLUMN dim_report.is_current IS 'Whether no newer version of the report is known';
COMMENT ON COLUMN dim_report.superseded_by_report_key IS 'The next newer version; 0 for a current one';
COMMENT ON COLUMN dim_report.character_count IS 'Length of report_text in code points';
COMMENT ON COLUMN dim_report.figure_count IS 'Figures of this version in fact_figure';
COMMENT ON COLUMN dim_report.rules_version IS 'Version of the extraction rules that read it';
COMMENT ON COLUMN dim_report.load_key IS 'The run that read it';

CREATE TABLE report_text (
    report_key  BIGINT NOT NULL,
    report_text VARCHAR NOT NULL
);
COMMENT ON TABLE report_text IS 'What offsets point into. Grain: a report version.';
COMMENT ON COLUMN report_text.report_key IS 'The report version';
COMMENT ON COLUMN report_text.report_text IS
    'Whole text in reading order; positions are code points of it, from 0, half open';

CREATE TABLE excluded_numeral (
    report_key  BIGINT NOT NULL,
    char_start  INTEGER NOT NULL,
    char_end    INTEGER NOT NULL,
    reason_code VARCHAR NOT NULL
);
COMMENT ON TABLE excluded_numeral IS
    'Numerals that are no figure; with the figures they cover every numeral. Grain: a numeral of a report version.';
COMMENT ON COLUMN excluded_numeral.report_key IS 'The report version';
COMMENT ON COLUMN excluded_numeral.char_start IS 'Position of its first character in report_text, in code points';
COMMENT ON COLUMN excluded_numeral.char_end IS 'Position after its last character';
COMMENT ON COLUMN excluded_numeral.reason_code IS 'Why it is no figure, a code of exclusion_reason';

CREATE TABLE dim_organization (
    organization_key  BIGINT NOT NULL,
    organization_name VARCHAR NOT NULL,
    organization_type VARCHAR NOT NULL,
    region_key        BIGINT NOT NULL
);
COMMENT ON TABLE dim_organization IS 'Issuing bodies. Grain: a body of a division by name. Member 0 is not stated.';
COMMENT ON COLUMN dim_organization.organization_key IS 'Surrogate key, hash of division code and name';
COMMENT ON COLUMN dim_organization.organization_name IS 'Full name with its division';
COMMENT ON COLUMN dim_organization.organization_type IS 'Code of organization_type; empty where unknown';
COMMENT ON COLUMN dim_organization.region_key IS 'Division that it works for; 0 where unknown';

CREATE TABLE dim_region (
    region_key           BIGINT NOT NULL,
    region_code          VARCHAR,
    region_name          VARCHAR NOT NULL,
    short_name           VARCHAR NOT NULL,
    region_level         VARCHAR NOT NULL,
    province_name        VARCHAR,
    prefecture_name      VARCHAR,
    county_name          VARCHAR,
    parent_region_key    BIGINT NOT NULL,
    is_overlapping             BOOLEAN NOT NULL,
    former_names         VARCHAR,
    valid_from_year      INTEGER,
    valid_to_year        INTEGER,
    successor_region_key BIGINT NOT NULL,
    source               VARCHAR NOT NULL,
    is_listed            BOOLEAN NOT NULL
);
COMMENT ON TABLE dim_region IS
    'Administrative divisions (GB/T 2260), the nation (100000) at the top. Grain: a division. Member 0 is not stated.';
COMMENT ON COLUMN dim_region.region_key IS 'Surrogate key, hash of region_code';
COMMENT ON COLUMN dim_region.region_code IS 'Six-digit code; NULL for member 0';
COMMENT ON COLUMN dim_region.region_name IS 'Full name';
COMMENT ON COLUMN dim_region.short_name IS 'Name without the division above it';
COMMENT ON COLUMN dim_region.region_level IS
    'nation, province, prefecture or county; unknown for member 0 and for codes that the reference data lack';
COMMENT ON COLUMN dim_region.province_name IS 'Province that it is or lies in; NULL for the nation';
COMMENT ON COLUMN dim_region.prefecture_name IS 'Prefecture that it is or lies in; NULL where there is none';
COMMENT ON COLUMN dim_region.county_name IS 'County that it is; NULL for the levels above';
COMMENT ON COLUMN dim_region.parent_region_key IS 'Division directly above; 0 for the nation';
COMMENT ON COLUMN dim_region.is_overlapping IS
    'Whether it is a zone that overlaps counties and is never added up with them';
COMMENT ON COLUMN dim_region.former_names IS 'Earlier names, separated by |; NULL where none is recorded';
COMMENT ON COLUMN dim_region.valid_from_year IS 'First year of the division under this name; NULL where not recorded';
COMMENT ON COLUMN dim_region.valid_to_year IS 'Last year; NULL while it exists';
COMMENT ON COLUMN dim_region.successor_region_key IS 'Division that took it over; 0 for none';
COMMENT ON COLUMN dim_region.source IS 'Origin of the row';
COMMENT ON COLUMN dim_region.is_listed IS 'Whether the reference data of the last load hold it';

CREATE TABLE dim_unit (
    unit_key           BIGINT NOT NULL,
    unit_name          VARCHAR NOT NULL,
    dimension          VARCHAR NOT NULL,
    base_unit          VARCHAR NOT NULL,
    factor_numerator   BIGINT NOT NULL,
    factor_denominator BIGINT NOT NULL,
    is_listed          BOOLEAN NOT NULL
);
COMMENT ON TABLE dim_unit IS
    'Units. Grain: a unit by its canonical name. Member 0 is the bare ratio, or not stated: its name is empty.';
COMMENT ON COLUMN dim_unit.unit_key IS 'Surrogate key, hash of unit_name';
COMMENT ON COLUMN dim_unit.unit_name IS 'Canonical name without scale words';
COMMENT ON COLUMN dim_unit.dimension IS 'What it measures: count, money, ratio, length …';
COMMENT ON COLUMN dim_unit.base_unit IS 'Unit in which figures of the dimension are compared';
COMMENT ON COLUMN dim_unit.factor_numerator IS 'One unit is factor_numerator / factor_denominator base units, exactly';
COMMENT ON COLUMN dim_unit.factor_denominator IS 'See factor_numerator';
COMMENT ON COLUMN dim_unit.is_listed IS 'Whether the reference data of the last load hold it';

CREATE TABLE dim_indicator (
    indicator_key  BIGINT NOT NULL,
    indicator_code VARCHAR,
    indicator_name VARCHAR NOT NULL,
    name_en        VARCHAR NOT NULL,
    domain         VARCHAR NOT NULL,
    measure        VARCHAR NOT NULL,
    aggregation    VARCHAR NOT NULL,
    unit_key       BIGINT NOT NULL,
    is_catalogued  BOOLEAN NOT NULL
);
COMMENT ON TABLE dim_indicator IS 'What is measured. Grain: an indicator in one unit. Member 0 is not stated.';
COMMENT ON COLUMN dim_indicator.indicator_key IS
    'Surrogate key, hash of indicator_code, or of name and unit outside the catalogue';
COMMENT ON COLUMN dim_indicator.indicator_code IS 'Code in the catalogue; NULL outside it';
COMMENT ON COLUMN dim_indicator.indicator_name IS 'The catalogue''s name, else as reports state it';
COMMENT ON COLUMN dim_indicator.name_en IS 'English name; empty outside the catalogue';
COMMENT ON COLUMN dim_indicator.domain IS 'Field of work; empty outside the catalogue';
COMMENT ON COLUMN dim_indicator.measure IS 'stock, flow, rate or standard; unknown outside the catalogue';
COMMENT ON COLUMN dim_indicator.aggregation IS 'How divisions combine: sum, mean or none';
COMMENT ON COLUMN dim_indicator.unit_key IS 'Unit in which its values of a year are given';
COMMENT ON COLUMN dim_indicator.is_catalogued IS 'Whether the catalogue of the last load holds it';

CREATE TABLE indicator_unit (
    indicator_key      BIGINT NOT NULL,
    unit_key           BIGINT NOT NULL,
    factor_numerator   BIGINT NOT NULL,
    factor_denominator BIGINT NOT NULL
);
COMMENT ON TABLE indicator_unit IS
    'Bridge: units in which reports may state an indicator, as exact fractions of its own. Grain: indicator and unit.';
COMMENT ON COLUMN indicator_unit.indicator_key IS 'The indicator';
COMMENT ON COLUMN indicator_unit.unit_key IS
    'Its own unit, a counter that counts the same thing, or a unit of the same base unit';
COMMENT ON COLUMN indicator_unit.factor_numerator IS
    'One unit_key is factor_numerator / factor_denominator of the indicator''s unit';
COMMENT ON COLUMN indicator_unit.factor_denominator IS 'See factor_numerator';

CREATE TABLE dim_period (
    period_key  BIGINT NOT NULL,
    period_type VARCHAR NOT NULL,
    year        INTEGER,
    starts_on   DATE,
    ends_on     DATE
);
COMMENT ON TABLE dim_period IS
    'Times that figures are about. Grain: a period by type and days. Member 0 is not stated.';
COMMENT ON COLUMN dim_period.period_key IS 'Surrogate key, hash of type and days';
COMMENT ON COLUMN dim_period.period_type IS 'year, half_year, quarter, month, day, span or unknown';
COMMENT ON COLUMN dim_period.year IS
    'Year that figures of the period count for: the one in which it ends; NULL where unknown';
COMMENT ON COLUMN dim_period.starts_on IS 'First day; NULL where unknown';
COMMENT ON COLUMN dim_period.ends_on IS 'Last day; NULL where unknown';

CREATE TABLE fact_figure (
    figure_key         BIGINT NOT NULL,
    report_key         BIGINT NOT NULL,
    organization_key   BIGINT NOT NULL,
    region_key         BIGINT NOT NULL,
    period_key         BIGINT NOT NULL,
    indicator_key      BIGINT NOT NULL,
    unit_key           BIGINT NOT NULL,
    load_key           BIGINT NOT NULL,
    part_of_figure_key BIGINT NOT NULL,
    value              DECIMAL(38,9) NOT NULL,
    value_high         DECIMAL(38,9),
    qualifier          VARCHAR NOT NULL,
    kind               VARCHAR NOT NULL,
    status             VARCHAR NOT NULL,
    stated_text        VARCHAR NOT NULL,
    stated_indicator   VARCHAR NOT NULL,
    stated_unit        VARCHAR NOT NULL,
    section            VARCHAR NOT NULL,
    sentence           VARCHAR NOT NULL,
    char_start         INTEGER NOT NULL,
    char_end           INTEGER NOT NULL,
    table_no           INTEGER NOT NULL,
    row_no             INTEGER NOT NULL,
    column_no          INTEGER NOT NULL,
    is_baseline        BOOLEAN NOT NULL,
    rule               VARCHAR NOT NULL
);
COMMENT ON TABLE fact_figure IS 'Figures. Grain: one figure as printed in one report version.';
COMMENT ON COLUMN fact_figure.figure_key IS 'Surrogate key, hash of report_key, char_start and char_end';
COMMENT ON COLUMN fact_figure.report_key IS 'The report version that prints it';
COMMENT ON COLUMN fact_figure.organization_key IS 'Issuing body of the report; 0 where unknown';
COMMENT ON COLUMN fact_figure.region_key IS 'Division of that body; 0 where unknown';
COMMENT ON COLUMN fact_figure.period_key IS 'Time that the figure is about; 0 where unknown';
COMMENT ON COLUMN fact_figure.indicator_key IS 'What is measured; for a change the indicator of the level that moved';
COMMENT ON COLUMN fact_figure.unit_key IS 'Unit of value';
COMMENT ON COLUMN fact_figure.load_key IS 'The run that read it';
COMMENT ON COLUMN fact_figure.part_of_figure_key IS 'The total that it is stated to be a part of; 0 for none';
COMMENT ON COLUMN fact_figure.value IS
    'Value without scale word: 8578.24万元 is 85782400; a change has the sign of its direction';
COMMENT ON COLUMN fact_figure.value_high IS 'Upper end of a range; NULL for all others';
COMMENT ON COLUMN fact_figure.qualifier IS 'exact, about, over, under or range';
COMMENT ON COLUMN fact_figure.kind IS 'level (how much there is) or change (how much it moved)';
COMMENT ON COLUMN fact_figure.status IS 'actual, target (required) or plan (announced)';
COMMENT ON COLUMN fact_figure.stated_text IS 'Exactly the characters [char_start, char_end) of report_text';
COMMENT ON COLUMN fact_figure.stated_indicator IS 'What is measured, in the report''s words';
COMMENT ON COLUMN fact_figure.stated_unit IS 'Unit as printed, scale word included';
COMMENT ON COLUMN fact_figure.section IS 'Headings above the place, separated by " > "; empty where there are none';
COMMENT ON COLUMN fact_figure.sentence IS 'Sentence that holds the figure';
COMMENT ON COLUMN fact_figure.char_start IS 'Position of its first character in report_text, in code points from 0';
COMMENT ON COLUMN fact_figure.char_end IS 'Position after its last character';
COMMENT ON COLUMN fact_figure.table_no IS 'Table of the report, from 1; 0 outside tables';
COMMENT ON COLUMN fact_figure.row_no IS 'Row of the cell, from 1; 0 outside tables';
COMMENT ON COLUMN fact_figure.column_no IS 'Column of the cell, from 1; 0 outside tables';
COMMENT ON COLUMN fact_figure.is_baseline IS 'Whether it is the start of a movement: the 1.16 of 由1.16缩小至1.15';
COMMENT ON COLUMN fact_figure.rule IS 'Code of the rule that named what is measured';

CREATE TABLE finding (
    finding_key BIGINT NOT NULL,
    report_key  BIGINT NOT NULL,
    figure_key  BIGINT NOT NULL,
    rule_code   VARCHAR NOT NULL,
    severity    VARCHAR NOT NULL,
    expected    VARCHAR NOT NULL,
    actual      VARCHAR NOT NULL,
    message     VARCHAR NOT NULL,
    load_key    BIGINT NOT NULL
);
COMMENT ON TABLE finding IS 'Objections of quality rules. Grain: one rule''s objection to one figure or report.';
COMMENT ON COLUMN finding.finding_key IS 'Surrogate key, hash of report, figure, rule and running number';
COMMENT ON COLUMN finding.report_key IS 'The report version';
COMMENT ON COLUMN finding.figure_key IS 'The figure; 0 where the report as a whole is meant';
COMMENT ON COLUMN finding.rule_code IS 'The rule, a code of quality_rule';
COMMENT ON COLUMN finding.severity IS 'error, warning or info';
COMMENT ON COLUMN finding.expected IS 'What the rule expected';
COMMENT ON COLUMN finding.actual IS 'What it found';
COMMENT ON COLUMN finding.message IS 'One sentence for a person';
COMMENT ON COLUMN finding.load_key IS 'The run that read the report';

CREATE TABLE report_kind (
    report_kind_code VARCHAR NOT NULL,
    report_kind_name VARCHAR NOT NULL,
    rank             INTEGER NOT NULL
);
COMMENT ON TABLE report_kind IS 'Kinds of reports. Grain: a kind.';
COMMENT ON COLUMN report_kind.report_kind_code IS 'Code';
COMMENT ON COLUMN report_kind.report_kind_name IS 'Chinese name';
COMMENT ON COLUMN report_kind.rank IS 'Which report of a body speaks for the year, lowest first';

CREATE TABLE organization_type (
    organization_type_code VARCHAR NOT NULL,
    organization_type_name VARCHAR NOT NULL,
    rank                   INTEGER NOT NULL
);
COMMENT ON TABLE organization_type IS 'Kinds of issuing bodies. Grain: a kind.';
COMMENT ON COLUMN organization_type.organization_type_code IS 'Code';
COMMENT ON COLUMN organization_type.organization_type_name IS 'Chinese name';
COMMENT ON COLUMN organization_type.rank IS 'Order among bodies that own an indicator''s domain alike, lowest first';

CREATE TABLE organization_type_domain (
    organization_type_code VARCHAR NOT NULL,
    domain                 VARCHAR NOT NULL
);
COMMENT ON TABLE organization_type_domain IS
    'Bridge: of several bodies, the owner of the field of work speaks. Grain: kind of body and domain.';
COMMENT ON COLUMN organization_type_domain.organization_type_code IS 'Kind of body';
COMMENT ON COLUMN organization_type_domain.domain IS 'Field of work, as in dim_indicator';

CREATE TABLE indicator_alias (
    indicator_key BIGINT NOT NULL,
    alias         VARCHAR NOT NULL
);
COMMENT ON TABLE indicator_alias IS
    'Other names by which reports state a catalogued indicator. Grain: indicator and name.';
COMMENT ON COLUMN indicator_alias.indicator_key IS 'The indicator';
COMMENT ON COLUMN indicator_alias.alias IS 'The name';

CREATE TABLE unit_spelling (
    unit_key BIGINT NOT NULL,
    spelling VARCHAR NOT NULL
);
COMMENT ON TABLE unit_spelling IS 'Other ways in which reports write a unit. Grain: unit and spelling.';
COMMENT ON COLUMN unit_spelling.unit_key IS 'The unit';
COMMENT ON COLUMN unit_spelling.spelling IS 'The spelling';

CREATE TABLE exclusion_reason (
    reason_code VARCHAR NOT NULL,
    meaning     VARCHAR NOT NULL,
    next_step   VARCHAR NOT NULL
);
COMMENT ON TABLE exclusion_reason IS 'Why a numeral is no figure. Grain: a reason.';
COMMENT ON COLUMN exclusion_reason.reason_code IS 'Code';
COMMENT ON COLUMN exclusion_reason.meaning IS 'What it means';
COMMENT ON COLUMN exclusion_reason.next_step IS 'What to do about it; empty where nothing is to be done';

CREATE TABLE quarantine_reason (
    reason_code VARCHAR NOT NULL,
    meaning     VARCHAR NOT NULL,
    next_step   VARCHAR NOT NULL
);
COMMENT ON TABLE quarantine_reason IS 'Why a file could not be used. Grain: a reason.';
COMMENT ON COLUMN quarantine_reason.reason_code IS 'Code';
COMMENT ON COLUMN quarantine_reason.meaning IS 'What it means';
COMMENT ON COLUMN quarantine_reason.next_step IS 'What to do about it; empty where nothing is to be done';

CREATE TABLE quality_rule (
    rule_code VARCHAR NOT NULL,
    meaning   VARCHAR NOT NULL,
    next_step VARCHAR NOT NULL
);
COMMENT ON TABLE quality_rule IS 'What a finding may object to. Grain: a rule.';
COMMENT ON COLUMN quality_rule.rule_code IS 'Code';
COMMENT ON COLUMN quality_rule.meaning IS 'What it objects to';
COMMENT ON COLUMN quality_rule.next_step IS 'What to do about it; empty where nothing is to be done';

INSERT INTO dim_organization VALUES (0, '', '', 0);
INSERT INTO dim_region
VALUES (0, NULL, '', '', 'unknown', NULL, NULL, NULL, 0, false, NULL, NULL, NULL, 0, '', true);
INSERT INTO dim_unit VALUES (0, '', 'ratio', '', 1, 1, true);
INSERT INTO dim_indicator VALUES (0, NULL, '', '', '', 'unknown', 'none', 0, false);
INSERT INTO dim_period VALUES (0, 'unknown', NULL, NULL, NULL);
