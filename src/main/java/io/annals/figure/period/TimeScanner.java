package io.annals.figure.period;

import io.annals.figure.PeriodType;
import io.annals.figure.numeral.Digits;

/**
 * Reads the times that begin at a place of a text: {@code 2024年5月}, {@code 1—11月}, {@code 前三季度}, {@code 近三年},
 * {@code “十四五”期间}. Each attempt looks at a bounded number of characters.
 */
final class TimeScanner {

    /** The characters that a time can begin with: those of numerals, and the first ones of its words. */
    static final String BEGINNINGS = Digits.NUMERALS + "第前首上下近过最未今";

    private static final int EARLIEST = 1900;
    private static final int LATEST = 2099;
    /** The year that the first year of the eleventh plan, 2006, is eleven times five after. */
    private static final int PLANS_COUNT_FROM = 1951;
    private static final int PLAN_YEARS = 5;
    private static final String DASHES = "-－—–―~～至到";
    private static final String[] PLAN_PERIOD_ENDS = {"时期", "期间", "以来", "规划期", "期末", "末"};
    private static final String[] PAST_YEARS = {"过去", "过去的", "近", "最近"};
    private static final String[] COMING_YEARS = {"未来", "今后", "下一个"};

    private final String text;
    private final int end;
    private final int reportYear;

    /** Where the number read last ends. */
    private int after;

    /**
     * @param text the text
     * @param end index after the last character to look at
     * @param reportYear the year that {@code 近三年} ends in; 0 for unknown
     */
    TimeScanner(String text, int end, int reportYear) {
        this.text = text;
        this.end = end;
        this.reportYear = reportYear;
    }

    /** The time that begins at an index; null for none. */
    TimeExpression at(int i) {
        char c = text.charAt(i);
        if (Digits.isNumeral(c)) {
            if (i > 0 && (Digits.isNumeral(text.charAt(i - 1)) || ".．".indexOf(text.charAt(i - 1)) >= 0)) {
                return null;
            }
            int year = year(i);
            if (year > 0) {
                TimeExpression found = fromYear(i, year);
                if (found != null) {
                    return found;
                }
            }
            TimeExpression part = partOfYear(i);
            if (part == null) {
                part = planPeriod(i);
            }
            return part == null ? yearsBack(i, i) : part;
        }
        return switch (c) {
            case '第', '前', '首', '上', '下' -> partOfYear(i);
            case '近', '过', '最', '未', '今' -> countedYears(i);
            default -> null;
        };
    }

    /** A part of a year that begins at an index, the year left open; null for none. */
    TimeExpression partOfYear(int i) {
        if (i >= end) {
            return null;
        }
        if (text.startsWith("上半年", i)) {
            return TimeExpression.months(i, i + 3, PeriodType.HALF_YEAR, 1, 6);
        }
        if (text.startsWith("下半年", i)) {
            return TimeExpression.months(i, i + 3, PeriodType.HALF_YEAR, 7, 12);
        }
        if (text.startsWith("首季", i)) {
            return TimeExpression.months(i, i + (text.startsWith("度", i + 2) ? 3 : 2), PeriodType.QUARTER, 1, 3);
        }
        char c = text.charAt(i);
        boolean first = c == '前';
        int from = c == '第' || first ? i + 1 : i;
        int number = number(from);
        if (number < 1 || number > 12) {
            return null;
        }
        int k = after;
        int unit = skip(k, '个');
        if (text.startsWith("季度", unit)) {
            return quarter(i, number, number, first, unit + 2);
        }
        if (first) {
            return k < end && text.startsWith("月", unit) ? TimeExpression.months(i, unit + 1, PeriodType.SPAN, 1, number)
                    : null;
        }
        int dash = dash(k);
        if (dash > k) {
            int to = number(dash);
            if (to > number && text.startsWith("季度", after)) {
                return quarter(i, number, to, false, after + 2);
            }
            if (to > number && to <= 12 && text.startsWith("月", after)) {
                return TimeExpression.months(i, skip(after + 1, '份'), PeriodType.SPAN, number, to);
            }
            return null;
        }
        return c != '第' && text.startsWith("月", k) ? fromMonth(i, number, k + 1) : null;
    }

    private static TimeExpression quarter(int start, int from, int to, boolean first, int end) {
        if (to > 4) {
            return null;
        }
        return first || to > from ? TimeExpression.months(start, end, PeriodType.SPAN, first ? 1 : 3 * from - 2, 3 * to)
                : TimeExpression.months(start, end, PeriodType.QUARTER, 3 * from - 2, 3 * to);
    }

