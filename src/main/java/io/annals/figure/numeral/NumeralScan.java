package io.annals.figure.numeral;

import io.annals.figure.Qualifier;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * One pass over a number as Chinese reports write it: digits and powers of ten, in any mixture ({@code 25万6千},
 * {@code 一亿二千万}, {@code 1.2万亿}, {@code 二〇四}, {@code 20多万}). It reads what is well formed and stops before what is
 * not; a power is only taken where a smaller one cannot have stood before it.
 */
final class NumeralScan {

    /** Longer numerals are identifiers, and reading them as numbers would cost more than linear time. */
    static final int LONGEST = 40;

    private static final int LONGEST_LONG = 18;
    private static final int SPACES = 2;
    private static final int NO_POWER = 99;
    private static final int TRILLION = 12;
    private static final String UNITS_IN_THOUSANDS = "米克瓦伏升卡赫";

    private final String text;
    private final int start;
    private final int limit;
    private final boolean upper;

    /** Value before 亿, between 亿 and 万, and of the powers below 万 that are read; and the digits that await a power. */
    private BigDecimal above = BigDecimal.ZERO;
    private BigDecimal middle = BigDecimal.ZERO;
    private BigDecimal section = BigDecimal.ZERO;
    private BigDecimal pending;

    private boolean pendingInDigits;
    private boolean pendingStands;
    private boolean zero;
    private boolean started;
    private int lastPower = NO_POWER;
    private int lastBig;
    private int closed = NO_POWER;
    private int afterBig = -1;
    private boolean spaced;

    private int end;
    private int scaleStart = -1;
    private boolean pair;
    private boolean more;
    private boolean about;
    private boolean chinese = true;

    private NumeralScan(String text, int start, boolean upper) {
        this.text = text;
        this.start = start;
        this.end = start;
        this.limit = Math.min(text.length(), start + LONGEST);
        this.upper = upper;
    }

    /** The number that begins at a place; null where none does. */
    static NumeralScan at(String text, int start) {
        NumeralScan scan = new NumeralScan(text, start, false);
        scan.run();
        return scan.end > start ? scan : null;
    }

    /** Index after its last character. */
    int end() {
        return end;
    }

    /** Whether no ASCII or full-width digit stands in it. */
    boolean isChinese() {
        return chinese;
    }

    /** {@code OVER} for {@code 十几} and {@code 20多万}, {@code ABOUT} for {@code 十来万}, {@code RANGE} for {@code 两三}. */
    Qualifier qualifier() {
        return pair ? Qualifier.RANGE : about ? Qualifier.ABOUT : more ? Qualifier.OVER : Qualifier.EXACT;
    }

    /** The scale word that it ends in: {@code 万}, {@code 万亿}; empty where it ends in none. */
    String scale() {
        return scaleStart < 0 || scaleStart >= end ? "" : text.substring(scaleStart, end);
    }

    /** Its value; the lower end where two neighbouring digits name a range. */
    BigDecimal value() {
        if (pending != null && pendingStands && lastTaken() == 0) {
            return plain(pending);
        }
        BigDecimal value = above.add(middle).add(section);
        if (pending != null && pendingStands) {
            value = value.add(standing());
        }
        return plain(value);
    }

    /** Upper end where two neighbouring digits name a range ({@code 两三}, {@code 七八百}); else null. */
    BigDecimal high() {
        if (!pair) {
            return null;
        }
        NumeralScan other = new NumeralScan(text, start, true);
        other.run();
        return other.value();
    }

    private void run() {
        int at = start;
        while (at < limit) {
            int next = started ? skipSpaces(at) : at;
            if (next >= limit || next > at && !continues(next)) {
                break;
            }
            spaced |= next > at && pending != null;
            int read = token(next);
            if (read == next) {
                break;
            }
            started = true;
            at = read;
        }
    }

