package io.annals.evaluation;

import java.math.BigDecimal;
import java.util.List;

/**
 * One figure as a person annotated it.
 *
 * @param id its name within the gold
 * @param start position of its first character in the gold's text, in code points
 * @param end position after its last character
 * @param text exactly the characters between the two
 * @param value its value, in the unit without scale word
 * @param valueHigh upper end of a range, else null
 * @param unit its unit; empty for none
 * @param unitAlso a second right unit; null for none
 * @param qualifier {@code exact}, {@code about}, {@code over}, {@code under} or {@code range}
 * @param kind {@code level} or {@code change}
 * @param status {@code actual}, {@code target} or {@code plan}
 * @param year what it is about
 * @param names accepted names of what is measured, the best first
 * @param code code of the indicator; empty where the catalogue has none
 * @param partOf id of its total; empty for none; {@code ?} where that is not judged
 * @param optional whether extracting it is neither right nor wrong
 */
record GoldFigure(String id, int start, int end, String text, BigDecimal value, BigDecimal valueHigh, String unit,
        String unitAlso, String qualifier, String kind, String status, int year, List<String> names, String code,
        String partOf, boolean optional) {

    GoldFigure {
        names = List.copyOf(names);
    }
}
