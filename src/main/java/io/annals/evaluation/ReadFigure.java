package io.annals.evaluation;

import java.math.BigDecimal;

/**
 * One figure as it was read of a report.
 *
 * @param charStart position of its first character in the report's text, in code points
 * @param charEnd position after its last character
 * @param value its value
 * @param valueHigh upper end of a range, else null
 * @param unit its unit; empty for none
 * @param qualifier as in gold, in small letters
 * @param kind likewise
 * @param status likewise
 * @param year what it is about; 0 for unknown
 * @param indicatorName what it measures
 * @param indicatorCode code of the catalogue; empty for none
 * @param partOf index of its total in the list of the report's figures; -1 for none
 */
public record ReadFigure(int charStart, int charEnd, BigDecimal value, BigDecimal valueHigh, String unit,
        String qualifier, String kind, String status, int year, String indicatorName, String indicatorCode, int partOf) {}
