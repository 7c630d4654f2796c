-- Of which bodies a load made the values anew, so that its checks look at these: a report that is retired, or that is
-- understood to be another body's, changes the values of one that the load brought nothing of.
CREATE TABLE changed_body (
    load_key         BIGINT NOT NULL,
    organization_key BIGINT NOT NULL
);
COMMENT ON TABLE changed_body IS
    'Bodies whose values of the years a load made anew; complete since schema version 10. Grain: a load and a body.';
COMMENT ON COLUMN changed_body.load_key IS 'The load';
COMMENT ON COLUMN changed_body.organization_key IS 'The body';
