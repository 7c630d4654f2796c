-- warning | a rate below 0 or above 100 %, or a standard ten times its neighbours' or a tenth of them
-- Rates that may pass these bounds by what they are (完成率 against a plan, 增长率, 毛入学率 …) are left out. Neighbours of a
-- standard are those of the same indicator that other bodies of its province state for the year, and the body's own of the
-- year before and after; where they are fewer than three, the bodies of the whole nation take the place of the
-- province's. With three or more the value is compared with their median.
-- The neighbours in the middle are looked up by their places among all, the body's own value left out and those of its
-- own years put in (at most two, so that they move the middle by at most two places): a list of the neighbours for each
-- value would grow with the square of their number.
-- Grain: figure. Inputs: fact_figure, dim_report, dim_indicator, dim_unit, agg_organization_year, dim_region.
WITH standard AS (
    SELECT a.organization_key, a.indicator_key, a.indicator_name, a.year, a.figure_key, nano(a.value) AS value,
        coalesce(g.province_name, '') AS province_name
    FROM agg_organization_year AS a
    JOIN dim_indicator AS i USING (indicator_key)
    JOIN dim_region AS g USING (region_key)
    WHERE i.is_catalogued AND i.measure = 'standard' AND a.value > 0
), own AS (
    SELECT s.figure_key, list(n.value) AS own_values
    FROM standard AS s
    JOIN standard AS n USING (organization_key, indicator_key)
    WHERE abs(n.year - s.year) = 1
    GROUP BY s.figure_key
), placed AS (
    SELECT
        *,
        count(*) OVER (PARTITION BY indicator_key, year, province_name) - 1 AS near_others,
        row_number() OVER (PARTITION BY indicator_key, year, province_name ORDER BY value, figure_key) AS near_place,
        count(*) OVER (PARTITION BY indicator_key, year) - 1 AS all_others,
        row_number() OVER (PARTITION BY indicator_key, year ORDER BY value, figure_key) AS all_place
    FROM standard
), scoped AS (
    SELECT
        p.*,
        coalesce(o.own_values, []) AS own_values,
        p.province_name <> '' AND p.near_others + len(coalesce(o.own_values, [])) >= 3 AS is_near,
        CASE WHEN is_near THEN p.near_others ELSE p.all_others END AS others,
        CASE WHEN is_near THEN p.near_place ELSE p.all_place END AS place,
        others + len(coalesce(o.own_values, [])) AS neighbours,
        (neighbours + 1) // 2 AS low,
        (neighbours + 2) // 2 AS high,
        -- As many others lie before those that may be in the middle.
        greatest(low - len(coalesce(o.own_values, [])) - 1, 0) AS before
    FROM placed AS p LEFT JOIN own AS o USING (figure_key)
), looked_up AS (
    SELECT * EXCLUDE rank_of_others, rank_of_others + CAST(rank_of_others >= place AS BIGINT) AS wanted_place
    FROM (SELECT *, unnest(range(before + 1, least(high, others) + 1)) AS rank_of_others FROM scoped
        WHERE neighbours >= 3)
), middle AS (
    SELECT figure_key, list(value) AS others_values
    FROM (
        SELECT s.figure_key, n.value
        FROM looked_up AS s
        JOIN placed AS n ON n.indicator_key = s.indicator_key AND n.year = s.year AND n.province_name = s.province_name
            AND n.near_place = s.wanted_place
        WHERE s.is_near
        UNION ALL
        SELECT s.figure_key, n.value
        FROM looked_up AS s
        JOIN placed AS n ON n.indicator_key = s.indicator_key AND n.year = s.year AND n.all_place = s.wanted_place
        WHERE NOT s.is_near
    )
    GROUP BY figure_key
), measured AS (
    SELECT s.* EXCLUDE own_values, list_sort(list_concat(m.others_values, s.own_values)) AS sorted,
        divide_half_up(sorted[low - before] + sorted[high - before], 2) AS median
    FROM scoped AS s JOIN middle AS m USING (figure_key)
)
SELECT
    CAST(f.figure_key AS VARCHAR) AS subject,
    f.report_key,
    f.figure_key,
    'warning' AS severity,
    '0 to 100' AS expected,
    plain(f.value) AS actual,
    i.indicator_name || ' is ' || plain(f.value) || ' %, but a rate lies between 0 and 100 %' AS message
FROM fact_figure AS f
JOIN dim_report AS r ON r.report_key = f.report_key AND r.is_current
JOIN dim_indicator AS i ON i.indicator_key = f.indicator_key
JOIN dim_unit AS u ON u.unit_key = f.unit_key
WHERE i.is_catalogued AND i.measure = 'rate' AND u.unit_name = '%' AND f.kind = 'level'
AND NOT regexp_matches(i.indicator_name || f.stated_indicator,
    '增长|增速|增幅|完成率|执行率|贡献率|毛入|巩固率|负债率|利润率|价格|指数|存贷比|产销率')
AND (f.value < 0 OR f.value > 100)
UNION ALL
SELECT
    CAST(m.figure_key AS VARCHAR),
    f.report_key,
    m.figure_key,
    'warning',
    'about ' || plain(from_nano(m.median)),
    plain(from_nano(m.value)),
    m.indicator_name || ' of ' || m.year || ' is ' || plain(from_nano(m.value)) || ', but the median of its '
        || m.neighbours || ' neighbours is ' || plain(from_nano(m.median))
FROM measured AS m
JOIN fact_figure AS f USING (figure_key)
WHERE m.value >= 10 * m.median OR 10 * m.value <= m.median
