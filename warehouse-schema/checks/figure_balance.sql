-- error | a report has another number of figures than were read from it
SELECT r.report_path, r.figure_count, count(f.figure_key) AS figures
FROM dim_report AS r LEFT JOIN fact_figure AS f USING (report_key)
GROUP BY r.report_key, r.report_path, r.figure_count
HAVING r.figure_count <> count(f.figure_key)
