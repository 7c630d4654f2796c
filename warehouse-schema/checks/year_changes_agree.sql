-- error | the value of the year before, or the change since, is not what the row of the year before says (none where the area differs)
-- Of a run: of the bodies whose values it made anew.
WITH value AS (
    FROM agg_organization_year
    WHERE is_checked_body(organization_key)
)
SELECT a.organization_name, a.indicator_name, a.year, a.value, a.previous_value, b.value AS value_of_the_year_before,
    a.change, a.change_pct
FROM value AS a
LEFT JOIN agg_organization_year AS b
    ON b.organization_key = a.organization_key AND b.indicator_key = a.indicator_key AND b.year = a.year - 1
WHERE a.previous_value IS DISTINCT FROM b.value
OR (a.change IS DISTINCT FROM a.value - b.value AND NOT (a.change IS NULL AND EXISTS (
    FROM region_history AS h
    JOIN region_history AS p ON p.region_key = h.region_key AND p.area_number <> h.area_number
    WHERE h.region_key = a.region_key
    AND a.year BETWEEN coalesce(h.valid_from_year, a.year) AND coalesce(h.valid_to_year, a.year)
    AND a.year - 1 BETWEEN coalesce(p.valid_from_year, a.year - 1) AND coalesce(p.valid_to_year, a.year - 1))))
OR sign(a.change_pct) <> sign(a.change)
OR (a.change_pct IS NOT NULL AND coalesce(b.value, 0) = 0)
