-- Findings that need the whole warehouse: those of the rules in warehouse-schema/rules, each a SELECT that the program
-- runs here, once the tables below are made. Grain: rule and what it objects to. Scratch, not kept; 41 keeps them.
-- is_of_body: what one body's reports say decides it, and its inputs are those of touched bodies alone.
CREATE OR REPLACE TEMP TABLE derived_rule (rule_code VARCHAR, is_of_body BOOLEAN);

CREATE OR REPLACE TEMP TABLE derived_finding (
    rule_code  VARCHAR,
    subject    VARCHAR,
    report_key BIGINT,
    figure_key BIGINT,
    severity   VARCHAR,
    expected   VARCHAR,
    actual     VARCHAR,
    message    VARCHAR
);

-- A change and each level of the same indicator that stands up to 40 characters before it. Keys alone: the rules look at
-- the sentences. Grain: change and level. Inputs: fact_figure, year_candidate.
CREATE OR REPLACE TEMP TABLE change_after_level AS
SELECT f.figure_key AS change_key, l.figure_key AS level_key, l.char_start AS level_start
FROM fact_figure AS f
JOIN year_candidate AS l
    ON l.report_key = f.report_key AND l.indicator_key = f.indicator_key AND l.char_start < f.char_start
WHERE f.kind = 'change' AND f.status = 'actual' AND f.qualifier = 'exact' AND f.table_no = 0
AND f.char_start - l.char_end BETWEEN 1 AND 40;

-- What the rules compare: candidates beside one of another value than was taken, levels that a change follows, and what was
-- taken for the year before these. Few: of the others nobody asks what is printed. Grain: candidate.
-- Inputs: year_candidate, change_after_level.
CREATE OR REPLACE TEMP TABLE compared_candidate AS
WITH beside_another AS (
    SELECT DISTINCT organization_key, indicator_key, year
    FROM year_candidate AS other JOIN year_candidate AS taken USING (organization_key, indicator_key, year)
    WHERE other.place > 1 AND taken.place = 1 AND other.value <> taken.value
), of_change AS (
    SELECT organization_key, indicator_key, year, figure_key
    FROM year_candidate SEMI JOIN change_after_level ON level_key = figure_key
)
SELECT figure_key FROM year_candidate SEMI JOIN beside_another USING (organization_key, indicator_key, year)
UNION
SELECT figure_key FROM of_change
UNION
SELECT b.figure_key
FROM year_candidate AS b
SEMI JOIN of_change AS l
    ON l.organization_key = b.organization_key AND l.indicator_key = b.indicator_key AND l.year - 1 = b.year
WHERE b.place = 1;

-- These candidates with how much their printed value may have been rounded, in billionths of its indicator's
-- unit: half a unit of its last place; nothing where it is printed in full (120件), in Chinese numerals or corrected. And
-- whether words before it say that it is a running total (累计7.5万户), or its sentence names a part of the year (上半年…).
-- Grain: candidate. Inputs: compared_candidate, year_candidate, fact_figure, dim_unit, indicator_unit.
CREATE OR REPLACE TEMP TABLE printed_candidate AS
WITH printed AS (
    SELECT
        c.*,
        f.stated_text,
        f.sentence,
        printed_place(f.value, f.stated_text) AS last_place,
        n.dimension = 'ratio' AS is_ratio,
        u.factor_numerator,
        u.factor_denominator
    FROM year_candidate AS c
    SEMI JOIN compared_candidate USING (figure_key)
    JOIN fact_figure AS f USING (figure_key)
    JOIN dim_unit AS n ON n.unit_key = f.unit_key
    LEFT JOIN indicator_unit AS u ON u.indicator_key = c.indicator_key AND u.unit_key = f.unit_key
), halved AS (
    SELECT
        *,
        CASE WHEN is_corrected OR last_place IS NULL THEN 0
            WHEN last_place = 1000000000 AND NOT is_ratio AND NOT contains(stated_text, '.') THEN 0
            ELSE (last_place + 1) // 2 END AS half_place
    FROM printed
)
SELECT
    * EXCLUDE (sentence, last_place, is_ratio, factor_numerator, factor_denominator, half_place),
    divide_half_up(half_place * coalesce(factor_numerator, 1), coalesce(factor_denominator, 1)) AS slack,
    regexp_matches(substr(sentence, 1, greatest(0, strpos(sentence, stated_text) - 1)),
        '(累计|历年)[^，,。；;0-9]*$') AS is_cumulative,
    regexp_matches(sentence, '上半年|下半年|季度|前[一二三]季|[0-9]月') AS names_part_of_year
FROM halved;

-- Whether words name a part of a body's own division, so that a figure beside them may not be the whole division's.
CREATE OR REPLACE TEMP MACRO names_own_part(words) AS
    regexp_matches(words, '本级|市级|州级|县级|区级|省级|市直|高新|经开|开发区|新区|园区');

-- Candidates of catalogued indicators beside others of another value, that may not be of the whole division: their
-- sentence, or one of a figure up to 400 characters before, names a part of it. A table of these sentences comes first:
-- in one statement DuckDB would search the sentences of all figures. Grain: candidate. Inputs: printed_candidate, fact_figure, dim_indicator.
CREATE OR REPLACE TEMP TABLE contested AS
SELECT figure_key, report_key, char_start
FROM printed_candidate
SEMI JOIN (FROM dim_indicator WHERE is_catalogued) USING (indicator_key)
SEMI JOIN (
    SELECT organization_key, indicator_key, year FROM printed_candidate GROUP BY ALL HAVING min(value) <> max(value)
) USING (organization_key, indicator_key, year);

CREATE OR REPLACE TEMP TABLE beside_contested AS
SELECT c.figure_key, f.section || f.sentence AS words
FROM contested AS c
JOIN fact_figure AS f ON f.report_key = c.report_key AND f.char_start BETWEEN c.char_start - 400 AND c.char_start;

CREATE OR REPLACE TEMP TABLE scoped_candidate AS
SELECT DISTINCT figure_key FROM beside_contested WHERE names_own_part(words);
