-- error | a table holds two rows for one member of its grain
-- Tables of many rows are grouped by their keys, not by the text that tells of them.
SELECT 'report_file' AS broken_table, source_code || '/' || report_path AS grain, count(*) AS rows
FROM report_file GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'quarantined_file', source_code || '/' || report_path, count(*)
FROM quarantined_file GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_load run', run_id, count(*) FROM dim_load GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'changed_year', load_key || ' ' || year, count(*) FROM changed_year GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'changed_body', CAST(organization_key AS VARCHAR), count(*)
FROM changed_body GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_report', content_sha256, count(*) FROM dim_report GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_report key', CAST(report_key AS VARCHAR), count(*)
FROM dim_report GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'report_text', CAST(report_key AS VARCHAR), count(*)
FROM report_text GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'excluded_numeral', report_key || ' ' || char_start, count(*)
FROM excluded_numeral WHERE is_checked_report(report_key)
GROUP BY report_key, char_start HAVING count(*) > 1
UNION ALL SELECT 'report_evidence', report_key || ' ' || attribute || ' ' || value || ' ' || found_in, count(*)
FROM report_evidence WHERE is_checked_report(report_key) GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'report_evidence used', report_key || ' ' || attribute, count(*)
FROM report_evidence WHERE is_used AND attribute <> 'joint_organization' AND is_checked_report(report_key)
GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_organization', CAST(organization_key AS VARCHAR), count(*)
FROM dim_organization GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_region', CAST(region_key AS VARCHAR), count(*) FROM dim_region GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_region code', region_code, count(*)
FROM dim_region WHERE region_code IS NOT NULL GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'region_history', region_key || ' ' || coalesce(valid_from_year, 0), count(*)
FROM region_history GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_unit', CAST(unit_key AS VARCHAR), count(*) FROM dim_unit GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_unit name', unit_name, count(*) FROM dim_unit GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_indicator', CAST(indicator_key AS VARCHAR), count(*)
FROM dim_indicator GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_indicator code', indicator_code, count(*)
FROM dim_indicator WHERE indicator_code IS NOT NULL GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'indicator_unit', indicator_key || ' ' || unit_key, count(*)
FROM indicator_unit GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_period', CAST(period_key AS VARCHAR), count(*)
FROM dim_period GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'fact_figure', CAST(figure_key AS VARCHAR), count(*)
FROM fact_figure WHERE is_checked_figure(figure_key)
GROUP BY figure_key HAVING count(*) > 1
UNION ALL SELECT 'finding', CAST(finding_key AS VARCHAR), count(*) FROM finding GROUP BY finding_key HAVING count(*) > 1
UNION ALL SELECT 'agg_organization_year', organization_key || ' ' || indicator_key || ' ' || year, count(*)
FROM agg_organization_year GROUP BY organization_key, indicator_key, year HAVING count(*) > 1
UNION ALL SELECT 'agg_indicator_year', region_key || ' ' || indicator_key || ' ' || year, count(*)
FROM agg_indicator_year GROUP BY region_key, indicator_key, year HAVING count(*) > 1
UNION ALL SELECT 'agg_report_year', organization_key || ' ' || year, count(*)
FROM agg_report_year GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'correction', content_sha256 || ' ' || coalesce(char_start, -1) || ' ' || stated_text || ' ' || field,
    count(*)
FROM correction GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'expected_report', organization_key || ' ' || report_kind || ' ' || year, count(*)
FROM expected_report GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'dim_load', CAST(load_key AS VARCHAR), count(*) FROM dim_load GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'report_kind', report_kind_code, count(*) FROM report_kind GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'organization_type', organization_type_code, count(*)
FROM organization_type GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'organization_type_domain', organization_type_code || ' ' || domain, count(*)
FROM organization_type_domain GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'indicator_alias', indicator_key || ' ' || alias, count(*)
FROM indicator_alias GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'unit_spelling', unit_key || ' ' || spelling, count(*)
FROM unit_spelling GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'exclusion_reason', reason_code, count(*) FROM exclusion_reason GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'quarantine_reason', reason_code, count(*) FROM quarantine_reason GROUP BY ALL HAVING count(*) > 1
UNION ALL SELECT 'quality_rule', rule_code, count(*) FROM quality_rule GROUP BY ALL HAVING count(*) > 1