    /** {@code 5月}, {@code 5月20日}, {@code 3月至11月}, {@code 7月15日至8月31日}. */
    private TimeExpression fromMonth(int start, int month, int afterMonth) {
        if (afterMonth < end && "均龄嫂供报调".indexOf(text.charAt(afterMonth)) >= 0) {
            return null;
        }
        int k = skip(afterMonth, '份');
        int day = k == afterMonth ? day(k) : 0;
        k = day > 0 ? after : k;
        int dash = dash(k);
        if (dash > k) {
            int number = number(dash);
            if (number > 0 && day > 0 && number <= 31 && after < end && "日号".indexOf(text.charAt(after)) >= 0) {
                return new TimeExpression(start, after + 1, PeriodType.SPAN, 0, 0, month, month, day, number);
            }
            int year = 0;
            if (number > 12 && number == year(dash)) {
                year = number;
                number = number(after + 1);
            }
            if (number > 0 && number <= 12 && text.startsWith("月", after)) {
                int to = after + 1;
                int lastDay = day(to);
                return new TimeExpression(start, lastDay > 0 ? after : to, PeriodType.SPAN, 0, year, month, number, day,
                        lastDay);
            }
        }
        if (day > 0) {
            return new TimeExpression(start, k, PeriodType.DAY, 0, 0, month, month, day, day);
        }
        boolean atEnd = k < end && "底末".indexOf(text.charAt(k)) >= 0;
        // The end of December is the end of the year
        return TimeExpression.months(start, atEnd ? k + 1 : k, PeriodType.MONTH, atEnd && month == 12 ? 1 : month, month);
    }

    /** The day of a month, with {@link #after} behind it; 0 for none. */
    private int day(int i) {
        int number = number(i);
        if (number > 0 && number <= 31 && after < end && "日号".indexOf(text.charAt(after)) >= 0) {
            after++;
            return number;
        }
        return 0;
    }

    private TimeExpression fromYear(int start, int year) {
        int k = skipSpaces(after);
        if (!text.startsWith("年", k)) {
            return years(start, year, k);
        }
        k++;
        if (text.startsWith("度", k)) {
            k++;
        }
        int dash = dash(k);
        if (dash > k) {
            if (text.startsWith("至今", k)) {
                return TimeExpression.years(start, k + 2, year, reportYear == 0 ? year : reportYear);
            }
            int to = year(dash);
            if (to > year && text.startsWith("年", after)) {
                return TimeExpression.years(start, after + 1, year, to);
            }
        }
        int part = skipSpaces(k);
        TimeExpression within = partOfYear(part < end && text.charAt(part) == '的' ? part + 1 : part);
        if (within != null) {
            return within.in(year, start);
        }
        return TimeExpression.years(start, k < end && "底末初".indexOf(text.charAt(k)) >= 0 ? k + 1 : k, year, year);
    }

    /** {@code 2021—2025年}, {@code 2022-2023学年}, {@code 2023-05-20}. */
    private TimeExpression years(int start, int year, int k) {
        int dash = dash(k);
        if (dash > k) {
            int to = year(dash);
            if (to > year && text.startsWith("年", after)) {
                return TimeExpression.years(start, after + 1, year, to);
            }
            if (to == year + 1 && text.startsWith("学年", after)) {
                return new TimeExpression(start, skip(after + 2, '度'), PeriodType.SPAN, year, to, 9, 8, 0, 0);
            }
        }
        if (k < end && "-./．".indexOf(text.charAt(k)) >= 0) {
            char separator = text.charAt(k);
            int month = number(k + 1);
            if (month > 0 && month <= 12 && after < end && text.charAt(after) == separator) {
                int day = number(after + 1);
                if (day > 0 && day <= 31) {
                    return new TimeExpression(start, after, PeriodType.DAY, year, year, month, month, day, day);
                }
            }
        }
        return null;
    }

    /** {@code “十三五”期间}, {@code “十四五”末}: the years of a five-year plan. */
    private TimeExpression planPeriod(int i) {
        if (!text.startsWith("十", i) || i + 3 > end || text.charAt(i + 2) != '五') {
            return null;
        }
        int ordinal = 10 + Digits.chineseDigit(text.charAt(i + 1));
        if (ordinal < 11 || ordinal > 16) {
            return null;
        }
        int k = i + 3 < end && "”\"’".indexOf(text.charAt(i + 3)) >= 0 ? i + 4 : i + 3;
        int first = PLANS_COUNT_FROM + PLAN_YEARS * ordinal;
        int last = first + PLAN_YEARS - 1;
        for (String word : PLAN_PERIOD_ENDS) {
            if (text.startsWith(word, k)) {
                return word.endsWith("末") ? TimeExpression.years(i, k + word.length(), last, last)
                        : TimeExpression.years(i, k + word.length(), first, word.equals("以来") && reportYear > first
                                ? Math.min(last, reportYear) : last);
            }
        }
        return null;
    }

