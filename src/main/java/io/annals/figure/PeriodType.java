package io.annals.figure;

/** The length of the time that a figure is about; {@code SPAN} is any other stretch of days. */
public enum PeriodType { YEAR, HALF_YEAR, QUARTER, MONTH, DAY, SPAN, UNKNOWN }
