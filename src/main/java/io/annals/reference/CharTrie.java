package io.annals.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    private final int[] first = new int[1 << 16];
    private final List<V> values = new ArrayList<>();
    private long[] keys = new long[64];
    private int[] targets = new int[64];
    private int size;

    public CharTrie() {
        Arrays.fill(first, NONE);
        Arrays.fill(keys, NONE);
        values.add(null);
    }

    /** Adds a word that is not empty, or gives one a new value; returns the value it had, null for none. */
    public V put(CharSequence word, V value) {
        int node = ROOT;
        for (int i = 0; i < word.length(); i++) {
            int next = next(node, word.charAt(i));
            node = next == NONE ? add(node, word.charAt(i)) : next;
        }
        return values.set(node, value);
    }

    /** The node that a character leads to; {@link #NONE} where no word goes on with it. */
    public int next(int node, char c) {
        if (node == ROOT) {
            return first[c];
        }
        long key = (long) node << 16 | c;
        int mask = keys.length - 1;
        for (int slot = slot(key, mask); keys[slot] != NONE; slot = slot + 1 & mask) {
            if (keys[slot] == key) {
                return targets[slot];
            }
        }
        return NONE;
    }

    /** Value of the word that ends at a node; null where none does. */
    public V value(int node) {
        return values.get(node);
    }

    /** Value of a whole word; null where it was not added. */
    public V get(CharSequence word) {
        int node = ROOT;
        for (int i = 0; i < word.length() && node != NONE; i++) {
            node = next(node, word.charAt(i));
        }
        return node == NONE ? null : values.get(node);
    }

    private int add(int node, char c) {
        int added = values.size();
        values.add(null);
        if (node == ROOT) {
            first[c] = added;
            return added;
        }
        if (++size * 2 > keys.length) {
            grow();
        }
        insert((long) node << 16 | c, added);
        return added;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = new long[oldKeys.length * 2];
        targets = new int[keys.length];
        Arrays.fill(keys, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != NONE) {
                insert(oldKeys[i], oldTargets[i]);
            }
        }
    }

    private void insert(long key, int target) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != NONE) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        targets[slot] = target;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
