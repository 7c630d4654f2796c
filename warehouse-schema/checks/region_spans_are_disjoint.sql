-- error | a division has two states in one year, so its values would be counted twice
SELECT a.region_key, a.region_code, a.region_name, a.valid_from_year, a.valid_to_year
FROM region_history AS a
JOIN region_history AS b ON b.region_key = a.region_key AND b.area_number <= a.area_number
    AND (b.region_code, b.region_name, b.valid_to_year) IS DISTINCT FROM (a.region_code, a.region_name, a.valid_to_year)
    AND coalesce(a.valid_from_year, 0) <= coalesce(b.valid_to_year, 9999)
    AND coalesce(b.valid_from_year, 0) <= coalesce(a.valid_to_year, 9999)