    /** Index after the token at a place that belongs to the number; the place itself where none does. */
    private int token(int at) {
        char c = text.charAt(at);
        int power = powerAt(at);
        if (power > 0) {
            return power(at, power);
        }
        if (pending == null && Digits.isDigit(c)) {
            return digits(at);
        }
        if (Digits.chineseDigit(c) >= 0) {
            return pending == null ? chineseDigits(at) : at;
        }
        if (c == '几' || c == '幾' || c == '数' || c == '數') {
            return some(at);
        }
        if (isMore(c)) {
            return more(at);
        }
        return c == '点' || c == '點' ? point(at) : at;
    }

    // --- digits ------------------------------------------------------------------------------------------------

    private int digits(int at) {
        int to = digitsEnd(text, at);
        BigDecimal number = decimal(text, at, to);
        int length = number.precision() - number.scale();
        boolean first = !started;
        boolean year = length == 4 && to < text.length() && text.charAt(to) == '年';
        boolean fills = length == lastTaken() && !year;
        boolean follows = powerAt(skipSpaces(to)) > 0 && powerAt(skipSpaces(to)) < Math.max(lastTaken(), 1);
        if (!first && !follows && !fills && !(zero && length < lastTaken()) || more) {
            return at;
        }
        chinese = false;
        pending = number;
        pendingInDigits = true;
        stand(first || fills || zero, to);
        return to;
    }

    /** The power that was read last, big ones included; 0 for none. */
    private int lastTaken() {
        return lastPower == NO_POWER ? lastBig : lastPower;
    }

    private int chineseDigits(int at) {
        int to = at + 1;
        while (to < limit && Digits.chineseDigit(text.charAt(to)) >= 0 && !isTwo(text.charAt(to))) {
            to++;
        }
        char c = text.charAt(at);
        boolean unit = isTwo(c) && started && powerAt(skipSpaces(to)) == 0;
        if (more || pendingInDigits || unit) {
            return at;
        }
        int value = Digits.chineseDigit(c);
        if (value == 0 && started) {
            boolean goesOn = at + 1 < limit && (Digits.isNumeral(text.charAt(at + 1))
                    || Digits.chineseDigit(text.charAt(at + 1)) > 0 || Digits.power(text.charAt(at + 1)) == 1
                    || "几幾".indexOf(text.charAt(at + 1)) >= 0);
            zero |= goesOn;
            return goesOn ? at + 1 : at;
        }
        if (to - at == 1) {
            boolean takes = chinese || powerAt(skipSpaces(to)) > 0 && powerAt(skipSpaces(to)) < lastTaken()
                    || zero && lastTaken() > 1;
            return takes ? one(value, to) : at;
        }
        if (to - at == 1 && to < limit && isTwo(text.charAt(to)) && value == 1) {
            to++;
        }
        if (to - at == 2 && isPair(value, Digits.chineseDigit(text.charAt(at + 1)))) {
            pair = true;
            return one(upper ? Digits.chineseDigit(text.charAt(at + 1)) : value, to);
        }
        return started || powerAt(to) > 0 ? at : positional(at, to);
    }

    private int one(int value, int to) {
        pending = BigDecimal.valueOf(value);
        stand(true, to);
        return to;
    }

    /** {@code 二〇四}: digits in their places. */
    private int positional(int at, int to) {
        long value = 0;
        int last = Math.min(to, at + 18);
        if (isTwo(text.charAt(at))) {
            return at;
        }
        for (int i = at; i < last; i++) {
            value = value * 10 + Digits.chineseDigit(text.charAt(i));
        }
        pending = BigDecimal.valueOf(value);
        pendingInDigits = true;
        stand(true, last);
        return last;
    }

    /** 两 counts things, or is the weight: it is no digit among others. */
    private static boolean isTwo(char c) {
        return c == '两' || c == '兩';
    }

    private static boolean isPair(int low, int high) {
        return low > 0 && (high == low + 1 || low == 3 && high == 5);
    }

