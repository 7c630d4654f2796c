package io.annals.bench;

import io.annals.warehouse.JsonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the bench tells: a table in Markdown, and the same with each round as JSON.
 *
 * @param machine where it was measured
 * @param measuredAt when it began
 * @param setting what was asked for
 * @param measures what was measured, in order
 */
public record BenchReport(Machine machine, Instant measuredAt, Setting setting, List<Measure> measures) {

    /**
     * What was asked for.
     *
     * @param reports how many reports
     * @param mix their formats
     * @param seed what their figures are drawn from
     * @param rounds how often each thing is measured
     * @param threads how many threads a load uses, and the bare reading beside it
     */
    public record Setting(int reports, FormatMix mix, long seed, int rounds, int threads) {}

    private static final String HEADER = """
            | what | reports | figures | MB | seconds | processor s | peak MB | reports/s | figures/s | ratio | processor ratio | target |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
            """;

    public BenchReport {
        measures = List.copyOf(measures);
    }

    /** The table with what it was measured on and how it is read. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Bench\n\n");
        text.append("Measured ").append(measuredAt.toString(), 0, 10).append(" on ").append(machine.told()).append(".\n\n");
        text.append(String.format(Locale.ROOT, "%,d generated reports (txt:html:docx %s, seed %d), %d %s, medians of %d %s in turn. After "
                + "each load the warehouse held exactly the figures that the reports state.%n%n", setting.reports(), setting.mix(),
                setting.seed(), setting.threads(), setting.threads() == 1 ? "thread" : "threads", setting.rounds(),
                setting.rounds() == 1 ? "round" : "rounds").replace("\r\n", "\n"));
        text.append(HEADER);
        Map<String, Measure> byKey = byKey();
        for (Measure measure : measures) {
            Map<String, BigDecimal> facts = measure.facts(byKey);
            text.append("| ").append(String.join(" | ", measure.name(), count(measure.reports()), count(measure.figures()),
                    measure.bytes() == 0 ? "" : megabytes(measure.bytes()), rounded(facts.get("seconds"), 2),
                    rounded(facts.get("processor_seconds"), 2), rounded(facts.get("peak_megabytes"), 0),
                    rounded(facts.get("reports_per_second"), 0), rounded(facts.get("figures_per_second"), 0),
                    rounded(facts.get("ratio"), 2), rounded(facts.get("processor_ratio"), 2), targets(measure, facts))).append(" |\n");
        }
        return text.append("\nThe ratio is speed as a share of bare reading of the same files on as many threads (a string for txt, jsoup "
                + "for html,\nPOI for docx); on one thread (reading, warehouse and CSVs), of the same load on all. The processor ratio is the same "
                + "of\nprocessor time, which a busy machine changes less. Memory is resident, of all processes together, sampled ten times a second.").append(machineTellsAll() ? "" : " Processor time and memory are told on Linux alone.")
                .append('\n').toString();
    }

    private boolean machineTellsAll() {
        return measures.stream().flatMap(measure -> measure.rounds().stream())
                .anyMatch(usage -> usage.processorMillis() != Usage.UNKNOWN);
    }

    private String targets(Measure measure, Map<String, BigDecimal> facts) {
        return targets(measure).stream().map(target -> {
            String judged = target.judged(facts, setting.reports());
            return target.told() + (!judged.isEmpty() ? ": **" + judged + "**"
                    : target.judgedBy().isEmpty() ? "" : " (" + target.judgedBy() + ")");
        }).collect(Collectors.joining("; "));
    }

    private static List<Target> targets(Measure measure) {
        return Target.shipped().stream().filter(target -> target.measure().equals(measure.key())).toList();
    }

    /** The same for programs, with what each round used. */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("measured_at", measuredAt.toString());
        json.put("machine", machine.facts());
        json.put("reports", setting.reports());
        json.put("mix", setting.mix().toString());
        json.put("seed", setting.seed());
        json.put("rounds", setting.rounds());
        json.put("threads", setting.threads());
        List<Object> rows = new ArrayList<>();
        Map<String, Measure> byKey = byKey();
        for (Measure measure : measures) {
            Map<String, BigDecimal> facts = measure.facts(byKey);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("key", measure.key());
            row.put("name", measure.name());
            row.put("reports", measure.reports());
            row.put("figures", measure.figures());
            row.put("bytes", measure.bytes());
            row.putAll(facts);
            row.put("compared_with", measure.comparedWith());
            row.put("rounds", measure.rounds().stream().map(BenchReport::json).toList());
            row.put("targets", targets(measure).stream().map(target -> json(target, facts)).toList());
            rows.add(row);
        }
        json.put("measures", rows);
        return JsonText.indented(json);
    }

    private static Map<String, Object> json(Usage usage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seconds", Measure.seconds(usage.wallMillis()));
        json.put("processor_seconds", usage.processorMillis() == Usage.UNKNOWN ? null : Measure.seconds(usage.processorMillis()));
        json.put("peak_kilobytes", usage.peakKilobytes() == Usage.UNKNOWN ? null : usage.peakKilobytes());
        return json;
    }

    private Map<String, Object> json(Target target, Map<String, BigDecimal> facts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fact", target.fact());
        json.put(target.isLeast() ? "least" : "most", target.limit());
        String judged = target.judged(facts, setting.reports());
        json.put("met", judged.isEmpty() ? null : (Object) judged.equals("met"));
        return json;
    }

    private Map<String, Measure> byKey() {
        Map<String, Measure> byKey = new LinkedHashMap<>();
        measures.forEach(measure -> byKey.put(measure.key(), measure));
        return byKey;
    }

    private static String count(long number) {
        return number == 0 ? "" : grouped(BigDecimal.valueOf(number));
    }

    private static String megabytes(long bytes) {
        return rounded(BigDecimal.valueOf(bytes).movePointLeft(6), 1);
    }

    private static String rounded(BigDecimal number, int places) {
        return number == null ? "" : grouped(number.setScale(places, RoundingMode.HALF_UP));
    }

    /** With thousands separators, and the decimals that the number has. */
    static String grouped(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
    }
}
