-- error | the characters of a figure's place in its report are not what the figure says it states
-- A place is found by counting the characters before it, which in a text of millions takes as long as reading it: long
-- texts are cut into parts and these into stretches, one for every 1000 characters and of twice that length, so that a
-- span of 1000 lies in the one in which it begins.
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
), found AS (
    SELECT f.figure_key, f.report_key, f.char_start, f.char_end, f.stated_text,
        CASE WHEN s.stretch_text IS NULL OR f.char_end - f.char_start > 1000
            THEN substr(t.report_text, f.char_start + 1, f.char_end - f.char_start)
            ELSE substr(s.stretch_text, f.char_start % 1000 + 1, f.char_end - f.char_start)
        END AS found_text
    FROM fact_figure AS f
    LEFT JOIN report_text AS t USING (report_key)
    LEFT JOIN stretch AS s ON s.report_key = f.report_key AND s.number = f.char_start // 1000
)
SELECT f.figure_key, r.report_path, f.char_start, f.char_end, f.stated_text, f.found_text
FROM found AS f
JOIN dim_report AS r USING (report_key)
WHERE f.found_text IS NULL
OR f.char_start < 0
OR f.char_end <= f.char_start
OR f.found_text IS DISTINCT FROM f.stated_text
