-- The files that a former datapackage.json lists; none where it is no JSON.
SELECT resource ->> '$.path' AS path, CAST(resource ->> '$.rows' AS BIGINT) AS rows, resource ->> '$.sha256' AS sha256
FROM (SELECT unnest(CAST(json_extract(TRY_CAST(? AS JSON), '$.resources') AS JSON[])) AS resource)
ORDER BY path
