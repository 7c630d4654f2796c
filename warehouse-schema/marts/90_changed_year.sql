-- The years whose annual summaries this load may have changed: of the figures of touched reports as they are and as they
-- were, of the values that they stand for, of the values of touched bodies that differ, and of touched aggregates.
-- Grain: year.
-- Inputs: dim_load, touched_report, touched_organization, touched_body, touched_value; fact_figure, dim_report, dim_period
-- and agg_organization_year as they are and as they were published.
DELETE FROM changed_year WHERE load_key = this_load();

INSERT INTO changed_year
WITH report AS (
    SELECT report_key FROM touched_report
    UNION
    SELECT report_key FROM dim_report SEMI JOIN touched_organization USING (organization_key)
), is_now AS (
    SELECT organization_key, indicator_key, year, value, figure_key, figures_considered, has_conflict, is_corrected,
        previous_value, change, change_pct
    FROM agg_organization_year
    SEMI JOIN touched_body USING (organization_key) ANTI JOIN touched_organization USING (organization_key)
), was AS (
    SELECT organization_key, indicator_key, year, value, figure_key, figures_considered, has_conflict, is_corrected,
        previous_value, change, change_pct
    FROM former.agg_organization_year
    SEMI JOIN touched_body USING (organization_key) ANTI JOIN touched_organization USING (organization_key)
), year AS (
    SELECT p.year FROM fact_figure SEMI JOIN report USING (report_key) JOIN dim_period AS p USING (period_key)
    UNION
    SELECT p.year FROM former.fact_figure SEMI JOIN report USING (report_key) JOIN former.dim_period AS p USING (period_key)
    UNION
    SELECT year FROM (
        SELECT organization_key, year FROM agg_organization_year
        UNION ALL
        SELECT organization_key, year FROM former.agg_organization_year
    ) SEMI JOIN touched_organization USING (organization_key)
    UNION
    SELECT year FROM (FROM is_now EXCEPT FROM was)
    UNION
    SELECT year FROM (FROM was EXCEPT FROM is_now)
    UNION
    SELECT year FROM touched_value
    UNION
    -- A corrected year need not be one of the report's periods.
    SELECT a.year
    FROM (
        SELECT organization_key, year, figure_key FROM agg_organization_year
        UNION ALL
        SELECT organization_key, year, figure_key FROM former.agg_organization_year
    ) AS a
    SEMI JOIN touched_body USING (organization_key)
    ANTI JOIN touched_organization USING (organization_key)
    JOIN fact_figure AS f USING (figure_key)
    SEMI JOIN report USING (report_key)
)
SELECT this_load(), year
FROM year WHERE year IS NOT NULL ORDER BY year;
