package io.annals.document;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises headings by their numbering, as official Chinese documents use it (GB/T 9704: {@code 一、} {@code （一）}
 * {@code 1.} {@code （1）}, and 第…章 above them). The rank orders the numberings, 1 the highest; it is the same in every
 * format, so that one report has the same heading paths in each.
 */
final class HeadingPattern {

    private static final String CHINESE_DIGITS = "一二三四五六七八九十百零〇○";
    private static final String CHINESE = "[" + CHINESE_DIGITS + "]{1,4}";
    private static final List<Pattern> RANKS = List.of(
            Pattern.compile("第\\s?(" + CHINESE + "|\\d{1,2})\\s?(部分|篇|编|章)\\s?[、：:.．]?\\s?"),
            Pattern.compile("第\\s?(" + CHINESE + "|\\d{1,2})\\s?节\\s?[、：:.．]?\\s?"),
            Pattern.compile(CHINESE + "\\s?[、．.]\\s?"),
            Pattern.compile("[（(]\\s?" + CHINESE + "\\s?[）)]\\s?[、．.]?\\s?"),
            Pattern.compile("(\\d{1,2}|[０-９]{1,2})\\s?[、．.](?![\\d０-９])\\s?|[\u2488-\u249B]\\s?"),
            Pattern.compile("[（(]\\s?\\d{1,2}\\s?[）)]\\s?[、．.]?\\s?|[\u2474-\u2487]\\s?"),
            Pattern.compile("\\d{1,2}\\s?[）)]\\s?|[\u2460-\u2473]\\s?"));

    /** A number with a counter, as list items state facts: {@code （三）救助12人}. Years and dates are none. */
    private static final Pattern QUANTITY =
            Pattern.compile("[\\d０-９][余多]?[万亿千百]*[余多]?\\s?(?:[人户件元名个家所处次场期份条项吨亩辆对只支张套起例座床]|%|％|公里|平方)");
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？；!?;]");
    private static final int LONGEST = 60;
    /** Below this rank a line is as likely an item of a list as a heading. */
    private static final int LOWEST_CERTAIN_RANK = 3;

    private HeadingPattern() {
    }

    /** The rank of the numbering that a line begins with, from 1; 0 where it begins with none. */
    static int rank(String line) {
        if (line.isEmpty() || !mayBeNumber(line.charAt(0))) {
            return 0;
        }
        for (int i = 0; i < RANKS.size(); i++) {
            if (RANKS.get(i).matcher(line).lookingAt()) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Whether a numbering may begin with a character; most lines begin with none of them, and no pattern needs to be tried. */
    private static boolean mayBeNumber(char c) {
        return c == '第' || c == '（' || c == '(' || c >= '0' && c <= '9' || c >= '０' && c <= '９'
                || c >= '\u2460' && c <= '\u249B' || CHINESE_DIGITS.indexOf(c) >= 0;
    }

    /** Whether a numbered line is a heading: short, no sentence, more than its number. */
    static boolean isNumberedHeading(String line, int rank) {
        var matcher = RANKS.get(rank - 1).matcher(line);
        if (!matcher.lookingAt() || line.length() > LONGEST) {
            return false;
        }
        String words = line.substring(matcher.end());
        if (words.isEmpty() || !couldBeHeading(words)) {
            return false;
        }
        if (rank <= LOWEST_CERTAIN_RANK) {
            return true;
        }
        boolean mayEnd = rank == LOWEST_CERTAIN_RANK + 1 && words.length() <= 30;
        return !QUANTITY.matcher(words).find() && (!words.endsWith("。") || mayEnd);
    }

    /**
     * Whether a line may be a heading where something else (a style, an element, its surroundings) says that it is
     * one.
     */
    static boolean couldBeHeading(String line) {
        if (line.isEmpty() || line.length() > LONGEST) {
            return false;
        }
        char last = line.charAt(line.length() - 1);
        if ("：:，,、；;".indexOf(last) >= 0) {
            return false;
        }
        var end = SENTENCE_END.matcher(line);
        return !end.find() || end.end() == line.length();
    }
}
