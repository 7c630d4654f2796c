-- Members that nothing uses any more go, so that the same reports give the same rows whatever was loaded before.
DELETE FROM dim_organization
WHERE organization_key <> 0 AND organization_key NOT IN (SELECT organization_key FROM dim_report)
AND organization_key NOT IN (SELECT organization_key FROM expected_report);

DELETE FROM dim_period
WHERE period_key <> 0 AND period_key NOT IN (SELECT period_key FROM fact_figure);

DELETE FROM dim_indicator
WHERE indicator_key <> 0 AND NOT is_catalogued AND indicator_key NOT IN (SELECT indicator_key FROM fact_figure);

DELETE FROM indicator_unit
WHERE indicator_key NOT IN (SELECT indicator_key FROM dim_indicator);

DELETE FROM dim_unit
WHERE unit_key <> 0 AND NOT is_listed
AND unit_key NOT IN (SELECT unit_key FROM fact_figure) AND unit_key NOT IN (SELECT unit_key FROM dim_indicator);

-- A division that is used keeps those above it and the one that it became.
DELETE FROM dim_region
WHERE region_key <> 0 AND NOT is_listed AND region_key NOT IN (
    WITH RECURSIVE used AS (
        SELECT region_key FROM dim_organization
        UNION
        SELECT unnest([g.parent_region_key, g.successor_region_key]) AS region_key
        FROM used JOIN dim_region AS g USING (region_key)
    )
    SELECT region_key FROM used WHERE region_key IS NOT NULL
);
