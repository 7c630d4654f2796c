-- History. Two contents are versions of the same report when organisation, kind and year are all known and equal;
-- else each stands alone. A body whose division is undecided may be one of several namesakes (鼓楼区民政局) and is not
-- known, unless a user declared it. What states figures is newer than what states none, as a page that only leads to its
-- attachment does; then the later publication, then the document's own later modification, then a
-- correction, then the format that keeps more of what was written (docx, doc, odt, rtf, html, mht, xlsx, xls, pdf, txt,
-- in this order), then what a file still holds before what was overwritten or removed, then the greater hash: computed
-- anew over all reports, so that the order of arrival does not matter. valid_from and valid_to alone are load time.
CREATE TEMP TABLE version AS
WITH held AS (
    SELECT content_sha256 FROM planned_file WHERE action <> 'REMOVED'
    UNION
    SELECT content_sha256
    FROM report_file ANTI JOIN planned_file USING (source_code, report_path)
    WHERE status <> 'removed'
), identified AS (
    SELECT
        r.*,
        (o.region_key <> 0 OR o.organization_name IN (SELECT organization_name FROM reference_organization))
            AND r.organization_key <> 0 AND r.report_kind <> '' AND r.report_year IS NOT NULL AS is_identified,
        r.content_sha256 IN (SELECT content_sha256 FROM held) AS is_held
    FROM dim_report AS r JOIN dim_organization AS o USING (organization_key)
)
SELECT
    report_key,
    coalesce(lead(report_key) OVER (
        PARTITION BY
            CASE WHEN is_identified THEN organization_key ELSE -report_key END,
            CASE WHEN is_identified THEN report_kind || ' ' || report_year ELSE '' END
        ORDER BY figure_count > 0, published_on NULLS FIRST, modified_on NULLS FIRST, is_correction,
            list_position(['txt', 'pdf', 'xls', 'xlsx', 'mht', 'html', 'rtf', 'odt', 'doc', 'docx'], file_format),
            is_held, content_sha256), 0) AS newer_key
FROM identified;

UPDATE dim_report AS r
SET is_current = (v.newer_key = 0),
    superseded_by_report_key = v.newer_key,
    valid_to = CASE WHEN v.newer_key = 0 THEN NULL ELSE coalesce(r.valid_to, run.started_at) END
FROM version AS v, run
WHERE v.report_key = r.report_key
AND (r.superseded_by_report_key <> v.newer_key OR r.is_current <> (v.newer_key = 0)
    OR (r.valid_to IS NULL) <> (v.newer_key = 0));
