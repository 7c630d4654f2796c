package io.annals.quality;

import io.annals.figure.ReportedFigure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How exactly a figure is printed: {@code 12.39亿元} to 0.01亿元. What is printed with decimals or with a scale word may be
 * rounded by half a unit of its last place; what is printed in full ({@code 120件}) is not.
 */
final class PrintedPlaces {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.(\\d+))?");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int SCALE = 9;

    private PrintedPlaces() {
    }

    /** One unit of the last printed place, in the figure's unit; null where it is printed in Chinese numerals. */
    static BigDecimal last(ReportedFigure figure) {
        Matcher number = number(figure);
        if (!number.find() || new BigDecimal(number.group()).signum() == 0) {
            return null;
        }
        int decimals = number.group(1) == null ? 0 : number.group(1).length();
        return figure.value().abs().divide(new BigDecimal(number.group()), SCALE, RoundingMode.HALF_UP)
                .scaleByPowerOfTen(-decimals);
    }

    /** By how much the value may have been rounded; 0 where it is printed in full or in Chinese numerals. */
    static BigDecimal slack(ReportedFigure figure) {
        BigDecimal last = last(figure);
        boolean inFull = last == null
                || last.compareTo(BigDecimal.ONE) == 0 && number(figure).results().noneMatch(m -> m.group(1) != null);
        return inFull ? BigDecimal.ZERO : last.multiply(HALF);
    }

    private static Matcher number(ReportedFigure figure) {
        return NUMBER.matcher(Normalizer.normalize(figure.statedText(), Normalizer.Form.NFKC).replace(",", ""));
    }
}
