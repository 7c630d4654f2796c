-- Which rows the checks look at: those that one load brought, whose key is in the variable checked_load, or all where it is
-- not set. Rows of earlier loads were looked at when they came.
CREATE OR REPLACE TEMP MACRO is_checked(load_key) AS coalesce(load_key = getvariable('checked_load'), true);

-- Values of the years: those of the bodies for which the load made them anew.
CREATE OR REPLACE TEMP MACRO is_checked_body(organization_key) AS
    getvariable('checked_load') IS NULL OR organization_key IN (
        SELECT c.organization_key FROM changed_body AS c WHERE c.load_key = getvariable('checked_load'));

-- The same of rows that have no load_key, by the report or the figure that they tell of.
CREATE OR REPLACE TEMP MACRO is_checked_report(report_key) AS
    getvariable('checked_load') IS NULL OR report_key IN (
        SELECT r.report_key FROM dim_report AS r WHERE r.load_key = getvariable('checked_load'));

CREATE OR REPLACE TEMP MACRO is_checked_figure(figure_key) AS
    getvariable('checked_load') IS NULL OR figure_key IN (
        SELECT f.figure_key FROM fact_figure AS f WHERE f.load_key = getvariable('checked_load'));
