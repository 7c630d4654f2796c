-- Which figures does a new version of a report state otherwise than the version that it replaced?
WITH version AS (
    SELECT report_key AS old_key, superseded_by_report_key AS new_key FROM dim_report
    WHERE superseded_by_report_key <> 0
), old AS (
    SELECT v.old_key, v.new_key, f.stated_indicator, f.year, f.kind, f.unit, f.status, f.value, f.char_start,
        f.organization_name, f.valid_to
    FROM version AS v JOIN v_figure_history AS f ON f.report_key = v.old_key
), new AS (
    SELECT v.old_key, v.new_key, f.stated_indicator, f.year, f.kind, f.unit, f.status, f.value, f.char_start,
        f.organization_name, f.valid_from
    FROM version AS v JOIN v_figure_history AS f ON f.report_key = v.new_key
)
SELECT coalesce(n.organization_name, o.organization_name) AS organization_name,
    coalesce(n.valid_from, o.valid_to) AS changed_at, coalesce(n.stated_indicator, o.stated_indicator) AS indicator,
    coalesce(n.year, o.year) AS year, coalesce(n.unit, o.unit) AS unit, o.value AS old_value, n.value AS new_value
FROM old AS o
FULL JOIN new AS n USING (old_key, new_key, stated_indicator, year, kind, unit, status)
WHERE o.value IS DISTINCT FROM n.value
ORDER BY organization_name, changed_at, coalesce(o.char_start, n.char_start), indicator, old_value, new_value
