package io.annals.figure;

import java.time.LocalDate;

/**
 * The time that a figure is about.
 *
 * @param type its length
 * @param year the year that the figure counts for: the one in which the period ends; 0 where unknown
 * @param startsOn first day; null where the year is unknown
 * @param endsOn last day; null where the year is unknown
 */
public record StatedPeriod(PeriodType type, int year, LocalDate startsOn, LocalDate endsOn) {

    /** No year is known. */
    public static final StatedPeriod UNKNOWN = new StatedPeriod(PeriodType.UNKNOWN, 0, null, null);

    /** A calendar year; {@link #UNKNOWN} for 0. */
    public static StatedPeriod year(int year) {
        return year == 0 ? UNKNOWN
                : new StatedPeriod(PeriodType.YEAR, year, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
}
