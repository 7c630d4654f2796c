-- error | a numeral character of a report lies in no figure and no exclusion (or in several), so a figure may be lost
-- Numeral characters: ASCII and full-width digits, Chinese digits and powers of ten (io.annals.figure.numeral.Digits).
-- Together with spans_are_disjoint, equal counts say that each of them lies in exactly one; lineage answers for the
-- characters of the figures.
-- Characters are counted by taking them out: a regular expression takes ten times as long.
WITH inside AS (
    SELECT report_key, string_agg(characters, '') AS characters
    FROM (
        SELECT report_key, stated_text AS characters FROM fact_figure WHERE is_checked(load_key)
        UNION ALL
        SELECT report_key, numeral_text FROM v_numeral WHERE figure_key = 0
    )
    GROUP BY report_key
)
SELECT r.report_path,
    length(t.report_text) - length(translate(t.report_text,
        '0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两兩廿卅萬億', '')) AS numerals_of_the_report,
    coalesce(length(i.characters) - length(translate(i.characters,
        '0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两兩廿卅萬億', '')), 0) AS numerals_covered
FROM report_text AS t
JOIN dim_report AS r USING (report_key)
LEFT JOIN inside AS i USING (report_key)
WHERE is_checked(r.load_key)
AND numerals_of_the_report <> numerals_covered
ORDER BY r.report_path
