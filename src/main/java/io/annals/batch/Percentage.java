package io.annals.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of something a job allows, in percent of all.
 *
 * @param percent from 0 to 100
 */
public record Percentage(BigDecimal percent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)\\s*%");

    /** Any number. */
    static final Percentage ALL = new Percentage(HUNDRED);

    /** Of a text such as {@code 2.5%}; empty where it is no percentage up to 100 %. */
    static Optional<Percentage> of(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches() && new BigDecimal(written.group(1)).compareTo(HUNDRED) <= 0
                ? Optional.of(new Percentage(new BigDecimal(written.group(1)))) : Optional.empty();
    }

    /** Whether any number is allowed. */
    boolean isAll() {
        return percent.compareTo(HUNDRED) == 0;
    }

    /** Whether a part of a whole is more than allowed. */
    boolean isPassed(long part, long whole) {
        return BigDecimal.valueOf(part).multiply(HUNDRED).compareTo(percent.multiply(BigDecimal.valueOf(whole))) > 0;
    }

    /** How much a part is of a whole, to so many places, as in {@code 2.5 %}. */
    static String told(long part, long whole, int places, RoundingMode rounding) {
        return BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), places, rounding)
                .toPlainString() + " %";
    }

    /** As in {@code 2 %}. */
    String told() {
        return percent.toPlainString() + " %";
    }

    /** As a job file has it: {@code 2%}. */
    @Override
    public String toString() {
        return percent.toPlainString() + "%";
    }
}
