-- warning | a rate below 0 or above 100 %, or a standard ten times its neighbours' or a tenth of them
-- Rates that may pass these bounds by what they are (完成率 against a plan, 增长率, 毛入学率 …) are left out. Neighbours of a
-- standard are those of the same indicator that other bodies of its province state for the year, and the body's own of the
-- year before and after; where they are fewer than three, the bodies of the whole nation take the place of the
-- province's. With three or more the value is compared with their median.
-- Grain: figure. Inputs: fact_figure, dim_report, dim_indicator, dim_unit, agg_organization_year, dim_region.
WITH standard AS (
    SELECT a.organization_key, a.indicator_key, a.indicator_name, a.year, a.figure_key, nano(a.value) AS value,
        coalesce(g.province_name, '') AS province_name
    FROM agg_organization_year AS a
    JOIN dim_indicator AS i USING (indicator_key)
    JOIN dim_region AS g USING (region_key)
    WHERE i.is_catalogued AND i.measure = 'standard' AND a.value > 0
), own AS (
    SELECT s.figure_key, n.value
    FROM standard AS s
    JOIN standard AS n USING (organization_key, indicator_key)
    WHERE abs(n.year - s.year) = 1
), near AS (
    SELECT s.figure_key, n.value
    FROM standard AS s
    JOIN standard AS n USING (indicator_key, year, province_name)
    WHERE n.organization_key <> s.organization_key AND s.province_name <> ''
    UNION ALL
    FROM own
), scarce AS (
    SELECT s.* FROM standard AS s
    WHERE (SELECT count(*) FROM near AS n WHERE n.figure_key = s.figure_key) < 3
), neighbour AS (
    SELECT * FROM near ANTI JOIN scarce USING (figure_key)
    UNION ALL
    SELECT s.figure_key, n.value
    FROM scarce AS s
    JOIN standard AS n USING (indicator_key, year)
    WHERE n.organization_key <> s.organization_key
    UNION ALL
    SELECT * FROM own SEMI JOIN scarce USING (figure_key)
), middle AS (
    SELECT figure_key, count(*) AS neighbours, list_sort(list(value)) AS sorted
    FROM neighbour GROUP BY figure_key HAVING count(*) >= 3
), measured AS (
    SELECT s.*, m.neighbours,
        divide_half_up(m.sorted[(m.neighbours + 1) // 2] + m.sorted[(m.neighbours + 2) // 2], 2) AS median
    FROM standard AS s JOIN middle AS m USING (figure_key)
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
