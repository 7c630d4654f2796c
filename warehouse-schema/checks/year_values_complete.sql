-- error | an actual level of a year that a body states has no row in agg_organization_year
-- A figure that a correction changes may stand elsewhere. A body that may be one of several namesakes has none (marts/10_year_candidate.sql).
-- Of a run: of the bodies whose values it made anew.
WITH figure AS (
    FROM fact_figure
    WHERE is_checked_body(organization_key)
), undecided AS (
    SELECT organization_key
    FROM dim_organization AS o
    WHERE o.region_key = 0 AND EXISTS (
        FROM dim_region AS g WHERE g.region_key <> 0 AND starts_with(o.organization_name, g.region_name))
)
SELECT DISTINCT f.organization_key, f.indicator_key, p.year
FROM figure AS f
JOIN dim_report AS r ON r.report_key = f.report_key AND r.is_current AND r.part_of_year = ''
JOIN dim_period AS p ON p.period_key = f.period_key AND p.period_type = 'year'
JOIN indicator_unit AS c ON c.indicator_key = f.indicator_key AND c.unit_key = f.unit_key
WHERE f.kind = 'level' AND f.status = 'actual' AND NOT f.is_baseline
AND f.organization_key <> 0 AND f.indicator_key <> 0 AND abs(f.value) < 1000000
AND NOT EXISTS (FROM undecided AS d WHERE d.organization_key = f.organization_key)
AND NOT EXISTS (FROM v_correction AS x WHERE x.figure_key = f.figure_key AND x.outcome = 'applied')
AND NOT EXISTS (
    FROM agg_organization_year AS a
    WHERE a.organization_key = f.organization_key AND a.indicator_key = f.indicator_key AND a.year = p.year)
