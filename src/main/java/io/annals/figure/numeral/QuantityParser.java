package io.annals.figure.numeral;

import io.annals.figure.Qualifier;
import io.annals.figure.unit.UnitLexicon;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Unit;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the quantity that begins at a numeral: sign, numeral, scale word, unit, hedges on either side, ranges,
 * products, and units that stand before the number ({@code 每人每月680元}, {@code $5}). Immutable.
 */
public final class QuantityParser {

    private static final int LONGEST_HEDGE = 8;
    private static final int LONGEST_CURRENCY = 4;
    private static final String RANGE_MARKS = "-－—–―~～〜至到";
    private static final String MINUS = "-－−—";
    /** Dimensions whose numbers reports write with a plus sign. */
    private static final Set<String> SIGNED = Set.of("ratio", "percentage point");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** What 半 begins a word with: {@code 三年半导体项目}. */
    private static final String NO_HALF = "导岛径成价挂自封月天年数夜个";

    private static final Map<Role, Qualifier> BEFORE = new EnumMap<>(Map.of(Role.OVER_BEFORE, Qualifier.OVER,
            Role.UNDER_BEFORE, Qualifier.UNDER, Role.ABOUT_BEFORE, Qualifier.ABOUT));
    private static final Map<Role, Qualifier> AFTER = new EnumMap<>(Map.of(Role.OVER_AFTER, Qualifier.OVER,
            Role.UNDER_AFTER, Qualifier.UNDER, Role.ABOUT_AFTER, Qualifier.ABOUT));
    /** Most numbers have no hedge: one question about all of them answers that. */
    private static final Set<Role> ANY_BEFORE = Lexicon.anyOf(Role.OVER_BEFORE, Role.UNDER_BEFORE, Role.ABOUT_BEFORE);
    private static final Set<Role> ANY_AFTER = Lexicon.anyOf(Role.OVER_AFTER, Role.UNDER_AFTER, Role.ABOUT_AFTER);

    private final UnitLexicon units;
    private final Lexicon lexicon;

    /** A parser by the units and the hedges of the reference data. */
    public QuantityParser(UnitLexicon units, Lexicon lexicon) {
        this.units = units;
        this.lexicon = lexicon;
    }

    /** A number with what follows it, as far as it is read. */
    private record Amount(int end, BigDecimal value, BigDecimal high, Qualifier qualifier, Unit unit, String stated) {

        Amount withValue(BigDecimal changed, int to) {
            return new Amount(to, NumeralScan.plain(changed), high, qualifier, unit, stated);
        }

        Amount withQualifier(Qualifier changed, int to) {
            return new Amount(to, value, high, high != null ? Qualifier.RANGE : changed, unit, stated);
        }

        Amount withUnit(Unit changed) {
            return new Amount(end, value, high, qualifier, changed, stated);
        }
    }

    private record Hedge(int length, Qualifier qualifier) {}

    /** The quantity whose numeral begins at {@code start}; null where no number begins there. */
    public Quantity parse(String text, int start) {
        Numeral numeral = NumeralParser.parse(text, start);
        if (numeral == null) {
            return null;
        }
        Amount amount = product(text, amount(text, numeral));
        if (isHalf(text, numeral) && (amount.unit == null || isCounted(amount.unit))) {
            return null;
        }
        int first = pointStart(text, numeral);
        if (first < start) {
            amount = amount.withValue(amount.value.movePointLeft(numeral.end() - start), amount.end);
        }
        int sign = signStart(text, first, amount, numeral.chinese());
        boolean negative = sign < first && !isPlus(text.charAt(sign))
                || text.startsWith("零下", start - 2) && isTemperature(amount.unit);
        if (negative) {
            amount = amount.withValue(amount.value.negate(), amount.end);
        }
        amount = multiplied(text, numeral, range(text, numeral, amount));
        Fronted fronted = fronted(text, sign, numeral, amount);
        return closed(text, fronted.amount, sign, fronted.left, numeral.chinese(), negative);
    }

    /** An amount with what stands before it, from {@code left} on. */
    private record Fronted(Amount amount, int left) {}

