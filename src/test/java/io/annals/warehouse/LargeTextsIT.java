package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.source.PlannedFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Loads more text than the memory holds; takes too long for every build. */
@EnabledIfSystemProperty(named = "endurance", matches = "true", disabledReason = "runs with -Pendurance")
class LargeTextsIT {

    private static final int SHARDS = 60;
    private static final int REPORTS_OF_A_SHARD = 100;
    private static final int LETTERS = 20_000;

    @TempDir
    Path folder;

    @Test
    void textsThatTheMemoryDoesNotHoldAreLoaded() throws SQLException {
        Warehouses warehouse = new Warehouses(folder);
        Random random = new Random(1);
        List<PlannedFile> files = new ArrayList<>();
        List<Path> shards = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            List<ReportText> reports = new ArrayList<>();
            for (int i = 0; i < REPORTS_OF_A_SHARD; i++) {
                StringBuilder words = new StringBuilder();
                random.ints(LETTERS, '一', '龥').forEach(letter -> words.append((char) letter));
                reports.add(new ReportText(shard + "/" + i + ".txt").words(words.toString()));
            }
            reports.forEach(report -> files.add(report.planned(PlannedFile.Action.READ)));
            shards.add(warehouse.shard(reports));
        }
        Path file = folder.resolve("small.working");
        DuckDbSettings small = new DuckDbSettings("200MB", 2, folder.resolve("spill"));

        new WorkingCopy(file, folder.resolve("small.duckdb"), small).load(warehouse.run(files), shards);

        // To read them takes more: DuckDB takes 2,048 of them at a time.
        try (var connection = DuckDb.readOnly(file, DuckDbSettings.toRead(DuckDbSettings.MEGABYTES))) {
            assertThat(Warehouses.rows(connection, "SELECT count(*), sum(length(report_text) - character_count) FROM report_text "
                    + "JOIN dim_report USING (report_key) WHERE length(report_text) > " + LETTERS))
                    .containsExactly(SHARDS * REPORTS_OF_A_SHARD + " | 0");
        }
    }
}
