package io.annals.document;

import java.util.List;

/**
 * White space as every format shares it, so that one report reads the same from each: a run of spaces
 * of any kind is one space, line ends hold none, and characters without width or meaning are gone. Nothing else
 * changes, but that half of a surrogate pair becomes U+FFFD.
 */
final class Whitespace {

    /** Fewer letters apart are a name or a word that is stretched to the width of others: {@code 张  三}. */
    private static final int FEWEST_LETTERS = 5;
    private static final int FEWEST_SPACED_LINES = 5;

    private Whitespace() {
    }

    /** One line of text, cleaned; {@code ""} when nothing visible is left. */
    static String clean(CharSequence written) {
        String text = written.toString();
        int start = firstVisible(text);
        int end = text.length();
        while (end > start && !isVisible(text.charAt(end - 1))) {
            end--;
        }
        int from = cleanEnd(text, start, end);
        if (from == end) {
            return text.substring(start, end);
        }
        StringBuilder clean = new StringBuilder(end - start).append(text, start, from);
        boolean space = false;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                if (space && clean.length() > 0) {
                    clean.append(' ');
                }
                space = false;
                clean.append(c);
                continue;
            }
            if (isInvisible(c)) {
                continue;
            }
            if (isSpace(c)) {
                space = true;
                continue;
            }
            if (space && clean.length() > 0) {
                clean.append(' ');
            }
            space = false;
            clean.append(Character.isSurrogate(c) && !isOfPair(text, i) ? '\uFFFD' : c);
        }
        return clean.toString();
    }

    /** How far a text that begins and ends with visible characters is clean as it stands: most are to their end. */
    private static int cleanEnd(String text, int start, int end) {
        int at = start;
        while (at < end) {
            if (isPlain(text.charAt(at))) {
                at++;
            } else if (text.charAt(at) == ' ' && isPlain(text.charAt(at + 1))) {
                at += 2;
            } else {
                break;
            }
        }
        return at;
    }

    /** Whether a surrogate has its other half beside it: alone it is no character and can't be stored. */
    private static boolean isOfPair(CharSequence text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /**
     * A line without the spaces between its letters, where it is printed so: {@code 关 于 2023 年 工 作 的 报 告}; any other
     * line as it is.
     */
    static String closeLetters(String line) {
        return isLetterSpaced(line, FEWEST_LETTERS, 2) ? withoutSpaces(line) : line;
    }

    /** Lines without the spaces between letters; where most lines are printed so, short ones are, too. */
    static List<String> closeLetters(List<String> lines) {
        int filled = 0;
        int spaced = 0;
        for (String line : lines) {
            filled += isBlank(line) ? 0 : 1;
            spaced += isLetterSpaced(line, FEWEST_LETTERS, 2) ? 1 : 0;
        }
        boolean throughout = spaced >= FEWEST_SPACED_LINES && spaced * 4 >= filled;
        int fewest = throughout ? 1 : FEWEST_LETTERS;
        int forEachWord = throughout ? 1 : 2;
        return spaced == 0 ? lines : lines.stream()
                .map(line -> isLetterSpaced(line, fewest, forEachWord) ? withoutSpaces(line) : line).toList();
    }

    /** Whether a line has so many single letters, and so many for each longer word. */
    private static boolean isLetterSpaced(String line, int fewest, int forEachWord) {
        int letters = 0;
        int others = 0;
        int numerals = 0;
        int at = 0;
        while (at < line.length()) {
            int end = at;
            while (end < line.length() && !isSpace(line.charAt(end))) {
                end++;
            }
            if (end - at == 1 && isWide(line.charAt(at))) {
                letters++;
                numerals += "一二三四五六七八九十".indexOf(line.charAt(at)) >= 0 ? 1 : 0;
            } else if (end > at) {
                others++;
            }
            at = end + 1;
        }
        return letters >= fewest && letters >= others * forEachWord && numerals * 2 <= letters;
    }

    private static String withoutSpaces(String line) {
        StringBuilder closed = new StringBuilder(line.length());
        int first = 0;
        while (first < line.length() && isSpace(line.charAt(first))) {
            closed.append(line.charAt(first++));
        }
        char last = 0;
        for (int i = first; i < line.length(); i++) {
            char c = line.charAt(i);
            if (isSpace(c)) {
                continue;
            }
            if (i > first && isSpace(line.charAt(i - 1)) && !isWide(last) && !isWide(c)) {
                closed.append(' ');
            }
            closed.append(c);
            last = c;
        }
        return closed.toString();
    }

    /** The text without any white space: what two forms of a text are compared by. */
    static String squeeze(CharSequence written) {
        String text = written.toString();
        int from = 0;
        while (from < text.length() && isVisible(text.charAt(from))) {
            from++;
        }
        if (from == text.length()) {
            return text;
        }
        StringBuilder squeezed = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isVisible(c)) {
                squeezed.append(c);
            }
        }
        return squeezed.toString();
    }

    /** Whether a line has a tab, more than one space or an ideographic space in it, as stands between columns. */
    static boolean hasGap(String line) {
        boolean space = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean narrow = c == ' ' || c == '\u00A0';
            if (c == '\t' || c == '\u3000' || space && narrow) {
                return true;
            }
            space = narrow;
        }
        return false;
    }

    /** Whether nothing visible stands in a text: pages copied into a file leave lines of no-break spaces. */
    static boolean isBlank(CharSequence text) {
        return firstVisible(text) == text.length();
    }

    /** Where the first visible character of a text stands; its length where it has none. */
    static int firstVisible(CharSequence text) {
        int first = 0;
        while (first < text.length() && !isVisible(text.charAt(first))) {
            first++;
        }
        return first;
    }

    static boolean isVisible(char c) {
        return isPlain(c) || !isSpace(c) && !isInvisible(c);
    }

    /** What nearly all of a report is: no space, nothing invisible, no half of a pair; one look instead of twenty. */
    private static boolean isPlain(char c) {
        return c > '\u3000' && c < Character.MIN_SURROGATE || c > ' ' && c < '\u007F' || c >= '\u2010' && c <= '\u2027'
                || c >= '\u2070' && c < '\u3000';
    }

    static boolean isSpace(char c) {
        return !isPlain(c) && isOneOfSpaces(c);
    }

    private static boolean isOneOfSpaces(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == '\u0085' || c == '\u00A0' || c == '\u1680'
                || c >= '\u2000' && c <= '\u200A' || c == '\u2028' || c == '\u2029' || c == '\u202F' || c == '\u205F'
                || c == '\u3000';
    }

    /** Zero-width characters, soft hyphens, byte order and direction marks, control characters. */
    static boolean isInvisible(char c) {
        return !isPlain(c) && isOneWithoutWidth(c);
    }

    private static boolean isOneWithoutWidth(char c) {
        return c < ' ' && !(c >= '\t' && c <= '\r') || c >= '\u007F' && c <= '\u009F' && c != '\u0085' || c == '\u00AD'
                || c >= '\u200B' && c <= '\u200F' || c >= '\u202A' && c <= '\u202E' || c >= '\u2060' && c <= '\u2064'
                || c >= '\u2066' && c <= '\u206F' || c == '\uFEFF';
    }

    /** Whether a character is written without spaces around it: Chinese characters and full-width signs. */
    static boolean isWide(int c) {
        return c >= 0x2014 && isOneOfWide(c);
    }

    private static boolean isOneOfWide(int c) {
        return c >= 0x2E80 && c <= 0x9FFF && c != 0x3000 || c >= 0xAC00 && c <= 0xD7A3 || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE4F || c >= 0xFF01 && c <= 0xFF60 || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x20000 && c <= 0x3FFFF || c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019
                || c == 0x2014 || c == 0x2026;
    }
}
