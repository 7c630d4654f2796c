-- Years whose annual summaries loads may have changed since a given one, whose run and start a former package names; no
-- row at all where the warehouse does not hold that load, a row without a year where it has changed none since.
SELECT DISTINCT c.year
FROM dim_load AS package
LEFT JOIN dim_load AS since ON (since.started_at, since.run_id) > (package.started_at, package.run_id)
LEFT JOIN changed_year AS c ON c.load_key = since.load_key
WHERE package.run_id = ? AND strftime(package.started_at, '%Y-%m-%dT%H:%M:%SZ') = ?
