-- warning | a figure or report uses a unit or division that the reference data do not hold
SELECT 'unit' AS what, unit_name AS name FROM dim_unit WHERE NOT is_listed
UNION ALL
SELECT 'division', region_code FROM dim_region WHERE NOT is_listed
