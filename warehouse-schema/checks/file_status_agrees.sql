-- error | a path's status is not what its report is: current, replaced by a newer version, or held by another path first
SELECT f.source_code, f.report_path, f.status, r.is_current
FROM report_file AS f
LEFT JOIN dim_report AS r ON r.report_key = f.report_key AND r.content_sha256 = f.content_sha256
WHERE CASE f.status
    WHEN 'loaded' THEN NOT coalesce(r.is_current, false)
    WHEN 'superseded' THEN coalesce(r.is_current, true)
    WHEN 'duplicate' THEN r.report_key IS NULL OR NOT EXISTS (
        FROM report_file AS o
        WHERE o.content_sha256 = f.content_sha256 AND o.status IN ('loaded', 'superseded'))
    ELSE false
END
