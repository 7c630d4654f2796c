-- Which reports are missing: named in expected.csv, or between two reports of their body?
SELECT organization_name, year, report_kind_name, expected_by
FROM v_expected_report
WHERE NOT is_there
ORDER BY year, organization_name, report_kind
