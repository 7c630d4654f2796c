package io.annals.figure.numeral;

import io.annals.figure.Qualifier;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Reads the numeral that begins at a place of a text: digits with thousands separators, Chinese numerals in their
 * simplified, traditional and financial forms, mixtures of both with scale words, fractions, percentages in words,
 * tenths and halves. Stateless; linear in the numeral's length.
 */
public final class NumeralParser {

    /** What makes a word of 成 or 折 behind a number: {@code 三成员单位}, {@code 一折页}. */
    private static final String NO_TENTHS = "立员为本分长功就果效熟型品绩份页叠线";

    private static final String[] SCALE_WORDS = {"hundred", "thousand", "million", "billion", "trillion"};
    private static final int[] SCALE_POWERS = {2, 3, 6, 9, 12};

    private NumeralParser() {
    }

    /** The numeral whose first character is at {@code start}; null where none begins there. */
    public static Numeral parse(String text, int start) {
        if (text.charAt(start) == '半') {
            return half(text, start);
        }
        NumeralScan scan = NumeralScan.at(text, start);
        if (scan == null) {
            return null;
        }
        int next = skipSpaces(text, scan.end());
        Numeral special = switch (charAt(text, next)) {
            case '分' -> fraction(text, start, scan, BigDecimal.ZERO);
            case '又' -> mixedFraction(text, start, next, scan);
            case '/', '／' -> next > scan.end() ? null : slashFraction(text, start, scan);
            case '成', '折' -> tenths(text, start, next, scan);
            case '半' -> next > scan.end() ? null : oneHalf(text, start, scan);
            default -> null;
        };
        if (special == null && !scan.isChinese() && scan.scale().isEmpty()) {
            special = scaledInWords(text, start, scan);
        }
        return special != null ? special : plainNumeral(start, scan);
    }

    /**
     * Whether a numeral may begin with a character that is not counted as one ({@link Digits#isNumeral}): {@code 数十},
     * {@code 几百}, {@code 半年}, {@code 伍拾}.
     */
    public static boolean mayBegin(String text, int at) {
        char c = text.charAt(at);
        if (!Digits.isUncounted(c)) {
            return false;
        }
        char next = charAt(text, at + 1);
        return switch (c) {
            case '数', '數', '几', '幾' -> Digits.power(next) > 0
                    && (at == 0 || "人户总次件家个指系基参多少".indexOf(text.charAt(at - 1)) < 0);
            case '半' -> at == 0 || "上下前后後大过過多夜折对一".indexOf(text.charAt(at - 1)) < 0;
            default -> beginsFinancial(text, at);
        };
    }

    /** {@code 伍拾}, {@code 壹万元}, {@code 柒元}; but {@code 大陆百家} and {@code 队伍} hold none. */
    private static boolean beginsFinancial(String text, int at) {
        char c = text.charAt(at);
        char next = charAt(text, at + 1);
        boolean power = Digits.power(c) > 0;
        if (Digits.power(next) >= 4) {
            char third = charAt(text, at + 2);
            return isYuan(third) || isFinancial(third) || third == '零';
        }
        return isYuan(next) || isFinancial(next) && (power != Digits.power(next) > 0);
    }

    private static boolean isFinancial(char c) {
        return !Digits.isNumeral(c) && (Digits.chineseDigit(c) > 0 || Digits.power(c) > 0);
    }

    private static boolean isYuan(char c) {
        return c == '元' || c == '圆' || c == '圓' || c == '圜';
    }

    private static Numeral plainNumeral(int start, NumeralScan scan) {
        return new Numeral(start, scan.end(), scan.value(), scan.high(), scan.qualifier(), scan.isChinese(),
                scan.scale(), null);
    }

    // --- fractions ---------------------------------------------------------------------------------------------

