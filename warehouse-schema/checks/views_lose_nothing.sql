-- error | a view that joins names to the figures or findings has fewer or more rows than there are
-- A name that lacks or stands twice is what no_orphan_keys and grain_is_unique find, in all rows of all loads.
FROM (
    SELECT 'v_figure' AS broken_view,
        (SELECT count(*) FROM v_figure WHERE is_checked_report(report_key)) AS rows_of_the_view,
        (SELECT count(*) FROM fact_figure AS f JOIN dim_report AS r USING (report_key)
            WHERE r.is_current AND is_checked(r.load_key)) AS rows_there
    UNION ALL
    SELECT 'v_figure_history',
        (SELECT count(*) FROM v_figure_history WHERE is_checked_report(report_key)),
        (SELECT count(*) FROM fact_figure WHERE is_checked(load_key))
    UNION ALL
    SELECT 'v_finding', (SELECT count(*) FROM v_finding),
        (SELECT count(*) FROM finding AS n LEFT JOIN dim_report AS r USING (report_key)
            WHERE r.is_current OR n.report_key = 0)
    UNION ALL
    SELECT 'v_annual_summary',
        (SELECT count(*) FROM v_annual_summary WHERE is_checked_body(organization_key)),
        (SELECT count(*) FROM agg_organization_year WHERE is_checked_body(organization_key))
    UNION ALL
    SELECT 'v_annual_indicators', (SELECT count(*) FROM v_annual_indicators),
        (SELECT count(*) FROM agg_indicator_year)
    UNION ALL
    SELECT 'v_annual_figures', (SELECT count(*) FROM v_annual_figures),
        (SELECT count(*) FROM v_figure WHERE year IS NOT NULL)
    UNION ALL
    SELECT 'v_correction', (SELECT count(*) FROM v_correction),
        (SELECT count(*) FROM correction)
)
WHERE rows_of_the_view <> rows_there
