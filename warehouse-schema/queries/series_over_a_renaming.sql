-- How does an indicator go on in divisions that were renamed, recoded or changed in area, and what was each called?
-- A row without a change though previous_value is there stands after a change of the area.
SELECT
    g.region_code,
    g.region_name,
    a.year,
    h.region_name AS name_then,
    h.region_code AS code_then,
    a.value,
    a.unit_name,
    a.previous_value,
    a.change,
    a.change_pct,
    h.ended_by AS then_was
FROM agg_organization_year AS a
JOIN dim_region AS g USING (region_key)
JOIN region_history AS h ON h.region_key = a.region_key
    AND a.year BETWEEN coalesce(h.valid_from_year, a.year) AND coalesce(h.valid_to_year, a.year)
WHERE a.indicator_code = 'marriage_registrations'
AND a.region_key IN (SELECT region_key FROM region_history WHERE valid_to_year IS NOT NULL)
ORDER BY g.region_code, a.organization_key, a.year
