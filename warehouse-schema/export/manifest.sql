-- The files that a former datapackage.json lists, each with what the package says of all of them; none where it is no
-- JSON. Packages of the first programs hold neither hash nor format.
SELECT
    resource ->> '$.path' AS path,
    TRY_CAST(resource ->> '$.rows' AS BIGINT) AS rows,
    TRY_CAST(resource ->> '$.bytes' AS BIGINT) AS bytes,
    resource ->> '$.hash' AS hash,
    array_to_string(json_extract_string(resource, '$.schema.fields[*].name'), ',') AS columns,
    package ->> '$.csv_dialect' AS csv_dialect,
    package ->> '$.csv_headers' AS csv_headers,
    package ->> '$.rules_version' AS rules_version,
    package ->> '$.load_run_id' AS load_run_id,
    package ->> '$.load_started_at' AS load_started_at
FROM (
    SELECT package, unnest(CAST(json_extract(package, '$.resources') AS JSON[])) AS resource
    FROM (SELECT TRY_CAST(? AS JSON) AS package)
)
ORDER BY path
