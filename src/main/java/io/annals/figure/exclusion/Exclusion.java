package io.annals.figure.exclusion;

/**
 * A stretch of text whose numerals state no figure.
 *
 * @param start UTF-16 index of its first character
 * @param end index after its last one
 * @param reason why
 */
public record Exclusion(int start, int end, ExclusionReason reason) {}
