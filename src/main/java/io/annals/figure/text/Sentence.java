package io.annals.figure.text;

/**
 * A sentence or table cell of a document.
 *
 * @param start UTF-16 index of its first character
 * @param end index after its last one, the full stop included
 * @param block index of the block that it stands in
 * @param section path of the headings above it, parts separated by {@code  > }
 */
public record Sentence(int start, int end, int block, String section) {}
