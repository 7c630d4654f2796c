-- warning, info | a later report gives an earlier year another value than was taken for it
-- of one body
-- What rounding explains is no restatement, nor is a running total beside a year's value or a figure in a sentence that
-- names a part of a year; what a person corrected is decided. Information where sentences
-- up to the later one name a part of the body's own division (市本级), and outside the catalogue, where names often lack what
-- tells two indicators apart. Grain: indicator, year and later report.
-- Inputs: printed_candidate, scoped_candidate, dim_report, dim_indicator.
SELECT
    CAST(later.figure_key AS VARCHAR) AS subject,
    later.report_key,
    later.figure_key,
    CASE WHEN i.is_catalogued AND later.figure_key NOT IN (FROM scoped_candidate) THEN 'warning' ELSE 'info' END
        AS severity,
    plain(taken.value) AS expected,
    plain(later.value) AS actual,
    i.indicator_name || ' of ' || taken.year || ' is ' || plain(later.value) || ' here, but ' || plain(taken.value)
        || ' in ' || r.report_path AS message
FROM printed_candidate AS taken
JOIN printed_candidate AS later USING (organization_key, indicator_key, year)
JOIN dim_indicator AS i USING (indicator_key)
JOIN dim_report AS r ON r.report_key = taken.report_key
WHERE taken.place = 1
AND NOT taken.is_corrected AND NOT later.is_corrected
AND NOT taken.is_hedged AND NOT later.is_hedged
AND taken.is_cumulative = later.is_cumulative AND NOT later.names_part_of_year
AND later.years_later > taken.years_later AND later.years_later < 9999
AND abs(nano(later.value - taken.value)) > later.slack + taken.slack
QUALIFY row_number() OVER (
    PARTITION BY later.organization_key, later.indicator_key, later.year, later.report_key ORDER BY later.place) = 1
