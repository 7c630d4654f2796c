-- error | a digit of a report lies in no figure and no exclusion (or in several), so a figure may have been lost
-- Together with spans_are_disjoint, equal counts say that each digit lies in exactly one of them.
WITH inside AS (
    SELECT report_key, sum(digits) AS digits
    FROM (
        SELECT report_key, length(regexp_replace(stated_text, '[^0-9０-９]', '', 'g')) AS digits FROM fact_figure
        UNION ALL
        SELECT e.report_key,
            length(regexp_replace(substr(t.report_text, e.char_start + 1, e.char_end - e.char_start),
                '[^0-9０-９]', '', 'g'))
        FROM excluded_numeral AS e JOIN report_text AS t USING (report_key)
    )
    GROUP BY report_key
)
SELECT r.report_path, length(regexp_replace(t.report_text, '[^0-9０-９]', '', 'g')) AS digits_of_the_report,
    coalesce(i.digits, 0) AS digits_covered
FROM report_text AS t
JOIN dim_report AS r USING (report_key)
LEFT JOIN inside AS i USING (report_key)
WHERE digits_of_the_report <> digits_covered
ORDER BY r.report_path
