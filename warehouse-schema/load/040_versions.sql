-- History. Two contents are versions of the same report when organisation, kind and year are all known and equal;
-- else each stands alone. Newer is the later publication, then the document's own later modification, then a
-- correction, then docx before html before txt, then the greater hash: computed anew over all reports, so that the
-- order of arrival does not matter. valid_from and valid_to alone are load time.
CREATE TEMP TABLE version AS
SELECT
    report_key,
    coalesce(lead(report_key) OVER (
        PARTITION BY
            CASE WHEN organization_key <> 0 AND report_kind <> '' AND report_year IS NOT NULL
                THEN organization_key ELSE -report_key END,
            CASE WHEN organization_key <> 0 AND report_kind <> '' AND report_year IS NOT NULL
                THEN report_kind || ' ' || report_year ELSE '' END
        ORDER BY published_on NULLS FIRST, modified_on NULLS FIRST, is_correction,
            CASE file_format WHEN 'docx' THEN 2 WHEN 'html' THEN 1 ELSE 0 END, content_sha256), 0) AS newer_key
FROM dim_report;

UPDATE dim_report AS r
SET is_current = (v.newer_key = 0),
    superseded_by_report_key = v.newer_key,
    valid_to = CASE WHEN v.newer_key = 0 THEN NULL ELSE coalesce(r.valid_to, run.started_at) END
FROM version AS v, run
WHERE v.report_key = r.report_key
AND (r.superseded_by_report_key <> v.newer_key OR r.is_current <> (v.newer_key = 0)
    OR (r.valid_to IS NULL) <> (v.newer_key = 0));
