-- Keeps the findings of warehouse-schema/rules in the place of those of the last build. A finding that stays keeps the
-- load that first told it. A rule of one body's reports was run for touched bodies alone; what it told of others stays.
-- Inputs: derived_finding, derived_rule, touched_body, dim_report, finding, dim_load. Grain: rule and subject.
CREATE OR REPLACE TEMP TABLE told AS SELECT finding_key, load_key FROM finding SEMI JOIN derived_rule USING (rule_code);

DELETE FROM finding WHERE rule_code IN (SELECT rule_code FROM derived_rule WHERE NOT is_of_body)
OR rule_code IN (SELECT rule_code FROM derived_rule) AND report_key IN (
    SELECT report_key FROM (FROM dim_report UNION ALL FROM former.dim_report) SEMI JOIN touched_body USING (organization_key));

INSERT INTO finding
SELECT k.finding_key, k.report_key, k.figure_key, k.rule_code, k.severity, k.expected, k.actual, k.message,
    coalesce(t.load_key, this_load())
FROM (SELECT *, stable_key(rule_code || chr(31) || subject) AS finding_key FROM derived_finding) AS k
LEFT JOIN told AS t USING (finding_key)
ORDER BY k.rule_code, k.report_key, k.finding_key;
