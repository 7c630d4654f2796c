-- warning | a reason or rule code has no row in the reference data that says what it means
SELECT 'excluded_numeral' AS in_table, reason_code AS code
FROM excluded_numeral ANTI JOIN exclusion_reason USING (reason_code)
UNION SELECT 'quarantined_file', reason_code FROM quarantined_file ANTI JOIN quarantine_reason USING (reason_code)
UNION SELECT 'finding', rule_code FROM finding ANTI JOIN quality_rule USING (rule_code)
UNION SELECT 'dim_report', report_kind
FROM dim_report ANTI JOIN report_kind ON report_kind_code = report_kind WHERE report_kind <> ''
UNION SELECT 'dim_organization', o.organization_type
FROM dim_organization AS o ANTI JOIN organization_type AS t ON t.organization_type_code = o.organization_type
WHERE o.organization_type <> ''