    /** {@code 数十}, {@code 十几}, {@code 二十几万}: a digit that is not told, so that the value is the least possible. */
    private int some(int at) {
        int power = powerAt(skipSpaces(at + 1));
        boolean afterTen = lastPower == 1 && pending == null;
        if (pending != null || more || "数數".indexOf(text.charAt(at)) >= 0 && started) {
            return at;
        }
        if (power > 0 && power < lastPower && power < 4 || !started && power > 0) {
            more = true;
            pending = BigDecimal.ONE;
            return at + 1;
        }
        if (afterTen || zero && power >= 4) {
            more = true;
            stand(false, at + 1);
            return at + 1;
        }
        return at;
    }

    /** {@code 20多万}, {@code 三千余万}: a hedge with powers behind it. */
    private int more(int at) {
        int power = powerAt(skipSpaces(at + 1));
        boolean afterPower = pending == null && started;
        if (power < 2 || !afterPower && !(pendingInDigits && pendingStands) || afterPower && power < 4) {
            return at;
        }
        more = true;
        about = isAbout(text.charAt(at));
        return at + 1;
    }

    /** {@code 三点五}, {@code 一千零二点三三}, {@code 三点五亿}. */
    private int point(int at) {
        int from = skipSpaces(at + 1);
        boolean number = chinese && started && !more && !pair;
        if (!number || from >= limit || !isDecimal(text.charAt(from))) {
            return at;
        }
        StringBuilder decimals = new StringBuilder("0.");
        int to = from;
        while (to < limit && isDecimal(text.charAt(to))) {
            char c = text.charAt(to++);
            decimals.append(Digits.isDigit(c) ? Digits.digit(c) : Digits.chineseDigit(c));
        }
        if (to < limit && (Digits.power(text.charAt(to)) == 1 || text.charAt(to) == '刻')) {
            return at;
        }
        BigDecimal whole = pending == null ? section : section.add(standing());
        pending = whole.add(new BigDecimal(decimals.toString()));
        pendingInDigits = true;
        section = BigDecimal.ZERO;
        lastPower = NO_POWER;
        stand(true, to);
        return to;
    }

    private static boolean isDecimal(char c) {
        return Digits.isDigit(c) || Digits.chineseDigit(c) >= 0 && !isTwo(c);
    }

    // --- powers of ten -----------------------------------------------------------------------------------------

    private int power(int at, int power) {
        char c = text.charAt(at);
        boolean taken = Digits.tens(c) > 0 ? tens(Digits.tens(c))
                : power < 4 ? smallPower(at, power) : bigPower(at, power);
        if (!taken) {
            return at;
        }
        if (scaleStart < 0 && (power >= 4 || !chinese)) {
            scaleStart = at;
        }
        pending = null;
        pendingInDigits = false;
        zero = false;
        stand(false, at + 1);
        return at + 1;
    }

    private boolean tens(int tens) {
        if (pending != null || lastPower <= 1 || more) {
            return false;
        }
        section = section.add(BigDecimal.valueOf(tens * 10L));
        lastPower = 1;
        return true;
    }

    private boolean smallPower(int at, int power) {
        if (lastPower <= power || pendingInDigits && (power == 1 || beginsUnit(at)) || power == 1 && !chinese) {
            return false;
        }
        if (pending == null && started && !(zero && power == 1)) {
            return false;
        }
        BigDecimal digit = pending == null || pending.signum() == 0 ? BigDecimal.ONE : pending;
        section = section.add(digit.scaleByPowerOfTen(power));
        lastPower = power;
        return true;
    }

    private boolean bigPower(int at, int power) {
        BigDecimal group = pending == null ? section : section.add(pending);
        if (group.signum() == 0 && pending == null) {
            if (lastBig > 0) {
                if (afterBig != at && !more) {
                    return false;
                }
                return multiplied(power);
            }
            group = BigDecimal.ONE;
        }
        if (power >= closed || power == 4 && middle.signum() > 0) {
            return false;
        }
        if (power == 4) {
            middle = group.scaleByPowerOfTen(4);
        } else {
            above = above.add(middle.add(group).scaleByPowerOfTen(power));
            middle = BigDecimal.ZERO;
            closed = power;
        }
        tookBig(at, power);
        return true;
    }

