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
UNION SELECT 'dim_organization.region_key', region_key FROM dim_organization ANTI JOIN dim_region USING (region_key)
UNION SELECT 'dim_region.parent_region_key', g.parent_region_key
FROM dim_region AS g ANTI JOIN dim_region AS p ON p.region_key = g.parent_region_key
UNION SELECT 'dim_indicator.unit_key', unit_key FROM dim_indicator ANTI JOIN dim_unit USING (unit_key)
UNION SELECT 'indicator_unit.indicator_key', indicator_key
FROM indicator_unit ANTI JOIN dim_indicator USING (indicator_key)
UNION SELECT 'indicator_unit.unit_key', unit_key FROM indicator_unit ANTI JOIN dim_unit USING (unit_key)
