package io.annals.export;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking a cell for something that it is not. Such a cell begins with an apostrophe, and so
 * does a text that has one itself: whoever takes one apostrophe off the beginning of each cell has the warehouse's
 * values again. Numbers of more digits than a spreadsheet keeps are guarded by {@code warehouse-schema/export/cells.sql}.
 *
 * <p>An apostrophe, because Excel and LibreOffice both leave such a cell a text. {@code ="010000"} would be a text in
 * Excel alone, LibreOffice shows it as it is written; a leading tab can't be seen and makes look-ups fail.
 */
final class SpreadsheetGuard {

    static final char GUARD = '\'';

    /** First characters by which a spreadsheet takes a text for a formula, full-width ones included. */
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    /** Significant digits that a spreadsheet keeps of a number (IEEE 754 double precision). */
    private static final int DIGITS = 15;

    /**
     * Texts that become numbers, days or times which are shown otherwise: leading zeros, zeros at the end of decimals,
     * many digits, exponents; 3-5, 3/4, 2023.12.31, 1:30.
     */
    private static final Pattern REWRITTEN = Pattern.compile("0\\d[\\d,]*(\\.\\d+)?%?|[\\d,]*\\.\\d*0%?|[\\d,.]{"
            + (DIGITS + 1) + ",}%?|\\d+(\\.\\d*)?[eE][+-]?\\d+|\\d{1,4}([-/]\\d{1,4}){1,2}|\\d+(\\.\\d+){2}"
            + "|\\d+\\s+\\d+/\\d+|\\d+(:\\d+){1,2}(\\.\\d+)?|\\d+年\\d+月(\\d+日)?|\\d+月\\d+日");

    private SpreadsheetGuard() {
    }

    /** The cell of a text. */
    static String text(String text) {
        return isAltered(text) ? GUARD + text : text;
    }

    private static boolean isAltered(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (text.charAt(0) == GUARD || text.charAt(0) < ' ') {
            return true;
        }
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return start < text.length() && FORMULA_STARTS.indexOf(text.charAt(start)) >= 0
                // Full-width digits count as digits where the system's language has them.
                || REWRITTEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip()).matches();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
