-- Exact arithmetic for the marts: avg and division of DECIMALs give DOUBLE in DuckDB, so values are divided as whole
-- numbers of billionths (nano) and rounded half up, away from zero, to the ninth place.
-- DuckDB divides 128-bit numbers bit by bit, and nano() is such a division: a microsecond, where other arithmetic takes
-- some nanoseconds. Whoever has many rows calls it only where something is divided, and once, as a column of its own.
CREATE OR REPLACE TEMP MACRO nano(amount) AS CAST(amount * 1000000000 AS HUGEINT);

CREATE OR REPLACE TEMP MACRO from_nano(billionths) AS
    CAST(CAST(billionths AS DECIMAL(38,0)) * CAST(0.000000001 AS DECIMAL(10,9)) AS DECIMAL(38,9));

CREATE OR REPLACE TEMP MACRO divide_half_up(numerator, denominator) AS
    sign(numerator) * sign(denominator)
    * ((2 * abs(CAST(numerator AS HUGEINT)) + abs(CAST(denominator AS HUGEINT)))
        // (2 * abs(CAST(denominator AS HUGEINT))));

-- A part in percent of a whole, both in billionths; NULL where the whole is 0 or the percentage has more digits than a
-- DECIMAL(38,9).
CREATE OR REPLACE TEMP MACRO percent_of_nano(part, whole) AS
    CASE WHEN whole <> 0 THEN TRY(from_nano(divide_half_up(part * 100000000000, whole))) END;

-- 100 * (now - before) / |before|; NULL as above.
CREATE OR REPLACE TEMP MACRO percent_change(now, before) AS percent_of_nano(nano(now - before), nano(abs(before)));

-- The first 63 bits of a SHA-256, as the program computes keys; parts are joined by U+001F.
CREATE OR REPLACE TEMP MACRO stable_key(natural_key) AS
    CAST(CAST('0x' || substr(sha256(natural_key), 1, 16) AS UBIGINT) & 9223372036854775807 AS BIGINT);

-- A decimal as people write it, without trailing zeros.
CREATE OR REPLACE TEMP MACRO plain(amount) AS rtrim(rtrim(CAST(amount AS VARCHAR), '0'), '.');

-- The number that a figure prints, such as 12.39 of 12.39亿元; NULL where it is printed in Chinese numerals.
CREATE OR REPLACE TEMP MACRO printed_number(stated_text) AS
    nullif(regexp_extract(translate(stated_text, '０１２３４５６７８９．,，', '0123456789.'), '[0-9]{1,18}(\.[0-9]{1,9})?'), '');

-- One unit of the last printed place, in billionths of the value's unit: of 12.39亿元 it is 0.01亿元; NULL where unknown.
CREATE OR REPLACE TEMP MACRO printed_place(amount, stated_text) AS
    divide_half_up(
        nano(abs(amount)) * list_extract([1000000000, 100000000, 10000000, 1000000, 100000, 10000, 1000, 100, 10, 1],
            1 + length(regexp_extract(printed_number(stated_text), '\.([0-9]+)', 1))),
        nullif(nano(CAST(printed_number(stated_text) AS DECIMAL(38,9))), 0));
