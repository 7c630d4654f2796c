package io.annals.figure;

/**
 * Numeral characters that state no figure.
 *
 * @param charStart position of the first character, in code points
 * @param charEnd position after the last, in code points
 * @param reasonCode a code of {@code warehouse-schema/seeds/exclusion_reasons.csv}
 */
public record ExcludedNumeral(int charStart, int charEnd, String reasonCode) {}
