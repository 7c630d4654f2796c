-- Which program made the aggregates: where it is the same as before, only what a load touches is made anew.

ALTER TABLE dim_load ADD COLUMN program VARCHAR DEFAULT '';
COMMENT ON COLUMN dim_load.program IS
    'Hash of the program and its warehouse-schema; empty for loads before this was noted';

-- Which years' annual summaries a load may have changed, so that those of other years need not be written again.
CREATE TABLE changed_year (
    load_key BIGINT NOT NULL,
    year     INTEGER NOT NULL
);
COMMENT ON TABLE changed_year IS
    'Years whose annual summaries a load may have changed; complete since schema version 9. Grain: a load and a year.';
COMMENT ON COLUMN changed_year.load_key IS 'The load';
COMMENT ON COLUMN changed_year.year IS 'The year';
