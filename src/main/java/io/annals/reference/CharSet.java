package io.annals.reference;

import java.util.function.IntPredicate;

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

    /** The characters for which a condition holds. */
    public static CharSet where(IntPredicate holds) {
        CharSet set = new CharSet();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            set.bits[c >>> 6] |= holds.test(c) ? 1L << c : 0;
        }
        return set;
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
