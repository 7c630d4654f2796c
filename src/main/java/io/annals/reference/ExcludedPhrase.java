package io.annals.reference;

/**
 * A name, slogan or idiom whose numerals state no figure.
 *
 * @param phrase the characters
 * @param reasonCode code of {@code exclusion_reasons.csv}
 */
public record ExcludedPhrase(String phrase, String reasonCode) {}
