package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results are for everybody only where the job says so. */
class ResultAccessTest {

    @TempDir
    Path home;

    private int day = 1;

    @BeforeEach
    void aReport() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Files.createDirectories(home.resolve("in"));
        report(97);
    }

    private void report(int couples) throws IOException {
        Files.writeString(home.resolve("in/" + couples + ".txt"), "津南区民政局2022年工作总结\n\n全年办理结婚登记" + couples + "对。\n");
    }

    private void load(boolean worldReadable) throws IOException {
        Path file = Files.writeString(home.resolve("job.yml"), "sources:\n  - code: a\n    folder: in\nisolation: none\n"
                + "warehouse: w/a.duckdb\nout: out\nruns: runs\n" + (worldReadable ? "world_readable: true\n" : ""));
        new LoadJob(JobFile.read(file, home), Instant.parse("2026-01-%02dT00:00:00Z".formatted(day++)),
                LoadProgress.SILENT).run();
    }

    /** What others may do with each result, by name. */
    private Map<String, String> others() throws IOException {
        Map<String, String> others = new TreeMap<>();
        for (String folder : new String[] {"w", "out", "runs"}) {
            try (Stream<Path> tree = Files.walk(home.resolve(folder))) {
                for (Path path : tree.filter(path -> !path.toString().endsWith(".lock")
                        && !path.toString().contains("batch")).toList()) {
                    others.put(home.relativize(path).toString(),
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).substring(6));
                }
            }
        }
        return others;
    }

    @Test
    void ownerAndGroupAloneReadResultsByDefault() throws IOException {
        load(false);
        report(12);
        load(false);
        assertThat(others()).containsEntry("w/a.duckdb", "---").containsEntry("w/a.duckdb.1", "---")
                .containsEntry("out/annual-summary-2022.csv", "---").containsEntry("out/datapackage.json", "---")
                .containsEntry("runs", "---");
    }

    @Test
    void everybodyReadsThemWhereTheJobSaysSoAlsoAfterANightWithoutNews() throws IOException {
        load(false);
        report(12);
        load(false);
        load(true);
        assertThat(others()).containsEntry("w/a.duckdb", "r--").containsEntry("w/a.duckdb.1", "r--")
                .containsEntry("out", "r-x").containsEntry("out/annual-summary-2022.csv", "r--")
                .containsEntry("runs", "r-x").containsEntry("runs/20260101T000000Z", "r-x")
                .containsEntry("runs/20260103T000000Z/summary.json", "r--");
        load(false);
        assertThat(others()).containsEntry("w/a.duckdb", "---").containsEntry("w/a.duckdb.1", "---")
                .containsEntry("out/annual-summary-2022.csv", "---").containsEntry("runs", "---");
    }
}
