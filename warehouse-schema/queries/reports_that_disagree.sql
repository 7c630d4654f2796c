-- Which reports say different things of what they are, and where does each of them say it?
SELECT r.report_path, used.attribute, used.value, used.found_in, other.value AS other_value,
    other.found_in AS other_found_in
FROM report_evidence AS used
JOIN report_evidence AS other USING (report_key, attribute)
JOIN dim_report AS r USING (report_key)
WHERE r.is_current AND used.is_used AND NOT other.is_used
ORDER BY ALL