    /** {@code 万亿}, {@code 万万}: a power right behind another multiplies all that the first closed. */
    private boolean multiplied(int power) {
        if (lastBig != 4 || middle.signum() == 0 || power >= closed) {
            return false;
        }
        if (power == 4) {
            middle = middle.scaleByPowerOfTen(4);
        } else {
            above = above.add(middle.scaleByPowerOfTen(power));
            middle = BigDecimal.ZERO;
            closed = power;
        }
        lastBig = power;
        lastPower = NO_POWER;
        return true;
    }

    private void tookBig(int at, int power) {
        section = BigDecimal.ZERO;
        lastBig = power;
        lastPower = NO_POWER;
        afterBig = at + 1;
    }

    /** Exponent of the power of ten at a place; 兆 is one between Chinese numerals only, for elsewhere it is a unit. */
    private int powerAt(int at) {
        if (at >= limit) {
            return 0;
        }
        char c = text.charAt(at);
        boolean trillion = c == '兆' && chinese && started && at + 1 < limit
                && Digits.chineseDigit(text.charAt(at + 1)) > 0;
        return trillion ? TRILLION : Digits.power(c);
    }

    /** Whether a power of ten is the first character of a unit: {@code 千米}, {@code 千瓦时}, {@code 百分点}. */
    private boolean beginsUnit(int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return text.charAt(at) == '千' && UNITS_IN_THOUSANDS.indexOf(next) >= 0 || text.charAt(at) == '百' && next == '分';
    }

    // --- the state ---------------------------------------------------------------------------------------------

    /** Takes what is read up to {@code to} into the number. */
    private void stand(boolean digitsStand, int to) {
        pendingStands = digitsStand;
        if (pending != null) {
            scaleStart = -1;
        }
        if (pending == null || digitsStand) {
            end = to;
        }
    }

    /** What digits at the end are worth: {@code 三万五} is 35000 and {@code 两千三} 2300, but {@code 三万零五} 30005. */
    private BigDecimal standing() {
        boolean shortened = chinese && !pendingInDigits && !zero && !more && pending.signum() > 0;
        if (!shortened || lastPower == 1) {
            return pending;
        }
        int power = lastPower != NO_POWER ? lastPower : lastBig;
        return power == 0 ? pending : pending.scaleByPowerOfTen(power - 1);
    }

