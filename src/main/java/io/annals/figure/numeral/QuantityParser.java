package io.annals.figure.numeral;

import io.annals.figure.Qualifier;
import io.annals.figure.unit.UnitLexicon;
import io.annals.reference.Unit;
import java.math.BigDecimal;
import java.util.List;

/**
 * Reads the quantity that begins at a numeral: numeral, scale word, unit, hedges on either side, ranges, products,
 * and units that stand before the number ({@code 每人每月680元}). Immutable.
 */
public final class QuantityParser {

    private record Hedge(String word, Qualifier qualifier) {}

    private static final List<Hedge> BEFORE = List.of(
            new Hedge("不少于", Qualifier.OVER), new Hedge("不低于", Qualifier.OVER), new Hedge("不小于", Qualifier.OVER),
            new Hedge("不超过", Qualifier.UNDER), new Hedge("不高于", Qualifier.UNDER), new Hedge("不大于", Qualifier.UNDER),
            new Hedge("不多于", Qualifier.UNDER), new Hedge("不足", Qualifier.UNDER), new Hedge("不到", Qualifier.UNDER),
            new Hedge("不满", Qualifier.UNDER), new Hedge("未满", Qualifier.UNDER),
            new Hedge("将近", Qualifier.UNDER), new Hedge("接近", Qualifier.UNDER), new Hedge("近", Qualifier.UNDER),
            new Hedge("低于", Qualifier.UNDER), new Hedge("少于", Qualifier.UNDER), new Hedge("小于", Qualifier.UNDER),
            new Hedge("至多", Qualifier.UNDER), new Hedge("最多", Qualifier.UNDER), new Hedge("最高不超过", Qualifier.UNDER),
            new Hedge("至少", Qualifier.OVER), new Hedge("最少", Qualifier.OVER), new Hedge("超过", Qualifier.OVER),
            new Hedge("超出", Qualifier.OVER), new Hedge("突破", Qualifier.OVER), new Hedge("高于", Qualifier.OVER),
            new Hedge("多于", Qualifier.OVER), new Hedge("大于", Qualifier.OVER), new Hedge("逾", Qualifier.OVER),
            new Hedge("超", Qualifier.OVER), new Hedge("上", Qualifier.OVER), new Hedge("过", Qualifier.OVER),
            new Hedge("大约", Qualifier.ABOUT), new Hedge("大概", Qualifier.ABOUT), new Hedge("大致", Qualifier.ABOUT),
            new Hedge("约为", Qualifier.ABOUT), new Hedge("约占", Qualifier.ABOUT), new Hedge("约", Qualifier.ABOUT),
            new Hedge("＞", Qualifier.OVER), new Hedge("≥", Qualifier.OVER), new Hedge(">", Qualifier.OVER),
            new Hedge("＜", Qualifier.UNDER), new Hedge("≤", Qualifier.UNDER), new Hedge("<", Qualifier.UNDER));

    private static final List<Hedge> AFTER = List.of(
            new Hedge("及以上", Qualifier.OVER), new Hedge("以上", Qualifier.OVER), new Hedge("之上", Qualifier.OVER),
            new Hedge("及以下", Qualifier.UNDER), new Hedge("以下", Qualifier.UNDER), new Hedge("以内", Qualifier.UNDER),
            new Hedge("之内", Qualifier.UNDER), new Hedge("左右", Qualifier.ABOUT), new Hedge("上下", Qualifier.ABOUT));

    private static final String RANGE_MARKS = "-－—–―~～至到";

    private final UnitLexicon units;

    public QuantityParser(UnitLexicon units) {
        this.units = units;
    }

