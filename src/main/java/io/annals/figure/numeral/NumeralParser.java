package io.annals.figure.numeral;

import io.annals.figure.Qualifier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Reads the numeral that begins at a place of a text: digits with thousands separators, Chinese numerals, mixtures of
 * both with scale words, fractions, percentages in words. Stateless; linear in the numeral's length.
 */
public final class NumeralParser {

    /** Longer numerals are identifiers, and reading them as numbers would cost more than linear time. */
    private static final int LONGEST = 40;

    private NumeralParser() {
    }

    /** The numeral whose first character is at {@code start}; null where none begins there. */
    public static Numeral parse(String text, int start) {
        char c = text.charAt(start);
        if (Digits.isDigit(c)) {
            return mixed(text, start);
        }
        if (c == '数' || c == '几') {
            return vague(text, start);
        }
        return Digits.isChineseNumeral(c) ? chinese(text, start) : null;
    }

    // --- digits, with scale words -----------------------------------------------------------------------------

    private static Numeral mixed(String text, int start) {
        int end = digits(text, start);
        BigDecimal value = decimal(text, start, end);
        if (end < text.length() && text.charAt(end) == '/' && end + 1 < text.length()) {
            Numeral ratio = slashFraction(text, start, end, value);
            if (ratio != null) {
                return ratio;
            }
        }
        Qualifier qualifier = Qualifier.EXACT;
        BigDecimal total = BigDecimal.ZERO;
        StringBuilder scale = new StringBuilder();
        int at = end;
        int lastPower = Integer.MAX_VALUE;
        while (true) {
            int next = at;
            if (next < text.length() && isMore(text.charAt(next)) && next + 1 < text.length()
                    && Digits.power(text.charAt(next + 1)) > 1) {
                qualifier = Qualifier.OVER;
                next++;
            }
            int power = 0;
            int scaleStart = next;
            while (next < text.length() && Digits.power(text.charAt(next)) > 1 && next - scaleStart < 4
                    && !beginsUnit(text, next)) {
                power += Digits.power(text.charAt(next));
                next++;
            }
            if (power == 0 || power >= lastPower) {
                total = total.add(value);
                break;
            }
            scale.setLength(0);
            scale.append(text, scaleStart, next);
            value = value.scaleByPowerOfTen(power);
            at = next;
            end = next;
            lastPower = power;
            // 25万6千, 3万4000, 3亿2000万: what follows the scale word belongs to the same number.
            if (qualifier == Qualifier.EXACT && next < text.length()
                    && (Digits.isDigit(text.charAt(next)) || Digits.chineseDigit(text.charAt(next)) > 0)) {
                int restEnd = Digits.isDigit(text.charAt(next)) ? digits(text, next) : next + 1;
                BigDecimal rest = Digits.isDigit(text.charAt(next)) ? decimal(text, next, restEnd)
                        : BigDecimal.valueOf(Digits.chineseDigit(text.charAt(next)));
                int restPower = restEnd < text.length() ? Digits.power(text.charAt(restEnd)) : 0;
                boolean belongs = restPower > 1 ? restPower < power : precisionAtMost(rest, power);
                if (belongs && rest.scale() <= 0) {
                    total = total.add(value);
                    value = rest;
                    at = restEnd;
                    end = restEnd;
                    if (restPower <= 1) {
                        scale.setLength(0);
                    }
                    continue;
                }
            }
            total = total.add(value);
            break;
        }
        return new Numeral(start, end, plain(total), null, qualifier, false, scale.toString(), null);
    }

    /** Whether a power of ten is the first character of a unit: {@code 千米}, {@code 千瓦时}, {@code 百分点}. */
    private static boolean beginsUnit(String text, int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return text.charAt(at) == '千' && "米克瓦伏升卡赫".indexOf(next) >= 0 || text.charAt(at) == '百' && next == '分';
    }

    private static boolean precisionAtMost(BigDecimal rest, int power) {
        return rest.precision() - rest.scale() == power;
    }

