-- One row a content: of paths that hold the same bytes the first one speaks, by order of sources, then of paths. Texts and
-- figures are not copied: they are many times as large and come straight from the shards.
CREATE TEMP TABLE incoming AS
SELECT r.* EXCLUDE (report_text, layout)
FROM shard_reports AS r
LEFT JOIN planned_file AS p USING (file_key, content_sha256)
QUALIFY row_number() OVER (
    PARTITION BY r.report_key ORDER BY p.source_position NULLS LAST, r.source_code, r.report_path) = 1;

CREATE TEMP VIEW incoming_figure AS
SELECT f.* FROM shard_figures AS f SEMI JOIN incoming USING (file_key, report_key);

DELETE FROM dim_organization WHERE organization_key <> 0
AND organization_key IN (SELECT organization_key FROM incoming);
INSERT INTO dim_organization
SELECT organization_key, min(organization_name), max(organization_type), min(region_key)
FROM incoming WHERE organization_key <> 0 GROUP BY organization_key ORDER BY organization_key;

-- A body of which a report is expected is a member before its first report comes.
INSERT INTO dim_organization
SELECT organization_key, min(organization_name), min(organization_type), min(region_key)
FROM reference_expected_report
WHERE organization_key NOT IN (SELECT organization_key FROM dim_organization)
GROUP BY organization_key ORDER BY organization_key;
INSERT INTO expected_report
SELECT DISTINCT organization_key, report_kind, year FROM reference_expected_report ORDER BY ALL;

-- Codes and units that the reference data lack still get a member, which is_listed marks.
INSERT INTO dim_region
SELECT region_key, min(region_code), min(region_code), min(region_code), 'unknown', NULL, NULL, NULL, 0, false,
    NULL, NULL, NULL, 0, '', false
FROM incoming
WHERE region_key NOT IN (SELECT region_key FROM dim_region)
GROUP BY region_key ORDER BY region_key;

INSERT INTO dim_unit
SELECT unit_key, min(unit_name), 'unknown', min(unit_name), 1, 1, false
FROM (
    SELECT unit_key, unit_name FROM incoming_figure
    UNION ALL
    SELECT indicator_unit_key, indicator_unit_name FROM incoming_figure
)
WHERE unit_key NOT IN (SELECT unit_key FROM dim_unit)
GROUP BY unit_key ORDER BY unit_key;

CREATE TEMP TABLE new_indicator AS
SELECT indicator_key, nullif(min(indicator_code), '') AS indicator_code, min(indicator_name) AS indicator_name,
    min(indicator_unit_key) AS unit_key
FROM incoming_figure
WHERE indicator_key NOT IN (SELECT indicator_key FROM dim_indicator)
GROUP BY indicator_key;
INSERT INTO dim_indicator
SELECT indicator_key, indicator_code, indicator_name, '', '', 'unknown', 'none', unit_key, false
FROM new_indicator ORDER BY indicator_key;
INSERT INTO indicator_unit
SELECT indicator_key, unit_key, 1, 1 FROM new_indicator ORDER BY indicator_key;

INSERT INTO dim_period
SELECT period_key, min(period_type), min(year), min(starts_on), min(ends_on)
FROM incoming_figure
WHERE period_key NOT IN (SELECT period_key FROM dim_period)
GROUP BY period_key ORDER BY period_key;
