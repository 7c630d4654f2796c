-- error | the coverage of a year counts other reports, figures or findings than the body's current reports have
WITH report AS (
    SELECT organization_key, report_year AS year, count(*) AS reports, sum(figure_count) AS figures
    FROM dim_report
    WHERE is_current AND organization_key <> 0 AND report_year IS NOT NULL
    GROUP BY ALL
), objection AS (
    SELECT r.organization_key, r.report_year AS year, count(*) AS findings
    FROM finding AS n JOIN dim_report AS r ON r.report_key = n.report_key AND r.is_current
    WHERE r.organization_key <> 0 AND r.report_year IS NOT NULL AND n.severity <> 'info'
    GROUP BY ALL
)
SELECT coalesce(a.organization_key, r.organization_key) AS organization_key, coalesce(a.year, r.year) AS year,
    a.reports, r.reports AS current_reports, a.figures, r.figures AS current_figures, a.findings,
    n.findings AS current_findings
FROM agg_report_year AS a
FULL JOIN report AS r ON r.organization_key = a.organization_key AND r.year = a.year
LEFT JOIN objection AS n ON n.organization_key = r.organization_key AND n.year = r.year
WHERE a.organization_key IS NULL
OR a.reports <> coalesce(r.reports, 0)
OR a.figures <> coalesce(r.figures, 0)
OR a.findings <> coalesce(n.findings, 0)
