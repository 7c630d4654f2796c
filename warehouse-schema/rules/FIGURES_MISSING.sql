-- warning | a report with far fewer figures than others of its kind
-- Fewer than a fifth of the median of the other current reports of its kind, of which there must be five or more, both
-- in number and for the length of its text, so that a short report is not objected to for being short. NO_FIGURES tells
-- of reports with none. A median of the others is read from the sorted values of all, the report's own left out.
-- Grain: report. Inputs: dim_report.
WITH counted AS (
    SELECT report_key, report_kind, figure_count AS figures,
        divide_half_up(CAST(figure_count AS HUGEINT) * 1000000000, greatest(character_count, 1)) AS density
    FROM dim_report WHERE is_current AND report_kind <> ''
), sorted AS (
    SELECT report_kind, count(*) - 1 AS others, list_sort(list(figures)) AS by_figures,
        list_sort(list(density)) AS by_density, count(*) // 2 AS low, (count(*) + 1) // 2 AS high
    FROM counted GROUP BY report_kind HAVING count(*) > 5
), kind AS (
    -- The places around the middle alone: whole lists beside each report would grow with the square of the reports.
    SELECT report_kind, others, low, high, by_figures[low:high + 1] AS by_figures, by_density[low:high + 1] AS by_density
    FROM sorted
), placed AS (
    SELECT
        c.*,
        k.* EXCLUDE report_kind,
        rank() OVER (PARTITION BY report_kind ORDER BY c.figures) AS figure_place,
        rank() OVER (PARTITION BY report_kind ORDER BY c.density) AS density_place
    FROM counted AS c JOIN kind AS k USING (report_kind)
), compared AS (
    SELECT
        *,
        by_figures[1 + CAST(low >= figure_place AS INTEGER)]
            + by_figures[high - low + 1 + CAST(high >= figure_place AS INTEGER)] AS twice_figures,
        by_density[1 + CAST(low >= density_place AS INTEGER)]
            + by_density[high - low + 1 + CAST(high >= density_place AS INTEGER)] AS twice_density
    FROM placed
)
SELECT
    CAST(report_key AS VARCHAR) AS subject,
    report_key,
    0 AS figure_key,
    'warning' AS severity,
    'about ' || plain(from_nano(CAST(twice_figures AS HUGEINT) * 500000000)) AS expected,
    CAST(figures AS VARCHAR) AS actual,
    'The report states ' || figures || ' figures; the median of the ' || others || ' other reports of its kind is '
        || plain(from_nano(CAST(twice_figures AS HUGEINT) * 500000000)) AS message
FROM compared
WHERE figures > 0 AND 10 * figures < twice_figures AND 10 * density < twice_density
