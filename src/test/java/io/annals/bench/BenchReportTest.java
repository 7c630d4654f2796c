package io.annals.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bench tells of what it measured, and what it measures of a process. */
class BenchReportTest {

    private static final Machine MACHINE = new Machine(2, 8192, "Linux 6.1 amd64", "17.0.9 (VM)", "v2.0.0", "annals 0.1.0",
            new BigDecimal("0.3"));

    private static final Measure BARE = new Measure("bare_txt", "bare reading, txt", "", 1000, 0, 5_000_000,
            List.of(new Usage(400, 500, 50_000), new Usage(1_000, 700, 60_000), new Usage(600, 600, 55_000)));
    private static final Measure LOAD = new Measure("load_txt", "load, txt", "bare_txt", 1000, 50_000, 5_000_000,
            List.of(new Usage(2_000, 3_000, 819_200), new Usage(800, 2_000, 614_400), new Usage(900, 2_400, 716_800)));

    private static BenchReport report(Measure... measures) {
        return new BenchReport(MACHINE, Instant.parse("2026-01-31T02:00:00Z"), new BenchReport.Setting(1000, FormatMix.of("1:0:0"), 1, 3,
                2), List.of(measures));
    }

    @Test
    void theTableTellsMediansRatiosAndTargets() {
        String text = report(LOAD, BARE).markdown();
        assertThat(text).contains("Measured 2026-01-31 on 2 cores, 8.0 GB, Linux 6.1 amd64, Java 17.0.9 (VM), DuckDB v2.0.0, annals 0.1.0; "
                + "load of the machine before: 0.3.", "1,000 generated reports (txt:html:docx 1:0:0, seed 1), 2 threads, medians of 3 rounds");
        assertThat(text.lines()).contains(
                "| load, txt | 1,000 | 50,000 | 5.0 | 0.90 | 2.40 | 700 | 1,111 | 55,556 | 0.67 | 0.25 | ≥ 1,000 reports/s: **met** |",
                "| bare reading, txt | 1,000 |  | 5.0 | 0.60 | 0.60 | 54 | 1,667 |  |  |  |  |");
        assertThat(text).doesNotContain("on Linux alone");
    }

    @Test
    void aTargetIsJudgedOnlyByCorporaThatItIsOf() {
        Target target = new Target("unchanged", "seconds", false, new BigDecimal("3"), 10_000, 10_000);
        assertThat(target.told()).isEqualTo("≤ 3 s");
        assertThat(target.judgedBy()).isEqualTo("of 10,000 reports");
        assertThat(target.judged(Map.of("seconds", new BigDecimal("2.9")), 10_000)).isEqualTo("met");
        assertThat(target.judged(Map.of("seconds", new BigDecimal("3.1")), 10_000)).isEqualTo("not met");
        assertThat(target.judged(Map.of("seconds", new BigDecimal("2.9")), 300)).isEmpty();
        assertThat(target.judged(Map.of(), 10_000)).isEmpty();
        assertThat(report(new Measure("unchanged", "load, nothing changed", "", 0, 0, 0, List.of(new Usage(1_234, 900, 1024)))).markdown())
                .contains("| load, nothing changed |  |  |  | 1.23 | 0.90 | 1 |  |  |  |  | ≤ 3 s (of 10,000 reports); ≤ 15 s (of 100,000 "
                        + "reports) |");
    }

    @Test
    void whatTheSystemDoesNotTellIsAbsentAndSaidSo() {
        BenchReport report = report(new Measure("help", "`--help`", "", 0, 0, 0, List.of(new Usage(700, Usage.UNKNOWN, Usage.UNKNOWN))));
        assertThat(report.markdown()).contains("| `--help` |  |  |  | 0.70 |  |  |  |  |  |  | ≤ 1.5 s: **met** |", "on Linux alone");
        assertThat(report.json()).contains("\"processor_seconds\": null", "\"peak_kilobytes\": null");
    }

    @Test
    void theJsonHoldsEachRoundAndTheMachine() {
        assertThat(report(LOAD, BARE).json()).contains("\"cores\": 2", "\"mix\": \"1:0:0\"", "\"key\": \"load_txt\"", "\"seconds\": 0.900",
                "\"seconds\": 2.000", "\"peak_kilobytes\": 819200", "\"ratio\": 0.667", "\"least\": 1000", "\"met\": true");
    }

    @Test
    void everyTargetIsOfAFigureThatTheBenchTells() {
        assertThat(Target.shipped()).isNotEmpty();
        Set<String> facts = LOAD.facts(Map.of("bare_txt", BARE)).keySet();
        assertThat(Target.shipped().stream().map(Target::fact).collect(Collectors.toSet())).isSubsetOf(facts);
    }

    @Test
    void aProcessIsMeteredAndItsFailureToldInOneLine(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: needs a POSIX shell");
        MeteredProcess process = new MeteredProcess(folder, Map.of("SAID", "so"));
        Usage usage = process.run("a sleep", List.of("/bin/sh", "-c", "sleep 0.4 & wait; test \"$SAID\" = so"));
        assertThat(usage.wallMillis()).isGreaterThanOrEqualTo(400);
        if (MeteredProcess.tellsAll()) {
            assertThat(usage.peakKilobytes()).isPositive();
            assertThat(usage.processorMillis()).isBetween(0L, usage.wallMillis() * 4);
        }
        assertThatThrownBy(() -> process.run("a failure", List.of("/bin/sh", "-c", "echo first; echo 最后一行 >&2; exit 3")))
                .isInstanceOf(BenchException.class).hasMessage("a failure ended with exit code 3: 最后一行");
    }
}
