-- What is an indicator's ten-year series in each division, over renamings and new codes, and what was it called then?
-- A row whose change is empty though previous_value is there stands after a change of the area (then_ended_by of the year
-- before).
SELECT
    g.region_code,
    g.region_name,
    a.year,
    coalesce(h.region_name, g.region_name) AS name_then,
    coalesce(h.region_code, g.region_code) AS code_then,
    a.value,
    a.unit_name,
    a.previous_value,
    a.change,
    a.change_pct,
    coalesce(h.ended_by, '') AS then_ended_by
FROM agg_organization_year AS a
JOIN dim_region AS g USING (region_key)
LEFT JOIN region_history AS h ON h.region_key = a.region_key
    AND a.year BETWEEN coalesce(h.valid_from_year, a.year) AND coalesce(h.valid_to_year, a.year)
WHERE a.indicator_code = 'marriage_registrations'
ORDER BY g.region_code, a.organization_key, a.year
