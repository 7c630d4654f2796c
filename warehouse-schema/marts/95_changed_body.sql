-- The bodies whose values this load made anew; of those that are gone none are left. Grain: load and body.
-- Inputs: dim_load, dim_organization, touched_body.
DELETE FROM changed_body
WHERE load_key = (SELECT load_key FROM dim_load ORDER BY rowid DESC LIMIT 1)
OR organization_key NOT IN (SELECT organization_key FROM dim_organization);

INSERT INTO changed_body
SELECT (SELECT load_key FROM dim_load ORDER BY rowid DESC LIMIT 1), organization_key
FROM touched_body SEMI JOIN dim_organization USING (organization_key)
WHERE organization_key <> 0 ORDER BY organization_key;
