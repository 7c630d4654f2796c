package io.annals.batch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the shards of a run hold. */
final class Shards {

    private Shards() {
    }

    /** The paths whose report was read, ordered. */
    static List<String> loaded(Path shards) throws SQLException {
        List<String> paths = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
             Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT report_path FROM read_parquet('" + shards
                     + "/*/reports.parquet') ORDER BY ALL")) {
            while (rows.next()) {
                paths.add(rows.getString(1));
            }
        }
        return paths;
    }

    /** {@code REASON: message} of each path that could not be used. */
    static Map<String, String> quarantined(Path shards) throws SQLException {
        Map<String, String> reasons = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
             Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT report_path, reason_code, message FROM read_parquet('"
                     + shards + "/*/quarantine.parquet')")) {
            while (rows.next()) {
                if (reasons.put(rows.getString(1), rows.getString(2) + ": " + rows.getString(3)) != null) {
                    throw new AssertionError(rows.getString(1) + " is quarantined twice");
                }
            }
        }
        return reasons;
    }
}
