-- Where does the value of a year come from? The report, the sentence, the exact characters.
SELECT a.organization_name, a.year, a.indicator_name, a.value, a.unit_name, v.report_path, v.stated_text, v.char_start,
    v.char_end, v.sentence
FROM agg_organization_year AS a
JOIN v_figure AS v USING (figure_key)
WHERE a.indicator_code = 'urban_dibao_persons' AND a.year = 2023
ORDER BY a.region_code, a.organization_name
