package io.annals.figure.exclusion;

import io.annals.figure.numeral.Digits;
import java.math.BigDecimal;
import java.util.List;

/**
 * The shares of the three industries, told as one ratio: {@code 三次产业结构为8.2:47.0:44.8}. Each of its three terms is a figure,
 * while the terms of other ratios ({@code 师生比为1:16.5}) are none.
 */
public final class IndustryShares {

    private static final String INDUSTRY = "产业";
    private static final List<String> SHARES = List.of("结构", "构成", "比例", "比重", "占比", "之比", "比为", "增加值");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
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
        return before + after == 2 && isOfStructure(text, first) && isWhole(text, first, start) ? before : -1;
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

    /** Whether the nearest word of industry in the sentence before the ratio is one of their shares: {@code 三次产业增加值比例为}. */
    private static boolean isOfStructure(String text, int from) {
        for (int k = from - INDUSTRY.length(); k >= Math.max(0, from - LONGEST); k--) {
            if ("。；;\n".indexOf(text.charAt(k)) >= 0) {
                return false;
            }
            if (text.startsWith(INDUSTRY, k)) {
                int after = k + INDUSTRY.length();
                return SHARES.stream().anyMatch(word -> text.startsWith(word, after));
            }
        }
        return false;
    }

    /** Whether the three terms make up a whole, but for rounding: parts of a ratio of 6:3:1 are no shares in per cent. */
    private static boolean isWhole(String text, int first, int start) {
        BigDecimal sum = BigDecimal.ZERO;
        int at = first - 1;
        for (int next = first; next > at; next = nextTerm(text, at, start)) {
            at = next;
            sum = sum.add(new BigDecimal(plain(text.substring(at, termEnd(text, at, start)))));
        }
        return sum.subtract(HUNDRED).abs().compareTo(BigDecimal.ONE) <= 0;
    }

    private static String plain(String digits) {
        StringBuilder plain = new StringBuilder();
        digits.chars().forEach(c -> plain.append(c == '.' ? "." : String.valueOf(Character.digit(c, 10))));
        return plain.toString();
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && Digits.isDigit(text.charAt(at));
    }
}
