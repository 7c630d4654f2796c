-- Of which bodies the last load made the values anew, so that its checks look at these: a report that is retired, or that is
-- understood to be another body's, changes the values of one that the load brought nothing of.
CREATE TABLE changed_body (
    load_key         BIGINT NOT NULL,
    organization_key BIGINT NOT NULL
);
COMMENT ON TABLE changed_body IS
    'Bodies whose values of the years the last load made anew. Grain: a body.';
COMMENT ON COLUMN changed_body.load_key IS 'The last load that changed the warehouse';
COMMENT ON COLUMN changed_body.organization_key IS 'The body';
