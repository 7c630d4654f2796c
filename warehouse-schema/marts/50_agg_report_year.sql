-- Grain: organisation and year: how well its reports cover the year. A year without a report between two years with
-- one has a row too: expected counts the kinds of report that the body published before and after (or in) that year, and
-- those that expected.csv names; missing counts those of them that are not there.
-- Inputs: v_expected_report, dim_report (current versions), fact_figure, dim_indicator, finding, report_file.
CREATE OR REPLACE TABLE agg_report_year AS
WITH current_report AS (
    SELECT organization_key, report_year AS year, report_kind, report_key
    FROM dim_report
    WHERE is_current AND organization_key <> 0 AND report_year IS NOT NULL
), expected AS (
    SELECT organization_key, year, count(*) AS expected, count(*) FILTER (NOT is_there) AS missing
    FROM v_expected_report GROUP BY ALL
), report AS (
    SELECT organization_key, year, count(*) AS reports FROM current_report GROUP BY ALL
), figure AS (
    SELECT r.organization_key, r.year, count(*) AS figures, count(*) FILTER (i.is_catalogued) AS catalogued
    FROM current_report AS r
    JOIN fact_figure AS f USING (report_key)
    JOIN dim_indicator AS i USING (indicator_key)
    GROUP BY ALL
), objection AS (
    SELECT r.organization_key, r.year, count(*) AS findings
    FROM current_report AS r JOIN finding USING (report_key)
    WHERE severity <> 'info'
    GROUP BY ALL
), bad_file AS (
    SELECT r.organization_key, r.report_year AS year, count(*) AS quarantined
    FROM report_file AS f JOIN dim_report AS r USING (report_key)
    WHERE f.status = 'quarantined'
    GROUP BY ALL
)
SELECT
    e.organization_key,
    o.organization_name,
    CAST(e.year AS INTEGER) AS year,
    coalesce(r.reports, 0) AS reports,
    e.expected,
    coalesce(f.figures, 0) AS figures,
    CASE WHEN f.figures > 0
        THEN from_nano(divide_half_up(CAST(f.catalogued AS HUGEINT) * 1000000000, f.figures)) END AS catalogued_share,
    coalesce(n.findings, 0) AS findings,
    coalesce(q.quarantined, 0) AS quarantined,
    e.missing
FROM expected AS e
JOIN dim_organization AS o USING (organization_key)
LEFT JOIN report AS r USING (organization_key, year)
LEFT JOIN figure AS f USING (organization_key, year)
LEFT JOIN objection AS n USING (organization_key, year)
LEFT JOIN bad_file AS q USING (organization_key, year)
ORDER BY e.year, e.organization_key;

COMMENT ON TABLE agg_report_year IS
    'Coverage, with the reports that are missing. Grain: organisation and year.';
COMMENT ON COLUMN agg_report_year.organization_key IS 'The body';
COMMENT ON COLUMN agg_report_year.organization_name IS 'Its name';
COMMENT ON COLUMN agg_report_year.year IS 'Year that the reports are about';
COMMENT ON COLUMN agg_report_year.reports IS 'Reports that are there, current versions; 0 where the year is a gap';
COMMENT ON COLUMN agg_report_year.expected IS
    'Kinds of report to expect: those of expected.csv, and those that the body published in the year, or both before '
    'and after it';
COMMENT ON COLUMN agg_report_year.figures IS 'Figures of these reports';
COMMENT ON COLUMN agg_report_year.catalogued_share IS
    'Share of them whose indicator is in the catalogue, 0 to 1, nine places, half up; NULL without figures';
COMMENT ON COLUMN agg_report_year.findings IS 'Errors and warnings of quality rules in these reports';
COMMENT ON COLUMN agg_report_year.quarantined IS
    'Files that held a report of the body and year and can not be used now';
COMMENT ON COLUMN agg_report_year.missing IS 'Of the expected kinds, those without a report; v_expected_report names them';
