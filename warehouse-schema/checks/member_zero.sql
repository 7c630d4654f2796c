-- error | a dimension lacks member 0, "not stated", which facts without it point to
SELECT 'dim_organization' AS dimension WHERE NOT EXISTS (FROM dim_organization WHERE organization_key = 0)
UNION ALL SELECT 'dim_region' WHERE NOT EXISTS (FROM dim_region WHERE region_key = 0)
UNION ALL SELECT 'dim_unit' WHERE NOT EXISTS (FROM dim_unit WHERE unit_key = 0 AND unit_name = '')
UNION ALL SELECT 'dim_indicator' WHERE NOT EXISTS (FROM dim_indicator WHERE indicator_key = 0)
UNION ALL SELECT 'dim_period' WHERE NOT EXISTS (FROM dim_period WHERE period_key = 0)
