package io.annals.figure.exclusion;

import io.annals.figure.numeral.Digits;
import io.annals.reference.Within;

/**
 * The shares of the three industries, told as one ratio: {@code 三次产业结构为8.2:47.0:44.8}. Each of its three terms is a figure,
 * while the terms of other ratios ({@code 师生比为1:16.5}) are none.
 */
public final class IndustryShares {

    private static final String STRUCTURE = "产业";
    private static final String COLONS = ":：∶";
    private static final int LONGEST = 40;

    private IndustryShares() {
    }

    /** Whether the number at {@code start} is a term of such a ratio; looks at no more than {@value #LONGEST} characters to either side. */
    public static boolean holds(String text, int start) {
        return index(text, start) >= 0;
    }

    /** Which of the three terms begins at {@code start}: 0, 1 or 2; -1 where it is none. */
    public static int index(String text, int start) {
        int first = start;
        int before = 0;
        while (first > 1 && start - first < LONGEST && COLONS.indexOf(text.charAt(first - 1)) >= 0 && isDigit(text, first - 2)) {
            first--;
            while (first > 0 && start - first < LONGEST && (isDigit(text, first - 1) || text.charAt(first - 1) == '.')) {
                first--;
            }
            before++;
        }
        int after = -1;
        int at = start - 1;
        for (int next = start; next > at; next = nextTerm(text, at, start)) {
            at = next;
            after++;
        }
        return before + after == 2 && Within.contains(text, STRUCTURE, first - LONGEST, first) && isSameSentence(text, first) ? before : -1;
    }

    /** Where the ratio ends whose term begins at {@code start}. */
    public static int end(String text, int start) {
        int at = start;
        for (int next; (next = nextTerm(text, at, start)) > at;) {
            at = next;
        }
        return termEnd(text, at, start);
    }

    private static int termEnd(String text, int at, int start) {
        int end = at;
        while (end < text.length() && end - start < LONGEST
                && (isDigit(text, end) || text.charAt(end) == '.' && isDigit(text, end + 1))) {
            end++;
        }
        return end;
    }

    /** Where the term begins that a colon parts from the one at {@code at}; {@code at} where there is none. */
    private static int nextTerm(String text, int at, int start) {
        int end = termEnd(text, at, start);
        return end + 1 < text.length() && end + 1 - start < LONGEST && COLONS.indexOf(text.charAt(end)) >= 0
                && isDigit(text, end + 1) ? end + 1 : at;
    }

    private static boolean isSameSentence(String text, int from) {
        for (int k = from - 1; k >= STRUCTURE.length() - 1; k--) {
            if ("。；;\n".indexOf(text.charAt(k)) >= 0) {
                return false;
            }
            if (text.startsWith(STRUCTURE, k - STRUCTURE.length() + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && Digits.isDigit(text.charAt(at));
    }
}
