-- error | a report has no text, or a text of another length than was read
SELECT r.report_path, r.character_count, length(t.report_text) AS characters
FROM dim_report AS r LEFT JOIN report_text AS t USING (report_key)
WHERE (t.report_text IS NULL OR length(t.report_text) <> r.character_count)
AND is_checked(r.load_key)
