-- Dimensions take over the reference data. A member that the data no longer hold stays, marked, as long as figures use
-- it (070 drops the others).
UPDATE dim_unit SET is_listed = false
WHERE unit_key <> 0 AND unit_key NOT IN (SELECT unit_key FROM reference_unit);
DELETE FROM dim_unit WHERE unit_key IN (SELECT unit_key FROM reference_unit);
INSERT INTO dim_unit SELECT * FROM reference_unit ORDER BY unit_key;

UPDATE dim_region SET is_listed = false
WHERE region_key <> 0 AND region_key NOT IN (SELECT region_key FROM reference_region);
DELETE FROM dim_region WHERE region_key IN (SELECT region_key FROM reference_region);
INSERT INTO dim_region SELECT * FROM reference_region ORDER BY region_code;

UPDATE dim_indicator SET is_catalogued = false
WHERE indicator_key NOT IN (SELECT indicator_key FROM reference_indicator);
DELETE FROM dim_indicator WHERE indicator_key IN (SELECT indicator_key FROM reference_indicator);
INSERT INTO dim_indicator SELECT * FROM reference_indicator ORDER BY indicator_code;

-- Outside the catalogue a value is in the unit that it is stated in.
DELETE FROM indicator_unit;
INSERT INTO indicator_unit
SELECT * FROM reference_indicator_unit
UNION ALL
SELECT indicator_key, unit_key, 1, 1 FROM dim_indicator WHERE NOT is_catalogued AND indicator_key <> 0
ORDER BY indicator_key, unit_key;