    /** Currency, hedge and {@code 每人每月} before a number; the hedge may stand on either side of the latter. */
    private Fronted fronted(String text, int start, Numeral numeral, Amount bare) {
        Amount amount = bare;
        int left = start;
        int currency = amount.unit == null ? currencyStart(text, left) : left;
        if (currency < left) {
            int end = NumeralScan.isSpace(text.charAt(left - 1)) ? left - 1 : left;
            amount = amount.withUnit(units.spelled(text.substring(currency, end)).orElseThrow());
            left = currency;
        }
        Hedge hedge = hedgeBefore(text, left, numeral);
        left -= hedge == null ? 0 : hedge.length;
        int per = perStart(text, left, amount);
        if (per < left) {
            amount = amount.withUnit(units.spelled(amount.unit.name() + text.substring(per, left)).orElseThrow());
            left = per;
            if (hedge == null) {
                hedge = hedgeBefore(text, left, numeral);
                left -= hedge == null ? 0 : hedge.length;
            }
        }
        return new Fronted(hedge == null ? amount : amount.withQualifier(hedge.qualifier, amount.end), left);
    }

    /** The quantity with the hedge that follows it. */
    private Quantity closed(String text, Amount open, int start, int left, boolean chinese, boolean negative) {
        Amount amount = open;
        int right = amount.end;
        Hedge after = hedgeAfter(text, right);
        if (after != null) {
            amount = amount.withQualifier(after.qualifier, amount.end);
            right += after.length;
        } else if (amount.qualifier == Qualifier.EXACT && amount.unit != null && endsInMore(text, right)) {
            right++;
            amount = amount.withQualifier(Qualifier.OVER, right);
        }
        return new Quantity(start, amount.end, amount.value, amount.high, amount.qualifier, amount.unit, amount.stated,
                chinese, left, right, negative);
    }

    // --- number and unit ---------------------------------------------------------------------------------------

    /** A numeral with the hedge and the unit that follow it. */
    private Amount amount(String text, Numeral numeral) {
        int at = numeral.end();
        if (numeral.unit() != null) {
            Unit fixed = numeral.unit().isEmpty() ? null : units.named(numeral.unit()).orElse(null);
            return new Amount(at, numeral.value(), numeral.high(), numeral.qualifier(), fixed, "");
        }
        Amount half = oneAndHalf(text, numeral);
        if (half != null) {
            return half;
        }
        Qualifier qualifier = numeral.qualifier();
        int hedge = at;
        char next = NumeralParser.charAt(text, at);
        if ((NumeralScan.isMore(next) || next == '几' || next == '幾') && unitAt(text, at + 1) != null) {
            qualifier = numeral.high() != null ? qualifier
                    : NumeralScan.isAbout(next) ? Qualifier.ABOUT : Qualifier.OVER;
            hedge++;
        }
        UnitLexicon.Match match = unitAt(text, hedge);
        if (match == null) {
            boolean more = (next == '余' || next == '多') && "，,。；;、".indexOf(NumeralParser.charAt(text, at + 1)) >= 0
                    && at + 1 < text.length();
            return new Amount(more ? at + 1 : at, numeral.value(), numeral.high(), more ? Qualifier.OVER : qualifier,
                    null, numeral.scale());
        }
        int unitStart = skipSpaces(text, hedge);
        String unit = text.substring(unitStart, match.end());
        // 个多月 and the like carry their hedge inside
        qualifier = unit.indexOf('多') > 0 && numeral.high() == null ? Qualifier.OVER : qualifier;
        Amount amount = new Amount(match.end(), numeral.value(), numeral.high(), qualifier, match.unit(),
                numeral.scale() + unit);
        return withHalf(text, withSmallMoney(text, amount));
    }

    private UnitLexicon.Match unitAt(String text, int at) {
        int unitStart = skipSpaces(text, at);
        UnitLexicon.Match match = unitStart < text.length() ? units.match(text, unitStart) : null;
        boolean ofNext = match != null && isMoneySign(text.charAt(match.end() - 1))
                && Digits.isDigit(NumeralParser.charAt(text, match.end()));
        // 9、10两个月: 两 before a counter is a number, no weight
        boolean two = match != null && match.unit().name().equals("两") && units.match(text, match.end()) != null;
        return ofNext || two ? null : match;
    }

