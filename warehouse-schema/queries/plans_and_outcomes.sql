-- What was announced or required for a year, and what came of it?
SELECT v.organization_name, v.indicator_name, v.status, v.qualifier, v.value AS announced, v.value_high, v.unit,
    a.value AS outcome, a.unit_name AS outcome_unit, v.report_path, v.sentence
FROM v_figure AS v
LEFT JOIN agg_organization_year AS a
    ON a.organization_name = v.organization_name AND a.region_code = v.region_code
    AND a.indicator_code = v.indicator_code AND a.year = v.year
WHERE v.year = 2023 AND v.status <> 'actual' AND v.kind = 'level' AND v.indicator_code IS NOT NULL
ORDER BY v.organization_name, v.indicator_code, v.report_path, v.char_start
