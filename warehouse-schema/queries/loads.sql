-- Which loads changed the warehouse, and what did each of them find and read?
SELECT run_id, started_at, files_seen, files_loaded, files_duplicate, files_superseded, files_quarantined,
    files_removed, reports_loaded, figures_loaded,
    reports_remapped, figures_changed
FROM dim_load
ORDER BY started_at, run_id
