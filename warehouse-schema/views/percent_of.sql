-- A share in percent with two places, rounded half up away from zero by whole numbers: DECIMALs divided in DuckDB give
-- DOUBLE. NULL where the whole is 0 or NULL.
CREATE OR REPLACE MACRO percent_of(part, whole) AS
    CAST(CASE WHEN whole <> 0 THEN CAST(0.01 AS DECIMAL(3,2)) * sign(part) * sign(whole) * (
        (20000 * CAST(abs(CAST(part AS DECIMAL(38,9))) * 1000000000 AS HUGEINT)
            + CAST(abs(CAST(whole AS DECIMAL(38,9))) * 1000000000 AS HUGEINT))
        // (2 * CAST(abs(CAST(whole AS DECIMAL(38,9))) * 1000000000 AS HUGEINT))) END AS DECIMAL(38,2));

COMMENT ON MACRO percent_of IS
    'A part in percent of a whole, two places, half up, exact; NULL where the whole is 0 or NULL';
