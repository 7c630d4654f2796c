package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A summary is read as it was written, with its plain values at the top. */
class RunSummaryTest {

    @TempDir
    Path home;

    @Test
    void itIsReadBackWhole() throws Exception {
        JobFile job = RunSummaries.job(home, "night", "", Operation.NONE);
        RunSummary run = RunSummaries.published(job, "20260131T020000Z", 500);
        RunSummaries.keep(job, run);
        Path file = job.runs().resolve(run.runId()).resolve("summary.json");
        assertThat(RunSummary.read(file).toJson().toText()).isEqualTo(run.toJson().toText())
                .isEqualTo(Files.readString(file));
        assertThat(Files.readString(file)).contains("\"files_seen\": 12,", "\"files_quarantined\": 2,",
                "\"figures_in_all\": 500,", "\"extract\": 61.5", "\"RESTATED\": 2", "\"old\": 1200.000000000");
    }

    @Test
    void theLimitsOfTheLastGoodRunIntoTheWarehouseCount() throws Exception {
        JobFile job = RunSummaries.job(home, "night", "", Operation.NONE);
        JobFile other = job.withResults(home.resolve("other.duckdb"), null);
        Path runs = Files.createDirectories(job.runs());
        write(runs, "20260101T000000Z", "published", job.warehouse(), "one");
        write(runs, "20260102T000000Z", "unchanged", job.warehouse(), "two");
        write(runs, "20260103T000000Z", "failed", job.warehouse(), "three");
        write(runs, "20260104T000000Z", "published", other.warehouse(), "four");
        assertThat(RunFolders.limitsOfLastRun(job)).isEqualTo("two");
    }

    private static void write(Path runs, String id, String status, Path warehouse, String limits) throws Exception {
        Files.writeString(Files.createDirectory(runs.resolve(id)).resolve("summary.json"), "{\"run_id\": \"" + id
                + "\", \"status\": \"" + status + "\", \"warehouse\": \"" + warehouse + "\", \"limits\": \"" + limits + "\"}");
    }
}
