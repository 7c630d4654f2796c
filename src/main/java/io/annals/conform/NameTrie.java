package io.annals.conform;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Names to find in a text: the longest one that starts, or ends, at a position, in time that depends on its length only. */
final class NameTrie<V> {

    /** A name found: half-open UTF-16 indices and what the name stands for. */
    record Hit<V>(int start, int end, V value) {}

    private static final class Node<V> {
        private final Map<Character, Node<V>> next = new HashMap<>();
        private V value;
    }

    private final Node<V> forwards = new Node<>();
    private final Node<V> backwards = new Node<>();
    private final BitSet firsts = new BitSet(1 << 16);
    private final BitSet lasts = new BitSet(1 << 16);

    /** What a name stands for; null where it is unknown. */
    V get(String name) {
        Node<V> node = forwards;
        for (int i = 0; i < name.length() && node != null; i++) {
            node = node.next.get(name.charAt(i));
        }
        return node == null ? null : node.value;
    }

    void put(String name, V value) {
        if (name.isEmpty()) {
            return;
        }
        firsts.set(name.charAt(0));
        lasts.set(name.charAt(name.length() - 1));
        Node<V> node = forwards;
        for (int i = 0; i < name.length(); i++) {
            node = node.next.computeIfAbsent(name.charAt(i), c -> new Node<>());
        }
        node.value = value;
        node = backwards;
        for (int i = name.length() - 1; i >= 0; i--) {
            node = node.next.computeIfAbsent(name.charAt(i), c -> new Node<>());
        }
        node.value = value;
    }

    /** The longest name that starts at an index; null where none does. */
    Hit<V> startingAt(CharSequence text, int start) {
        if (start >= text.length() || !firsts.get(text.charAt(start))) {
            return null;
        }
        Hit<V> longest = null;
        Node<V> node = forwards;
        for (int i = start; i < text.length(); i++) {
            node = node.next.get(text.charAt(i));
            if (node == null) {
                break;
            }
            if (node.value != null) {
                longest = new Hit<>(start, i + 1, node.value);
            }
        }
        return longest;
    }

    /** The longest name that ends before an index; null where none does. */
    Hit<V> endingAt(CharSequence text, int end) {
        if (end <= 0 || !lasts.get(text.charAt(end - 1))) {
            return null;
        }
        Hit<V> longest = null;
        Node<V> node = backwards;
        for (int i = end - 1; i >= 0; i--) {
            node = node.next.get(text.charAt(i));
            if (node == null) {
                break;
            }
            if (node.value != null) {
                longest = new Hit<>(i, end, node.value);
            }
        }
        return longest;
    }
}
