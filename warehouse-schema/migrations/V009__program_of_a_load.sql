-- Which program made the aggregates: where it is the same as before, only what a load touches is made anew.

ALTER TABLE dim_load ADD COLUMN program VARCHAR DEFAULT '';
COMMENT ON COLUMN dim_load.program IS
    'Hash of the program and its warehouse-schema; empty for loads before this was noted';
