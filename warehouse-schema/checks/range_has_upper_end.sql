-- error | a range lacks its upper end, or its upper end is not above the lower one, or a figure that is none has one
SELECT figure_key, stated_text, qualifier, value, value_high
FROM fact_figure
WHERE ((qualifier = 'range') <> (value_high IS NOT NULL) OR value_high < value)
AND is_checked(load_key)
