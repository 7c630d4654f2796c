-- How do I see the same in Excel: the values of a year as a table?
-- Save it by ./annals query --format csv --file warehouse-schema/queries/for_excel.sql > values.csv and open that in Excel by
-- Data > From Text/CSV, file origin 65001: Unicode (UTF-8). Or run it in Excel over DuckDB's ODBC driver. Texts that begin
-- like a formula get an apostrophe; numbers are rounded, as Excel keeps fifteen digits.
SELECT a.region_code, a.region_name, a.organization_name, a.indicator_name, a.year,
    round(a.value, 3) AS value, a.unit_name AS unit, round(a.change_pct, 2) AS change_pct,
    regexp_replace(f.sentence, '^([=+\-@＝＋－＠\t\r])', '''\1') AS sentence
FROM agg_organization_year AS a
JOIN fact_figure AS f USING (figure_key)
WHERE a.year = 2023 AND a.indicator_code IS NOT NULL
ORDER BY a.region_code, a.organization_name, a.indicator_code
