-- warning, info | figures of equal standing state different values of one indicator of a body and year
-- of one body
-- A warning for each figure of a catalogued indicator that states another value than the one that was taken; information
-- where rounding explains it, where one of the two is a running total, or where they may be of different scope: more than
-- two values stand beside each other, or sentences up to one of them name a part of the body's own division (市本级,
-- 开发区). Outside the catalogue, where names often lack what tells two indicators apart, one information for each value
-- that was taken. Grain: figure. Inputs: printed_candidate, scoped_candidate, agg_organization_year.
WITH disputed AS (
    SELECT a.organization_key, a.indicator_key, a.year, a.value AS taken_value, a.indicator_name,
        a.indicator_code IS NOT NULL AS is_catalogued, count(DISTINCT p.value) AS stated_values
    FROM agg_organization_year AS a
    JOIN printed_candidate AS p USING (organization_key, indicator_key, year)
    WHERE a.has_conflict AND p.tier = 1
    GROUP BY ALL
), candidate AS (
    SELECT d.*, p.* EXCLUDE (organization_key, indicator_key, year)
    FROM disputed AS d
    JOIN printed_candidate AS p USING (organization_key, indicator_key, year)
    WHERE p.tier = 1
), rival AS (
    SELECT
        other.*,
        taken.figure_key AS taken_key,
        taken.report_key AS taken_report_key,
        abs(nano(other.value - taken.value)) <= other.slack + taken.slack
            OR other.is_cumulative <> taken.is_cumulative
            OR other.stated_values > 2
            OR taken.figure_key IN (FROM scoped_candidate)
            OR other.figure_key IN (FROM scoped_candidate) AS is_explained
    FROM candidate AS taken
    JOIN candidate AS other USING (organization_key, indicator_key, year)
    WHERE taken.place = 1 AND other.value <> taken.value
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
