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
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A total with the parts that one breakdown of it states in the same unit. A total may have several: a cell of a table
 * those of its row and of its column, a figure of prose those that follow a breakdown which was complete
 * ({@code 25家（公办9家，民办16家），其中农村10家}).
 *
 * @param report the report
 * @param total index of the total
 * @param stated its value
 * @param parts indices of the parts, in reading order
 * @param sum their sum
 */
record StatedParts(ConformedReport report, int total, BigDecimal stated, List<Integer> parts, BigDecimal sum) {

    /** More parts than these are not searched for some that add up, nor more ways to choose them. */
    private static final int MOST_PARTS = 12;
    private static final int MOST_TRIALS = 1000;
    /** Some parts that add up confirm a total only where as many trials would do so by chance once in a hundred. */
    private static final BigDecimal CHANCE = BigDecimal.valueOf(100);
    private static final Pattern ENDS_LIST = Pattern.compile("[）)；;。\\n]|其中|按|分");
    /** Amounts by which a part moved are none of the total: 保工资支出21亿元，增支1亿元. */
    private static final Pattern MOVED = Pattern.compile("[增减][支收]");

    /**
     * The breakdowns of totals that are stated exactly into exact parts in the total's unit, or counted without one, in
     * reading order.
     *
     * @param additive units whose amounts add up
     */
    static List<StatedParts> of(ConformedReport report, Set<String> additive) {
        List<ConformedFigure> figures = report.figures();
        Map<Integer, List<Integer>> partsOf = new TreeMap<>();
        ReportWords words = new ReportWords(report);
        for (int i = 0; i < figures.size(); i++) {
            ReportedFigure part = figures.get(i).figure();
            int total = part.partOf();
            if (total >= 0 && total < figures.size() && total != i && isExactLevel(part)
                    && (part.unit().isEmpty() || part.unit().equals(figures.get(total).figure().unit()))
                    && part.status() == figures.get(total).figure().status()
                    && !MOVED.matcher(words.before(i, 2)).matches()) {
                partsOf.computeIfAbsent(total, key -> new ArrayList<>()).add(i);
            }
        }
        List<StatedParts> totals = new ArrayList<>();
        partsOf.forEach((total, parts) -> {
            ReportedFigure figure = figures.get(total).figure();
            if (isExactLevel(figure) && additive.contains(figure.unit())) {
                for (List<Integer> breakdown : breakdowns(figures, words, figure, parts)) {
                    totals.add(new StatedParts(report, total, figure.value(), breakdown, sum(figures, breakdown)));
                }
            }
        });
        return totals;
    }

    private static List<List<Integer>> breakdowns(
            List<ConformedFigure> figures, ReportWords words, ReportedFigure total, List<Integer> parts) {
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
                // A list that goes on was not complete: 其中甲5件、乙4件、丙2件、丁3件 of 11件 only happens to make it with 丙.
                if (open.size() > 1 && sum(figures, open).compareTo(total.value()) == 0 && ENDS_LIST.matcher(
                        words.between(open.get(open.size() - 1), part)).find()) {
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

    /** Whether the sum differs from the total by no more than what rounding of the printed figures explains. */
    boolean isWithinRounding() {
        BigDecimal slack = parts.stream().map(this::figure).map(PrintedPlaces::slack)
                .reduce(PrintedPlaces.slack(figure(total)), BigDecimal::add);
        return sum.subtract(stated).abs().compareTo(slack) <= 0;
    }

    /**
     * The parts that make up the total: all of them, within rounding; else those that are not parts of a part before
     * them ({@code 12件，其中省级8件（甲类5件，乙类3件）、市级4件}); else all but the fewest whose leaving out makes the
     * rest add up exactly, in one way only. That these do so by chance is ruled out as far as possible: two parts or
     * more must remain, and between nothing and the total there must be a hundred times as many values as there were
     * trials, counted in the lowest place in which any of the figures is not 0. Null where nothing makes it up.
     */
    StatedParts confirmed() {
        if (parts.size() < 2) {
            return null;
        }
        if (isWithinRounding()) {
            return this;
        }
        if (sum.compareTo(stated) < 0) {
            return null;
        }
        StatedParts outer = with(outer());
        return outer.parts.size() > 1 && outer.parts.size() < parts.size() && outer.isWithinRounding()
                ? outer : withFewestLeftOut();
    }

    /** The parts without those that follow a part and add up to it. */
    private List<Integer> outer() {
        List<Integer> outer = new ArrayList<>();
        for (int i = 0; i < parts.size();) {
            outer.add(parts.get(i));
            i = endOfInner(i);
        }
        return outer;
    }

    private int endOfInner(int whole) {
        BigDecimal value = figure(parts.get(whole)).value();
        BigDecimal inner = BigDecimal.ZERO;
        for (int k = whole + 1; k < parts.size() && value.signum() > 0; k++) {
            inner = inner.add(figure(parts.get(k)).value());
            if (inner.compareTo(value) == 0) {
                return k + 1;
            }
        }
        return whole + 1;
    }

    private StatedParts withFewestLeftOut() {
        int n = parts.size();
        if (n > MOST_PARTS) {
            return null;
        }
        int trials = 0;
        for (int left = 1; left <= n - 2; left++) {
            StatedParts found = null;
            int fits = 0;
            for (int mask = 0; mask < 1 << n; mask++) {
                if (Integer.bitCount(mask) != left) {
                    continue;
                }
                if (++trials > MOST_TRIALS) {
                    return null;
                }
                StatedParts rest = with(kept(mask));
                if (rest.sum.compareTo(stated) == 0) {
                    found = rest;
                    fits++;
                }
            }
            if (fits > 0) {
                return fits == 1 && found.isNoChance(trials) ? found : null;
            }
        }
        return null;
    }

    private List<Integer> kept(int leftOut) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if ((leftOut & 1 << i) == 0) {
                kept.add(parts.get(i));
            }
        }
        return kept;
    }

    private boolean isNoChance(int trials) {
        int places = Stream.concat(Stream.of(total), parts.stream())
                .mapToInt(index -> figure(index).value().stripTrailingZeros().scale()).max().orElse(0);
        return BigDecimal.ONE.scaleByPowerOfTen(-places).multiply(BigDecimal.valueOf(trials)).multiply(CHANCE)
                .compareTo(stated) <= 0;
    }

    private StatedParts with(List<Integer> some) {
        return new StatedParts(report, total, stated, List.copyOf(some), sum(report.figures(), some));
    }

    ReportedFigure totalFigure() {
        return figure(total);
    }

    /** The parts themselves. */
    List<ReportedFigure> figures() {
        return parts.stream().map(this::figure).toList();
    }

    private ReportedFigure figure(int index) {
        return report.figures().get(index).figure();
    }

    /** {@code 10 + 2 = 12}. */
    String arithmetic() {
        List<String> terms = parts.stream().map(part -> plain(figure(part).value())).toList();
        return (terms.size() == 1 ? "" : String.join(" + ", terms) + " = ") + plain(sum);
    }

    /** {@code 主办件 10件 + 协办件 2件}. */
    String named() {
        return parts.stream().map(this::named).collect(Collectors.joining(" + "));
    }

    /** Some of the figures with what they measure, {@code 主办件 10件, 协办件 2件}. */
    String named(List<Integer> some) {
        return some.stream().map(this::named).collect(Collectors.joining(", "));
    }

    private String named(int index) {
        return figure(index).statedIndicator() + " " + figure(index).statedText();
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
