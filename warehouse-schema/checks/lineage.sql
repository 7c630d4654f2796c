-- error | the characters of a figure's place in its report are not what the figure says it states
SELECT n.figure_key, r.report_path, n.char_start, n.char_end, n.stated_text, n.numeral_text AS found_text
FROM v_numeral AS n
JOIN dim_report AS r USING (report_key)
WHERE n.figure_key <> 0
AND (n.char_start < 0 OR n.char_end <= n.char_start OR n.numeral_text IS DISTINCT FROM n.stated_text)
