-- What do the rules object to in the reports of each body, and what is to be done?
SELECT organization_name, report_year, severity, rule_code, message, stated_text, next_step
FROM v_finding
WHERE severity <> 'info'
ORDER BY organization_name, report_year, severity, rule_code, report_path, char_start, actual
