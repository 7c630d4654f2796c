-- error | a division stands below one that is not of a higher level, so it would not be added up
SELECT g.region_code, g.region_name, g.region_level, p.region_name AS parent_name, p.region_level AS parent_level
FROM dim_region AS g JOIN dim_region AS p ON p.region_key = g.parent_region_key
WHERE p.region_key <> 0 AND NOT g.is_overlapping
AND coalesce(list_position(['nation', 'province', 'prefecture', 'county'], p.region_level), 9)
    >= coalesce(list_position(['nation', 'province', 'prefecture', 'county'], g.region_level), 9)
