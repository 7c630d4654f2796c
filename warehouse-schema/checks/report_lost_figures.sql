-- warning | a report that this load brought states less than half of the figures of the version that it replaces
SELECT r.report_path, f.expected AS figures_before, f.actual AS figures_now
FROM finding AS f
JOIN dim_report AS r USING (report_key)
WHERE f.rule_code = 'FIGURES_LOST' AND f.load_key = (SELECT load_key FROM dim_load ORDER BY rowid DESC LIMIT 1)
ORDER BY r.report_path
