package io.annals.figure.period;

import io.annals.figure.PeriodType;
import io.annals.figure.StatedPeriod;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A time as a text names it, in a year of its own or in the one that the text speaks of.
 *
 * @param start UTF-16 index of its first character
 * @param end index after its last one
 * @param type its length
 * @param firstYear year of its first day; 0 for the year spoken of
 * @param lastYear year of its last day; 0 for the year spoken of
 * @param firstMonth month of its first day; 0 for January
 * @param lastMonth month of its last day; 0 for December
 * @param firstDay its first day of the month; 0 for the first one
 * @param lastDay its last day of the month; 0 for the last one
 */
record TimeExpression(int start, int end, PeriodType type, int firstYear, int lastYear, int firstMonth, int lastMonth,
        int firstDay, int lastDay) {

    static TimeExpression years(int start, int end, int first, int last) {
        return new TimeExpression(start, end, first == last ? PeriodType.YEAR : PeriodType.SPAN, first, last, 0, 0, 0, 0);
    }

    static TimeExpression months(int start, int end, PeriodType type, int first, int last) {
        return new TimeExpression(start, end, type, 0, 0, first, last, 0, 0);
    }

    /** The same part of the year in a stated year, named from {@code from} on. */
    TimeExpression in(int year, int from) {
        return new TimeExpression(from, end, type, firstYear > 0 ? firstYear : year, lastYear > 0 ? lastYear : year,
                firstMonth, lastMonth, firstDay, lastDay);
    }

    /** From its first day to the end of a year. */
    TimeExpression upTo(int year) {
        return new TimeExpression(start, end, PeriodType.SPAN, firstYear > 0 ? firstYear : year, year, firstMonth, 0,
                firstDay, 0);
    }

    /** From the first of January to its last day. */
    TimeExpression soFar() {
        return new TimeExpression(start, end, PeriodType.SPAN, lastYear, lastYear, 0, lastMonth, 0, lastDay);
    }

    boolean isWholeYears() {
        return firstMonth == 0 && lastMonth == 0;
    }

    /** The days that are meant where the text speaks of a year. */
    StatedPeriod in(int year) {
        int first = firstYear > 0 ? firstYear : year;
        int last = lastYear > 0 ? lastYear : year;
        LocalDate startsOn = day(first, firstMonth == 0 ? 1 : firstMonth, firstDay == 0 ? 1 : firstDay);
        LocalDate endsOn = day(last, lastMonth == 0 ? 12 : lastMonth, lastDay == 0 ? 31 : lastDay);
        if (endsOn.isBefore(startsOn)) {
            return StatedPeriod.year(last);
        }
        StatedPeriod whole = StatedPeriod.year(last);
        return startsOn.equals(whole.startsOn()) && endsOn.equals(whole.endsOn()) ? whole
                : new StatedPeriod(type == PeriodType.YEAR ? PeriodType.SPAN : type, last, startsOn, endsOn);
    }

    /** A day of a month, its last one where it has fewer. */
    private static LocalDate day(int year, int month, int day) {
        YearMonth of = YearMonth.of(year, month);
        return of.atDay(Math.min(day, of.lengthOfMonth()));
    }
}