    /** The quantity whose numeral begins at {@code start}; null where no number begins there. */
    public Quantity parse(String text, int start) {
        Numeral numeral = NumeralParser.parse(text, start);
        if (numeral == null) {
            return null;
        }
        Tail tail = tail(text, numeral);
        BigDecimal value = numeral.value();
        BigDecimal high = numeral.high();
        Qualifier qualifier = numeral.high() != null ? Qualifier.RANGE : tail.qualifier;
        int end = tail.end;
        Unit unit = tail.unit;
        String stated = tail.stated;
        boolean chinese = numeral.chinese();

        int second = product(text, end, unit);
        if (second > 0) {
            Numeral factor = NumeralParser.parse(text, second);
            if (factor != null && factor.high() == null) {
                Tail whole = tail(text, factor);
                value = NumeralParser.plain(value.multiply(factor.value()));
                end = whole.end;
                unit = whole.unit;
                stated = whole.stated;
                qualifier = whole.qualifier;
            }
        }
        int upper = high == null ? rangeEnd(text, end) : -1;
        if (upper > 0) {
            Numeral to = NumeralParser.parse(text, upper);
            if (to != null && to.high() == null) {
                Tail whole = tail(text, to);
                BigDecimal low = value;
                if (unit == null && numeral.scale().isEmpty() && !to.scale().isEmpty()
                        && low.compareTo(to.value()) < 0) {
                    // 3-5万元: the scale word belongs to both ends unless that turns them round
                    BigDecimal scaled = scaled(low, to.scale());
                    low = scaled.compareTo(to.value()) <= 0 ? scaled : low;
                }
                boolean sameUnit = unit == null || whole.unit == null || unit.name().equals(whole.unit.name());
                if (sameUnit && low.compareTo(to.value()) < 0 && (unit != null || whole.unit != null)) {
                    value = low;
                    high = to.value();
                    qualifier = Qualifier.RANGE;
                    end = whole.end;
                    stated = whole.unit == null ? stated : whole.stated;
                    unit = whole.unit == null ? unit : whole.unit;
                }
            }
        }

        int left = start;
        boolean signed = false;
        if (left > 0 && "-－−—".indexOf(text.charAt(left - 1)) >= 0 && !numeral.chinese()
                && (left == 1 || isMinusPlace(text.charAt(left - 2)))) {
            signed = true;
            left--;
        }
        Hedge before = hedgeBefore(text, left, numeral);
        if (before != null) {
            left -= before.word.length();
            qualifier = qualifier == Qualifier.RANGE ? qualifier : before.qualifier;
        }
        int right = end;
        Hedge after = hedgeAfter(text, end);
        if (after != null) {
            right += after.word.length();
            qualifier = qualifier == Qualifier.RANGE ? qualifier : after.qualifier;
        } else if (qualifier == Qualifier.EXACT && unit != null && end < text.length() && text.charAt(end) == '多'
                && (end + 1 >= text.length() || ",，。；;、）)的".indexOf(text.charAt(end + 1)) >= 0)) {
            // 三年多, 10公里多
            end++;
            right = end;
            qualifier = Qualifier.OVER;
        }
        // 每人每月680元 and 每人每月不低于680元
        if (unit != null) {
            String per = perBefore(text, left);
            if (per != null) {
                var compound = units.spelled(unit.name() + per);
                if (compound.isPresent()) {
                    unit = compound.get();
                    left -= per.length();
                }
            }
        }
        if (signed) {
            value = value.negate();
        }
        return new Quantity(signed ? start - 1 : start, end, value, high, qualifier, unit, stated, chinese, left, right, signed);
    }

    private static BigDecimal scaled(BigDecimal value, String scale) {
        int power = 0;
        for (int i = 0; i < scale.length(); i++) {
            power += Digits.power(scale.charAt(i));
        }
        return NumeralParser.plain(value.scaleByPowerOfTen(power));
    }

