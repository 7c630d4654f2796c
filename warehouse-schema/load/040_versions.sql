-- History. Two contents are versions of the same report when organisation, kind and year are all known and equal, and the
-- part of the year where they are about one; else each stands alone. A body whose division is undecided may be one of several namesakes (鼓楼区民政局) and is not
-- known, unless a user declared it. What states figures is newer than what states none, as a page that only leads to its
-- attachment does; then the later publication, then the document's own later modification, then a
-- correction, then the format that keeps more of what was written (docx, doc, odt, rtf, html, mht, xlsx, xls, pdf, txt,
-- in this order), then what a file still holds before what was overwritten or removed, then the greater hash: computed
-- anew over all reports, so that the order of arrival does not matter. valid_from and valid_to alone are load time.
-- Where a source says on_missing: retire, what no file holds any more is older than all that one holds, and not current.
CREATE TEMP TABLE version AS
WITH looked_at AS (
    FROM planned_file WHERE action <> 'RETAIN'
), held AS (
    SELECT content_sha256 FROM looked_at WHERE action <> 'REMOVED'
    UNION
    SELECT content_sha256
    FROM report_file ANTI JOIN looked_at USING (source_code, report_path)
    WHERE status <> 'removed'
), last_held AS (
    SELECT content_sha256, source_code FROM planned_file
    UNION
    SELECT content_sha256, source_code FROM report_file
    UNION
    SELECT content_sha256, source_code FROM dim_report
), retired AS (
    SELECT r.content_sha256
    FROM dim_report AS r
    JOIN last_held AS f USING (content_sha256)
    LEFT JOIN run_source AS s ON s.source_code = f.source_code
    ANTI JOIN held USING (content_sha256)
    GROUP BY r.content_sha256, r.is_retired
    HAVING bool_and(coalesce(s.retires, r.is_retired))
), identified AS (
    SELECT
        r.* REPLACE (r.content_sha256 IN (SELECT content_sha256 FROM retired) AS is_retired),
        (o.region_key <> 0 OR o.organization_name IN (SELECT organization_name FROM reference_organization))
            AND r.organization_key <> 0 AND r.report_kind <> '' AND r.report_year IS NOT NULL
            AND r.part_of_year <> '?' AS is_identified,
        r.content_sha256 IN (SELECT content_sha256 FROM held) AS is_held
    FROM dim_report AS r JOIN dim_organization AS o USING (organization_key)
)
SELECT
    report_key,
    is_retired,
    coalesce(lead(report_key) OVER (
        PARTITION BY
            CASE WHEN is_identified THEN organization_key ELSE -report_key END,
            CASE WHEN is_identified THEN report_kind || ' ' || report_year || ' ' || part_of_year ELSE '' END
        ORDER BY NOT is_retired, figure_count > 0, published_on NULLS FIRST, modified_on NULLS FIRST, is_correction,
            list_position(['txt', 'pdf', 'xls', 'xlsx', 'mht', 'html', 'rtf', 'odt', 'doc', 'docx'], file_format),
            is_held, content_sha256), 0) AS newer_key
FROM identified;

UPDATE dim_report AS r
SET is_retired = v.is_retired,
    is_current = (v.newer_key = 0 AND NOT v.is_retired),
    superseded_by_report_key = v.newer_key,
    valid_to = CASE WHEN v.newer_key = 0 AND NOT v.is_retired THEN NULL ELSE coalesce(r.valid_to, run.started_at) END
FROM version AS v, run
WHERE v.report_key = r.report_key
AND (r.superseded_by_report_key <> v.newer_key OR r.is_retired <> v.is_retired
    OR r.is_current <> (v.newer_key = 0 AND NOT v.is_retired)
    OR (r.valid_to IS NULL) <> (v.newer_key = 0 AND NOT v.is_retired));
