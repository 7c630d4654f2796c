-- error | the inventory and the quarantine disagree on which files could not be used
SELECT coalesce(f.report_path, q.report_path) AS report_path, f.status, q.reason_code
FROM (FROM report_file WHERE status = 'quarantined') AS f
FULL JOIN quarantined_file AS q ON q.source_code = f.source_code AND q.report_path = f.report_path
WHERE f.report_path IS NULL OR q.report_path IS NULL OR f.content_sha256 <> q.content_sha256
