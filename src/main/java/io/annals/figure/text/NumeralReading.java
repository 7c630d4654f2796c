package io.annals.figure.text;

import io.annals.figure.exclusion.Exclusion;
import java.util.List;

/**
 * What the numerals of a text are, before it is known what the quantities measure.
 *
 * @param mentions the quantities, in reading order
 * @param exclusions the other numerals, in reading order, apart from the mentions and from each other
 */
public record NumeralReading(List<Mention> mentions, List<Exclusion> exclusions) {}
