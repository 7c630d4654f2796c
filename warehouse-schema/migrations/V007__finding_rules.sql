-- Rules that were folded into others. What the marts make anew (OUT_OF_RANGE, CONFLICTING_VALUES) only has to go.
UPDATE finding SET rule_code = 'PARTS_DO_NOT_SUM' WHERE rule_code IN ('PARTS_EXCEED_TOTAL', 'PARTS_DIFFER');
UPDATE finding SET rule_code = 'YEAR_UNCERTAIN' WHERE rule_code = 'YEAR_UNKNOWN';
DELETE FROM finding WHERE rule_code IN ('RATE_OUT_OF_RANGE', 'RESTATED_DIFFERENTLY');

COMMENT ON COLUMN finding.finding_key IS
    'Surrogate key: hash of report, figure, rule and running number; of rule and subject where the rule is one of warehouse-schema/rules';
COMMENT ON COLUMN finding.report_key IS 'The report version; 0 where no report is meant';
COMMENT ON COLUMN finding.load_key IS
    'The run that read the report; the run that first told it where the rule is one of warehouse-schema/rules';
