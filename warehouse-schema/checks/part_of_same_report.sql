-- error | a figure is a part of a figure of another report, of itself or of none
SELECT f.figure_key, f.stated_text, f.part_of_figure_key
FROM fact_figure AS f
LEFT JOIN fact_figure AS t ON t.figure_key = f.part_of_figure_key
WHERE f.part_of_figure_key <> 0
AND is_checked(f.load_key)
AND (t.report_key IS DISTINCT FROM f.report_key OR f.part_of_figure_key = f.figure_key)
