-- error | a year, half-year, quarter, month or day does not begin and end where the calendar says
SELECT period_key, period_type, year, starts_on, ends_on
FROM dim_period
WHERE period_key <> 0 AND (
    (starts_on IS NULL) <> (ends_on IS NULL)
    OR starts_on IS NOT NULL AND CASE period_type
        WHEN 'year' THEN (starts_on, ends_on) <> (make_date(year, 1, 1), make_date(year, 12, 31))
        WHEN 'half_year' THEN month(starts_on) NOT IN (1, 7) OR day(starts_on) <> 1
            OR ends_on <> last_day(CAST(starts_on + INTERVAL 5 MONTH AS DATE))
        WHEN 'quarter' THEN month(starts_on) NOT IN (1, 4, 7, 10) OR day(starts_on) <> 1
            OR ends_on <> last_day(CAST(starts_on + INTERVAL 2 MONTH AS DATE))
        WHEN 'month' THEN day(starts_on) <> 1 OR ends_on <> last_day(starts_on)
        WHEN 'day' THEN starts_on <> ends_on
        ELSE false
    END)
