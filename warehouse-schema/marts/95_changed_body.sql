-- The bodies whose values this load made anew, for its checks. Grain: a body that is still there.
-- Inputs: dim_load, dim_organization, touched_body.
DELETE FROM changed_body;

INSERT INTO changed_body
SELECT this_load(), organization_key
FROM touched_body SEMI JOIN dim_organization USING (organization_key)
WHERE organization_key <> 0 ORDER BY organization_key;
