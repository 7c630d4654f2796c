-- How much of a division's total rests on which divisions? Totals that few divisions state say little.
SELECT region_level, region_name, year, indicator_name, total, total_source, divisions_stated, divisions_existing
FROM agg_indicator_year
WHERE total_source = 'children' AND year = 2023 AND region_level = 'prefecture'
ORDER BY divisions_stated DESC, indicator_code, region_code
