-- Grain: catalogued indicator, division (every level up to the nation) and year.
-- Inputs: agg_organization_year, touched_value, region_year, dim_region, organization_type and its domains.
-- One body speaks for a division, none of a part of it (a town's): the one whose kind owns the indicator's domain, then the kind's rank, then the key.
-- Stocks and flows add up over divisions, level by level (a municipality's counties stand directly under it): a
-- division's total is its own value, else the sum of the totals directly below. Rates and standards are never added.
-- Zones that overlap counties have rows of their own and count in no division above them.
-- Divisions count under the one above them of that year; one that had ended, or not begun, counts in none.
-- A change is one of the same divisions with the same areas: where others make up the total than a year before, change_pct
-- is empty.
-- Tables of steps, not one statement: what a step needs of memory is free for the next one.
CREATE OR REPLACE TEMP TABLE speaker AS
WITH compared_with AS (
    FROM touched_value UNION SELECT indicator_key, year - 1 FROM touched_value
)
SELECT a.region_key, a.indicator_key, a.year, a.value, a.organization_key, a.figure_key
FROM agg_organization_year AS a
SEMI JOIN compared_with USING (indicator_key, year)
JOIN dim_indicator AS i ON i.indicator_key = a.indicator_key AND i.is_catalogued
JOIN dim_organization AS o ON o.organization_key = a.organization_key
LEFT JOIN organization_type AS t ON t.organization_type_code = o.organization_type
LEFT JOIN organization_type_domain AS d
    ON d.organization_type_code = o.organization_type AND d.domain = i.domain
WHERE a.region_key <> 0 AND t.is_of_part IS DISTINCT FROM true
QUALIFY row_number() OVER (
    PARTITION BY a.region_key, a.indicator_key, a.year
    ORDER BY d.domain IS NULL, coalesce(t.rank, 9999), a.organization_key) = 1;

CREATE OR REPLACE TEMP TABLE standing AS
SELECT region_key, year, parent_region_key
FROM region_year WHERE is_existing AND NOT is_overlapping AND parent_region_key <> 0;

-- What is stated in a division itself and below it, as the divisions stood at the end of the year. Of one that has none
-- below it, as most, that is the one value.
CREATE OR REPLACE TEMP TABLE spread AS
WITH parent AS (
    SELECT DISTINCT parent_region_key AS region_key, year FROM standing
), above AS (
    SELECT region_key, year, region_key AS at_key FROM parent
    UNION ALL
    SELECT region_key, year, parent_region_key FROM standing
    UNION ALL
    SELECT g.region_key, g.year, p.parent_region_key
    FROM standing AS g JOIN standing AS p ON p.region_key = g.parent_region_key AND p.year = g.year
    UNION ALL
    SELECT g.region_key, g.year, q.parent_region_key
    FROM standing AS g
    JOIN standing AS p ON p.region_key = g.parent_region_key AND p.year = g.year
    JOIN standing AS q ON q.region_key = p.parent_region_key AND q.year = g.year
), listed AS (
    SELECT
        a.at_key AS region_key,
        s.indicator_key,
        s.year,
        count(*) AS organizations,
        sum(s.value) AS added,
        list_sort(list(s.value)) AS sorted
    FROM speaker AS s
    SEMI JOIN touched_value USING (indicator_key, year)
    JOIN above AS a USING (region_key, year)
    GROUP BY ALL
)
SELECT
    region_key, indicator_key, year, organizations,
    CASE WHEN organizations = 1 THEN added
        ELSE from_nano(divide_half_up(nano(added), organizations)) END AS mean,
    CASE WHEN organizations % 2 = 1 THEN sorted[(organizations + 1) // 2]
        ELSE from_nano(divide_half_up(nano(sorted[organizations // 2] + sorted[organizations // 2 + 1]), 2)) END AS median,
    sorted[1] AS minimum,
    sorted[organizations] AS maximum
FROM listed
UNION ALL
SELECT region_key, indicator_key, year, 1, value, value, value, value
FROM speaker
SEMI JOIN touched_value USING (indicator_key, year)
ANTI JOIN parent USING (region_key, year);

-- Totals, from the counties up. Which divisions of which areas one is made of is told by the sum of their hashes: two
-- totals of the same ones have the same. (A list of them for each total would hold every county once a level.)
CREATE OR REPLACE TEMP TABLE summed AS
WITH own AS (
    SELECT s.*, g.region_level, CASE WHEN g.is_existing AND NOT g.is_overlapping THEN g.parent_region_key END
        AS parent_region_key, CAST(hash(region_key, g.area_number) AS HUGEINT) AS summands
    FROM speaker AS s
    JOIN region_year AS g USING (region_key, year)
    JOIN dim_indicator AS i USING (indicator_key)
    WHERE i.measure IN ('stock', 'flow') AND i.aggregation = 'sum'
), county AS (
    SELECT region_key, indicator_key, year, parent_region_key, NULL AS children_total, value AS total, summands
    FROM own WHERE region_level NOT IN ('prefecture', 'province', 'nation')
), prefecture_children AS (
    SELECT parent_region_key AS region_key, indicator_key, year, sum(total) AS children_total,
        sum(summands) AS summands
    FROM county WHERE parent_region_key IS NOT NULL GROUP BY ALL
), prefecture AS (
    SELECT region_key, indicator_key, year,
        CASE WHEN g.is_existing AND NOT g.is_overlapping THEN g.parent_region_key END AS parent_region_key,
        c.children_total, coalesce(o.value, c.children_total) AS total, coalesce(o.summands, c.summands) AS summands
    FROM (SELECT region_key, indicator_key, year FROM prefecture_children
        UNION SELECT region_key, indicator_key, year FROM own) AS k
    JOIN region_year AS g USING (region_key, year)
    LEFT JOIN own AS o USING (region_key, indicator_key, year)
    LEFT JOIN prefecture_children AS c USING (region_key, indicator_key, year)
    WHERE g.region_level = 'prefecture'
), province_children AS (
    SELECT parent_region_key AS region_key, indicator_key, year, sum(total) AS children_total,
        sum(summands) AS summands
    FROM (SELECT * FROM county UNION ALL SELECT * FROM prefecture) WHERE parent_region_key IS NOT NULL
    GROUP BY ALL
), province AS (
    SELECT region_key, indicator_key, year,
        CASE WHEN g.is_existing AND NOT g.is_overlapping THEN g.parent_region_key END AS parent_region_key,
        c.children_total, coalesce(o.value, c.children_total) AS total, coalesce(o.summands, c.summands) AS summands
    FROM (SELECT region_key, indicator_key, year FROM province_children
        UNION SELECT region_key, indicator_key, year FROM own) AS k
    JOIN region_year AS g USING (region_key, year)
    LEFT JOIN own AS o USING (region_key, indicator_key, year)
    LEFT JOIN province_children AS c USING (region_key, indicator_key, year)
    WHERE g.region_level = 'province'
), nation_children AS (
    SELECT parent_region_key AS region_key, indicator_key, year, sum(total) AS children_total,
        sum(summands) AS summands
    FROM (SELECT * FROM county UNION ALL SELECT * FROM prefecture UNION ALL SELECT * FROM province)
    WHERE parent_region_key IS NOT NULL GROUP BY ALL
), nation AS (
    SELECT region_key, indicator_key, year,
        CASE WHEN g.is_existing AND NOT g.is_overlapping THEN g.parent_region_key END AS parent_region_key,
        c.children_total, coalesce(o.value, c.children_total) AS total, coalesce(o.summands, c.summands) AS summands
    FROM (SELECT region_key, indicator_key, year FROM nation_children
        UNION SELECT region_key, indicator_key, year FROM own) AS k
    JOIN region_year AS g USING (region_key, year)
    LEFT JOIN own AS o USING (region_key, indicator_key, year)
    LEFT JOIN nation_children AS c USING (region_key, indicator_key, year)
    WHERE g.region_level = 'nation'
)
SELECT * FROM county
UNION ALL SELECT * FROM prefecture
UNION ALL SELECT * FROM province
UNION ALL SELECT * FROM nation;

CREATE OR REPLACE TEMP VIEW touched_indicator_year AS
WITH stated_below AS (
    SELECT g.parent_region_key AS region_key, s.indicator_key, s.year, count(*) AS divisions_stated
    FROM spread AS s JOIN standing AS g USING (region_key, year)
    GROUP BY ALL
), existing_below AS (
    SELECT parent_region_key AS region_key, year, count(*) AS divisions_existing
    FROM standing GROUP BY ALL
), before AS (
    SELECT region_key, indicator_key, year + 1 AS year, total, summands FROM summed
), valued AS (
    SELECT
        w.*,
        s.value AS own_value,
        s.organization_key AS own_organization_key,
        s.figure_key AS own_figure_key,
        t.children_total,
        t.total,
        f.total AS previous_total,
        nano(abs(f.total)) AS previous_nano,
        CASE WHEN t.summands = f.summands THEN nano(t.total - f.total) END AS change_nano,
        coalesce(b.divisions_stated, 0) AS divisions_stated
    FROM spread AS w
    LEFT JOIN speaker AS s USING (region_key, indicator_key, year)
    LEFT JOIN summed AS t USING (region_key, indicator_key, year)
    LEFT JOIN before AS f USING (region_key, indicator_key, year)
    LEFT JOIN stated_below AS b USING (region_key, indicator_key, year)
    ORDER BY year, indicator_key, region_key
)

-- Names come last: the rows are many, and what is joined or sorted before carries them along. The order is one of storage,
-- so that rows of a year stand together; who wants an order asks for it.
SELECT
    g.region_key,
    g.region_code,
    g.region_name,
    g.region_level,
    i.indicator_key,
    i.indicator_code,
    i.indicator_name,
    u.unit_name,
    v.year,
    v.own_value,
    v.children_total,
    v.total,
    CASE WHEN v.total IS NULL THEN NULL WHEN v.own_value IS NOT NULL THEN 'own' ELSE 'children' END AS total_source,
    v.divisions_stated,
    coalesce(e.divisions_existing, 0) AS divisions_existing,
    v.organizations,
    v.mean,
    v.median,
    v.minimum,
    v.maximum,
    v.previous_total,
    percent_of_nano(v.change_nano, v.previous_nano) AS change_pct,
    v.own_organization_key,
    v.own_figure_key,
    coalesce(a.parent_region_key, 0) AS parent_region_key
FROM valued AS v
JOIN dim_region AS g USING (region_key)
JOIN dim_indicator AS i USING (indicator_key)
JOIN dim_unit AS u USING (unit_key)
LEFT JOIN existing_below AS e USING (region_key, year)
LEFT JOIN standing AS a USING (region_key, year);

-- It is filled in the next file, in a transaction of its own: DuckDB 2.0.0.1 finds no row of a table with any
-- condition, until the next checkpoint, where one transaction created the table and filled it with many.
CREATE TABLE IF NOT EXISTS agg_indicator_year AS FROM touched_indicator_year LIMIT 0;
