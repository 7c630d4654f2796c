package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that has lost much, as when its share is not mounted, stops the run before anything is marked as removed. */
class MissingFilesTest {

    private static final String PRESENT = "SELECT count(*) FROM report_file WHERE status <> 'removed'";

    @TempDir
    Path home;

    private final CommandRun annals = new CommandRun();
    private int day = 1;

    @BeforeEach
    void tenReports() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.createDirectories(home.resolve("in/2022"));
        Files.createDirectories(home.resolve("other"));
        job("");
        for (int i = 0; i < 10; i++) {
            Files.writeString(file(i), "津南区民政局" + (2010 + i) + "年工作总结\n\n全年办理结婚登记" + (90 + i) + "对。\n");
        }
        Files.writeString(home.resolve("other/a.txt"), "津南区民政局2021年工作总结\n\n全年办理结婚登记31对。\n");
        assertThat(run("load")).isZero();
    }

    private void job(String more) throws IOException {
        Files.writeString(home.resolve("jobs/report-load.yml"), "sources:\n  - code: a\n    folder: in\n"
                + "  - code: b\n    folder: other\nisolation: none\n" + more);
    }

    private Path file(int number) {
        return home.resolve("in/2022/" + number + ".txt");
    }

    @Test
    void aFifthMayGoButNoMore() throws IOException {
        Files.delete(file(0));
        Files.delete(file(1));
        assertThat(run("load")).isZero();
        assertThat(value(PRESENT)).isEqualTo("9");
        Files.delete(file(2));
        assertThat(run("load")).as("one more of eight").isZero();
        Files.delete(file(3));
        Files.delete(file(4));
        assertThat(run("load")).isEqualTo(1);
        assertThat(annals.err()).contains("source 'a': 2 of the 7 files that the warehouse holds of it are gone from "
                + home.resolve("in") + " (28 %, the job allows 20 %), the first: 2022/3.txt; a share may not be mounted",
                "Nothing was changed", "--accept-missing", "limits.missing");
        assertThat(annals.err().lines().filter(line -> line.startsWith("annals: "))).hasSize(1);
        assertThat(value(PRESENT)).isEqualTo("8");
        assertThat(run("runs")).isZero();
        assertThat(annals.out().lines().skip(2).findFirst().orElse("")).contains("failed");
        assertThat(run("plan")).isZero();
        assertThat(annals.err()).contains("a load would stop: source 'a': 2 of the 7 files");

        assertThat(run("load", "--accept-missing")).isZero();
        assertThat(value(PRESENT)).isEqualTo("6");
        assertThat(run("load")).isZero();
    }

    @Test
    void anEmptySourceStopsTheRunHoweverSmallItIs() throws IOException {
        Files.delete(home.resolve("other/a.txt"));
        assertThat(run("load")).isEqualTo(1);
        assertThat(annals.err()).contains("source 'b': " + home.resolve("other") + " is empty, but the warehouse holds 1 file of it");
        assertThat(value(PRESENT)).isEqualTo("11");
        job("limits: {missing: 100%}\n");
        assertThat(run("load")).isEqualTo(4);
        assertThat(value(PRESENT + " AND report_path <> './'")).isEqualTo("10");
    }

    @Test
    void filesUnderOtherNamesAreNotMissing() throws IOException {
        Files.move(home.resolve("in/2022"), home.resolve("in/reports"));
        assertThat(run("load")).isZero();
        assertThat(value(PRESENT)).isEqualTo("11");
    }

    @Test
    void aNarrowedLoadMissesNothing() throws IOException {
        for (int i = 0; i < 9; i++) {
            Files.delete(file(i));
        }
        assertThat(run("load", "--file", "9.txt", "--force")).isZero();
        assertThat(run("load", "--source", "b")).isZero();
        assertThat(value(PRESENT)).isEqualTo("11");
        job("limits: {missing: 95%}\n");
        assertThat(run("load")).isZero();
        assertThat(value(PRESENT)).isEqualTo("2");
    }

    private String value(String sql) {
        assertThat(run("query", "--format", "csv", sql)).isZero();
        return annals.out().lines().skip(1).findFirst().orElse("");
    }

    private int run(String... arguments) {
        annals.reset();
        return annals.run(home, Map.of("ANNALS_NOW", "2026-01-%02dT00:00:00Z".formatted(day++)), arguments);
    }
}
