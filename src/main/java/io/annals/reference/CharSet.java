package io.annals.reference;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters as bits: whether one is among them costs one look, where {@link String#indexOf(int)} compares it with each.
 * Immutable.
 */
public final class CharSet {

    /** What {@code \\s} stands for. */
    private static final String SPACES = " \t\n\u000B\f\r";

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

    /**
     * The characters with which what an expression matches may begin: where a text hardly ever begins so, one look at its first
     * character saves the try of all alternatives.
     *
     * @param pattern an expression of which every match begins with a character that stands in it literally, or with
     *     white space: not with any of a range
     */
    public static CharSet beginning(Pattern pattern) {
        String literals = pattern.pattern();
        String all = literals + literals.toUpperCase(Locale.ROOT) + literals.toLowerCase(Locale.ROOT) + SPACES;
        StringBuilder first = new StringBuilder();
        for (int i = 0; i < all.length(); i++) {
            if (mayBegin(pattern, all.substring(i, i + 1))) {
                first.append(all.charAt(i));
            }
        }
        return of(first.toString());
    }

    /** Whether an expression may match a text that begins so: a failure that more text can't mend says that it can't. */
    public static boolean mayBegin(Pattern pattern, String beginning) {
        Matcher matcher = pattern.matcher(beginning);
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /** Whether a character is among them. */
    public boolean has(char c) {
        return (bits[c >>> 6] & 1L << c) != 0;
    }

    /** Whether a text begins with one of them. */
    public boolean begin(CharSequence text) {
        return text.length() > 0 && has(text.charAt(0));
    }

    /** Whether any character of a text is among them. */
    public boolean hasAny(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (has(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
