-- The reports that should be there, and whether they are: those that expected.csv names, and, of each kind that a body
-- has published, every year from its first to its last. expected.csv counts in the years in which the
-- division existed. Grain: organisation, kind of report and year.
-- Inputs: expected_report, region_history, dim_report (current versions), report_kind.
CREATE OR REPLACE VIEW v_expected_report AS
WITH published AS (
    SELECT DISTINCT organization_key, report_kind, report_year AS year
    FROM dim_report
    WHERE is_current AND organization_key <> 0 AND report_year IS NOT NULL
), between_two AS (
    SELECT organization_key, report_kind, CAST(unnest(generate_series(min(year), max(year))) AS INTEGER) AS year
    FROM published GROUP BY organization_key, report_kind
), expected AS (
    SELECT organization_key, report_kind, year, 'expected.csv' AS expected_by
    FROM expected_report JOIN dim_organization USING (organization_key)
    WHERE region_key NOT IN (SELECT region_key FROM region_history) OR EXISTS (
        FROM region_history AS h
        WHERE h.region_key = dim_organization.region_key
        AND year BETWEEN coalesce(h.valid_from_year, year) AND coalesce(h.valid_to_year, year))
    UNION ALL
    SELECT b.*, CASE WHEN p.year IS NULL THEN 'reports before and after' ELSE 'the report itself' END
    FROM between_two AS b LEFT JOIN published AS p USING (organization_key, report_kind, year)
)
SELECT
    e.organization_key,
    o.organization_name,
    g.region_code,
    g.region_name,
    e.report_kind,
    coalesce(k.report_kind_name, '') AS report_kind_name,
    e.year,
    min(e.expected_by) AS expected_by,
    max(p.year) IS NOT NULL AS is_there
FROM expected AS e
JOIN dim_organization AS o USING (organization_key)
JOIN dim_region AS g USING (region_key)
LEFT JOIN report_kind AS k ON k.report_kind_code = e.report_kind
LEFT JOIN published AS p USING (organization_key, report_kind, year)
GROUP BY ALL;

COMMENT ON VIEW v_expected_report IS
    'Reports that should be there, and whether they are. Grain: organisation, kind of report and year.';
COMMENT ON COLUMN v_expected_report.organization_key IS 'The body';
COMMENT ON COLUMN v_expected_report.organization_name IS 'Its name';
COMMENT ON COLUMN v_expected_report.region_code IS 'Code of its division; NULL where unknown';
COMMENT ON COLUMN v_expected_report.region_name IS 'Name of its division; empty where unknown';
COMMENT ON COLUMN v_expected_report.report_kind IS 'Code of report_kind; empty where unknown';
COMMENT ON COLUMN v_expected_report.report_kind_name IS 'Its name; empty where unknown';
COMMENT ON COLUMN v_expected_report.year IS 'Year that the report is about';
COMMENT ON COLUMN v_expected_report.expected_by IS
    'expected.csv, reports before and after (of the same kind), or the report itself';
COMMENT ON COLUMN v_expected_report.is_there IS 'Whether a current version of such a report is there';
