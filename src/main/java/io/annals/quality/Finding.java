package io.annals.quality;

/**
 * One rule's objection to one figure or report.
 *
 * @param figureIndex index of the figure in the report; -1 where the report as a whole is meant
 * @param ruleCode code of the rule, a row of {@code warehouse-schema/seeds/quality_rules.csv}
 * @param severity {@code error}, {@code warning} or {@code info}
 * @param expected what the rule expected, as text
 * @param actual what it found, as text
 * @param message one sentence for a person
 */
public record Finding(
        int figureIndex, String ruleCode, String severity, String expected, String actual, String message) {}
