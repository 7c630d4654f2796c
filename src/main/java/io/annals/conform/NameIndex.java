package io.annals.conform;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Names to find in a text: the longest one that starts, or ends, at a position.
 *
 * <p>For each pair of characters with which a name begins or ends the lengths of those names are known, so that a
 * position where none begins costs one or two look-ups that allocate nothing, and filling the index one entry a name.
 */
final class NameIndex<V> {

    /** A name found: half-open UTF-16 indices and what the name stands for. */
    record Hit<V>(int start, int end, V value) {}

    private static final int LONGEST = 63;

    private final Map<String, V> values = new HashMap<>();
    private final Lengths byHead = new Lengths();
    private final Lengths byTail = new Lengths();
    private final BitSet firsts = new BitSet(1 << 16);
    private final BitSet lasts = new BitSet(1 << 16);
    private final BitSet singles = new BitSet(1 << 16);

    void put(String name, V value) {
        int length = name.length();
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException("a name must have 1 to " + LONGEST + " characters: '" + name + "'");
        }
        values.put(name, value);
        firsts.set(name.charAt(0));
        lasts.set(name.charAt(length - 1));
        if (length > 1) {
            byHead.add(pair(name, 0), 1L << length);
            byTail.add(pair(name, length - 2), 1L << length);
        } else {
            singles.set(name.charAt(0));
        }
    }

    /** The longest name that starts at an index; null where none does. */
    Hit<V> startingAt(String text, int start) {
        int left = text.length() - start;
        if (left <= 0 || !firsts.get(text.charAt(start))) {
            return null;
        }
        long lengths = left == 1 ? 0 : byHead.get(pair(text, start));
        for (int length = longest(lengths); length > 1; length = longest(lengths)) {
            lengths ^= 1L << length;
            V value = length > left ? null : values.get(text.substring(start, start + length));
            if (value != null) {
                return new Hit<>(start, start + length, value);
            }
        }
        V single = singles.get(text.charAt(start)) ? values.get(text.substring(start, start + 1)) : null;
        return single == null ? null : new Hit<>(start, start + 1, single);
    }

    /** The longest name that ends before an index; null where none does. */
    Hit<V> endingAt(String text, int end) {
        if (end <= 0 || !lasts.get(text.charAt(end - 1))) {
            return null;
        }
        long lengths = end == 1 ? 0 : byTail.get(pair(text, end - 2));
        for (int length = longest(lengths); length > 1; length = longest(lengths)) {
            lengths ^= 1L << length;
            V value = length > end ? null : values.get(text.substring(end - length, end));
            if (value != null) {
                return new Hit<>(end - length, end, value);
            }
        }
        V single = singles.get(text.charAt(end - 1)) ? values.get(text.substring(end - 1, end)) : null;
        return single == null ? null : new Hit<>(end - 1, end, single);
    }

    /** Where the last name of a text ends; 0 where it holds none. */
    int lastEnd(String text) {
        int end = text.length();
        while (end > 0 && endingAt(text, end) == null) {
            end--;
        }
        return end;
    }

    private static int longest(long lengths) {
        return 63 - Long.numberOfLeadingZeros(lengths);
    }

    private static int pair(String text, int at) {
        return text.charAt(at) << 16 | text.charAt(at + 1);
    }

    /** The lengths of names, as bits, by a pair of characters; open addressing, 0 where there is no name. */
    private static final class Lengths {

        private int[] pairs = new int[64];
        private long[] lengths = new long[64];
        private int filled;

        void add(int pair, long added) {
            int slot = slot(pair);
            if (lengths[slot] == 0 && ++filled * 2 > lengths.length) {
                grow();
                slot = slot(pair);
            }
            pairs[slot] = pair;
            lengths[slot] |= added;
        }

        long get(int pair) {
            return lengths[slot(pair)];
        }

        /** Where the pair stands, or the free place where it would. */
        private int slot(int pair) {
            int mask = lengths.length - 1;
            int slot = (int) (pair * 0x9E3779B97F4A7C15L >>> 40) & mask;
            while (lengths[slot] != 0 && pairs[slot] != pair) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        private void grow() {
            int[] oldPairs = pairs;
            long[] oldLengths = lengths;
            pairs = new int[oldPairs.length * 2];
            lengths = new long[oldLengths.length * 2];
            for (int i = 0; i < oldLengths.length; i++) {
                if (oldLengths[i] != 0) {
                    int slot = slot(oldPairs[i]);
                    pairs[slot] = oldPairs[i];
                    lengths[slot] = oldLengths[i];
                }
            }
        }
    }
}
