package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say and with which code they end where nothing is loaded yet. */
class AnnalsTest {

    @TempDir
    Path home;

    private final CommandRun annals = new CommandRun();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aJob() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/report-load.yml"), "sources:\n  - code: a\n    folder: in\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"load", "plan", "summary", "inspect", "query", "quarantine", "quarantine list", "review", "evaluate",
        "findings", "runs", "runs show", "rollback", "remap", "schedule", "config", "bench"})
    void everyCommandHasHelpWithAnExample(String command) {
        assertThat(run((command + " --help").split(" "))).isZero();
        assertThat(annals.out()).contains("Usage: annals " + command).contains("Example").contains("annals " + command);
        assertThat(annals.err()).isEmpty();
    }

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(annals.out()).contains("load", "plan", "summary", "inspect", "query", "quarantine", "review", "evaluate", "findings",
                "runs", "rollback", "remap", "schedule", "config", "bench", "Exit codes");
    }

    @Test
    void anUnknownOptionOrCommandIsOneLineWithAHint() {
        assertThat(run("load", "--warehose", "x")).isEqualTo(2);
        assertThat(annals.err()).startsWith("annals load: unknown option '--warehose'; did you mean --warehouse?")
                .contains("--help").hasLineCount(1);
        annals.err.reset();
        assertThat(run("laod")).isEqualTo(2);
        assertThat(annals.err()).startsWith("annals: ").contains("unknown command 'laod'; did you mean load?").hasLineCount(1);
        annals.err.reset();
        assertThat(run()).isEqualTo(2);
        assertThat(annals.err()).contains("missing command").hasLineCount(1);
        annals.err.reset();
        assertThat(run("query")).isEqualTo(2);
        assertThat(annals.err()).contains("SQL").hasLineCount(1);
        assertThat(annals.out()).isEmpty();
    }

    @Test
    void aMalformedJobFileIsOneLineAndExitCodeTwo() throws IOException {
        Files.writeString(home.resolve("jobs/report-load.yml"), "sources: here\n");
        for (String command : new String[] {"load", "plan", "config", "runs"}) {
            annals.err.reset();
            assertThat(run(command)).isEqualTo(2);
            assertThat(annals.err()).contains("report-load.yml:1: sources: expected a list").hasLineCount(1);
        }
    }

    @Test
    void aMissingJobFileIsNamed() {
        assertThat(run("config", "--job", "no.yml")).isEqualTo(2);
        assertThat(annals.err()).contains("no.yml", "there is no such job file").hasLineCount(1);
    }

    @Test
    void aMissingSourceIsExitCodeTwo() {
        assertThat(run("plan")).isEqualTo(2);
        assertThat(annals.err()).contains("report-load.yml:3", "source 'a'", "does not exist").hasLineCount(1);
        annals.err.reset();
        assertThat(run("plan", "nowhere")).isEqualTo(2);
        assertThat(annals.err()).contains("nowhere", "does not exist").hasLineCount(1);
    }

    @Test
    void nowMustBeAnInstant() throws IOException {
        Files.createDirectories(home.resolve("in"));
        environment.put("ANNALS_NOW", "yesterday");
        assertThat(run("load")).isEqualTo(2);
        assertThat(annals.err()).contains("ANNALS_NOW", "yesterday").hasLineCount(1);
        annals.err.reset();
        assertThat(run("load", "--log", "json")).isEqualTo(2);
        assertThat(annals.err()).startsWith("{").contains("\"level\": \"ERROR\"", "ANNALS_NOW", "yesterday").hasLineCount(1);
    }

    @Test
    void aScheduleThatCantBeIsOneLineAndExitCodeTwo() throws IOException {
        assertThat(run("schedule")).isEqualTo(2);
        assertThat(annals.err()).contains("schedule: the job has none", "'0 30 2 * * *'").hasLineCount(1);
        annals.err.reset();
        assertThat(run("schedule", "--set", "schedule=0 0 25 * * *")).isEqualTo(2);
        assertThat(annals.err()).contains("--set schedule", "expected a cron expression of six fields", "'0 0 25 * * *'")
                .hasLineCount(1);
        annals.err.reset();
        assertThat(run("schedule", "--log", "json", "--set", "schedule=0 0 0 31 4 *")).isEqualTo(2);
        assertThat(annals.err()).startsWith("{").contains("\"level\": \"ERROR\"", "never comes").hasLineCount(1);
    }

    @Test
    void configPrintsTheEffectiveJob() {
        assertThat(run("config", "--warehouse", "w/x.duckdb")).isZero();
        assertThat(annals.out()).contains("warehouse: " + home.resolve("w/x.duckdb"), "out: " + home.resolve("w/x-out"),
                "generations: 3", "seconds_per_file: 60");
    }

    @Test
    void runsListsSummariesLatestFirstAndInterruptedOnesAsSuch() throws IOException {
        Path first = Files.createDirectories(home.resolve("runs/20260101T000000Z"));
        Files.createDirectories(home.resolve("runs/20260102T000000Z"));
        Files.createDirectories(home.resolve("runs/batch"));
        Files.writeString(first.resolve("summary.json"),
                "{\"run_id\":\"20260101T000000Z\",\"status\":\"published\",\"steps\":{\"scan\":1},\"files_seen\":9}");
        assertThat(run("runs")).isZero();
        assertThat(annals.out().lines().skip(2)).hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("20260102T000000Z  interrupted"))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("20260101T000000Z  published"));
    }

    @Test
    void runsOfOneSecondStandInTheirOrder() throws IOException {
        for (String id : List.of("20260101T000000Z", "20260101T000000Z-10", "20260101T000000Z-2", "20260101T000001Z")) {
            Files.createDirectories(home.resolve("runs").resolve(id));
        }
        Files.writeString(home.resolve("runs/20260101T000000Z/summary.json"), "{\"run_id\": ");
        assertThat(run("runs")).isZero();
        assertThat(annals.out().lines().skip(2).map(line -> line.split(" +")[0] + " " + line.split(" +")[1])).containsExactly(
                "20260101T000001Z interrupted", "20260101T000000Z-10 interrupted", "20260101T000000Z-2 interrupted",
                "20260101T000000Z unreadable");
    }

    @Test
    void runsShowTellsOneRunWhole() throws IOException {
        Path run = Files.createDirectories(home.resolve("runs/20260101T000000Z"));
        Files.writeString(run.resolve("summary.json"), """
                {"run_id": "20260101T000000Z", "job": "night", "status": "published", "seconds": 3725.4,
                 "started_at": "2026-01-01T00:00:00Z", "steps": {"scan": 1.5, "extract": 63}, "files_seen": 12,
                 "quarantined": [{"source_code": "a", "report_path": "x\\u001b.txt", "reason_code": "NO_TEXT",
                 "message": "nothing in it"}], "findings": {"RESTATED": 2}, "aggregates": {"changed": 1, "largest": [
                 {"indicator_name": "养老机构", "unit": "家", "region_name": "松阳县", "year": 2023, "old": 12, "new": 14.50}]}}
                """);
        assertThat(run("runs", "show")).isZero();
        assertThat(annals.out()).contains("started             2026-01-01T00:00:00Z", "duration            1h 02m",
                "  extract           1m 03s", "files seen          12", "    NO_TEXT         a: x\\u001B.txt: nothing in it",
                "  RESTATED          2", "  2023              松阳县 养老机构: 12 → 14.5 家").doesNotContain("\u001B");
        assertThat(run("runs", "show", "20270101T000000Z")).isEqualTo(2);
        assertThat(annals.err()).contains("there is no run '20270101T000000Z'", "see 'annals runs'").hasLineCount(1);
    }

    @Test
    void inspectingWhatIsNotThereIsWrongUse() {
        assertThat(run("inspect", "no.txt")).isEqualTo(2);
        assertThat(annals.err()).contains("no.txt: there is no such file").hasLineCount(1);
    }

    @Test
    void inspectTellsWhereItWasFoundWhatAReportIs() throws IOException {
        Files.writeString(home.resolve("2021年.txt"), "松阳县民政局、松阳县财政局2023年社会救助工作总结\n"
                + "松民〔2024〕3号\n2023年，全县共有养老机构12家。\n");
        assertThat(run("inspect", "2021年.txt")).isZero();
        assertThat(annals.out()).contains("organisation  松阳县民政局 (title)", "together with 松阳县财政局",
                "division      331124 (title)", "kind          work_summary (title)", "year          2023 (title)",
                "document no.  松民〔2024〕3号 (headline)", "but           2021 (file name), not 2023 (title)");
        annals.out.reset();
        Files.writeString(home.resolve("a.txt"), "鼓楼区民政局2023年工作总结\n2023年，共有养老机构12家。\n");
        assertThat(run("inspect", "a.txt")).isZero();
        assertThat(annals.out()).contains("division      (one of 320106, 320302, 350102, 410204)");
    }

    @Test
    void inspectMindsTheFoldersOfASourceAsALoadDoes() throws IOException {
        Path folder = Files.createDirectories(home.resolve("in/2023/松阳县民政局"));
        Files.writeString(folder.resolve("工作总结.txt"), "全县共有养老机构12家。\n");
        assertThat(run("inspect", "in/2023/松阳县民政局/工作总结.txt")).isZero();
        assertThat(annals.out()).contains("organisation  松阳县民政局 (folder", "year          2023 (folder");
    }

    @Test
    void whatATerminalWouldObeyIsShownNotDone() {
        assertThat(run("inspect", "a\u001B[2Jb\u202E.txt")).isEqualTo(2);
        assertThat(annals.err()).contains("a\\u001B[2Jb\\u202E.txt").doesNotContain("\u001B", "\u202E");
    }

    private int run(String... arguments) {
        return annals.run(home, environment, arguments);
    }
}
