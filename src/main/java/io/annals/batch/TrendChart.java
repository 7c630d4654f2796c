package io.annals.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A line over the last runs, as SVG that stands in a page: no script, no style or file of another place. */
final class TrendChart {

    private static final int WIDTH = 260;
    private static final int HEIGHT = 60;
    private static final int MARGIN = 5;

    private TrendChart() {
    }

    /**
     * One chart.
     *
     * @param label what it shows, for those who don't see it
     * @param values the oldest first; at least one
     */
    static String svg(String label, List<BigDecimal> values) {
        BigDecimal least = Collections.min(values);
        BigDecimal most = Collections.max(values);
        List<String> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            BigDecimal x = values.size() == 1 ? BigDecimal.valueOf(WIDTH - MARGIN)
                    : BigDecimal.valueOf(MARGIN).add(share(BigDecimal.valueOf(i), BigDecimal.valueOf(values.size() - 1L),
                            WIDTH - 2 * MARGIN));
            BigDecimal y = most.equals(least) ? BigDecimal.valueOf(HEIGHT / 2)
                    : BigDecimal.valueOf(MARGIN).add(share(most.subtract(values.get(i)), most.subtract(least),
                            HEIGHT - 2 * MARGIN));
            points.add(x.toPlainString() + "," + y.toPlainString());
        }
        String[] last = points.get(points.size() - 1).split(",");
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" viewBox=\"0 0 "
                + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"" + SafeText.html(label) + "\">"
                + "<polyline fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"2\" points=\""
                + points.stream().collect(Collectors.joining(" ")) + "\"/><circle fill=\"#1f5fa8\" r=\"3\" cx=\"" + last[0]
                + "\" cy=\"" + last[1] + "\"/></svg>";
    }

    /** {@code part / whole} of a length, to a tenth of a pixel. */
    private static BigDecimal share(BigDecimal part, BigDecimal whole, int length) {
        return part.multiply(BigDecimal.valueOf(length)).divide(whole, 1, RoundingMode.HALF_UP);
    }
}
