-- warning | a level of a catalogued indicator is stated in a unit that does not convert, so it stands for no year
SELECT r.report_path, i.indicator_code, u.unit_name, f.stated_text, f.sentence
FROM fact_figure AS f
JOIN dim_report AS r ON r.report_key = f.report_key AND r.is_current
JOIN dim_indicator AS i ON i.indicator_key = f.indicator_key AND i.is_catalogued
JOIN dim_unit AS u ON u.unit_key = f.unit_key
WHERE f.kind = 'level'
AND is_checked(f.load_key)
AND NOT EXISTS (FROM indicator_unit AS c WHERE c.indicator_key = f.indicator_key AND c.unit_key = f.unit_key)
