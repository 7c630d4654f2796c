-- What a report's document is beside its text, so that it can be understood anew without its file; whether it was
-- retired with its file; and what a load changed in figures that were known before.

ALTER TABLE report_text ADD COLUMN layout VARCHAR;
COMMENT ON COLUMN report_text.layout IS
    'Blocks (headings, paragraphs, table cells) with their places, stated metadata and remarks, a JSON object; '
    'NULL where the report was read before version 4 of the schema';

ALTER TABLE dim_report ADD COLUMN is_retired BOOLEAN DEFAULT false;
COMMENT ON COLUMN dim_report.is_retired IS
    'Whether no file holds it any more and its sources say on_missing: retire; it is not current then';

ALTER TABLE dim_load ADD COLUMN reports_remapped BIGINT DEFAULT 0;
COMMENT ON COLUMN dim_load.reports_remapped IS
    'Report versions that this run understood anew from the warehouse, without their files';
ALTER TABLE dim_load ADD COLUMN figures_changed BIGINT DEFAULT 0;
COMMENT ON COLUMN dim_load.figures_changed IS
    'Figures of contents known before that this run understood otherwise: another indicator, unit, value, period, body, '
    'kind or status, or found or lost';
ALTER TABLE dim_load ADD COLUMN figures_recoded BIGINT DEFAULT 0;
COMMENT ON COLUMN dim_load.figures_recoded IS 'Of these, figures that were there before and have another indicator';
