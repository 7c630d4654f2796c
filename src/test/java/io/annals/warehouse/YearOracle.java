package io.annals.warehouse;

import io.annals.figure.Kind;
import io.annals.figure.PeriodType;
import io.annals.figure.Qualifier;
import io.annals.figure.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The three marts once more, in plain Java, to compare with what the SQL gives. */
final class YearOracle {

    /** One stated figure with all that the marts look at (corrected, where somebody did), and the report that states it. */
    record Stated(Source source, ReportText.Said said, int charStart, boolean corrected) {}

    /** A current report. */
    record Source(String region, String organization, String type, String kind, int year, LocalDate publishedOn,
            boolean correction, String contentSha256) {

        long reportKey() {
            return StableKey.report(contentSha256);
        }
    }

    record Division(String code, String name, String level, String parent, boolean zone) {}

    /**
     * What a division was in the years up to one, 9999 for today: below which one it stood (null where it did not exist)
     * and a number of its area.
     */
    record Past(String code, int toYear, String parent, int area) {}

    record Measured(String code, String name, String unit, String domain, boolean sums) {}

    /** Factor of a unit in an indicator's unit: numerator and denominator. */
    record Factor(long numerator, long denominator) {}

    record OrganizationYear(String region, String organization, String type, String indicator, int year) {}

    record Value(BigDecimal value, int considered, boolean conflict, boolean corrected) {}

    private final List<Division> divisions;
    private final Map<String, Measured> catalogue;
    private final Map<String, Map<String, Factor>> factors;
    private final Map<String, Set<String>> domainsOfType;
    private final Map<String, Integer> rankOfType;
    private final Map<String, Integer> rankOfKind;

    private List<Past> pasts = List.of();

    /** The divisions that were not always as they are; for each the earliest first. */
    YearOracle withHistory(List<Past> history) {
        pasts = history;
        return this;
    }

    private Past past(Division division, int year) {
        return pasts.stream().filter(past -> past.code().equals(division.code()) && year <= past.toYear()).findFirst()
                .orElse(new Past(division.code(), 9999, division.parent(), 0));
    }

    private int area(Division division, int year) {
        return past(division, year).area();
    }

    /** Whether values of the two years ending with one are of the same area of a division. */
    boolean isSameArea(String code, int year) {
        return area(division(code), year) == area(division(code), year - 1);
    }

    YearOracle(List<Division> divisions, Map<String, Measured> catalogue, Map<String, Map<String, Factor>> factors,
            Map<String, Set<String>> domainsOfType, Map<String, Integer> rankOfType, Map<String, Integer> rankOfKind) {
        this.divisions = divisions;
        this.catalogue = catalogue;
        this.factors = factors;
        this.domainsOfType = domainsOfType;
        this.rankOfType = rankOfType;
        this.rankOfKind = rankOfKind;
    }

    private static String identity(ReportText.Said said) {
        return said.code().isEmpty() ? "~" + said.name() + "|" + said.indicatorUnit() : said.code();
    }

    private Factor factor(ReportText.Said said) {
        if (said.code().isEmpty()) {
            return said.unit().equals(said.indicatorUnit()) ? new Factor(1, 1) : null;
        }
        return factors.get(said.code()).get(said.unit());
    }

    private static BigDecimal inIndicatorUnit(ReportText.Said said, Factor factor) {
        return new BigDecimal(said.value()).multiply(BigDecimal.valueOf(factor.numerator()))
                .divide(BigDecimal.valueOf(factor.denominator()), 9, RoundingMode.HALF_UP);
    }

    private static boolean standsForAYear(ReportText.Said said) {
        int year = said.period().year();
        LocalDate first = LocalDate.of(Math.max(year, 1), 1, 1);
        LocalDate last = LocalDate.of(Math.max(year, 1), 12, 31);
        PeriodType type = said.period().type();
        return year != 0 && (type == PeriodType.YEAR
                || type == PeriodType.DAY && said.period().endsOn().equals(last)
                || type == PeriodType.SPAN && said.period().endsOn().equals(last)
                        && said.period().startsOn().equals(first));
    }