    /** Index after the digits at {@code start}: groups of three with commas, and one decimal point. */
    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length() && Digits.isDigit(text.charAt(end))) {
            end++;
        }
        if (end - start <= 3) {
            int group = end;
            while (group + 3 < text.length() && (text.charAt(group) == ',' || text.charAt(group) == '，')
                    && threeDigits(text, group + 1)) {
                if (text.charAt(group) == '，' && !fullWidth(text.charAt(group + 1))) {
                    break;
                }
                group += 4;
            }
            end = group;
        }
        if (end + 1 < text.length() && (text.charAt(end) == '.' || text.charAt(end) == '．')
                && Digits.isDigit(text.charAt(end + 1))) {
            int decimals = end + 1;
            while (decimals < text.length() && Digits.isDigit(text.charAt(decimals))) {
                decimals++;
            }
            end = decimals;
        }
        return Math.min(end, start + LONGEST);
    }

    private static boolean fullWidth(char c) {
        return c >= '０' && c <= '９';
    }

    private static boolean threeDigits(String text, int at) {
        return at + 2 < text.length() && Digits.isDigit(text.charAt(at)) && Digits.isDigit(text.charAt(at + 1))
                && Digits.isDigit(text.charAt(at + 2))
                && (at + 3 >= text.length() || !Digits.isDigit(text.charAt(at + 3)));
    }

    private static BigDecimal decimal(String text, int start, int end) {
        StringBuilder ascii = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = Digits.fold(text.charAt(i));
            if (c != ',') {
                ascii.append(c);
            }
        }
        return new BigDecimal(ascii.toString());
    }

    private static Numeral slashFraction(String text, int start, int slash, BigDecimal numerator) {
        int end = slash + 1;
        while (end < text.length() && Digits.isDigit(text.charAt(end)) && end - slash < 4) {
            end++;
        }
        if (end == slash + 1 || slash - start > 2 || end < text.length() && text.charAt(end) == '/') {
            return null;
        }
        BigDecimal denominator = decimal(text, slash + 1, end);
        if (denominator.signum() == 0 || numerator.compareTo(denominator) >= 0 || numerator.scale() > 0
                || denominator.compareTo(BigDecimal.TEN) > 0) {
            return null;
        }
        return new Numeral(start, end, plain(numerator.divide(denominator, 9, RoundingMode.HALF_UP)), null,
                Qualifier.EXACT, false, "", "");
    }

    // --- Chinese numerals --------------------------------------------------------------------------------------

    private static Numeral chinese(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < LONGEST && Digits.isChineseNumeral(text.charAt(end))) {
            end++;
        }
        Numeral fraction = fraction(text, start, end);
        if (fraction != null) {
            return fraction;
        }
        Numeral tenths = tenths(text, start, end);
        if (tenths != null) {
            return tenths;
        }
        if (end == start + 2 && end < text.length() && text.charAt(end) == '折') {
            int tens = Digits.chineseDigit(text.charAt(start));
            int ones = Digits.chineseDigit(text.charAt(start + 1));
            if (tens > 0 && ones >= 0) {
                return new Numeral(start, end + 1, BigDecimal.valueOf(tens * 10L + ones), null, Qualifier.EXACT, true,
                        "", "%");
            }
        }
        // 二点五, 三点六八
        if (end + 1 < text.length() && text.charAt(end) == '点' && Digits.chineseDigit(text.charAt(end + 1)) >= 0) {
            int decimals = end + 1;
            StringBuilder digits = new StringBuilder("0.");
            while (decimals < text.length() && decimals - end < LONGEST
                    && Digits.chineseDigit(text.charAt(decimals)) >= 0) {
                digits.append(Digits.chineseDigit(text.charAt(decimals++)));
            }
            BigDecimal whole = whole(text, start, end);
            if (whole != null) {
                BigDecimal value = whole.add(new BigDecimal(digits.toString()));
                int scaleEnd = decimals;
                int power = 0;
                while (scaleEnd < text.length() && Digits.power(text.charAt(scaleEnd)) > 1) {
                    power += Digits.power(text.charAt(scaleEnd++));
                }
                return new Numeral(start, scaleEnd, plain(value.scaleByPowerOfTen(power)), null, Qualifier.EXACT, true,
                        text.substring(decimals, scaleEnd), null);
            }
        }
        // 十几, 二十几万, 一百多万
        if (end < text.length() && (text.charAt(end) == '几' || isMore(text.charAt(end)))) {
            BigDecimal base = whole(text, start, end);
            int scaleEnd = end + 1;
            int power = 0;
            while (scaleEnd < text.length() && Digits.power(text.charAt(scaleEnd)) > 1) {
                power += Digits.power(text.charAt(scaleEnd++));
            }
            boolean tens = end > start && Digits.power(text.charAt(end - 1)) > 0;
            if (base != null && tens && (power > 0 || text.charAt(end) == '几')) {
                return new Numeral(start, scaleEnd, plain(base.scaleByPowerOfTen(power)), null, Qualifier.OVER, true,
                        text.substring(end + 1, scaleEnd), null);
            }
        }
        Numeral neighbours = neighbours(text, start, end);
        if (neighbours != null) {
            return neighbours;
        }
        BigDecimal value = whole(text, start, end);
        if (value == null) {
            return null;
        }
        int scaleStart = end;
        while (scaleStart > start && Digits.power(text.charAt(scaleStart - 1)) >= 4) {
            scaleStart--;
        }
        return new Numeral(start, end, value, null, Qualifier.EXACT, true, text.substring(scaleStart, end), null);
    }

    /** Value of {@code 一千二百万}, {@code 三百零五}, {@code 二〇二三}, {@code 千}; null for what is no number. */
    static BigDecimal whole(String text, int start, int end) {
        boolean digitsOnly = true;
        for (int i = start; i < end; i++) {
            digitsOnly &= Digits.chineseDigit(text.charAt(i)) >= 0 && text.charAt(i) != '两';
        }
        if (digitsOnly && end - start > 1) {
            StringBuilder ascii = new StringBuilder();
            for (int i = start; i < end; i++) {
                ascii.append(Digits.chineseDigit(text.charAt(i)));
            }
            return new BigDecimal(ascii.toString());
        }
        BigDecimal total = BigDecimal.ZERO;
        long section = 0;
        long digit = -1;
        int lastPower = 9;
        boolean zero = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int value = Digits.chineseDigit(c);
            if (value >= 0) {
                if (digit > 0) {
                    return null;
                }
                zero |= value == 0;
                digit = value;
                continue;
            }
            int power = Digits.power(c);
            if (c == '廿' || c == '卅') {
                if (digit > 0 || lastPower <= 1) {
                    return null;
                }
                section += c == '廿' ? 20 : 30;
                lastPower = 1;
                digit = -1;
            } else if (power < 4) {
                if (lastPower <= power) {
                    return null;
                }
                section += (digit <= 0 ? 1 : digit) * (long) Math.pow(10, power);
                lastPower = power;
                digit = -1;
                zero = false;
            } else {
                long group = section + Math.max(digit, 0);
                if (group == 0 && total.signum() == 0) {
                    group = 1;
                }
                total = total.add(BigDecimal.valueOf(group)).scaleByPowerOfTen(power);
                if (power == 4 && total.signum() > 0 && i + 1 < end && Digits.power(text.charAt(i + 1)) == 8) {
                    section = 0;
                    digit = -1;
                    lastPower = 9;
                    continue;
                }
                section = 0;
                digit = -1;
                lastPower = 9;
                zero = false;
                if (power == 8) {
                    // What follows 亿 is added to it: keep the part above apart from the next 万.
                    int rest = i + 1;
                    if (rest < end) {
                        BigDecimal lower = whole(text, rest, end);
                        return lower == null ? null : plain(total.add(lower));
                    }
                }
            }
        }
        if (digit > 0 && lastPower >= 2 && lastPower <= 3 && !zero) {
            // 三百五 is 350, 两千三 is 2300
            section += digit * (long) Math.pow(10, lastPower - 1);
        } else if (digit > 0 && lastPower == 9 && total.signum() > 0 && !zero) {
            // 三万五 is 35000
            section += digit * (trailingPower(text, start, end) == 8 ? 10_000_000L : 1_000L);
        } else {
            section += Math.max(digit, 0);
        }
        return plain(total.add(BigDecimal.valueOf(section)));
    }

    private static int trailingPower(String text, int start, int end) {
        for (int i = end - 1; i >= start; i--) {
            if (Digits.power(text.charAt(i)) >= 4) {
                return Digits.power(text.charAt(i));
            }
        }
        return 0;
    }

    /** {@code 三分之一}, {@code 百分之八十}, {@code 千分之三}; the denominator stands first. */
    private static Numeral fraction(String text, int start, int end) {
        if (end + 2 >= text.length() || text.charAt(end) != '分' || text.charAt(end + 1) != '之') {
            return null;
        }
        int from = end + 2;
        BigDecimal numerator;
        int to;
        if (Digits.isDigit(text.charAt(from))) {
            to = digits(text, from);
            numerator = decimal(text, from, to);
        } else if (Digits.isChineseNumeral(text.charAt(from))) {
            to = from;
            while (to < text.length() && to - from < LONGEST && Digits.isChineseNumeral(text.charAt(to))) {
                to++;
            }
            numerator = whole(text, from, to);
            if (to + 1 < text.length() && text.charAt(to) == '点' && Digits.chineseDigit(text.charAt(to + 1)) >= 0) {
                StringBuilder digits = new StringBuilder("0.");
                int at = to + 1;
                while (at < text.length() && at - to < LONGEST && Digits.chineseDigit(text.charAt(at)) >= 0) {
                    digits.append(Digits.chineseDigit(text.charAt(at++)));
                }
                numerator = numerator == null ? null : numerator.add(new BigDecimal(digits.toString()));
                to = at;
            }
        } else {
            return null;
        }
        BigDecimal denominator = whole(text, start, end);
        if (numerator == null || denominator == null || denominator.signum() == 0) {
            return null;
        }
        String unit = "";
        BigDecimal value;
        Qualifier qualifier = Qualifier.EXACT;
        if (denominator.compareTo(BigDecimal.valueOf(100)) == 0) {
            unit = "%";
            value = numerator;
        } else if (denominator.compareTo(BigDecimal.valueOf(1000)) == 0) {
            unit = "‰";
            value = numerator;
        } else {
            value = numerator.divide(denominator, 9, RoundingMode.HALF_UP);
        }
        if (to < text.length() && (text.charAt(to) == '几' || isMore(text.charAt(to)))) {
            qualifier = Qualifier.OVER;
            to++;
        }
        return new Numeral(start, to, plain(value), null, qualifier, true, "", unit);
    }

    /** {@code 三成} is 30 %, {@code 七成五} 75 %. */
    private static Numeral tenths(String text, int start, int end) {
        if (end >= text.length() || text.charAt(end) != '成' || end - start > 2) {
            return null;
        }
        BigDecimal tenths = whole(text, start, end);
        if (end - start == 2 && Digits.chineseDigit(text.charAt(start)) > 0
                && Digits.chineseDigit(text.charAt(start + 1)) > 0) {
            int low = Digits.chineseDigit(text.charAt(start));
            int high = Digits.chineseDigit(text.charAt(start + 1));
            if (high == low + 1) {
                return new Numeral(start, end + 1, BigDecimal.valueOf(low * 10L), BigDecimal.valueOf(high * 10L),
                        Qualifier.RANGE, true, "", "%");
            }
        }
        if (tenths == null || tenths.compareTo(BigDecimal.TEN) > 0 || tenths.signum() == 0) {
            return null;
        }
        if (end + 1 < text.length() && "立员为本分长功就果效熟型品绩份".indexOf(text.charAt(end + 1)) >= 0) {
            return null;
        }
        BigDecimal value = tenths.multiply(BigDecimal.TEN);
        int to = end + 1;
        Qualifier qualifier = Qualifier.EXACT;
        if (to < text.length() && Digits.chineseDigit(text.charAt(to)) > 0
                && (to + 1 >= text.length() || !Digits.isChineseNumeral(text.charAt(to + 1)))) {
            value = value.add(BigDecimal.valueOf(Digits.chineseDigit(text.charAt(to))));
            to++;
        } else if (to < text.length() && isMore(text.charAt(to))) {
            qualifier = Qualifier.OVER;
            to++;
        }
        return new Numeral(start, to, plain(value), null, qualifier, true, "", "%");
    }

    /** {@code 两三}, {@code 三五}, {@code 七八十}, {@code 十五六}: two neighbouring digits name a range. */
    private static Numeral neighbours(String text, int start, int end) {
        for (int i = start; i + 1 < end; i++) {
            int low = Digits.chineseDigit(text.charAt(i));
            int high = Digits.chineseDigit(text.charAt(i + 1));
            boolean pair = low > 0 && (high == low + 1 || low == 3 && high == 5)
                    && (i == start || Digits.power(text.charAt(i - 1)) > 0)
                    && (i + 2 == end || Digits.power(text.charAt(i + 2)) > 0);
            if (pair) {
                String head = text.substring(start, i);
                String tail = text.substring(i + 2, end);
                String lowText = head + text.charAt(i) + tail;
                String highText = head + text.charAt(i + 1) + tail;
                BigDecimal lowValue = whole(lowText, 0, lowText.length());
                BigDecimal highValue = whole(highText, 0, highText.length());
                if (lowValue == null || highValue == null || highValue.compareTo(lowValue) <= 0) {
                    return null;
                }
                int scaleStart = end;
                while (scaleStart > start && Digits.power(text.charAt(scaleStart - 1)) >= 4) {
                    scaleStart--;
                }
                return new Numeral(start, end, lowValue, highValue, Qualifier.RANGE, true,
                        text.substring(scaleStart, end), null);
            }
        }
        return null;
    }

    /** {@code 数十}, {@code 数万多}, {@code 几百}: the least that it can mean, one of the power. */
    private static Numeral vague(String text, int start) {
        int end = start + 1;
        int power = 0;
        while (end < text.length() && Digits.power(text.charAt(end)) > 0 && end - start < 6) {
            power += Digits.power(text.charAt(end++));
        }
        if (power == 0) {
            return null;
        }
        int scaleStart = end;
        while (scaleStart > start + 1 && Digits.power(text.charAt(scaleStart - 1)) >= 4) {
            scaleStart--;
        }
        return new Numeral(start, end, plain(BigDecimal.ONE.scaleByPowerOfTen(power)), null, Qualifier.OVER, true,
                text.substring(scaleStart, end), null);
    }

    /** Whether a character after a number says that there is more of it. */
    static boolean isMore(char c) {
        return c == '余' || c == '餘' || c == '多' || c == '来';
    }

    /** The value without trailing zeros and without exponent. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped.round(MathContext.UNLIMITED);
    }
}
