-- error | a key points to a row that is not there
SELECT 'fact_figure.report_key' AS orphan, report_key AS key FROM fact_figure ANTI JOIN dim_report USING (report_key)
UNION SELECT 'fact_figure.organization_key', organization_key
FROM fact_figure ANTI JOIN dim_organization USING (organization_key)
UNION SELECT 'fact_figure.region_key', region_key FROM fact_figure ANTI JOIN dim_region USING (region_key)
UNION SELECT 'fact_figure.period_key', period_key FROM fact_figure ANTI JOIN dim_period USING (period_key)
UNION SELECT 'fact_figure.indicator_key', indicator_key FROM fact_figure ANTI JOIN dim_indicator USING (indicator_key)
UNION SELECT 'fact_figure.unit_key', unit_key FROM fact_figure ANTI JOIN dim_unit USING (unit_key)
UNION SELECT 'fact_figure.load_key', load_key FROM fact_figure ANTI JOIN dim_load USING (load_key)
UNION SELECT 'dim_report.organization_key', organization_key
FROM dim_report ANTI JOIN dim_organization USING (organization_key)
UNION SELECT 'dim_report.load_key', load_key FROM dim_report ANTI JOIN dim_load USING (load_key)
UNION SELECT 'dim_report.superseded_by_report_key', r.superseded_by_report_key
FROM dim_report AS r ANTI JOIN dim_report AS n ON n.report_key = r.superseded_by_report_key
WHERE r.superseded_by_report_key <> 0
UNION SELECT 'report_file.report_key', report_key FROM report_file ANTI JOIN dim_report USING (report_key)
WHERE report_key <> 0
UNION SELECT 'report_text.report_key', report_key FROM report_text ANTI JOIN dim_report USING (report_key)
UNION SELECT 'excluded_numeral.report_key', report_key FROM excluded_numeral ANTI JOIN dim_report USING (report_key)
UNION SELECT 'report_evidence.report_key', report_key FROM report_evidence ANTI JOIN dim_report USING (report_key)
UNION SELECT 'finding.report_key', report_key FROM finding ANTI JOIN dim_report USING (report_key)
WHERE report_key <> 0
UNION SELECT 'expected_report.organization_key', organization_key
FROM expected_report ANTI JOIN dim_organization USING (organization_key)
UNION SELECT 'finding.figure_key', figure_key FROM finding ANTI JOIN fact_figure USING (figure_key)
WHERE figure_key <> 0
UNION SELECT 'finding.load_key', load_key FROM finding ANTI JOIN dim_load USING (load_key)
UNION SELECT 'changed_year.load_key', load_key FROM changed_year ANTI JOIN dim_load USING (load_key)
UNION SELECT 'changed_body.load_key', load_key FROM changed_body ANTI JOIN dim_load USING (load_key)
UNION SELECT 'changed_body.organization_key', organization_key
FROM changed_body ANTI JOIN dim_organization USING (organization_key)
UNION SELECT 'dim_organization.region_key', region_key FROM dim_organization ANTI JOIN dim_region USING (region_key)
UNION SELECT 'region_history.region_key', region_key FROM region_history ANTI JOIN dim_region USING (region_key)
UNION SELECT 'region_history.parent_region_key', h.parent_region_key
FROM region_history AS h ANTI JOIN dim_region AS p ON p.region_key = h.parent_region_key
UNION SELECT 'dim_region.parent_region_key', g.parent_region_key
FROM dim_region AS g ANTI JOIN dim_region AS p ON p.region_key = g.parent_region_key
UNION SELECT 'dim_indicator.unit_key', unit_key FROM dim_indicator ANTI JOIN dim_unit USING (unit_key)
UNION SELECT 'indicator_unit.indicator_key', indicator_key
FROM indicator_unit ANTI JOIN dim_indicator USING (indicator_key)
UNION SELECT 'indicator_unit.unit_key', unit_key FROM indicator_unit ANTI JOIN dim_unit USING (unit_key)
UNION SELECT 'fact_figure.part_of_figure_key', f.part_of_figure_key
FROM fact_figure AS f ANTI JOIN fact_figure AS t ON t.figure_key = f.part_of_figure_key
WHERE f.part_of_figure_key <> 0
UNION SELECT 'dim_region.successor_region_key', g.successor_region_key
FROM dim_region AS g ANTI JOIN dim_region AS s ON s.region_key = g.successor_region_key
UNION SELECT 'indicator_alias.indicator_key', indicator_key
FROM indicator_alias ANTI JOIN dim_indicator USING (indicator_key)
UNION SELECT 'unit_spelling.unit_key', unit_key FROM unit_spelling ANTI JOIN dim_unit USING (unit_key)
UNION SELECT 'agg_organization_year.organization_key', organization_key
FROM agg_organization_year ANTI JOIN dim_organization USING (organization_key)
UNION SELECT 'agg_organization_year.region_key', region_key
FROM agg_organization_year ANTI JOIN dim_region USING (region_key)
UNION SELECT 'agg_organization_year.indicator_key', indicator_key
FROM agg_organization_year ANTI JOIN dim_indicator USING (indicator_key)
UNION SELECT 'agg_organization_year.figure_key', figure_key
FROM agg_organization_year ANTI JOIN fact_figure USING (figure_key)
UNION SELECT 'agg_indicator_year.region_key', region_key
FROM agg_indicator_year ANTI JOIN dim_region USING (region_key)
UNION SELECT 'agg_indicator_year.parent_region_key', a.parent_region_key
FROM agg_indicator_year AS a ANTI JOIN dim_region AS p ON p.region_key = a.parent_region_key
UNION SELECT 'agg_indicator_year.indicator_key', indicator_key
FROM agg_indicator_year ANTI JOIN dim_indicator USING (indicator_key)
UNION SELECT 'agg_indicator_year.own_organization_key', own_organization_key
FROM agg_indicator_year AS a ANTI JOIN dim_organization AS o ON o.organization_key = a.own_organization_key
WHERE own_organization_key IS NOT NULL
UNION SELECT 'agg_indicator_year.own_figure_key', own_figure_key
FROM agg_indicator_year AS a ANTI JOIN fact_figure AS f ON f.figure_key = a.own_figure_key
WHERE own_figure_key IS NOT NULL
UNION SELECT 'agg_report_year.organization_key', organization_key
FROM agg_report_year ANTI JOIN dim_organization USING (organization_key)
