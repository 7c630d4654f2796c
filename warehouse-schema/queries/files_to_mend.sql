-- Which files could not be used, why, and what is to be done about each?
SELECT q.source_code, q.report_path, q.reason_code, q.message, r.meaning, r.next_step, q.first_seen_at, q.attempts
FROM quarantined_file AS q
LEFT JOIN quarantine_reason AS r USING (reason_code)
ORDER BY q.source_code, q.report_path
