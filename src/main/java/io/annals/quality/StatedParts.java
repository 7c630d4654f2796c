package io.annals.quality;

import io.annals.conform.ConformedFigure;
import io.annals.conform.ConformedReport;
import io.annals.figure.Kind;
import io.annals.figure.Qualifier;
import io.annals.figure.ReportedFigure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A total with the parts of it that a report states in the same unit.
 *
 * @param total index of the total
 * @param stated its value
 * @param parts indices of the parts, in reading order
 * @param sum their sum
 */
record StatedParts(int total, BigDecimal stated, List<Integer> parts, BigDecimal sum) {

    /** The totals of a report that are stated exactly, each with all its exact parts in its unit, in reading order. */
    static List<StatedParts> of(ConformedReport report) {
        List<ConformedFigure> figures = report.figures();
        Map<Integer, List<Integer>> partsOf = new TreeMap<>();
        for (int i = 0; i < figures.size(); i++) {
            ReportedFigure part = figures.get(i).figure();
            int total = part.partOf();
            if (total >= 0 && total < figures.size() && total != i && isExactLevel(part)
                    && part.unit().equals(figures.get(total).figure().unit())
                    && part.status() == figures.get(total).figure().status()) {
                partsOf.computeIfAbsent(total, key -> new ArrayList<>()).add(i);
            }
        }
        List<StatedParts> totals = new ArrayList<>();
        partsOf.forEach((total, parts) -> {
            ReportedFigure figure = figures.get(total).figure();
            if (isExactLevel(figure) && !figure.unit().equals("%")) {
                BigDecimal sum = parts.stream().map(part -> figures.get(part).figure().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                totals.add(new StatedParts(total, figure.value(), List.copyOf(parts), sum));
            }
        });
        return totals;
    }

    private static boolean isExactLevel(ReportedFigure figure) {
        return figure.kind() == Kind.LEVEL && figure.qualifier() == Qualifier.EXACT && !figure.baseline();
    }

    /** {@code 10 + 2 = 12}. */
    String arithmetic(ConformedReport report) {
        List<String> terms = parts.stream().map(part -> plain(report.figures().get(part).figure().value())).toList();
        return (terms.size() == 1 ? "" : String.join(" + ", terms) + " = ") + plain(sum);
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
