-- error | the audit row of a load does not agree with the files, reports and figures that it left behind
-- A later load may have read a report again, so that fewer are left of an earlier one; of the latest one all are there.
-- The latest is the row that was written last (load/060_audit.sql), whatever the clock said.
WITH left_behind AS (
    SELECT l.*, l.rowid = (SELECT max(rowid) FROM dim_load) AS is_latest,
        (SELECT count(*) FROM dim_report AS r WHERE r.load_key = l.load_key) AS reports,
        (SELECT count(*) FROM fact_figure AS f WHERE f.load_key = l.load_key) AS figures
    FROM dim_load AS l
), file AS (
    SELECT last_seen_run AS run_id,
        count(*) FILTER (status = 'loaded') AS loaded,
        count(*) FILTER (status = 'duplicate') AS duplicate,
        count(*) FILTER (status = 'superseded') AS superseded,
        count(*) FILTER (status = 'quarantined') AS quarantined,
        count(*) FILTER (status = 'ignored') AS ignored,
        count(*) FILTER (status = 'removed') AS removed
    FROM report_file
    GROUP BY ALL
)
SELECT b.run_id, b.reports_loaded, b.reports, b.figures_loaded, b.figures, b.files_loaded, f.loaded
FROM left_behind AS b LEFT JOIN file AS f USING (run_id)
WHERE b.reports > b.reports_loaded
OR b.figures > b.figures_loaded
OR b.files_newly_quarantined > b.files_quarantined
OR (b.is_latest AND (
    b.reports <> b.reports_loaded
    OR b.figures <> b.figures_loaded
    OR b.files_loaded <> coalesce(f.loaded, 0)
    OR b.files_duplicate <> coalesce(f.duplicate, 0)
    OR b.files_superseded <> coalesce(f.superseded, 0)
    OR b.files_quarantined <> coalesce(f.quarantined, 0)
    OR b.files_ignored <> coalesce(f.ignored, 0)
    OR b.files_removed <> coalesce(f.removed, 0)))
