-- What did the warehouse know on a date? Also figures of versions that were replaced since.
SELECT organization_name, year, indicator_name, value, unit, report_path, valid_from, valid_to
FROM v_figure_history
WHERE valid_from <= TIMESTAMP '2025-06-30 00:00:00' AND (valid_to IS NULL OR valid_to > TIMESTAMP '2025-06-30 00:00:00')
AND indicator_code = 'marriage_registrations' AND kind = 'level'
ORDER BY organization_name, year, report_path, char_start
