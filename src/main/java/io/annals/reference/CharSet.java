package io.annals.reference;

/**
 * Characters as bits: whether one is among them costs one look, where {@link String#indexOf(int)} compares it with each.
 * Immutable.
 */
public final class CharSet {

    private final long[] bits = new long[1 << 10];

    private CharSet() {
    }

    /** The characters of a string. */
    public static CharSet of(String characters) {
        CharSet set = new CharSet();
        for (int i = 0; i < characters.length(); i++) {
            set.bits[characters.charAt(i) >>> 6] |= 1L << characters.charAt(i);
        }
        return set;
    }

    /** The last character of each word. */
    public static CharSet ofLast(Iterable<String> words) {
        StringBuilder last = new StringBuilder();
        words.forEach(word -> last.append(word.charAt(word.length() - 1)));
        return of(last.toString());
    }

    /** Whether a character is among them. */
    public boolean has(char c) {
        return (bits[c >>> 6] & 1L << c) != 0;
    }

    /** Whether any character of a text is among them. */
    public boolean hasAny(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (has(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