    /** {@code 近三年}, {@code 过去五年}, {@code 未来三年}. */
    private TimeExpression countedYears(int i) {
        for (String word : PAST_YEARS) {
            if (text.startsWith(word, i)) {
                int number = number(i + word.length());
                if (number > 1 && number < 100 && text.startsWith("年", after) && reportYear > 0) {
                    int k = after + 1;
                    return TimeExpression.years(i, text.startsWith("来", k) || text.startsWith("间", k) ? k + 1 : k,
                            reportYear - number + 1, reportYear);
                }
            }
        }
        for (String word : COMING_YEARS) {
            if (text.startsWith(word, i)) {
                int number = number(i + word.length());
                if (number > 0 && number < 100 && text.startsWith("年", after) && reportYear > 0) {
                    return TimeExpression.years(i, after + 1, reportYear + 1, reportYear + number);
                }
            }
        }
        return null;
    }

    /** {@code 五年来}, {@code 十年以来}; at the head of a clause {@code 五年共}, {@code 三年累计}. */
    private TimeExpression yearsBack(int start, int i) {
        int number = number(i);
        if (number < 1 || number > 99 || reportYear == 0 || !text.startsWith("年", after)) {
            return null;
        }
        int k = skip(after + 1, '多');
        int to = text.startsWith("以来", k) ? k + 2 : text.startsWith("来", k) ? k + 1
                : number > 1 && opensClause(i) && (text.startsWith("共", k) || text.startsWith("累计", k)
                        || text.startsWith("间", k)) ? k : 0;
        return to == 0 ? null : TimeExpression.years(start, to, reportYear - number + 1, reportYear);
    }

    private boolean opensClause(int i) {
        return i == 0 || "，,。；;：:！!？?、\n 　".indexOf(text.charAt(i - 1)) >= 0;
    }

    /** A year in four digits, ASCII, full-width or Chinese, with {@link #after} behind it; 0 for none. */
    private int year(int i) {
        if (i + 4 > end || i + 4 < end && Digits.isDigit(text.charAt(i + 4))) {
            return 0;
        }
        int year = 0;
        for (int k = i; k < i + 4; k++) {
            char c = text.charAt(k);
            int digit = Digits.isDigit(c) ? Digits.digit(c) : c == '○' || c == 'Ｏ' ? 0 : Digits.chineseDigit(c);
            if (digit < 0 || c == '两') {
                return 0;
            }
            year = 10 * year + digit;
        }
        after = i + 4;
        return year >= EARLIEST && year <= LATEST ? year : 0;
    }

    /**
     * A number of up to two digits, or of four where it is a year, with {@link #after} behind it; 0 for none. Chinese
     * numerals up to 99 are read too.
     */
    private int number(int i) {
        int k = skipSpaces(i);
        int year = year(k);
        if (year > 0) {
            return year;
        }
        int value = 0;
        int from = k;
        while (k < end && k - from < 3 && Digits.isDigit(text.charAt(k))) {
            value = 10 * value + Digits.digit(text.charAt(k++));
        }
        if (k > from) {
            after = skipSpaces(k);
            return k - from > 2 ? 0 : value;
        }
        int tens = -1;
        int ones = 0;
        while (k < end && k - from < 3) {
            char c = text.charAt(k);
            int digit = Digits.chineseDigit(c);
            if (c == '十' && tens < 0) {
                tens = ones == 0 ? 1 : ones;
                ones = 0;
            } else if (digit > 0 && ones == 0) {
                ones = digit;
            } else {
                break;
            }
            k++;
        }
        after = k;
        return Math.max(tens, 0) * 10 + ones;
    }

    /** Index after a dash that stands at an index; the index itself for none. */
    private int dash(int i) {
        int k = skipSpaces(i);
        int from = k;
        while (k < end && k - from < 2 && DASHES.indexOf(text.charAt(k)) >= 0) {
            k++;
        }
        return k == from ? i : skipSpaces(k);
    }

    private int skip(int i, char optional) {
        return i < end && text.charAt(i) == optional ? i + 1 : i;
    }

    private int skipSpaces(int i) {
        int k = i;
        while (k < end && k - i < 3 && (text.charAt(k) == ' ' || text.charAt(k) == '　')) {
            k++;
        }
        return k;
    }
}