    /** The value of each organisation, indicator and year. */
    Map<OrganizationYear, Value> organizationYears(List<Stated> figures) {
        Map<OrganizationYear, List<Stated>> groups = new LinkedHashMap<>();
        for (Stated stated : figures) {
            ReportText.Said said = stated.said();
            if (said.kind() == Kind.LEVEL && said.status() == Status.ACTUAL && !said.baseline()
                    && standsForAYear(said) && factor(said) != null) {
                Source source = stated.source();
                groups.computeIfAbsent(new OrganizationYear(source.region(), source.organization(), source.type(),
                        identity(said), said.period().year()), key -> new ArrayList<>()).add(stated);
            }
        }
        Map<OrganizationYear, Value> values = new LinkedHashMap<>();
        groups.forEach((key, group) -> {
            Comparator<Stated> standing = Comparator
                    .<Stated, Boolean>comparing(s -> !s.corrected())
                    .thenComparing(s -> !(s.source().correction() && s.source().year() == key.year()))
                    .thenComparing(s -> s.source().year() >= key.year() ? s.source().year() - key.year() : 9999)
                    .thenComparing(s -> s.said().qualifier() != Qualifier.EXACT);
            Comparator<Stated> order = standing
                    .thenComparing(s -> rankOfKind.getOrDefault(s.source().kind(), 9999))
                    .thenComparing(s -> s.source().publishedOn(),
                            Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
                    .thenComparing(s -> s.source().reportKey())
                    .thenComparing(Stated::charStart);
            Stated best = group.stream().min(order).orElseThrow();
            Set<BigDecimal> distinct = group.stream().filter(s -> standing.compare(s, best) == 0)
                    .map(s -> inIndicatorUnit(s.said(), factor(s.said()))).collect(Collectors.toSet());
            values.put(key, new Value(inIndicatorUnit(best.said(), factor(best.said())), group.size(),
                    distinct.size() > 1, best.corrected()));
        });
        return values;
    }

    static BigDecimal percent(BigDecimal now, BigDecimal before) {
        return now == null || before == null || before.signum() == 0 ? null
                : now.subtract(before).multiply(BigDecimal.valueOf(100))
                        .divide(before.abs(), 9, RoundingMode.HALF_UP);
    }

    private Division division(String code) {
        return divisions.stream().filter(d -> d.code().equals(code)).findFirst().orElseThrow();
    }

    /** A row of agg_indicator_year as text, by indicator, division and year. */
    List<String> indicatorYears(Map<OrganizationYear, Value> values) {
        Map<String, Map<Integer, Map<String, BigDecimal>>> own = new TreeMap<>();
        for (String code : catalogue.keySet()) {
            Map<String, List<OrganizationYear>> bodies = values.keySet().stream()
                    .filter(key -> key.indicator().equals(code) && !key.region().isEmpty())
                    .collect(Collectors.groupingBy(key -> key.year() + "|" + key.region()));
            bodies.values().forEach(group -> {
                OrganizationYear speaker = group.stream().min(Comparator
                        .<OrganizationYear, Boolean>comparing(key -> !domainsOfType.getOrDefault(key.type(), Set.of())
                                .contains(catalogue.get(code).domain()))
                        .thenComparing(key -> rankOfType.getOrDefault(key.type(), 9999))
                        .thenComparing(key -> StableKey.organization(key.region(), key.organization()))).orElseThrow();
                own.computeIfAbsent(code, key -> new TreeMap<>())
                        .computeIfAbsent(speaker.year(), key -> new TreeMap<>())
                        .put(speaker.region(), values.get(speaker).value());
            });
        }
        List<String> rows = new ArrayList<>();
        own.forEach((code, years) -> years.forEach((year, stated) -> {
            Map<String, BigDecimal> before = years.getOrDefault(year - 1, Map.of());
            for (Division division : divisions) {
                List<BigDecimal> within = new ArrayList<>(below(division, stated, year));
                if (within.isEmpty()) {
                    continue;
                }
                within.sort(Comparator.naturalOrder());
                boolean sums = catalogue.get(code).sums();
                BigDecimal ownValue = stated.get(division.code());
                BigDecimal children = sums ? childrenTotal(division, stated, year) : null;
                BigDecimal total = sums ? total(division, stated, year) : null;
                BigDecimal previous = sums ? total(division, before, year - 1) : null;
                int n = within.size();
                BigDecimal sum = within.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                rows.add(String.join(" | ", code, division.code(), Integer.toString(year), text(ownValue),
                        text(children), text(total),
                        total == null ? "null" : ownValue != null ? "own" : "children",
                        Long.toString(childrenOf(division, year).stream()
                                .filter(child -> !below(child, stated, year).isEmpty()).count()),
                        Integer.toString(childrenOf(division, year).size()), Integer.toString(n),
                        text(sum.divide(BigDecimal.valueOf(n), 9, RoundingMode.HALF_UP)),
                        text(within.get((n - 1) / 2).add(within.get(n / 2))
                                .divide(BigDecimal.valueOf(2), 9, RoundingMode.HALF_UP)),
                        text(within.get(0)), text(within.get(n - 1)), text(previous), text(summands(division, stated, year).equals(summands(division, before, year - 1))
                                ? percent(total, previous) : null)));
            }
        }));
        return rows;
    }

    private List<Division> childrenOf(Division division, int year) {
        return divisions.stream().filter(d -> division.code().equals(past(d, year).parent()) && !d.zone()).toList();
    }

    private List<BigDecimal> below(Division division, Map<String, BigDecimal> stated, int year) {
        List<BigDecimal> found = new ArrayList<>();
        if (stated.containsKey(division.code())) {
            found.add(stated.get(division.code()));
        }
        childrenOf(division, year).forEach(child -> found.addAll(below(child, stated, year)));
        return found;
    }

    private BigDecimal childrenTotal(Division division, Map<String, BigDecimal> stated, int year) {
        return childrenOf(division, year).stream().map(child -> total(child, stated, year)).filter(Objects::nonNull)
                .reduce(BigDecimal::add).orElse(null);
    }

    private BigDecimal total(Division division, Map<String, BigDecimal> stated, int year) {
        BigDecimal own = stated.get(division.code());
        return own != null ? own : childrenTotal(division, stated, year);
    }

    /** The divisions, with the numbers of their areas, whose own values make up the total of a division. */
    private Set<String> summands(Division division, Map<String, BigDecimal> stated, int year) {
        return stated.containsKey(division.code()) ? Set.of(division.code() + "@" + area(division, year)) : childrenOf(division, year).stream()
                .flatMap(child -> summands(child, stated, year).stream()).collect(Collectors.toSet());
    }

    /** Rows of agg_report_year: organisation, year, reports, expected, figures, share. */
    List<String> reportYears(List<Source> reports, List<Stated> figures) {
        List<String> rows = new ArrayList<>();
        Set<String> organizations = new TreeSet<>(reports.stream().map(Source::organization).toList());
        for (String organization : organizations) {
            List<Source> own = reports.stream().filter(r -> r.organization().equals(organization)).toList();
            for (int year = 1990; year < 2050; year++) {
                int at = year;
                long expected = own.stream().map(Source::kind).distinct().filter(kind ->
                        own.stream().anyMatch(r -> r.kind().equals(kind) && r.year() <= at)
                                && own.stream().anyMatch(r -> r.kind().equals(kind) && r.year() >= at)).count();
                if (expected == 0) {
                    continue;
                }
                Set<Source> here = own.stream().filter(r -> r.year() == at)
                        .collect(Collectors.toCollection(HashSet::new));
                List<Stated> said = figures.stream().filter(f -> here.contains(f.source())).toList();
                long catalogued = said.stream().filter(f -> catalogue.containsKey(f.said().code())).count();
                rows.add(String.join(" | ", organization, Integer.toString(year), Integer.toString(here.size()),
                        Long.toString(expected), Integer.toString(said.size()),
                        said.isEmpty() ? "null" : text(BigDecimal.valueOf(catalogued)
                                .divide(BigDecimal.valueOf(said.size()), 9, RoundingMode.HALF_UP))));
            }
        }
        return rows;
    }

    static String text(BigDecimal value) {
        return value == null ? "null" : value.setScale(9, RoundingMode.UNNECESSARY).toPlainString();
    }
}
