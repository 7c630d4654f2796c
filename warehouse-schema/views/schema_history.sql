-- Comments of the table in which Flyway keeps the migrations; a migration itself can't alter it.
COMMENT ON TABLE schema_history IS 'Migrations that made this schema. Grain: a migration.';
COMMENT ON COLUMN schema_history.installed_rank IS 'Order of application';
COMMENT ON COLUMN schema_history.version IS 'Version of the migration';
COMMENT ON COLUMN schema_history.description IS 'Its name';
COMMENT ON COLUMN schema_history.type IS 'How it was written';
COMMENT ON COLUMN schema_history.script IS 'Its file';
COMMENT ON COLUMN schema_history.checksum IS 'Checksum of the file when applied';
COMMENT ON COLUMN schema_history.installed_by IS 'Database user that applied it';
COMMENT ON COLUMN schema_history.installed_on IS 'When it was applied';
COMMENT ON COLUMN schema_history.execution_time IS 'How long it took, milliseconds';
COMMENT ON COLUMN schema_history.success IS 'Whether it succeeded';