    private int skipSpaces(int at) {
        int to = at;
        while (to < text.length() && to - at < SPACES && isSpace(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /** Whether what stands behind spaces goes on with the number: a power, or digits that a power follows. */
    private boolean continues(int at) {
        char c = text.charAt(at);
        if (isMore(c) || c == '点' || c == '點' || spaced && (c == '几' || c == '幾')) {
            return true;
        }
        if (powerAt(at) > 0) {
            return pending != null || lastBig == 0;
        }
        if (pending != null) {
            return false;
        }
        boolean powerFollows = powerAt(skipSpaces(at + 1)) > 0;
        if (Digits.chineseDigit(c) >= 0) {
            return chinese && (powerFollows || spaced);
        }
        return Digits.isDigit(c) && lastTaken() > 1 && powerAt(skipSpaces(digitsEnd(text, at))) > 0;
    }

    // --- characters --------------------------------------------------------------------------------------------

    static boolean isSpace(char c) {
        return c == ' ' || c == '\u00a0' || c == '　' || c == '\u2009' || c == '\u202f';
    }

    /** Whether a character after a number says that there is more of it. */
    static boolean isMore(char c) {
        return c == '余' || c == '餘' || c == '多' || c == '来' || c == '來';
    }

    /** Whether such a character leaves open to which side the number is off: {@code 十来个}. */
    static boolean isAbout(char c) {
        return c == '来' || c == '來';
    }

    /** Index after the digits at {@code at}: groups of three with commas or spaces, and one decimal point. */
    static int digitsEnd(String text, int at) {
        int to = at;
        while (to < text.length() && Digits.isDigit(text.charAt(to))) {
            to++;
        }
        if (to - at <= 3) {
            to = groupsEnd(text, at, to);
        }
        if (to + 1 < text.length() && (text.charAt(to) == '.' || text.charAt(to) == '．')
                && Digits.isDigit(text.charAt(to + 1))) {
            to++;
            while (to < text.length() && Digits.isDigit(text.charAt(to))) {
                to++;
            }
        }
        return Math.min(to, at + LONGEST);
    }

    private static int groupsEnd(String text, int from, int at) {
        int to = at;
        while (to + 3 < text.length() && isThousandsMark(text, to) && threeDigits(text, to + 1)) {
            to += 4;
        }
        return to > at ? to : spacedGroupsEnd(text, from, at);
    }

    /**
     * {@code 收入52 318元}: GB/T 15835 parts thousands with a space. Where the number does not begin right behind a word,
     * or no word follows it, the space may part two numbers.
     */
    private static int spacedGroupsEnd(String text, int from, int at) {
        int to = at;
        while (to + 3 < text.length() && (text.charAt(to) == ' ' || text.charAt(to) == '\u00a0')
                && threeDigits(text, to + 1)) {
            to += 4;
        }
        if (to == at) {
            return at;
        }
        boolean between = from > 0 && (Character.isIdeographic(text.charAt(from - 1)) || "》”".indexOf(text.charAt(from - 1)) >= 0)
                && "第表图".indexOf(text.charAt(from - 1)) < 0 && !text.startsWith("附件", from - 2)
                && to < text.length() && Character.isIdeographic(text.charAt(to));
        return between || fillsCell(text, from, to) ? to : at;
    }

    /** Whether a number is all that stands in its cell, decimals included. */
    private static boolean fillsCell(String text, int from, int to) {
        int end = to;
        while (end < text.length() && end - to < LONGEST && (text.charAt(end) == '.'
                || Digits.isDigit(text.charAt(end)))) {
            end++;
        }
        return (from == 0 || isCellEdge(text.charAt(from - 1)))
                && (end == text.length() || isCellEdge(text.charAt(end)));
    }

    private static boolean isCellEdge(char c) {
        return c == '\t' || c == '\n';
    }

    /** A full-width comma parts thousands only between full-width digits; else it ends a clause. */
    private static boolean isThousandsMark(String text, int at) {
        char c = text.charAt(at);
        return c == ',' || c == '\u2009' || c == '\u202f' || c == '，' && text.charAt(at + 1) >= '０'
                && text.charAt(at + 1) <= '９';
    }

    private static boolean threeDigits(String text, int at) {
        return at + 2 < text.length() && Digits.isDigit(text.charAt(at)) && Digits.isDigit(text.charAt(at + 1))
                && Digits.isDigit(text.charAt(at + 2))
                && (at + 3 >= text.length() || !Digits.isDigit(text.charAt(at + 3)));
    }

    /** The decimal number that digits with separators write. */
    static BigDecimal decimal(String text, int from, int to) {
        BigInteger digits = to - from > LONGEST_LONG ? BigInteger.ZERO : null;
        long unscaled = 0;
        int scale = -1;
        for (int i = from; i < to; i++) {
            char c = Digits.fold(text.charAt(i));
            if (c == '.') {
                scale = 0;
            } else if (Digits.isDigit(c)) {
                unscaled = unscaled * 10 + Digits.digit(c);
                digits = digits == null ? null
                        : digits.multiply(BigInteger.TEN).add(BigInteger.valueOf(Digits.digit(c)));
                scale += scale < 0 ? 0 : 1;
            }
        }
        scale = Math.max(scale, 0);
        return digits == null ? BigDecimal.valueOf(unscaled, scale) : new BigDecimal(digits, scale);
    }

    /** The value without trailing zeros and without exponent. */
    static BigDecimal plain(BigDecimal value) {
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
