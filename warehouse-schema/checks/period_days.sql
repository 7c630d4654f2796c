-- error | a period ends before it begins, or in another year than it counts for
SELECT period_key, period_type, year, starts_on, ends_on
FROM dim_period
WHERE ends_on < starts_on OR year(ends_on) <> year OR (period_key <> 0 AND year IS NULL)
