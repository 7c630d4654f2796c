-- Grain: a body of which a report, or the body itself, differs from what was published before. Scratch, not kept.
-- Inputs: dim_report, dim_organization, and the same of the published warehouse in the database "former", which has no
-- rows where everything is built anew: then every body is touched.
-- What the reports of one body say decides its values of the years; the tables below are made for touched bodies, and
-- for what follows from their values, in the place of what was there for them.
CREATE OR REPLACE TEMP TABLE touched_report AS
SELECT report_key, organization_key FROM (FROM dim_report EXCEPT FROM former.dim_report)
UNION
SELECT report_key, organization_key FROM (FROM former.dim_report EXCEPT FROM dim_report);

CREATE OR REPLACE TEMP TABLE touched_organization AS
SELECT organization_key FROM (FROM dim_organization EXCEPT FROM former.dim_organization)
UNION
SELECT organization_key FROM (FROM former.dim_organization EXCEPT FROM dim_organization);

CREATE OR REPLACE TEMP TABLE touched_body AS
SELECT organization_key FROM touched_report UNION SELECT organization_key FROM touched_organization;

-- The load that the tables below are made in.
CREATE OR REPLACE TEMP MACRO this_load() AS (SELECT load_key FROM dim_load ORDER BY rowid DESC LIMIT 1);
