package io.annals.figure.table;

import io.annals.figure.numeral.Digits;
import io.annals.figure.numeral.NumeralParser;
import io.annals.figure.unit.UnitLexicon;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Tells the text of a table's cell that holds numbers from one that holds words. Immutable. */
final class CellText {

    private static final String D = "[0-9０-９]";
    private static final Pattern DATE = Pattern.compile("(?:[1１][9９]|[2２][0０])" + D + "{2}(?:[-－./．／]" + D
            + "{1,2}(?!" + D + ")|年" + D + ")");
    /** Longer numbers are codes. */
    private static final int MOST_DIGITS = 20;

    private static final int SHORTEST_SENTENCE = 20;

    private final UnitLexicon units;

    CellText(UnitLexicon units) {
        this.units = units;
    }

    /** Whether a cell holds nothing but numbers with their units and hedges. */
    boolean isValue(String content) {
        int at = 0;
        boolean numbers = false;
        boolean dated = !content.isEmpty() && "12１２".indexOf(content.charAt(0)) >= 0;
        if (dated && DATE.matcher(content).lookingAt()) {
            return false;
        }
        while (at < content.length()) {
            char c = content.charAt(at);
            if (Character.isDigit(c)) {
                numbers = true;
                int end = afterNumber(content, at);
                boolean code = end - at > MOST_DIGITS || Digits.fold(c) == '0' && end - at > 1
                        && Character.isDigit(content.charAt(at + 1));
                if (code) {
                    return false;
                }
                at = afterUnit(content, end);
            } else if (!numbers && "约近超达逾-－−+＋±".indexOf(c) >= 0
                    || numbers && "余多左右上下以、，,/和-—~～至 ".indexOf(c) >= 0 || Character.isWhitespace(c)) {
                at++;
            } else {
                return false;
            }
        }
        return numbers;
    }

    /** Whether a cell holds a sentence, wherever it stands: tables also lay out text. */
    static boolean isProse(String content) {
        if (content.length() < SHORTEST_SENTENCE) {
            return false;
        }
        for (int i = 0; i < content.length(); i++) {
            if ("，。；".indexOf(content.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    static boolean isBare(String content) {
        for (int i = 0; i < content.length(); i++) {
            if (!Character.isDigit(content.charAt(i)) && ",，.．%％-－+ ".indexOf(content.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int afterNumber(String content, int start) {
        int at = start;
        while (at < content.length()
                && (Character.isDigit(content.charAt(at)) || ",，.．".indexOf(content.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private int afterUnit(String content, int start) {
        int at = start;
        while (at < content.length()
                && (Digits.power(content.charAt(at)) > 1 || "余多 ".indexOf(content.charAt(at)) >= 0)) {
            at++;
        }
        UnitLexicon.Match unit = at < content.length() ? units.match(content, at) : null;
        return unit == null ? at : unit.end();
    }

    static int ideographsBeforeNumber(String content) {
        int count = 0;
        for (int i = 0; i < content.length() && !Character.isDigit(content.charAt(i)); i++) {
            count += Character.isIdeographic(content.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    /** The first number of a value cell; null for none. */
    BigDecimal value(String content) {
        if (content.isEmpty() || !isValue(content)) {
            return null;
        }
        int first = 0;
        while (!Digits.isDigit(content.charAt(first))) {
            if (++first == content.length()) {
                return null;
            }
        }
        BigDecimal value = NumeralParser.parse(content, first).value();
        return "-－−".indexOf(content.charAt(0)) >= 0 ? value.negate() : value;
    }
}
