-- What do reports say of a subject? Every figure whose sentence has the word.
SELECT organization_name, report_year, year, stated_indicator, value, unit, kind, status, sentence
FROM v_figure
WHERE contains(sentence, '社区食堂')
ORDER BY organization_name, report_year, report_path, char_start
