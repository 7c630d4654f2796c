package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.warehouse.PublishedWarehouse;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job goes on with a warehouse that the program of the first schema left behind. */
class EarlierWarehouseLoadTest {

    private static final Path FIXTURES = Path.of("src/test/resources/warehouses").toAbsolutePath();

    @TempDir
    Path home;

    @Test
    void itsReportsAreReadAgainByTheRulesOfToday() throws Exception {
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(FIXTURES.resolve("V001.duckdb.gz")))) {
            Files.copy(bytes, home.resolve("annals.duckdb"));
        }
        assertThat(count("report_file")).isEqualTo("5");
        RunSummary run = load("2026-02-01T02:00:00Z");
        assertThat(run.status()).isEqualTo("published");
        assertThat(run.files().seen()).isEqualTo(5);
        assertThat(run.figures().read()).isPositive();
        assertThat(run.files().newlyQuarantined()).as("a file that was quarantined before is not new").isZero();
        assertThat(count("dim_load")).isEqualTo("2");
        assertThat(count("dim_report")).isEqualTo("3");
        assertThat(count("report_evidence")).as("what the first schema had no table for").isNotEqualTo("0");
        assertThat(count("dim_report WHERE valid_from = TIMESTAMP '2026-01-31 02:00:00'"))
                .as("reports known since the first load").isEqualTo("3");
        assertThat(load("2026-02-02T02:00:00Z").status()).isEqualTo("unchanged");
    }

    private RunSummary load(String now) throws Exception {
        Files.createDirectories(home.resolve("jobs"));
        Path job = Files.writeString(home.resolve("jobs/report-load.yml"), """
                sources:
                  - code: reports
                    folder: "%s"
                reference: ["%s"]
                warehouse: annals.duckdb
                isolation: none
                """.formatted(slashed(FIXTURES.resolve("reports")), slashed(Path.of("jobs/samples/reference"))));
        return new LoadJob(JobFile.read(job, home), Instant.parse(now), LoadProgress.SILENT).run();
    }

    private static String slashed(Path path) {
        return path.toAbsolutePath().toString().replace('\\', '/');
    }

    private String count(String rows) throws Exception {
        try (PublishedWarehouse warehouse = PublishedWarehouse.open(home.resolve("annals.duckdb")).orElseThrow();
             Statement statement = warehouse.connection().createStatement();
             ResultSet row = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            row.next();
            return row.getString(1);
        }
    }
}