    private static boolean isMinusPlace(char c) {
        return !Digits.isNumeral(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')
                && "年月日%％元人个号".indexOf(c) < 0;
    }

    private record Tail(int end, Unit unit, String stated, Qualifier qualifier) {}

    /** What follows the numeral's last character: an inner hedge and the unit. */
    private Tail tail(String text, Numeral numeral) {
        Qualifier qualifier = numeral.qualifier();
        int at = numeral.end();
        if (numeral.unit() != null) {
            Unit fixed = numeral.unit().isEmpty() ? null : units.named(numeral.unit()).orElse(null);
            return new Tail(at, fixed, text.substring(Math.min(at, text.length()), at), qualifier);
        }
        int hedge = at;
        if (hedge < text.length() && (NumeralParser.isMore(text.charAt(hedge)) || text.charAt(hedge) == '几')
                && unitAt(text, hedge + 1) != null) {
            qualifier = Qualifier.OVER;
            hedge++;
        }
        UnitLexicon.Match match = unitAt(text, hedge);
        if (match == null) {
            if (at < text.length() && (text.charAt(at) == '余' || text.charAt(at) == '多') && at + 1 < text.length()
                    && "，,。；;、".indexOf(text.charAt(at + 1)) >= 0) {
                return new Tail(at + 1, null, numeral.scale(), Qualifier.OVER);
            }
            return new Tail(at, null, numeral.scale(), qualifier);
        }
        int unitStart = hedge;
        while (unitStart < match.end() && isSpace(text.charAt(unitStart))) {
            unitStart++;
        }
        // 个多月 and the like carry their hedge inside
        if (text.substring(unitStart, match.end()).indexOf('多') > 0) {
            qualifier = Qualifier.OVER;
        }
        return new Tail(match.end(), match.unit(), numeral.scale() + text.substring(unitStart, match.end()), qualifier);
    }

    private UnitLexicon.Match unitAt(String text, int at) {
        int unitStart = at;
        while (unitStart < text.length() && unitStart - at < 2 && isSpace(text.charAt(unitStart))) {
            unitStart++;
        }
        return unitStart < text.length() ? units.match(text, unitStart) : null;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u00a0' || c == '　';
    }

    /** Index of the second factor of {@code 2×35万千瓦}; -1 where none follows. */
    private static int product(String text, int end, Unit unit) {
        if (unit == null && end + 1 < text.length() && "×xX*".indexOf(text.charAt(end)) >= 0
                && Digits.isDigit(text.charAt(end + 1))) {
            return end + 1;
        }
        return -1;
    }

    /** Index of the numeral after a range mark; -1 where none follows. */
    private static int rangeEnd(String text, int end) {
        int at = end;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        int marks = 0;
        while (at < text.length() && RANGE_MARKS.indexOf(text.charAt(at)) >= 0 && marks < 2) {
            at++;
            marks++;
        }
        if (marks == 0) {
            return -1;
        }
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && Digits.isNumeral(text.charAt(at)) ? at : -1;
    }

    private static Hedge hedgeBefore(String text, int at, Numeral numeral) {
        for (Hedge hedge : BEFORE) {
            if (!text.startsWith(hedge.word, at - hedge.word.length())) {
                continue;
            }
            boolean round = isRound(text, numeral);
            if (hedge.word.equals("上") && !(round && numeral.chinese())) {
                continue;
            }
            if (hedge.word.equals("过") && !(round && numeral.chinese() && text.charAt(numeral.start()) != '一')) {
                continue;
            }
            if (hedge.word.equals("近") && at >= 2 && "最附将远邻靠亲".indexOf(text.charAt(at - 2)) >= 0) {
                continue;
            }
            if (hedge.word.equals("约") && at >= 2 && "预签邀解违合制节条契公相履".indexOf(text.charAt(at - 2)) >= 0) {
                continue;
            }
            if ((hedge.word.equals("高于") || hedge.word.equals("低于")) && numeral.value().signum() == 0) {
                continue;
            }
            return hedge;
        }
        return null;
    }

    /** Whether a numeral is a bare power of ten: {@code 百}, {@code 千万}. */
    private static boolean isRound(String text, Numeral numeral) {
        char first = text.charAt(numeral.start());
        return Digits.power(first) > 1;
    }

    private static Hedge hedgeAfter(String text, int at) {
        for (Hedge hedge : AFTER) {
            if (text.startsWith(hedge.word, at)) {
                return hedge;
            }
        }
        return null;
    }

    private String perBefore(String text, int at) {
        for (String per : units.perPhrases()) {
            if (text.startsWith(per, at - per.length())) {
                return per;
            }
        }
        return null;
    }
}
