package io.annals.reference;

import java.util.Arrays;

/**
 * Words as a tree of characters, to find those that begin at a place of a text without taking it apart: following a
 * character is one look-up in a table and allocates nothing. Filled once, then read by any number of threads.
 *
 * @param <V> what is known of a word
 */
public final class CharTrie<V> {

    /** The node before any character. */
    public static final int ROOT = 0;
    /** Where no word goes on. */
    public static final int NONE = -1;

    private static final int TARGET_BITS = 24;
    private static final long EMPTY = -1;

    /** Which characters begin a word, as bits, so that most places of a text need no further look. */
    private final long[] begins = new long[1 << 10];
    private final int[] first = new int[1 << 16];
    private Object[] values = new Object[64];
    /** By node, as bits, the lowest six bits of the characters that follow it: most misses need no look at the edges. */
    private long[] follows = new long[64];
    private int nodes = 1;
    /** Node and character above, the node that they lead to in the lowest bits; open addressing. */
    private long[] edges = new long[64];
    private int edgeCount;

    public CharTrie() {
        Arrays.fill(edges, EMPTY);
    }

    /** Adds a word that is not empty, or gives one a new value; returns the value it had, null for none. */
    public V put(CharSequence word, V value) {
        int node = ROOT;
        for (int i = 0; i < word.length(); i++) {
            node = child(node, word.charAt(i));
        }
        V before = value(node);
        values[node] = value;
        return before;
    }

    /** The node that a character leads to, added where there was none. */
    int child(int node, char c) {
        int next = next(node, c);
        return next == NONE ? add(node, c) : next;
    }

    /** The node that a word's first character leads to; {@link #ROOT} where none begins with it. */
    int first(char c) {
        return first[c];
    }

    /** The node that a character leads to; {@link #NONE} where no word goes on with it. */
    public int next(int node, char c) {
        if (node == ROOT) {
            return (begins[c >>> 6] & 1L << c) == 0 ? NONE : first[c];
        }
        if ((follows[node] & 1L << c) == 0) {
            return NONE;
        }
        long key = (long) node << 16 | c;
        int mask = edges.length - 1;
        for (int slot = slot(key, mask); edges[slot] != EMPTY; slot = slot + 1 & mask) {
            if (edges[slot] >>> TARGET_BITS == key) {
                return (int) edges[slot] & (1 << TARGET_BITS) - 1;
            }
        }
        return NONE;
    }

    /** Value of the word that ends at a node; null where none does. */
    @SuppressWarnings("unchecked")
    public V value(int node) {
        return (V) values[node];
    }

    /** Value of a whole word; null where it was not added. */
    public V get(CharSequence word) {
        int node = ROOT;
        for (int i = 0; i < word.length() && node != NONE; i++) {
            node = next(node, word.charAt(i));
        }
        return node == NONE ? null : value(node);
    }

    private int add(int node, char c) {
        if (nodes == 1 << TARGET_BITS) {
            throw new IllegalStateException("too many words");
        }
        int added = nodes++;
        if (added == values.length) {
            values = Arrays.copyOf(values, values.length * 2);
            follows = Arrays.copyOf(follows, values.length);
        }
        if (node == ROOT) {
            begins[c >>> 6] |= 1L << c;
            first[c] = added;
            return added;
        }
        if (++edgeCount * 2 > edges.length) {
            long[] old = edges;
            edges = new long[old.length * 2];
            Arrays.fill(edges, EMPTY);
            for (long edge : old) {
                if (edge != EMPTY) {
                    insert(edge);
                }
            }
        }
        follows[node] |= 1L << c;
        insert(((long) node << 16 | c) << TARGET_BITS | added);
        return added;
    }

    private void insert(long edge) {
        int mask = edges.length - 1;
        int slot = slot(edge >>> TARGET_BITS, mask);
        while (edges[slot] != EMPTY) {
            slot = slot + 1 & mask;
        }
        edges[slot] = edge;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