    /** {@code 三分之一}, {@code 百分之八十}, {@code 千分之三}; the denominator stands first. */
    private static Numeral fraction(String text, int start, NumeralScan denominator, BigDecimal whole) {
        int from = follows(text, denominator.end(), '分');
        from = from < 0 ? -1 : follows(text, from, '之');
        from = from < 0 ? -1 : skipSpaces(text, from);
        NumeralScan numerator = from < 0 || from >= text.length() ? null : NumeralScan.at(text, from);
        if (numerator == null || denominator.value().signum() == 0) {
            return null;
        }
        String unit = unitOfFraction(text, start, denominator);
        int end = numerator.end();
        Qualifier qualifier = numerator.qualifier();
        if (qualifier == Qualifier.EXACT && (NumeralScan.isMore(charAt(text, end)) || charAt(text, end) == '几')) {
            qualifier = Qualifier.OVER;
            end++;
        }
        BigDecimal value = numerator.value();
        BigDecimal high = numerator.high();
        if (unit.isEmpty()) {
            value = quotient(value, denominator.value()).add(whole);
            high = high == null ? null : quotient(high, denominator.value()).add(whole);
        }
        return new Numeral(start, end, NumeralScan.plain(value), high, qualifier, true, "", unit);
    }

    /** The unit of {@code 百分之}, {@code 千分之} and {@code 万分之}, where nothing stands before the power; else empty. */
    private static String unitOfFraction(String text, int start, NumeralScan denominator) {
        if (denominator.end() != start + 1) {
            return "";
        }
        return switch (Digits.power(text.charAt(start))) {
            case 2 -> "%";
            case 3 -> "‰";
            case 4 -> "‱";
            default -> "";
        };
    }

    /** {@code 一又二分之一}. */
    private static Numeral mixedFraction(String text, int start, int and, NumeralScan whole) {
        int from = skipSpaces(text, and + 1);
        NumeralScan denominator = from < text.length() ? NumeralScan.at(text, from) : null;
        Numeral fraction = denominator == null ? null : fraction(text, from, denominator, whole.value());
        return fraction == null || !fraction.unit().isEmpty() ? null : new Numeral(start, fraction.end(),
                fraction.value(), fraction.high(), fraction.qualifier(), whole.isChinese(), "", "");
    }

    /** {@code 2/3}; what is no proper fraction of small numbers is a date, a page or an alternative. */
    private static Numeral slashFraction(String text, int start, NumeralScan numerator) {
        int slash = numerator.end();
        int end = slash + 1;
        while (end < text.length() && Digits.isDigit(text.charAt(end)) && end - slash < 4) {
            end++;
        }
        if (end == slash + 1 || slash - start > 2 || charAt(text, end) == '/' || numerator.isChinese()) {
            return null;
        }
        BigDecimal denominator = NumeralScan.decimal(text, slash + 1, end);
        BigDecimal value = numerator.value();
        if (value.signum() == 0 || value.compareTo(denominator) >= 0 || value.scale() > 0
                || denominator.compareTo(BigDecimal.TEN) > 0) {
            return null;
        }
        return new Numeral(start, end, quotient(value, denominator), null, Qualifier.EXACT, false, "", "");
    }

    private static BigDecimal quotient(BigDecimal numerator, BigDecimal denominator) {
        return NumeralScan.plain(numerator.divide(denominator, 9, RoundingMode.HALF_UP));
    }

    // --- tenths and halves -------------------------------------------------------------------------------------

