-- Which values make up a division's total? Down to the bodies that state them.
WITH RECURSIVE asked AS (
    FROM agg_indicator_year WHERE indicator_code = 'urban_dibao_persons' AND year = 2023
), below AS (
    SELECT 0 AS depth, * FROM asked WHERE region_level = 'nation'
    UNION ALL
    SELECT b.depth + 1, a.*
    FROM below AS b JOIN asked AS a ON a.parent_region_key = b.region_key
    WHERE b.total_source = 'children'
)
SELECT b.depth, b.region_code, b.region_name, b.total, b.unit_name AS unit, b.total_source, o.organization_name,
    f.stated_text, r.report_path
FROM below AS b
LEFT JOIN dim_organization AS o ON o.organization_key = b.own_organization_key AND b.total_source = 'own'
LEFT JOIN fact_figure AS f ON f.figure_key = b.own_figure_key AND b.total_source = 'own'
LEFT JOIN dim_report AS r ON r.report_key = f.report_key
ORDER BY b.depth, b.region_code
