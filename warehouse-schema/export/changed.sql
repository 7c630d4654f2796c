-- Years whose annual summaries loads may have changed since a given one, whose run and start a former package names (loads
-- stand in the order in which they came, whatever the clock said); no
-- row at all where the warehouse does not hold that load, a row without a year where it has changed none since.
SELECT DISTINCT c.year
FROM dim_load AS package
LEFT JOIN dim_load AS since ON since.rowid > package.rowid
LEFT JOIN changed_year AS c ON c.load_key = since.load_key
WHERE package.run_id = ? AND strftime(package.started_at, '%Y-%m-%dT%H:%M:%SZ') = ?
