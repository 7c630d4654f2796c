-- warning, info | a change against the year before is not what the two years' values make
-- of one body
-- The level that moved stands before the change in its sentence, with nothing between them but words; the year before is
-- the value that the warehouse took for it. Both must be undisputed and exact. A change may be rounded or cut off at its
-- last place, the values may be rounded. Not checked: what is compared with another time or reckoned otherwise than
-- from the two values (年均, 环比, 可比价格, 同口径, 较预算), output and value added, whose growth is real, not nominal, and
-- percentages of percentages. Information outside the catalogue. Grain: figure.
-- Inputs: fact_figure, change_after_level, printed_candidate, agg_organization_year, indicator_unit.
WITH undisputed AS (
    SELECT p.* EXCLUDE value, a.value
    FROM printed_candidate AS p
    JOIN agg_organization_year AS a USING (organization_key, indicator_key, year)
    WHERE NOT p.is_hedged AND NOT a.has_conflict AND NOT p.is_cumulative AND NOT p.names_part_of_year
), nearest AS (
    -- Sentences don't overlap, so where the nearest level stands in another one, so do all before it.
    SELECT c.change_key AS figure_key, arg_max(c.level_key, c.level_start) AS level_key
    FROM change_after_level AS c
    SEMI JOIN undisputed AS l ON l.figure_key = c.level_key
    GROUP BY c.change_key
), two_years AS (
    SELECT
        n.figure_key,
        n.level_key,
        l.year,
        l.value AS level,
        l.slack AS level_slack,
        l.stated_text AS level_text,
        b.value AS before,
        b.slack AS before_slack,
        b.stated_text AS before_text,
        b.report_key AS before_report_key
    FROM nearest AS n
    JOIN undisputed AS l ON l.figure_key = n.level_key
    JOIN undisputed AS b
        ON b.organization_key = l.organization_key AND b.indicator_key = l.indicator_key AND b.year = l.year - 1
        AND b.place = 1
), moved AS (
    SELECT
        y.*,
        f.report_key,
        f.organization_key,
        f.indicator_key,
        f.value AS change,
        f.stated_text,
        f.unit_key,
        f.char_start,
        e.char_end - e.char_start AS level_length,
        f.char_start - e.char_start AS distance,
        f.sentence,
        strpos(f.sentence, e.stated_text) AS level_at
    FROM two_years AS y
    JOIN fact_figure AS f ON f.figure_key = y.figure_key
    JOIN fact_figure AS e ON e.figure_key = y.level_key
    WHERE e.sentence = f.sentence
), compared AS (
    SELECT
        m.*,
        r.report_path AS before_path,
        u.unit_name,
        u.dimension = 'percentage point' AS is_points,
        i.indicator_name,
        i.is_catalogued,
        v.unit_name AS level_unit,
        substr(m.sentence, m.level_at + m.level_length, m.distance - m.level_length) AS words,
        printed_place(m.change, m.stated_text) AS place,
        x.factor_numerator,
        x.factor_denominator
    FROM moved AS m
    JOIN dim_report AS r ON r.report_key = m.before_report_key
    JOIN dim_indicator AS i ON i.indicator_key = m.indicator_key
    JOIN dim_unit AS u ON u.unit_key = m.unit_key
    JOIN dim_unit AS v ON v.unit_key = i.unit_key
    LEFT JOIN indicator_unit AS x ON x.indicator_key = m.indicator_key AND x.unit_key = m.unit_key
    -- Where the level's characters stand in the sentence twice, the words between the two are not known.
    WHERE substr(m.sentence, m.level_at + m.distance, length(m.stated_text)) = m.stated_text
), reckoned AS (
    SELECT
        *,
        CASE
            WHEN unit_name = '%' AND level_unit NOT IN ('%', '‰') AND before > 0 AND nano(before) > before_slack
            THEN divide_half_up((nano(level - before) - level_slack - before_slack) * 100000000000,
                nano(before) + before_slack)
            WHEN is_points AND level_unit = '%' OR unit_name NOT IN ('%', '‰') AND factor_numerator IS NOT NULL
            THEN nano(level - before) - level_slack - before_slack
        END AS lowest,
        CASE
            WHEN unit_name = '%' AND level_unit NOT IN ('%', '‰') AND before > 0 AND nano(before) > before_slack
            THEN divide_half_up((nano(level - before) + level_slack + before_slack) * 100000000000,
                nano(before) - before_slack)
            WHEN is_points AND level_unit = '%' OR unit_name NOT IN ('%', '‰') AND factor_numerator IS NOT NULL
            THEN nano(level - before) + level_slack + before_slack
        END AS highest,
        divide_half_up(nano(change) * coalesce(factor_numerator, 1), coalesce(factor_denominator, 1)) AS told,
        divide_half_up(place * coalesce(factor_numerator, 1), coalesce(factor_denominator, 1)) AS last
    FROM compared
    WHERE NOT regexp_matches(words, '[。；;！？]|年均|年平均|每年|环比|可比|不变价|同口径|剔除|扣除|实际增|名义|预算|计划|目标|任务|年初|月|季|'
        || '[0-9]{4}年|十.五|累计')
    AND NOT regexp_matches(indicator_name, '生产总值|增加值|产值|GDP|指数')
)
SELECT
    CAST(figure_key AS VARCHAR) AS subject,
    report_key,
    figure_key,
    CASE WHEN is_catalogued THEN 'warning' ELSE 'info' END AS severity,
    CASE WHEN unit_name = '%' THEN plain(from_nano(divide_half_up(nano(percent_change(level, before)), 10000000) * 10000000))
        ELSE plain(level - before) END AS expected,
    plain(change) AS actual,
    indicator_name || ' of ' || year || ' is said to have moved by ' || stated_text || ' to ' || level_text || ', but '
        || before_path || ' gives ' || before_text || ' for ' || (year - 1) AS message
FROM reckoned
WHERE lowest >= told + last OR highest <= told - last
