-- The inventory and the quarantine: every path of the run, and the paths of sources that the run did not look at.
CREATE TEMP TABLE former_file AS SELECT * FROM report_file;
CREATE TEMP TABLE former_quarantine AS SELECT * FROM quarantined_file;

CREATE TEMP TABLE present_file AS
SELECT p.file_key, p.source_code, p.source_position, p.report_path, p.content_sha256, p.size_bytes, p.modified_at,
    p.action, f.report_key AS former_report_key, f.content_sha256 AS former_sha256, f.status AS former_status,
    f.rules_version AS former_rules, f.first_seen_run, f.last_changed_run, run.run_id AS last_seen_run
FROM planned_file AS p
CROSS JOIN run
LEFT JOIN former_file AS f ON f.source_code = p.source_code AND f.report_path = p.report_path
WHERE p.action <> 'RETAIN'
UNION ALL
SELECT NULL, f.source_code, f.source_position, f.report_path, f.content_sha256, f.size_bytes, f.modified_at,
    CASE f.status WHEN 'removed' THEN 'REMOVED' WHEN 'ignored' THEN 'IGNORED' ELSE 'UNCHANGED' END, f.report_key,
    f.content_sha256, f.status, f.rules_version, f.first_seen_run, f.last_changed_run, f.last_seen_run
FROM former_file AS f
ANTI JOIN planned_file AS p
    ON f.source_code = p.source_code AND f.report_path = p.report_path AND p.action <> 'RETAIN';

-- A path is quarantined when this run could not read it, or when no report holds its bytes and they were quarantined
-- before, there or at another path.
CREATE TEMP TABLE tried AS
SELECT q.*, p.source_position
FROM shard_quarantine AS q
LEFT JOIN planned_file AS p USING (file_key, content_sha256)
ANTI JOIN incoming AS i ON i.file_key = q.file_key AND i.content_sha256 = q.content_sha256
WHERE p.action IS DISTINCT FROM 'RETAIN'
QUALIFY row_number() OVER (PARTITION BY q.file_key ORDER BY q.stage, q.reason_code, q.message) = 1;

CREATE TEMP TABLE bad_content AS
SELECT content_sha256, stage, reason_code, message, rules_version, is_tried
FROM (
    SELECT t.content_sha256, t.stage, t.reason_code, t.message, run.rules_version, true AS is_tried,
        t.source_position, t.report_path
    FROM tried AS t CROSS JOIN run
    UNION ALL
    SELECT q.content_sha256, q.stage, q.reason_code, q.message, q.rules_version, false, f.source_position, q.report_path
    FROM former_quarantine AS q
    JOIN former_file AS f ON f.source_code = q.source_code AND f.report_path = q.report_path
)
WHERE content_sha256 NOT IN (SELECT content_sha256 FROM dim_report)
QUALIFY row_number() OVER (PARTITION BY content_sha256 ORDER BY NOT is_tried, source_position, report_path) = 1;

DELETE FROM quarantined_file;
INSERT INTO quarantined_file
SELECT p.source_code, p.report_path, p.content_sha256,
    coalesce(t.stage, q.stage, b.stage), coalesce(t.reason_code, q.reason_code, b.reason_code),
    coalesce(t.message, q.message, b.message),
    CASE WHEN t.file_key IS NOT NULL THEN run.rules_version ELSE coalesce(q.rules_version, b.rules_version) END,
    coalesce(q.first_seen_at, run.started_at),
    CASE WHEN p.last_seen_run = run.run_id THEN run.started_at ELSE coalesce(q.last_seen_at, run.started_at) END,
    CASE WHEN t.file_key IS NOT NULL THEN coalesce(q.attempts, 0) + 1 ELSE coalesce(q.attempts, 1) END
FROM present_file AS p
CROSS JOIN run
LEFT JOIN tried AS t ON t.file_key = p.file_key AND p.action = 'READ'
LEFT JOIN former_quarantine AS q ON q.source_code = p.source_code AND q.report_path = p.report_path
    AND q.content_sha256 = p.content_sha256 AND (p.action <> 'READ' OR t.file_key IS NOT NULL)
LEFT JOIN bad_content AS b ON b.content_sha256 = p.content_sha256
WHERE p.action NOT IN ('REMOVED', 'IGNORED')
AND (t.file_key IS NOT NULL OR b.content_sha256 IS NOT NULL)
ORDER BY p.source_code, p.report_path;

DELETE FROM report_file;
INSERT INTO report_file
WITH outcome AS (
    SELECT
        p.*,
        r.report_key,
        r.is_current,
        r.rules_version AS report_rules,
        q.rules_version AS quarantine_rules,
        CASE
            WHEN p.action = 'REMOVED' THEN 'removed'
            WHEN p.action = 'IGNORED' THEN 'ignored'
            WHEN q.report_path IS NOT NULL THEN 'quarantined'
            WHEN r.report_key IS NOT NULL THEN 'holds'
            ELSE 'unread'
        END AS state
    FROM present_file AS p
    LEFT JOIN dim_report AS r ON r.content_sha256 = p.content_sha256
    LEFT JOIN quarantined_file AS q ON q.source_code = p.source_code AND q.report_path = p.report_path
), placed AS (
    SELECT
        *,
        CASE
            WHEN state <> 'holds' THEN state
            WHEN row_number() OVER (
                PARTITION BY content_sha256, state ORDER BY source_position, source_code, report_path) > 1
                THEN 'duplicate'
            WHEN is_current THEN 'loaded'
            ELSE 'superseded'
        END AS status
    FROM outcome
)
SELECT
    source_code,
    source_position,
    report_path,
    content_sha256,
    size_bytes,
    modified_at,
    status,
    CASE WHEN state = 'holds' THEN report_key ELSE coalesce(report_key, former_report_key, 0) END,
    coalesce(CASE state WHEN 'holds' THEN report_rules WHEN 'quarantined' THEN quarantine_rules END, former_rules,
        run.rules_version),
    coalesce(first_seen_run, run.run_id),
    last_seen_run,
    CASE WHEN former_sha256 = content_sha256 AND former_status = status THEN last_changed_run ELSE run.run_id END
FROM placed
CROSS JOIN run
ORDER BY source_code, report_path;

-- A report stands under the first path that holds its content; under the last known one when none does.
UPDATE dim_report AS r
SET source_code = f.source_code, report_path = f.report_path
FROM report_file AS f
WHERE f.report_key = r.report_key AND f.content_sha256 = r.content_sha256 AND f.status IN ('loaded', 'superseded')
AND (f.source_code <> r.source_code OR f.report_path <> r.report_path);
