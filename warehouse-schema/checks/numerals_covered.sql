-- error | a numeral character of a report lies in no figure and no exclusion (or in several), so a figure may be lost
-- Numeral characters: ASCII and full-width digits, Chinese digits and powers of ten (io.annals.figure.numeral.Digits).
-- Together with spans_are_disjoint, equal counts say that each of them lies in exactly one. Long texts are looked at in
-- stretches, as in lineage.
WITH part AS (
    SELECT report_key, number, substr(report_text, number * 100000 + 1, 101000) AS part_text
    FROM (
        SELECT report_key, report_text, unnest(range((length(report_text) + 99999) // 100000)) AS number
        FROM report_text
        WHERE length(report_text) > 20000
    )
), stretch AS (
    SELECT report_key, number * 100 + place AS number, substr(part_text, place * 1000 + 1, 2000) AS stretch_text
    FROM (SELECT report_key, number, part_text, unnest(range(100)) AS place FROM part)
), inside AS (
    SELECT report_key, sum(numerals) AS numerals
    FROM (
        SELECT report_key, length(regexp_replace(stated_text, '[^0-9０-９〇零一二三四五六七八九十百千万亿两兩廿卅萬億]', '', 'g')) AS numerals FROM fact_figure
        UNION ALL
        SELECT e.report_key,
            length(regexp_replace(CASE WHEN s.stretch_text IS NULL OR e.char_end - e.char_start > 1000
                    THEN substr(t.report_text, e.char_start + 1, e.char_end - e.char_start)
                    ELSE substr(s.stretch_text, e.char_start % 1000 + 1, e.char_end - e.char_start) END,
                '[^0-9０-９〇零一二三四五六七八九十百千万亿两兩廿卅萬億]', '', 'g'))
        FROM excluded_numeral AS e JOIN report_text AS t USING (report_key)
        LEFT JOIN stretch AS s ON s.report_key = e.report_key AND s.number = e.char_start // 1000
    )
    GROUP BY report_key
)
SELECT r.report_path, length(regexp_replace(t.report_text, '[^0-9０-９〇零一二三四五六七八九十百千万亿两兩廿卅萬億]', '', 'g')) AS numerals_of_the_report,
    coalesce(i.numerals, 0) AS numerals_covered
FROM report_text AS t
JOIN dim_report AS r USING (report_key)
LEFT JOIN inside AS i USING (report_key)
WHERE numerals_of_the_report <> numerals_covered
ORDER BY r.report_path
