package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryCommandTest {

    @TempDir
    Path home;

    private final CommandRun annals = new CommandRun();

    @BeforeEach
    void load() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.createDirectories(home.resolve("in"));
        Files.writeString(home.resolve("jobs/report-load.yml"),
                "sources:\n  - code: a\n    folder: in\nisolation: none\ncsv:\n  headers: zh\n");
        for (int year : new int[] {2021, 2022}) {
            Files.writeString(home.resolve("in/" + year + ".txt"), "津南区民政局" + year
                    + "年工作总结\n\n全年办理结婚登记" + (year - 1900) + "对。\n");
        }
        assertThat(run("load")).isZero();
    }

    @Test
    void itTellsWhatItWroteAndWhatWasAsItShouldBe() throws IOException {
        Path file = home.resolve("out/annual-summary-2022.csv");
        assertThat(Files.readString(file)).startsWith("\uFEFF年份,区划代码,");
        assertThat(run("summary")).isZero();
        assertThat(annals.out().lines()).hasSize(7).allMatch(line -> line.endsWith(": unchanged"));
        assertThat(annals.out()).contains(file + ", 1 row: unchanged", home.resolve("out/datapackage.json") + ": unchanged");
        Files.delete(file);
        assertThat(run("summary", "--year", "2022")).isZero();
        assertThat(annals.out().lines()).hasSize(4);
        assertThat(annals.out()).contains(file + ", 1 row: written", "annual-figures-2022.csv, 1 row: unchanged");
        assertThat(file).exists();
    }

    @Test
    void formatAndLanguageOfTheJobGiveWayToThoseOfTheCommandLine() throws IOException {
        assertThat(run("summary", "--dialect", "tsv", "--headers", "en", "--out", "tables")).isZero();
        assertThat(Files.readAllLines(home.resolve("tables/annual-figures-2021.tsv"))).hasSize(2)
                .first().asString().startsWith("year\tregion_code\t");
        assertThat(run("summary", "--dialect", "tsv")).isZero();
        assertThat(annals.out()).contains("annual-summary-2021.csv: removed");
        try (Stream<Path> files = Files.list(home.resolve("out"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".csv"));
        }
        assertThat(run("load")).as("a load goes back to the job's own").isZero();
        assertThat(home.resolve("out/annual-summary-2021.csv")).exists();
        assertThat(home.resolve("out/annual-summary-2021.tsv")).doesNotExist();
    }

    @Test
    void theJobsOwnFolderIsWrittenByOneAtATime() throws IOException {
        try (FileChannel channel = FileChannel.open(home.resolve("warehouse/annals.duckdb.lock"), StandardOpenOption.WRITE);
             FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(run("summary")).isEqualTo(3);
            assertThat(run("summary", "--out", "out")).isEqualTo(3);
            assertThat(annals.err()).contains("another run holds the lock").hasLineCount(1);
            assertThat(run("summary", "--out", "tables")).as("a folder of one's own").isZero();
        }
        assertThat(run("summary")).isZero();
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThat(run("summary", "--year", "1999")).isEqualTo(2);
        assertThat(annals.err()).contains("the warehouse has no figures of 1999; it has 2021, 2022").hasLineCount(1);
        assertThat(run("summary", "--dialect", "xml")).isEqualTo(2);
        assertThat(annals.err()).contains("--dialect", "xml");
    }

    private int run(String... arguments) {
        annals.reset();
        return annals.run(home, Map.of("ANNALS_NOW", "2026-01-01T00:00:00Z"), arguments);
    }
}
