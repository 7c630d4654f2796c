package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.warehouse.ReportText.Said;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standards compared with their neighbours, and reports with the others of their kind, by plain lists of them all. */
class NeighboursTest {

    private static final Map<String, String> BODIES = new TreeMap<>(Map.of("990100", "青石市民政局", "990101", "东河区民政局",
            "990102", "西河区民政局", "990103", "南河县民政局", "990200", "白水市民政局", "990201", "北岭县民政局", "980000", "海州市民政局",
            "980101", "港口区民政局"));
    private static final String[] VALUES = {"5", "60", "70", "80", "90", "100", "110", "700", "800", "1000"};

    @TempDir
    Path folder;

    private record Standard(String region, int year, BigDecimal value) {

        String province() {
            return region.substring(0, 2);
        }
    }

    @Test
    void theMiddleIsThatOfAllNeighbours() {
        Random random = new Random(11);
        int told = 0;
        for (int round = 0; round < 3; round++) {
            List<Standard> stated = new ArrayList<>();
            List<ReportText> reports = new ArrayList<>();
            double density = 0.3 + 0.3 * round;
            for (Map.Entry<String, String> body : BODIES.entrySet()) {
                for (int year = 2016; year <= 2023; year++) {
                    if (random.nextDouble() < density) {
                        String value = VALUES[random.nextInt(VALUES.length)];
                        stated.add(new Standard(body.getKey(), year, new BigDecimal(value)));
                        reports.add(new ReportText(body.getKey() + year + ".txt").by(body.getKey(), body.getValue())
                                .about(year).figure(Said.of(value, "元/人·月", "t_standard", "试验标准", "元/人·月", year)));
                    }
                }
            }
            Warehouses warehouse = Warehouses.migrated(folder.resolve("round-" + round));
            warehouse.load(reports.toArray(ReportText[]::new));
            List<String> expected = stated.stream().flatMap(standard -> objection(standard, stated)).sorted().toList();
            assertThat(warehouse.rows("SELECT r.report_path, n.expected, n.actual FROM v_finding AS n JOIN dim_report AS r "
                    + "USING (report_key) WHERE rule_code = 'OUT_OF_RANGE' ORDER BY 1")).isEqualTo(expected);
            told += expected.size();
        }
        assertThat(told).isGreaterThan(10);
    }

    private static Stream<String> objection(Standard standard, List<Standard> stated) {
        List<BigDecimal> own = values(stated.stream().filter(other -> other.region().equals(standard.region())
                && Math.abs(other.year() - standard.year()) == 1));
        List<Standard> others = stated.stream().filter(other -> !other.region().equals(standard.region())
                && other.year() == standard.year()).toList();
        List<BigDecimal> neighbours = values(others.stream().filter(other -> other.province().equals(standard.province())));
        neighbours.addAll(own);
        if (neighbours.size() < 3) {
            neighbours = values(others.stream());
            neighbours.addAll(own);
        }
        if (neighbours.size() < 3) {
            return Stream.empty();
        }
        BigDecimal median = median(neighbours);
        BigDecimal ten = BigDecimal.TEN;
        boolean isFar = standard.value().compareTo(median.multiply(ten)) >= 0
                || standard.value().multiply(ten).compareTo(median) <= 0;
        return isFar ? Stream.of(standard.region() + standard.year() + ".txt | about " + plain(median) + " | "
                + plain(standard.value())) : Stream.empty();
    }

    @Test
    void aReportIsComparedWithTheOthersOfItsKind() {
        Random random = new Random(5);
        List<ReportText> reports = new ArrayList<>();
        Map<String, int[]> counts = new TreeMap<>();
        for (Map.Entry<String, String> body : BODIES.entrySet()) {
            for (int year = 2020; year <= 2023; year++) {
                ReportText report = new ReportText(body.getKey() + year + ".txt").by(body.getKey(), body.getValue())
                        .about(year);
                int figures = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 8 + random.nextInt(12);
                for (int i = 0; i < figures; i++) {
                    report.figure(Said.of(String.valueOf(100 + i), "对", "t_flow", "试验流量", "对", year));
                }
                report.words("字".repeat(400 + random.nextInt(400)));
                reports.add(report);
                counts.put(body.getKey() + year + ".txt", new int[] {figures, 0});
            }
        }
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load(reports.toArray(ReportText[]::new));
        for (String row : warehouse.rows("SELECT report_path, character_count FROM dim_report WHERE is_current")) {
            String[] cells = row.split(" \\| ");
            counts.get(cells[0])[1] = Integer.parseInt(cells[1]);
        }
        List<String> expected = new ArrayList<>();
        counts.forEach((path, count) -> {
            List<BigDecimal> figures = new ArrayList<>();
            List<BigDecimal> densities = new ArrayList<>();
            counts.forEach((other, of) -> {
                if (!other.equals(path)) {
                    figures.add(BigDecimal.valueOf(of[0]));
                    densities.add(density(of));
                }
            });
            BigDecimal five = BigDecimal.valueOf(5);
            if (BigDecimal.valueOf(count[0]).multiply(five).compareTo(median(figures)) < 0
                    && density(count).multiply(five).compareTo(median(densities)) < 0) {
                expected.add(path + " | about " + plain(median(figures)) + " | " + count[0]);
            }
        });
        assertThat(expected).isNotEmpty();
        assertThat(warehouse.rows("SELECT report_path, expected, actual FROM v_finding WHERE rule_code = 'FIGURES_MISSING' "
                + "ORDER BY 1")).isEqualTo(expected);
    }

    private static BigDecimal density(int[] count) {
        return BigDecimal.valueOf(count[0]).divide(BigDecimal.valueOf(count[1]), 9, RoundingMode.HALF_UP);
    }

    private static List<BigDecimal> values(Stream<Standard> standards) {
        return new ArrayList<>(standards.map(Standard::value).toList());
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2).add(sorted.get(sorted.size() / 2))
                .divide(BigDecimal.valueOf(2), 10, RoundingMode.HALF_UP);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
