-- error | two figures or exclusions of a report share characters, so a numeral is counted twice
WITH span AS (
    SELECT report_key, char_start, char_end FROM fact_figure WHERE is_checked_report(report_key)
    UNION ALL
    SELECT report_key, char_start, char_end FROM excluded_numeral WHERE is_checked_report(report_key)
), placed AS (
    SELECT *, lead(char_start) OVER (PARTITION BY report_key ORDER BY char_start, char_end) AS next_start FROM span
)
SELECT r.report_path, p.char_start, p.char_end, p.next_start
FROM placed AS p JOIN dim_report AS r USING (report_key)
WHERE p.next_start < p.char_end
ORDER BY r.report_path, p.char_start
