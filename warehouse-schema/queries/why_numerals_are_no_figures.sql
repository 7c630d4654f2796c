-- Which numerals are no figures, and why? How many of each reason, with an example.
SELECT n.reason_code, e.meaning, count(*) AS numerals, min(n.numeral_text) AS example
FROM v_numeral AS n
JOIN dim_report AS r USING (report_key)
LEFT JOIN exclusion_reason AS e USING (reason_code)
WHERE n.figure_key = 0 AND r.is_current
GROUP BY ALL
ORDER BY numerals DESC, n.reason_code
