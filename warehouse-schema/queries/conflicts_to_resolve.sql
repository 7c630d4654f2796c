-- Which values contradict each other and want a decision?
SELECT organization_name, report_year, indicator_name, expected AS taken, actual AS other, unit, report_path, sentence
FROM v_finding
WHERE rule_code = 'CONFLICTING_VALUES'
ORDER BY organization_name, report_year, indicator_name, actual, char_start
