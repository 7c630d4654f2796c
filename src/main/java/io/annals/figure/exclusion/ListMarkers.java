package io.annals.figure.exclusion;

import static io.annals.figure.exclusion.ExclusionReason.DATE;
import static io.annals.figure.exclusion.ExclusionReason.FURNITURE;
import static io.annals.figure.exclusion.ExclusionReason.LIST_MARKER;

import io.annals.figure.numeral.Digits;
import io.annals.figure.unit.UnitLexicon;
import java.util.regex.Pattern;

/** Numbers before list items and headings, and lines that hold nothing but a page number. */
final class ListMarkers {

    private static final String D = "[0-9０-９]";
    private static final String C = "[一二三四五六七八九十百零〇]";
    private static final String SPACES = " 　\u00a0";
    private static final String DASHES = "-—–－_·";
    private static final String STOPS = "。；;，,：:！？!?、”）)\n\t";

    private static final Pattern DIGITS = Pattern.compile(D + "{1,3}(?:[)）]\\s?[、.．]?|[、．]|\\.(?!" + D + "))|" + D
            + "{1,2}(?:\\." + D + "{1,2}){1,2}(?=[\\s\\u4e00-\\u9fff])");
    private static final Pattern BEFORE_YEAR = Pattern.compile(D + "{1,2}[.．](?=[12]" + D + "{3}年)");
    private static final Pattern CHINESE = Pattern.compile(
            "[一二三四五六七八九十百]{1,4}(?:[)）]|[、.．](?!" + C + "+[、])|(?=\\s))");
    private static final Pattern NUMBERED_ITEM = Pattern.compile(
            "[一二三四五六七八九十]{1,3}(?:是|要(?=[\\u4e00-\\u9fff]))|[一二][则則来來](?=[\\u4e00-\\u9fff])");
    private static final Pattern BRACKETED = Pattern.compile("(?:[一二三四五六七八九十]{1,3}|" + D + "{1,2})[)）]");

    private final UnitLexicon units;

    ListMarkers(UnitLexicon units) {
        this.units = units;
    }

    /** The exclusion of a numeral that marks an item or is all of its line; null where it is neither. */
    Exclusion at(String text, int start, boolean digit) {
        if (start > 0 && (text.charAt(start - 1) == '(' || text.charAt(start - 1) == '（')) {
            int bracketed = NumberForms.lookingAt(BRACKETED, text, start);
            if (bracketed > 0) {
                return new Exclusion(start, bracketed - 1, LIST_MARKER);
            }
        }
        int before = start;
        while (before > 0 && SPACES.indexOf(text.charAt(before - 1)) >= 0) {
            before--;
        }
        if (before == 0 || text.charAt(before - 1) == '\n') {
            Exclusion first = firstOfLine(text, start, digit);
            if (first != null) {
                return first;
            }
        } else if (digit && DASHES.indexOf(text.charAt(before - 1)) >= 0) {
            return furniture(text, start, before);
        }
        return before == 0 || STOPS.indexOf(text.charAt(before - 1)) >= 0 ? inLine(text, start, before, digit) : null;
    }

    private Exclusion firstOfLine(String text, int start, boolean digit) {
        if (digit && NumberForms.lookingAt(BEFORE_YEAR, text, start) > 0) {
            return new Exclusion(start, ExclusionRules.numeralEnd(text, start), LIST_MARKER);
        }
        int decimal = digit ? ExclusionRules.runEnd(text, start) : start;
        if (decimal < text.length() && Digits.power(text.charAt(decimal)) > 0) {
            return null;
        }
        UnitLexicon.Match unit = decimal > start ? units.match(text, decimal) : null;
        int point = ExclusionRules.numeralEnd(text, start);
        if (unit != null && point < decimal) {
            // 3.6个乡镇 at the beginning of a line: no 3.6 of them, but six under the number 3
            return unit.unit().dimension().equals("count") && point - start <= 2
                    ? new Exclusion(start, point, LIST_MARKER) : null;
        }
        int end = NumberForms.lookingAt(digit ? DIGITS : CHINESE, text, start);
        if (end > 0) {
            return new Exclusion(start, Math.max(start + 1, lastNumeral(text, start, end)), LIST_MARKER);
        }
        return digit ? furniture(text, start, start) : null;
    }

    private static Exclusion inLine(String text, int start, int before, boolean digit) {
        if (!digit) {
            int end = NumberForms.lookingAt(NUMBERED_ITEM, text, start);
            return end > 0 ? new Exclusion(start, end - 1, LIST_MARKER) : null;
        }
        if (before == 0 || "。；;：:".indexOf(text.charAt(before - 1)) < 0) {
            return null;
        }
        int end = NumberForms.lookingAt(DIGITS, text, start);
        if (end <= 0 || end >= text.length() || Digits.isNumeral(text.charAt(end))) {
            return null;
        }
        int last = lastNumeral(text, start, end);
        return last - start <= 2 && "、.．)）".indexOf(text.charAt(last)) >= 0
                ? new Exclusion(start, last, LIST_MARKER) : null;
    }

    private static int lastNumeral(String text, int start, int end) {
        int last = end;
        while (last > start && !Digits.isNumeral(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    /** A line that holds nothing but a page number, or a date written without separators. */
    private static Exclusion furniture(String text, int start, int before) {
        int from = before;
        while (from > 0 && before - from < 4 && (DASHES + SPACES).indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        if (from > 0 && text.charAt(from - 1) != '\n') {
            return null;
        }
        int runEnd = start;
        while (runEnd < text.length() && runEnd - start <= 16 && Digits.isDigit(text.charAt(runEnd))) {
            runEnd++;
        }
        int at = runEnd;
        while (at < text.length() && at - start <= 16 && (DASHES + SPACES).indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at < text.length() && text.charAt(at) != '\n') {
            return null;
        }
        boolean date = runEnd - start >= 6 && (text.startsWith("19", start) || text.startsWith("20", start));
        return new Exclusion(start, runEnd, date ? DATE : FURNITURE);
    }
}
