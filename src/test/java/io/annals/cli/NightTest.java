package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.annals.batch.RunFolders;
import io.annals.batch.RunSummary;
import io.annals.warehouse.AggregateChanges;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights of one job, one after the other: what the operator gets of each. */
class NightTest {

    @TempDir
    Path home;

    private final CommandRun annals = new CommandRun();
    private String now = "2026-01-31T02:00:00Z";

    @Test
    void theOperatorIsToldOfEachNight() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
        Path reports = Files.createDirectories(home.resolve("in"));
        report(reports.resolve("a.txt"), 2296);
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/report-load.yml"), """
                name: night
                sources:
                  - code: a
                    folder: in
                warehouse: w.duckdb
                isolation: none
                metrics: annals.prom
                hooks:
                  success: echo "good $ANNALS_EXIT_CODE" >> told; exit 9
                  failure: echo "bad $ANNALS_EXIT_CODE $ANNALS_MESSAGE" >> told
                """);
        aFirstNight();
        aNightThatChangesAValue(reports);
        aNightThatChangesNothing();
        aNightThatFails(reports);
        aCommandThatIsWrongIsNoNight();
        aNightWhoseResultNobodyReads();
    }

    private void aCommandThatIsWrongIsNoNight() throws IOException {
        List<String> told = Files.readAllLines(home.resolve("told"));
        List<String> runs = names(home.resolve("runs"));
        String metrics = Files.readString(home.resolve("annals.prom"));
        for (String[] wrong : new String[][] {{"--since", "gestern"}, {"--source", "x"}, {"--file", "["}}) {
            assertThat(run("load", wrong[0], wrong[1])).as(wrong[0]).isEqualTo(2);
            assertThat(annals.err()).contains("'" + wrong[1] + "'").hasLineCount(1);
        }
        assertThat(Files.readAllLines(home.resolve("told"))).isEqualTo(told);
        assertThat(names(home.resolve("runs"))).isEqualTo(runs);
        assertThat(Files.readString(home.resolve("annals.prom"))).isEqualTo(metrics);
    }

    private void aNightWhoseResultNobodyReads() throws IOException {
        now = "2026-02-03T02:00:00Z";
        Files.move(home.resolve("gone"), home.resolve("in"));
        Files.writeString(home.resolve("in/y.docx"), "no document either");
        assertThat(run("load", "--log", "quiet", "--set", "hooks.success=")).isEqualTo(4);
        assertThat(annals.err()).as("what cron mails").isEqualTo("1 file was quarantined anew; see 'annals quarantine list'"
                + System.lineSeparator());
    }

    private void aFirstNight() throws IOException {
        assertThat(run("load")).as(annals.err()).isZero();
        assertThat(annals.err()).contains("hooks.success ended with exit code 9; the run stays as it ended").contains("hook.log");
        assertThat(annals.out()).contains("run 20260131T020000Z of night: published");
        assertThat(Files.readAllLines(home.resolve("told"))).containsExactly("good 0");
        assertThat(names(home.resolve("runs/20260131T020000Z"))).containsExactly("hook.log", "summary.html",
                "summary.json");
        RunSummary run = RunFolders.summary(home.resolve("runs/20260131T020000Z")).orElseThrow();
        assertThat(List.of(run.changes().changed(), run.changes().gone())).containsExactly(0L, 0L);
        assertThat(run.changes().added()).isPositive();
        assertThat(Files.readString(home.resolve("annals.prom"))).contains("annals_last_run_success{job=\"night\"} 1.0");
    }

    private void aNightThatChangesAValue(Path reports) throws IOException {
        now = "2026-02-01T02:00:00Z";
        report(reports.resolve("a.txt"), 3000);
        Files.writeString(reports.resolve("x\u001b\n.docx"), "no document");
        assertThat(run("load", "--log", "json")).as(annals.err()).isEqualTo(4);
        assertThat(annals.out()).isEmpty();
        List<Map<String, String>> lines = new ArrayList<>();
        for (String line : annals.err().split("\n")) {
            lines.add(object(line));
        }
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.keySet()).containsExactly("time", "level", "run", "step", "message", "fields");
            assertThat(line).containsEntry("time", now);
            assertThat(line.get("level")).isIn("INFO", "WARN", "ERROR");
        });
        assertThat(lines).filteredOn("step", "extract").isNotEmpty().allSatisfy(line ->
                assertThat(line).containsEntry("run", "20260201T020000Z"));
        assertThat(lines).filteredOn("message", "the run has ended: published").hasSize(1);
        assertThat(lines.get(lines.size() - 1).get("message")).contains("hooks.success ended with exit code 9");
        assertThat(annals.err()).doesNotContain("\u001b");
        assertThat(Files.readAllLines(home.resolve("told"))).containsExactly("good 0", "good 4");
        RunSummary run = RunFolders.summary(home.resolve("runs/20260201T020000Z")).orElseThrow();
        assertThat(run.changes().largest()).contains(new AggregateChanges.Change("urban_dibao_persons", "城市低保人数", "人",
                "331124", "松阳县", 2023, new BigDecimal("2296.000000000"), new BigDecimal("3000.000000000")));
        assertThat(run.changes().changed()).isEqualTo(run.changes().largest().size());
        assertThat(Files.readString(home.resolve("runs/20260201T020000Z/summary.html")))
                .contains("<td class=\"n\">2,296</td><td class=\"n\">3,000</td>", "Trends of the last 2 runs")
                .doesNotContain("\u001b");
    }

    private void aNightThatChangesNothing() throws IOException {
        now = "2026-02-01T12:00:00Z";
        assertThat(run("load", "--log", "quiet", "--set", "hooks.success=")).as(annals.err()).isZero();
        assertThat(annals.err()).as("what cron would mail").isEmpty();
        assertThat(annals.out()).contains("nothing changed, nothing published");
        RunSummary run = RunFolders.summary(home.resolve("runs/20260201T120000Z")).orElseThrow();
        assertThat(run.changes()).isEqualTo(AggregateChanges.NONE);
    }

    private void aNightThatFails(Path reports) throws IOException {
        now = "2026-02-02T02:00:00Z";
        Files.move(reports, home.resolve("gone"));
        assertThat(run("load", "--log=json")).isEqualTo(2);
        List<String> lines = annals.err().lines().toList();
        Map<String, String> last = object(lines.get(lines.size() - 1));
        assertThat(last).containsEntry("level", "ERROR");
        assertThat(last.get("message")).contains("source 'a'", "does not exist");
        assertThat(Files.readAllLines(home.resolve("told"))).hasSize(3).last().asString()
                .startsWith("bad 2 ").contains("does not exist");
        assertThat(Files.readString(home.resolve("annals.prom"))).contains("annals_last_run_success{job=\"night\"} 0.0",
                "annals_last_run_exit_code{job=\"night\"} 2.0", "annals_quarantined_files{job=\"night\"} 1.0");
        assertThat(run("runs")).isZero();
        assertThat(annals.out().lines().skip(2).map(line -> line.split(" +")[1])).containsExactly("failed", "unchanged",
                "published", "published");
        assertThat(run("runs", "show")).isZero();
        assertThat(annals.out()).contains("status              failed", "does not exist");
    }

    private static void report(Path file, int persons) throws IOException {
        Files.writeString(file, "松阳县民政局2023年工作总结\n\n2023年末，全县共有城市低保对象1538户、" + persons + "人。\n");
    }

    /** The members of an object on one line; nested ones are empty. */
    private static Map<String, String> object(String line) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                members.put(key, json.nextToken().isStructStart() ? "" : json.getText());
                json.skipChildren();
            }
            assertThat(json.nextToken()).isNull();
        }
        return members;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private int run(String... arguments) {
        annals.reset();
        return annals.run(home, new HashMap<>(Map.of("ANNALS_NOW", now)), arguments);
    }
}
