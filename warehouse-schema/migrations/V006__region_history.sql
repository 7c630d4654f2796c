-- Divisions in the course of the years: names, codes, the division above, areas, ends.

CREATE TABLE region_history (
    region_key        BIGINT NOT NULL,
    region_code       VARCHAR NOT NULL,
    region_name       VARCHAR NOT NULL,
    parent_region_key BIGINT NOT NULL,
    valid_from_year   INTEGER,
    valid_to_year     INTEGER,
    area_number       INTEGER NOT NULL,
    ended_by          VARCHAR NOT NULL,
    successor_codes   VARCHAR NOT NULL
);
COMMENT ON TABLE region_history IS
    'What divisions were when, by the reference data of the last load; years are those at whose end it holds. '
    'Grain: a division and a span of years with one code, name, division above and area.';
COMMENT ON COLUMN region_history.region_key IS
    'The division, in dim_region; it stays the same when the division is renamed or gets another code';
COMMENT ON COLUMN region_history.region_code IS 'Its code then';
COMMENT ON COLUMN region_history.region_name IS 'Its name then';
COMMENT ON COLUMN region_history.parent_region_key IS 'The division directly above it then; 0 for the nation';
COMMENT ON COLUMN region_history.valid_from_year IS 'First year; NULL where none is recorded';
COMMENT ON COLUMN region_history.valid_to_year IS 'Last year; NULL where it holds today';
COMMENT ON COLUMN region_history.area_number IS
    'Number of the area: years of one division with the same number are of the same area and may be compared';
COMMENT ON COLUMN region_history.ended_by IS
    'What ended the span: renamed, recoded, merged, split, abolished, or area (it goes on with other boundaries); empty '
    'where it holds today';
COMMENT ON COLUMN region_history.successor_codes IS
    'Codes of the divisions that took over, separated by |; empty where it goes on';
