-- error | files seen are not loaded + duplicate + superseded + quarantined + ignored: a file was lost on the way
SELECT run_id, files_seen, files_loaded, files_duplicate, files_superseded, files_quarantined, files_ignored
FROM dim_load
WHERE files_seen <> files_loaded + files_duplicate + files_superseded + files_quarantined + files_ignored
