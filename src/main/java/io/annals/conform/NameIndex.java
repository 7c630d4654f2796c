package io.annals.conform;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Names to find in a text: the longest one that starts, or ends, at a position.
 *
 * <p>For each pair of characters with which a name begins or ends the lengths of those names are known, so that a
 * position where none begins costs one or two look-ups, and filling the index one entry a name.
 */
final class NameIndex<V> {

    /** A name found: half-open UTF-16 indices and what the name stands for. */
    record Hit<V>(int start, int end, V value) {}

    private static final int LONGEST = 63;

    private final Map<String, V> values = new HashMap<>();
    private final Map<Integer, Long> lengthsByHead = new HashMap<>();
    private final Map<Integer, Long> lengthsByTail = new HashMap<>();
    private final BitSet firsts = new BitSet(1 << 16);
    private final BitSet lasts = new BitSet(1 << 16);

    void put(String name, V value) {
        int length = name.length();
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException("a name must have 1 to " + LONGEST + " characters: '" + name + "'");
        }
        values.put(name, value);
        firsts.set(name.charAt(0));
        lasts.set(name.charAt(length - 1));
        if (length > 1) {
            lengthsByHead.merge(pair(name, 0), 1L << length, (a, b) -> a | b);
            lengthsByTail.merge(pair(name, length - 2), 1L << length, (a, b) -> a | b);
        }
    }

    /** The longest name that starts at an index; null where none does. */
    Hit<V> startingAt(String text, int start) {
        int left = text.length() - start;
        if (left <= 0 || !firsts.get(text.charAt(start))) {
            return null;
        }
        long lengths = left == 1 ? 0 : lengthsByHead.getOrDefault(pair(text, start), 0L);
        for (int length = longest(lengths); length > 1; length = longest(lengths)) {
            lengths ^= 1L << length;
            V value = length > left ? null : values.get(text.substring(start, start + length));
            if (value != null) {
                return new Hit<>(start, start + length, value);
            }
        }
        V single = values.get(text.substring(start, start + 1));
        return single == null ? null : new Hit<>(start, start + 1, single);
    }

    /** The longest name that ends before an index; null where none does. */
    Hit<V> endingAt(String text, int end) {
        if (end <= 0 || !lasts.get(text.charAt(end - 1))) {
            return null;
        }
        long lengths = end == 1 ? 0 : lengthsByTail.getOrDefault(pair(text, end - 2), 0L);
        for (int length = longest(lengths); length > 1; length = longest(lengths)) {
            lengths ^= 1L << length;
            V value = length > end ? null : values.get(text.substring(end - length, end));
            if (value != null) {
                return new Hit<>(end - length, end, value);
            }
        }
        V single = values.get(text.substring(end - 1, end));
        return single == null ? null : new Hit<>(end - 1, end, single);
    }

    private static int longest(long lengths) {
        return 63 - Long.numberOfLeadingZeros(lengths);
    }

    private static int pair(String text, int at) {
        return text.charAt(at) << 16 | text.charAt(at + 1);
    }
}
