-- The run's row.
DELETE FROM dim_load WHERE load_key IN (SELECT load_key FROM run);
INSERT INTO dim_load
SELECT
    run.load_key,
    run.run_id,
    run.started_at,
    run.rules_version,
    run.reference_sha256,
    (SELECT count(*) FROM planned_file WHERE action NOT IN ('REMOVED', 'RETAIN')),
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
    (SELECT count(*) FROM incoming_figure),
    (SELECT count(*) FROM incoming AS i JOIN planned_file AS p USING (file_key, content_sha256) WHERE p.is_remapped),
    (
        SELECT count(*)
        FROM former_figure AS b
        FULL JOIN (SELECT f.* FROM fact_figure AS f SEMI JOIN former_report USING (report_key)) AS f USING (figure_key)
        WHERE (b.indicator_key, b.unit_key, b.value, b.value_high, b.qualifier, b.kind, b.status, b.period_key,
                b.organization_key, b.region_key, b.part_of_figure_key)
            IS DISTINCT FROM (f.indicator_key, f.unit_key, f.value, f.value_high, f.qualifier, f.kind, f.status,
                f.period_key, f.organization_key, f.region_key, f.part_of_figure_key)
    ),
    (
        SELECT count(*)
        FROM former_figure AS b JOIN fact_figure AS f USING (figure_key)
        WHERE b.indicator_key <> f.indicator_key
    ),
    run.program
FROM run
LEFT JOIN report_file AS f ON f.last_seen_run = run.run_id
GROUP BY ALL;
