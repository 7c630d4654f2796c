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
 * A total with the parts that one breakdown of it states in the same unit. A total may have several: a cell of a table
 * those of its row and of its column, a figure of prose those that follow a breakdown which was complete
 * ({@code 25家（公办9家，民办16家），其中农村10家}).
 *
 * @param total index of the total
 * @param stated its value
 * @param parts indices of the parts, in reading order
 * @param sum their sum
 */
record StatedParts(int total, BigDecimal stated, List<Integer> parts, BigDecimal sum) {

    /** The breakdowns of totals that are stated exactly into exact parts in the total's unit, in reading order. */
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
                for (List<Integer> breakdown : breakdowns(figures, figure, parts)) {
                    totals.add(new StatedParts(total, figure.value(), breakdown, sum(figures, breakdown)));
                }
            }
        });
        return totals;
    }

    private static List<List<Integer>> breakdowns(
            List<ConformedFigure> figures, ReportedFigure total, List<Integer> parts) {
        List<Integer> ofRow = new ArrayList<>();
        List<Integer> ofColumn = new ArrayList<>();
        List<List<Integer>> breakdowns = new ArrayList<>(List.of(ofRow, ofColumn));
        List<Integer> open = new ArrayList<>();
        for (int part : parts) {
            ReportedFigure figure = figures.get(part).figure();
            boolean isSameTable = total.tableNo() > 0 && figure.tableNo() == total.tableNo();
            if (isSameTable && figure.rowNo() == total.rowNo()) {
                ofRow.add(part);
            } else if (isSameTable && figure.columnNo() == total.columnNo()) {
                ofColumn.add(part);
            } else {
                if (open.size() > 1 && sum(figures, open).compareTo(total.value()) == 0) {
                    breakdowns.add(open);
                    open = new ArrayList<>();
                }
                open.add(part);
            }
        }
        breakdowns.add(open);
        return breakdowns.stream().filter(breakdown -> !breakdown.isEmpty()).map(List::copyOf).toList();
    }

    private static BigDecimal sum(List<ConformedFigure> figures, List<Integer> parts) {
        return parts.stream().map(part -> figures.get(part).figure().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
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