    private static boolean isMoneySign(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private static int skipSpaces(String text, int at) {
        int to = at;
        while (to < text.length() && to - at < 2 && NumeralScan.isSpace(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /** {@code 三个半月}, {@code 1个半小时}. */
    private Amount oneAndHalf(String text, Numeral numeral) {
        int at = numeral.end();
        if (numeral.high() != null || !text.startsWith("个半", at) && !text.startsWith("個半", at)) {
            return null;
        }
        UnitLexicon.Match match = unitAt(text, at + 2);
        boolean time = match != null && match.unit().dimension().startsWith("time");
        return !time ? null : new Amount(match.end(), numeral.value().add(HALF), null, numeral.qualifier(),
                match.unit(), text.substring(at + 2, match.end()));
    }

    /** {@code 两年半}, {@code 三斤半}, {@code 一倍半}. */
    private static Amount withHalf(String text, Amount amount) {
        boolean half = NumeralParser.charAt(text, amount.end) == '半' && amount.high == null
                && amount.value.scale() <= 0 && !isCounted(amount.unit)
                && NO_HALF.indexOf(NumeralParser.charAt(text, amount.end + 1)) < 0;
        return half ? amount.withValue(amount.value.add(HALF), amount.end + 1) : amount;
    }

    /** {@code 3元2角8分} is 3.28 元, {@code 两角五分} 0.25 元. */
    private Amount withSmallMoney(String text, Amount amount) {
        boolean tenth = amount.unit.name().equals("角");
        if (!tenth && !amount.unit.name().equals("元") || amount.high != null) {
            return amount;
        }
        BigDecimal value = tenth ? amount.value.movePointLeft(1) : amount.value;
        int end = amount.end;
        for (int decimals = tenth ? 2 : 1; decimals <= 2; decimals++) {
            NumeralScan scan = end < text.length() ? NumeralScan.at(text, end) : null;
            if (scan == null || scan.value().precision() > 1 || scan.high() != null) {
                continue;
            }
            char unit = NumeralParser.charAt(text, scan.end());
            boolean tenths = unit == '角' || unit == '毛';
            boolean hundredths = unit == '分' && NumeralParser.charAt(text, scan.end() + 1) != '钟';
            if (decimals == 1 ? tenths : hundredths) {
                value = value.add(scan.value().movePointLeft(decimals));
                end = scan.end() + 1;
            }
        }
        return end == amount.end ? amount : amount.withUnit(units.named("元").orElse(amount.unit))
                .withValue(value, text.startsWith("整", end) ? end + 1 : end);
    }

    private static boolean isHalf(String text, Numeral numeral) {
        return text.charAt(numeral.start()) == '半' && numeral.unit() == null;
    }

    private static boolean isCounted(Unit unit) {
        return unit.dimension().equals("count") || unit.dimension().equals("ratio") || unit.dimension().equals("score")
                || unit.dimension().equals("age");
    }

    private static boolean isTemperature(Unit unit) {
        return unit != null && (unit.dimension().equals("temperature") || unit.name().equals("度"));
    }

    // --- products and multiples --------------------------------------------------------------------------------

    /** {@code 2×35万千瓦} is one amount. */
    private Amount product(String text, Amount first) {
        int at = first.end + 1;
        if (first.unit != null || at >= text.length() || "×xX*".indexOf(text.charAt(first.end)) < 0
                || !Digits.isDigit(text.charAt(at))) {
            return first;
        }
        Numeral factor = NumeralParser.parse(text, at);
        if (factor == null || factor.high() != null) {
            return first;
        }
        Amount second = amount(text, factor);
        return second.withValue(first.value.multiply(second.value), second.end);
    }

    /** {@code 翻两番} is a growth by three times what there was. */
    private Amount multiplied(String text, Numeral numeral, Amount amount) {
        int before = numeral.start() - (text.startsWith("了", numeral.start() - 1) ? 2 : 1);
        boolean doubled = amount.unit == null && amount.high == null && NumeralParser.charAt(text, amount.end) == '番'
                && NumeralParser.charAt(text, before) == '翻' && amount.value.scale() <= 0
                && amount.value.compareTo(BigDecimal.TEN) <= 0 && amount.value.signum() > 0;
        if (!doubled) {
            return amount;
        }
        BigDecimal growth = BigDecimal.valueOf((1L << amount.value.intValueExact()) - 1);
        return new Amount(amount.end + 1, growth, null, amount.qualifier, units.named("倍").orElse(null), "番");
    }

    // --- ranges ------------------------------------------------------------------------------------------------

    /** {@code 3-5万元}, {@code 5000元至2万元}, {@code -5℃至8℃}. */
    private Amount range(String text, Numeral numeral, Amount low) {
        int at = low.high == null ? afterRangeMark(text, low.end) : -1;
        if (at < 0) {
            return low;
        }
        boolean negative = at + 1 < text.length() && low.value.signum() < 0
                && (MINUS + "负負").indexOf(text.charAt(at)) >= 0;
        int from = negative ? at + 1 : at;
        Numeral to = from < text.length() && mayStart(text.charAt(from)) ? NumeralParser.parse(text, from) : null;
        if (to == null || to.high() != null) {
            return low;
        }
        Amount high = amount(text, to);
        boolean sameUnit = low.unit == null || high.unit == null || low.unit.name().equals(high.unit.name());
        if (!sameUnit || low.unit == null && high.unit == null) {
            return low;
        }
        BigDecimal upper = negative ? high.value.negate() : high.value;
        BigDecimal lower = low.value;
        if (low.unit == null && numeral.scale().isEmpty() && !to.scale().isEmpty() && lower.compareTo(upper) < 0) {
            // The scale word belongs to both ends unless that turns them round.
            BigDecimal scaled = NumeralScan.plain(lower.scaleByPowerOfTen(powerOf(to.scale())));
            lower = scaled.compareTo(upper) <= 0 ? scaled : lower;
        }
        return lower.compareTo(upper) >= 0 ? low : new Amount(high.end, lower, upper, Qualifier.RANGE,
                high.unit == null ? low.unit : high.unit, high.unit == null ? low.stated : high.stated);
    }

    private static boolean mayStart(char c) {
        return Digits.isNumeral(c) || Digits.chineseDigit(c) > 0;
    }

    private static int powerOf(String scale) {
        int power = 0;
        for (int i = 0; i < scale.length(); i++) {
            power += scale.charAt(i) == '成' ? 1 : Digits.power(scale.charAt(i));
        }
        return power;
    }

    /** Index after a range mark; -1 where none follows. */
    private static int afterRangeMark(String text, int end) {
        int mark = skipSpaces(text, end);
        int at = mark;
        while (at < text.length() && at - mark < 2 && RANGE_MARKS.indexOf(text.charAt(at)) >= 0) {
            at++;
            if (NumeralParser.charAt(text, at - 1) == '至' || NumeralParser.charAt(text, at - 1) == '到') {
                break;
            }
        }
        if (at == mark) {
            return -1;
        }
        return skipSpaces(text, at);
    }

    // --- before the numeral ------------------------------------------------------------------------------------

    /** Index of the decimal point that a number begins with ({@code .5}); the numeral's start where there is none. */
    private static int pointStart(String text, Numeral numeral) {
        int start = numeral.start();
        char before = NumeralParser.charAt(text, start - 2);
        boolean bare = NumeralParser.charAt(text, start - 1) == '.' && !numeral.chinese() && numeral.scale().isEmpty()
                && numeral.high() == null && numeral.value().scale() <= 0;
        return bare && before != '.' && !Digits.isDigit(before) && !Digits.isLatin(before) ? start - 1 : start;
    }

    /** Index of the sign before a number; the number's start where there is none. */
    private static int signStart(String text, int start, Amount amount, boolean chinese) {
        int at = NumeralParser.charAt(text, start - 1) == ' ' ? start - 1 : start;
        char before = NumeralParser.charAt(text, at - 1);
        if (before == '负' || before == '負') {
            return NumeralParser.charAt(text, at - 2) == '正' ? start : at - 1;
        }
        boolean plus = isPlus(before) && amount.unit != null && SIGNED.contains(amount.unit.dimension());
        boolean minus = at == start && (plus || MINUS.indexOf(before) >= 0) && !chinese
                && (start == 1 || isMinusPlace(text.charAt(start - 2)));
        return minus ? start - 1 : start;
    }

    private static boolean isPlus(char c) {
        return c == '+' || c == '＋';
    }

    private static boolean isMinusPlace(char c) {
        return !Digits.isNumeral(c) && !Digits.isLatin(c) && "年月日%％元人个号-－—".indexOf(c) < 0;
    }

    /** Index of the currency sign or code before a number ({@code $}, {@code RMB}), {@code at} where there is none. */
    private int currencyStart(String text, int at) {
        int end = at;
        if (end > 0 && NumeralScan.isSpace(text.charAt(end - 1))) {
            end--;
        }
        char last = NumeralParser.charAt(text, end - 1);
        if (end == 0 || Character.isIdeographic(last) && last != '币' && last != '幣' || Digits.isNumeral(last)) {
            return at;
        }
        for (int from = Math.max(0, end - LONGEST_CURRENCY); from < end; from++) {
            boolean whole = from == 0 || !Digits.isLatin(text.charAt(from - 1));
            if (whole && units.spelled(text.substring(from, end))
                    .filter(unit -> unit.dimension().equals("money")).isPresent()) {
                return from;
            }
        }
        return at;
    }

    private Hedge hedgeBefore(String text, int at, Numeral numeral) {
        int end = at;
        while (end > 0 && at - end < 2 && NumeralScan.isSpace(text.charAt(end - 1))) {
            end--;
        }
        int from = Math.max(0, end - LONGEST_HEDGE);
        if (lexicon.endingAt(Role.NO_HEDGE, text, from, end) > 0) {
            return null;
        }
        int longest = 0;
        Qualifier qualifier = null;
        if (lexicon.endingAt(ANY_BEFORE, text, from, end) > 0) {
            for (Map.Entry<Role, Qualifier> side : BEFORE.entrySet()) {
                int length = lexicon.endingAt(side.getKey(), text, from, end);
                if (length > longest) {
                    longest = length;
                    qualifier = side.getValue();
                }
            }
        }
        boolean round = numeral.chinese() && Digits.power(text.charAt(numeral.start())) > 1;
        if (longest == 0 && round) {
            longest = lexicon.endingAt(Role.OVER_BEFORE_ROUND, text, from, end);
            qualifier = Qualifier.OVER;
        }
        boolean insideWord = longest > 0 && Digits.isLatin(text.charAt(end - longest))
                && Digits.isLatin(NumeralParser.charAt(text, end - longest - 1));
        return longest == 0 || insideWord ? null : new Hedge(longest + at - end, qualifier);
    }

    /** Index of {@code 每人每月} before an amount whose unit makes one with it; {@code at} where none stands there. */
    private int perStart(String text, int at, Amount amount) {
        if (amount.unit == null || !units.mayEndPerPhrase(NumeralParser.charAt(text, at - 1))) {
            return at;
        }
        for (String per : units.perPhrases()) {
            if (text.startsWith(per, at - per.length()) && units.spelled(amount.unit.name() + per).isPresent()) {
                return at - per.length();
            }
        }
        return at;
    }

    // --- after the unit ----------------------------------------------------------------------------------------

    private Hedge hedgeAfter(String text, int at) {
        int to = Math.min(text.length(), at + LONGEST_HEDGE);
        if (lexicon.startingAt(ANY_AFTER, text, at, to) == 0) {
            return null;
        }
        for (Map.Entry<Role, Qualifier> side : AFTER.entrySet()) {
            int length = lexicon.startingAt(side.getKey(), text, at, to);
            if (length > 0) {
                return new Hedge(length, side.getValue());
            }
        }
        return null;
    }

    /** {@code 三年多}, {@code 10公里多}. */
    private static boolean endsInMore(String text, int at) {
        return NumeralParser.charAt(text, at) == '多' && ",，。；;、）)的\n".indexOf(NumeralParser.charAt(text, at + 1)) >= 0;
    }
}
