-- Grain: a figure that may stand for the year of its body and indicator, of touched bodies. Scratch, not kept.
-- Inputs: fact_figure of the current report versions, touched_body, v_correction, indicator_unit, report_kind.
-- What people know better (corrections.csv) stands in the place of what is printed.
-- Only actual levels of a whole year (or of its last day), no start of a movement, and nothing of a report on a part of a
-- year, which may compare with a part of another; the value is turned into the
-- indicator's unit. Neither stands a part beside its total of the same indicator (清理文件6件，其中继续有效5件), nor a
-- body that may be one of several namesakes: its name begins with a listed division's, but which one is undecided.
-- place 1 speaks for the year: a corrected figure, a report that corrects that year's (that of a later report corrects
-- the later one), the report of that year before a later one, exact before hedged, the report kind's rank, the later
-- publication, report_key, position. tier counts the first four alone: different values in tier 1 contradict each other.
-- From 10^15 on (no figure of a report) none is considered, so that sums over all divisions stay exact; the check
-- figure_too_large tells.
CREATE OR REPLACE TEMP TABLE year_candidate AS
WITH corrected AS (
    SELECT
        figure_key,
        CAST(max(corrected_value) FILTER (field = 'value') AS DECIMAL(38,9)) AS value,
        max(corrected_value) FILTER (field = 'unit') AS unit_name,
        max(corrected_value) FILTER (field = 'indicator_code') AS indicator_code,
        CAST(max(corrected_value) FILTER (field = 'year') AS INTEGER) AS year,
        max(corrected_value) FILTER (field = 'kind') AS kind,
        max(corrected_value) FILTER (field = 'status') AS status,
        max(corrected_value) FILTER (field = 'use') AS use
    FROM v_correction WHERE outcome = 'applied'
    GROUP BY figure_key
), figure AS (
    SELECT
        f.* REPLACE (
            coalesce(x.value, f.value) AS value,
            coalesce(u.unit_key, f.unit_key) AS unit_key,
            coalesce(i.indicator_key, f.indicator_key) AS indicator_key,
            coalesce(x.kind, f.kind) AS kind,
            coalesce(x.status, f.status) AS status
        ),
        x.year AS corrected_year,
        f.qualifier <> 'exact' AND x.value IS NULL AS is_hedged,
        x.figure_key IS NOT NULL AS is_corrected
    FROM fact_figure AS f
    SEMI JOIN touched_body USING (organization_key)
    LEFT JOIN corrected AS x USING (figure_key)
    LEFT JOIN dim_unit AS u ON u.unit_name = x.unit_name AND x.unit_name IS NOT NULL
    LEFT JOIN dim_indicator AS i ON i.indicator_code = x.indicator_code AND i.is_catalogued
    WHERE x.use IS DISTINCT FROM 'no'
), undecided AS (
    SELECT organization_key
    FROM dim_organization AS o
    WHERE o.region_key = 0 AND EXISTS (
        FROM dim_region AS g WHERE g.region_key <> 0 AND starts_with(o.organization_name, g.region_name))
), report AS (
    SELECT r.report_key, r.report_year, r.part_of_year, r.is_correction, r.published_on, coalesce(k.rank, 9999) AS kind_rank
    FROM dim_report AS r LEFT JOIN report_kind AS k ON k.report_kind_code = r.report_kind
    WHERE r.is_current
), eligible AS (
    SELECT
        f.organization_key,
        f.indicator_key,
        coalesce(f.corrected_year, p.year) AS year,
        f.figure_key,
        f.part_of_figure_key,
        f.report_key,
        f.char_start,
        f.char_end,
        f.load_key,
        CASE WHEN c.factor_numerator = c.factor_denominator THEN f.value
            ELSE from_nano(divide_half_up(nano(f.value) * c.factor_numerator, c.factor_denominator)) END AS value,
        f.is_corrected,
        coalesce(r.is_correction AND r.report_year = coalesce(f.corrected_year, p.year), false) AS is_correction,
        CASE WHEN r.report_year >= coalesce(f.corrected_year, p.year)
            THEN r.report_year - coalesce(f.corrected_year, p.year) ELSE 9999 END AS years_later,
        f.is_hedged,
        r.kind_rank,
        r.published_on
    FROM figure AS f
    JOIN report AS r ON r.report_key = f.report_key
    JOIN dim_period AS p ON p.period_key = f.period_key
    JOIN indicator_unit AS c ON c.indicator_key = f.indicator_key AND c.unit_key = f.unit_key
    ANTI JOIN undecided AS d ON d.organization_key = f.organization_key
    WHERE f.organization_key <> 0
    AND f.indicator_key <> 0
    AND f.kind = 'level'
    AND f.status = 'actual'
    AND NOT f.is_baseline
    AND (
        f.corrected_year IS NOT NULL
        OR r.part_of_year = '' AND (
            p.period_type = 'year' AND p.year IS NOT NULL
            OR p.period_type = 'day' AND p.ends_on = make_date(p.year, 12, 31)
            OR p.period_type = 'span' AND p.starts_on = make_date(p.year, 1, 1) AND p.ends_on = make_date(p.year, 12, 31)
        )
    )
    AND CAST(abs(f.value) AS DOUBLE) * greatest(1, c.factor_numerator / c.factor_denominator) < 1e15
)
SELECT
    * EXCLUDE (part_of_figure_key, is_correction, kind_rank, published_on, load_key),
    row_number() OVER (
        PARTITION BY organization_key, indicator_key, year
        ORDER BY is_corrected DESC, is_correction DESC, years_later, is_hedged, kind_rank, published_on DESC NULLS LAST, report_key,
            char_start) AS place,
    rank() OVER (
        PARTITION BY organization_key, indicator_key, year
        ORDER BY is_corrected DESC, is_correction DESC, years_later, is_hedged) AS tier
FROM eligible
ANTI JOIN (
    SELECT part.figure_key
    FROM (FROM eligible WHERE part_of_figure_key <> 0) AS part
    JOIN eligible AS total
        ON total.figure_key = part.part_of_figure_key AND total.indicator_key = part.indicator_key AND total.year = part.year
) USING (figure_key);
