package io.annals.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One figure as a report states it.
 *
 * @param charStart position of the numeral's first character in the document's text, in code points
 * @param charEnd position after the unit's last character, in code points
 * @param statedText exactly the characters between the two
 * @param value the value in the unit without its scale word: {@code 8578.24万元} is 85782400; signed for a change
 * @param valueHigh the upper end of a range, else null
 * @param unit canonical name of the unit without scale words and hedges ({@code 元/人·月}); empty for a bare ratio
 * @param statedUnit the unit as printed, scale word included ({@code 万元})
 * @param qualifier how exactly it is stated
 * @param kind level or change
 * @param status actual, target or plan
 * @param period the time that it is about
 * @param statedIndicator what is measured, in the report's words, restored so that it stands without the sentence
 * @param indicatorNames names to look up in the catalogue, the best first; the first is {@code statedIndicator}
 * @param partOf index in the list of figures of the total that this one is stated to be a part of; -1 for none
 * @param section heading path of the place, parts separated by {@code  > }; empty where there is none
 * @param sentence the sentence that holds the figure
 * @param tableNo table, row and column of the cell, from 1; 0 outside tables
 * @param rowNo see {@code tableNo}
 * @param columnNo see {@code tableNo}
 * @param baseline whether it is the start of a movement: the 1.16 of {@code 由1.16缩小至1.15}
 * @param rule code of the rule that named what is measured
 */
public record ReportedFigure(
        int charStart, int charEnd, String statedText,
        BigDecimal value, BigDecimal valueHigh, String unit, String statedUnit,
        Qualifier qualifier, Kind kind, Status status, StatedPeriod period,
        String statedIndicator, List<String> indicatorNames, int partOf,
        String section, String sentence, int tableNo, int rowNo, int columnNo, boolean baseline, String rule) {

    public ReportedFigure {
        indicatorNames = List.copyOf(indicatorNames);
    }

    /** The same figure in the report's own words and places, where rules read it in simplified characters. */
    ReportedFigure inWords(int start, int end, String text, String unitPrinted, String indicator, String path,
            String clause) {
        List<String> names = new ArrayList<>(indicatorNames);
        if (!names.isEmpty()) {
            names.set(0, indicator);
        }
        return new ReportedFigure(start, end, text, value, valueHigh, unit, unitPrinted, qualifier, kind,
                status, period, indicator, names, partOf, path, clause, tableNo, rowNo, columnNo, baseline, rule);
    }

    /** The same figure, about another time. */
    public ReportedFigure in(StatedPeriod other) {
        return new ReportedFigure(charStart, charEnd, statedText, value, valueHigh, unit, statedUnit, qualifier, kind,
                status, other, statedIndicator, indicatorNames, partOf, section, sentence, tableNo, rowNo, columnNo,
                baseline, rule);
    }

    /** The same figure by a name that tells it from another one; the names that it had are looked up behind it. */
    public ReportedFigure named(String name) {
        List<String> names = new ArrayList<>(indicatorNames);
        names.add(0, name);
        return new ReportedFigure(charStart, charEnd, statedText, value, valueHigh, unit, statedUnit, qualifier, kind,
                status, period, name, names, partOf, section, sentence, tableNo, rowNo, columnNo, baseline, rule);
    }

    /** The same figure as a part of the total at index {@code total}. */
    public ReportedFigure partOf(int total) {
        return new ReportedFigure(charStart, charEnd, statedText, value, valueHigh, unit, statedUnit, qualifier, kind,
                status, period, statedIndicator, indicatorNames, total, section, sentence, tableNo, rowNo, columnNo,
                baseline, rule);
    }
}
