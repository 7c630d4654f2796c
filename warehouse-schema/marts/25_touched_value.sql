-- Grain: catalogued indicator and year of which the value of a body changed, or the value of the year before, with which
-- the aggregates compare. Scratch, not kept. Inputs: agg_organization_year as it is and as it was published, touched_body,
-- touched_organization (where a body itself changed, another one may speak for its division).
CREATE OR REPLACE TEMP TABLE touched_value AS
WITH is_now AS (
    SELECT organization_key, region_key, indicator_key, year, value, figure_key
    FROM agg_organization_year SEMI JOIN touched_body USING (organization_key)
), was AS (
    SELECT organization_key, region_key, indicator_key, year, value, figure_key
    FROM former.agg_organization_year SEMI JOIN touched_body USING (organization_key)
), is_now_of_same AS (
    FROM is_now ANTI JOIN touched_organization USING (organization_key)
), was_of_same AS (
    FROM was ANTI JOIN touched_organization USING (organization_key)
), moved AS (
    SELECT indicator_key, year FROM (FROM is_now UNION ALL FROM was) SEMI JOIN touched_organization USING (organization_key)
    UNION
    SELECT indicator_key, year FROM (FROM is_now_of_same EXCEPT FROM was_of_same)
    UNION
    SELECT indicator_key, year FROM (FROM was_of_same EXCEPT FROM is_now_of_same)
)
SELECT indicator_key, year FROM moved SEMI JOIN (FROM dim_indicator WHERE is_catalogued) USING (indicator_key)
UNION
SELECT indicator_key, year + 1 FROM moved SEMI JOIN (FROM dim_indicator WHERE is_catalogued) USING (indicator_key);
