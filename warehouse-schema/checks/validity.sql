-- error | a report version is current and closed at once, or closed before it began, or superseded by a stranger
-- A retired one may have no newer version.
SELECT r.report_path, r.valid_from, r.valid_to, r.is_current, r.superseded_by_report_key
FROM dim_report AS r
LEFT JOIN dim_report AS n ON n.report_key = r.superseded_by_report_key
WHERE r.is_current <> (r.valid_to IS NULL)
OR r.is_current AND (r.is_retired OR r.superseded_by_report_key <> 0)
OR NOT r.is_current AND NOT r.is_retired AND r.superseded_by_report_key = 0
OR r.valid_to < r.valid_from
OR (r.superseded_by_report_key <> 0 AND (n.organization_key, n.report_kind, n.report_year, n.part_of_year)
    IS DISTINCT FROM (r.organization_key, r.report_kind, r.report_year, r.part_of_year))