    /** {@code 三成} is 30 %, {@code 七成五} and {@code 七成半} 75 %, {@code 八折} 80 %, {@code 八五折} 85 %. */
    private static Numeral tenths(String text, int start, int unit, NumeralScan scan) {
        int end = unit + 1;
        boolean discount = text.charAt(unit) == '折';
        BigDecimal value = scan.value();
        if (value.signum() == 0 || NO_TENTHS.indexOf(charAt(text, end)) >= 0 || !scan.scale().isEmpty()) {
            return null;
        }
        if (discount && scan.end() == start + 2 && value.compareTo(BigDecimal.TEN) != 0) {
            BigDecimal percent = scan.high() == null ? value
                    : value.multiply(BigDecimal.TEN).add(scan.high());
            return percent(start, end, percent, null, Qualifier.EXACT, scan);
        }
        int largest = value.compareTo(BigDecimal.TEN);
        if (largest > 0 || discount && largest == 0) {
            return null;
        }
        value = value.multiply(BigDecimal.TEN);
        if (scan.high() != null) {
            return percent(start, end, value, scan.high().multiply(BigDecimal.TEN), Qualifier.RANGE, scan);
        }
        char next = charAt(text, end);
        if (discount) {
            return percent(start, end, value, null, Qualifier.EXACT, scan);
        }
        int ones = next == '半' ? 5 : Digits.chineseDigit(next);
        if (ones > 0 && Digits.power(charAt(text, end + 1)) == 0 && Digits.chineseDigit(charAt(text, end + 1)) < 0) {
            return percent(start, end + 1, value.add(BigDecimal.valueOf(ones)), null, Qualifier.EXACT, scan);
        }
        return NumeralScan.isMore(next) ? percent(start, end + 1, value, null, Qualifier.OVER, scan)
                : percent(start, end, value, null, Qualifier.EXACT, scan);
    }

    private static Numeral percent(int start, int end, BigDecimal value, BigDecimal high, Qualifier qualifier,
            NumeralScan scan) {
        return new Numeral(start, end, NumeralScan.plain(value), high == null ? null : NumeralScan.plain(high),
                qualifier, scan.isChinese(), "成", "%");
    }

    /** {@code 一半}, half of what is spoken of. */
    private static Numeral oneHalf(String text, int start, NumeralScan scan) {
        boolean one = scan.end() == start + 1 && text.charAt(start) == '一';
        return one ? new Numeral(start, start + 2, new BigDecimal("0.5"), null, Qualifier.EXACT, true, "", "") : null;
    }

    /** {@code 半数}, and {@code 半} before a unit. */
    private static Numeral half(String text, int start) {
        if (charAt(text, start + 1) == '成' && NO_TENTHS.indexOf(charAt(text, start + 2)) < 0) {
            return new Numeral(start, start + 2, BigDecimal.valueOf(5), null, Qualifier.EXACT, true, "成", "%");
        }
        boolean ofAll = charAt(text, start + 1) == '数' || charAt(text, start + 1) == '數';
        return new Numeral(start, ofAll ? start + 2 : start + 1, new BigDecimal("0.5"), null, Qualifier.EXACT, true, "",
                ofAll ? "" : null);
    }

    // --- English -----------------------------------------------------------------------------------------------

    /** {@code 1.2 million}. */
    private static Numeral scaledInWords(String text, int start, NumeralScan scan) {
        int from = NumeralScan.isSpace(charAt(text, scan.end())) ? scan.end() + 1 : scan.end();
        if (!Digits.isLatin(charAt(text, from))) {
            return null;
        }
        for (int i = 0; i < SCALE_WORDS.length; i++) {
            String word = SCALE_WORDS[i];
            int end = from + word.length();
            if (text.regionMatches(true, from, word, 0, word.length()) && !Digits.isLatin(charAt(text, end))) {
                return new Numeral(start, end, NumeralScan.plain(scan.value().scaleByPowerOfTen(SCALE_POWERS[i])), null,
                        Qualifier.EXACT, false, text.substring(from, end), null);
            }
        }
        return null;
    }

    // --- characters --------------------------------------------------------------------------------------------

    static char charAt(String text, int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : '\n';
    }

    private static int skipSpaces(String text, int at) {
        int to = at;
        while (to < text.length() && to - at < 2 && NumeralScan.isSpace(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /** Index after a character that stands at a place, spaces before it skipped; -1 where another one stands there. */
    private static int follows(String text, int at, char wanted) {
        int to = skipSpaces(text, at);
        return charAt(text, to) == wanted ? to + 1 : -1;
    }
}
