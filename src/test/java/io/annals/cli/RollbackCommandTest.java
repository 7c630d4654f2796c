package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse goes back to a former state, and forth again. */
class RollbackCommandTest {

    @TempDir
    Path home;

    private final CommandRun annals = new CommandRun();
    private int day = 1;

    @BeforeEach
    void twoLoads() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.createDirectories(home.resolve("in"));
        Files.writeString(home.resolve("jobs/report-load.yml"),
                "sources:\n  - code: a\n    folder: in\nisolation: none\ngenerations: 2\n");
        report(2021, 97);
        assertThat(run("load")).isZero();
        report(2022, 128);
        assertThat(run("load")).isZero();
        annals.out.reset();
    }

    private void report(int year, int couples) throws IOException {
        Files.writeString(home.resolve("in/" + year + ".txt"), "津南区民政局" + year + "年工作总结\n\n全年办理结婚登记" + couples
                + "对。\n");
    }

    @Test
    void theFormerFileAndItsSummariesComeBackAndARollbackCanBeUndone() throws IOException {
        Map<String, String> second = summaries();
        assertThat(run("rollback", "--list")).isZero();
        assertThat(annals.out()).contains("published", "20260102T000000Z", "20260101T000000Z", "annals.duckdb.1")
                .hasLineCount(4);
        annals.out.reset();
        assertThat(run("rollback")).isZero();
        assertThat(annals.out()).contains("published generation 1", "undone: run 20260102T000000Z of 2026-01-02 00:00:00 UTC, "
                + "1 reports, 1 figures");
        assertThat(values()).isEqualTo("97.000000000");
        assertThat(summaries()).hasSize(3).doesNotContainKey("annual-summary-2022.csv");
        annals.out.reset();
        assertThat(run("runs")).isZero();
        assertThat(annals.out()).contains("rolled_back");
        assertThat(run("rollback")).isZero();
        assertThat(values()).isEqualTo("97.000000000 128.000000000");
        assertThat(summaries()).isEqualTo(second);
        try (Stream<Path> files = Files.list(home.resolve("warehouse"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("annals.duckdb",
                    "annals.duckdb.1", "annals.duckdb.2", "annals.duckdb.lock");
        }
    }

    @Test
    void theNextLoadBringsBackWhatTheSourcesHold() throws IOException {
        Map<String, String> second = summaries();
        run("rollback", "1");
        assertThat(run("load")).isZero();
        assertThat(values()).isEqualTo("97.000000000 128.000000000");
        assertThat(summaries()).isEqualTo(second);
    }

    /** After an upgrade the former files are those of the program before it. */
    @Test
    void aWarehouseOfAnEarlierSchemaComesBackAndTheNextLoadMigratesIt() throws IOException {
        List<Path> earlier;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/warehouses"))) {
            earlier = files.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
        }
        assertThat(earlier).isNotEmpty();
        for (Path file : earlier) {
            try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
                Files.copy(bytes, home.resolve("warehouse/annals.duckdb.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(run("rollback")).as("%s: %s", file, annals.err()).isZero();
            assertThat(summaries()).as(file.toString()).containsKey("annual-summary-2022.csv");
        }
        assertThat(run("load")).as(annals.err()).isZero();
        assertThat(values()).contains("97.000000000", "128.000000000");
    }

    @Test
    void aGenerationThatIsNotKeptIsTold() {
        assertThat(run("rollback", "5")).isEqualTo(2);
        assertThat(annals.err()).contains("there is no generation 5", "the former files kept are 1 to 1", "rollback --list")
                .hasLineCount(1);
        annals.err.reset();
        assertThat(run("rollback", "0")).isEqualTo(2);
        annals.err.reset();
        assertThat(run("rollback", "--warehouse", "none.duckdb")).isEqualTo(2);
        assertThat(annals.err()).contains("no former file is kept").hasLineCount(1);
    }

    private Map<String, String> summaries() throws IOException {
        Map<String, String> summaries = new TreeMap<>();
        try (Stream<Path> files = Files.list(home.resolve("out"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                summaries.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return summaries;
    }

    private String values() {
        annals.out.reset();
        assertThat(run("query", "--format", "csv",
                "SELECT string_agg(value, ' ' ORDER BY value) AS v FROM agg_organization_year")).isZero();
        return annals.out().lines().skip(1).findFirst().orElse("");
    }

    private int run(String... arguments) {
        annals.err.reset();
        return annals.run(home, Map.of("ANNALS_NOW", "2026-01-%02dT00:00:00Z".formatted(day++)), arguments);
    }
}
