-- The load that last changed the warehouse; no row where none did. The clock of an export tells nothing: two exports of
-- one warehouse give the same bytes.
SELECT rules_version, run_id, strftime(started_at, '%Y-%m-%dT%H:%M:%SZ') AS started_at
FROM dim_load ORDER BY dim_load.rowid DESC LIMIT 1
