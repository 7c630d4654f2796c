package io.annals.document;

import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters with which what an expression matches may begin. Lines of a report hardly ever begin so: one look at a
 * line's first character saves the try of all alternatives.
 */
final class FirstCharacters {

    /** What {@code \s} stands for. */
    private static final String SPACES = " \t\n\u000B\f\r";

    private final BitSet characters = new BitSet();

    /**
     * @param pattern an expression of which every match begins with a character that stands in it literally, or with
     *     white space: not with any of a range
     */
    FirstCharacters(Pattern pattern) {
        String literals = pattern.pattern();
        String all = literals + literals.toUpperCase(Locale.ROOT) + literals.toLowerCase(Locale.ROOT) + SPACES;
        for (int i = 0; i < all.length(); i++) {
            Matcher first = pattern.matcher(all.substring(i, i + 1));
            // What ends too early for the expression may go on so that it matches.
            if (first.lookingAt() || first.hitEnd()) {
                characters.set(all.charAt(i));
            }
        }
    }

    boolean contain(char first) {
        return characters.get(first);
    }

    /** Whether a text begins with one of them. */
    boolean begin(CharSequence text) {
        return text.length() > 0 && characters.get(text.charAt(0));
    }
}
