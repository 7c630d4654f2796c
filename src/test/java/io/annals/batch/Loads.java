package io.annals.batch;

import io.annals.source.ReportSource;
import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whole jobs over folders of a test's own, in this process and always at the same time of day. */
public final class Loads {

    static final Instant NOW = Instant.parse("2026-01-31T02:00:00Z");

    private Loads() {
    }

    /** Loads folders, by the codes of their sources, into the warehouse and the CSVs of a name. */
    public static RunSummary load(Path home, String name, Map<String, Path> folders, List<Path> reference) throws IOException {
        List<ReportSource> sources = new TreeMap<>(folders).entrySet().stream().map(folder -> new ReportSource(
                folder.getKey(), folder.getValue(), List.of(), List.of("README*"), "test")).toList();
        JobFile job = new JobFile(home.resolve("job.yml"), "test", sources, reference, home.resolve(name + ".duckdb"),
                home.resolve(name + "-out"), home.resolve(name + "-runs"), 0, new JobFile.Limits(1_000_000, 60, -1), 2,
                JobFile.Isolation.NONE, "");
        return new LoadJob(job, NOW, LoadProgress.SILENT).run();
    }

    /** Rows of a query over the warehouse of a name, cells separated by a blank, NULL as "null". */
    public static List<String> rows(Path home, String name, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PublishedWarehouse warehouse = PublishedWarehouse.open(home.resolve(name + ".duckdb")).orElseThrow();
             Statement statement = warehouse.connection().createStatement();
             ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    cells.add(result.getString(column));
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }
}
