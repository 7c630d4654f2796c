-- warning, info | figures of equal standing state different values of one indicator of a body and year
-- A warning for each figure of a catalogued indicator that states another value than the one that was taken; information
-- where rounding explains it, or one of the two is a running total. Outside the catalogue, where names often lack what
-- tells two indicators apart, one information for each value that was taken.
-- Grain: figure. Inputs: printed_candidate, agg_organization_year.
WITH rival AS (
    SELECT
        a.indicator_name,
        a.indicator_code IS NOT NULL AS is_catalogued,
        a.year,
        taken.figure_key AS taken_key,
        taken.report_key AS taken_report_key,
        a.value AS taken_value,
        other.figure_key,
        other.report_key,
        other.char_start,
        other.value,
        abs(nano(other.value - a.value)) <= other.slack + taken.slack
            OR other.is_cumulative <> taken.is_cumulative AS is_explained
    FROM agg_organization_year AS a
    JOIN printed_candidate AS taken USING (organization_key, indicator_key, year)
    JOIN printed_candidate AS other USING (organization_key, indicator_key, year)
    WHERE a.has_conflict AND taken.place = 1 AND other.tier = 1 AND other.value <> a.value
)
SELECT
    CAST(figure_key AS VARCHAR) AS subject,
    report_key,
    figure_key,
    CASE WHEN is_explained THEN 'info' ELSE 'warning' END AS severity,
    plain(taken_value) AS expected,
    plain(value) AS actual,
    indicator_name || ' of ' || year || ' has another value of equal standing, which was taken for the year' AS message
FROM rival
WHERE is_catalogued
UNION ALL
SELECT
    CAST(taken_key AS VARCHAR),
    taken_report_key,
    taken_key,
    'info',
    plain(taken_value),
    list_extract(list(plain(value) ORDER BY report_key, char_start), 1)
        || CASE WHEN count(*) > 1 THEN ' and ' || (count(*) - 1) || ' more' ELSE '' END,
    indicator_name || ' of ' || year || ' was taken for the year, but ' || count(*)
        || ' figures of equal standing state another value under the same name'
FROM rival
WHERE NOT is_catalogued
GROUP BY taken_key, taken_report_key, taken_value, indicator_name, year
