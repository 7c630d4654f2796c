-- The run's row.
DELETE FROM dim_load WHERE load_key IN (SELECT load_key FROM run);
INSERT INTO dim_load
SELECT
    run.load_key,
    run.run_id,
    run.started_at,
    run.rules_version,
    run.reference_sha256,
    (SELECT count(*) FROM planned_file WHERE action <> 'REMOVED'),
    count(*) FILTER (WHERE f.status = 'loaded'),
    count(*) FILTER (WHERE f.status = 'duplicate'),
    count(*) FILTER (WHERE f.status = 'superseded'),
    count(*) FILTER (WHERE f.status = 'quarantined'),
    count(*) FILTER (WHERE f.status = 'ignored'),
    count(*) FILTER (WHERE f.status = 'removed'),
    (
        SELECT count(*)
        FROM quarantined_file AS q
        ANTI JOIN former_quarantine AS b ON b.source_code = q.source_code AND b.report_path = q.report_path
            AND b.content_sha256 = q.content_sha256
    ),
    (SELECT count(*) FROM incoming),
    (SELECT count(*) FROM incoming_figure)
FROM run
LEFT JOIN report_file AS f ON f.last_seen_run = run.run_id
GROUP BY ALL;
