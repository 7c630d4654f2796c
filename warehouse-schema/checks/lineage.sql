-- error | the characters of a figure's place in its report are not what the figure says it states
SELECT f.figure_key, r.report_path, f.char_start, f.char_end, f.stated_text,
    substr(t.report_text, f.char_start + 1, f.char_end - f.char_start) AS found_text
FROM fact_figure AS f
JOIN dim_report AS r USING (report_key)
LEFT JOIN report_text AS t USING (report_key)
WHERE t.report_text IS NULL
OR f.char_start < 0
OR f.char_end <= f.char_start
OR substr(t.report_text, f.char_start + 1, f.char_end - f.char_start) IS DISTINCT FROM f.stated_text
