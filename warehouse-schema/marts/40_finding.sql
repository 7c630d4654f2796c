-- Findings that need more than one report, made anew by every build.
-- CONFLICTING_VALUES: a figure of equal standing states another value than the one that stands for the year.
-- OTHER_BODY_SPEAKS: another body of the division owns the indicator; this value is not added up.
-- Inputs: year_candidate, agg_organization_year, agg_indicator_year. Grain: rule and figure.
DELETE FROM finding WHERE rule_code IN ('CONFLICTING_VALUES', 'OTHER_BODY_SPEAKS');

INSERT INTO finding
SELECT stable_key('CONFLICTING_VALUES' || chr(31) || c.figure_key), c.report_key, c.figure_key, 'CONFLICTING_VALUES',
    'warning', plain(a.value), plain(c.value),
    a.indicator_name || ' of ' || a.year || ' has another value of equal standing, which was taken for the year',
    c.load_key
FROM year_candidate AS c
JOIN agg_organization_year AS a USING (organization_key, indicator_key, year)
WHERE a.has_conflict AND c.tier = 1 AND c.value <> a.value
ORDER BY c.report_key, c.char_start;

INSERT INTO finding
SELECT stable_key('OTHER_BODY_SPEAKS' || chr(31) || a.figure_key), f.report_key, a.figure_key, 'OTHER_BODY_SPEAKS',
    'info', plain(w.own_value), plain(a.value),
    a.indicator_name || ' of ' || a.year || ' is taken from ' || o.organization_name || ', which owns the indicator',
    f.load_key
FROM agg_organization_year AS a
JOIN agg_indicator_year AS w USING (region_key, indicator_key, year)
JOIN dim_organization AS o ON o.organization_key = w.own_organization_key
JOIN fact_figure AS f ON f.figure_key = a.figure_key
WHERE w.own_organization_key <> a.organization_key
ORDER BY f.report_key, f.char_start;
