-- warning | a value from 10^15 on is no quantity that a report states, and stands for no year
SELECT r.report_path, f.stated_text, f.value, f.sentence
FROM fact_figure AS f JOIN dim_report AS r USING (report_key)
WHERE abs(f.value) >= 1000000000000000
AND is_checked(f.load_key)
