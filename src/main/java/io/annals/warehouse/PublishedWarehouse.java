package io.annals.warehouse;

import io.annals.document.DocumentLayout;
import io.annals.document.ReportDocument;
import io.annals.source.KnownFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** The published warehouse, opened read-only, external access disabled and configuration locked. */
public final class PublishedWarehouse implements AutoCloseable {

    /** DuckDB unpacks so many rows at a time. */
    private static final int ROWS_READ_TOGETHER = 2048;
    /** Characters of the texts that a query hands over, where one text alone has no more: they all stand in memory then. */
    private static final long CHARACTERS_HELD = 1_000_000;

    private final Path file;
    private final DuckDBConnection connection;

    private PublishedWarehouse(Path file, DuckDBConnection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a warehouse.
     *
     * @return empty where the file does not exist
     * @throws WarehouseException where it is no warehouse or was written by a newer schema
     */
    public static Optional<PublishedWarehouse> open(Path file) {
        return open(file, DuckDbSettings.toRead(DuckDbSettings.MEGABYTES));
    }

    /** The same, with the settings given. */
    public static Optional<PublishedWarehouse> open(Path file, DuckDbSettings settings) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        DuckDBConnection connection = null;
        try {
            connection = DuckDb.readOnly(file, settings);
            if (Migrations.versionOf(connection, file) == 0) {
                throw new WarehouseException(file + " is an empty DuckDB file, no Annals warehouse; name another file");
            }
            return Optional.of(new PublishedWarehouse(file, connection));
        } catch (SQLException e) {
            close(connection, e);
            throw DuckDb.failure("Opening the warehouse", file, e);
        } catch (WarehouseException e) {
            close(connection, e);
            throw e;
        }
    }

    /** Whether its schema is older than the program's, of which its checks are. */
    public boolean hasOlderSchema() {
        try {
            return Migrations.versionOf(connection, file) < Migrations.newest();
        } catch (SQLException e) {
            throw DuckDb.failure("Reading the schema version of", file, e);
        }
    }

    /** Runs every check over all rows, of a warehouse with today's schema; empty where all hold. */
    public List<WorkingCopy.CheckFailure> runChecks() {
        try {
            return WorkingCopy.runChecks(connection, SchemaFiles.of("checks"));
        } catch (SQLException e) {
            throw DuckDb.failure("Checking the warehouse", file, e);
        }
    }

    private static void close(DuckDBConnection connection, Exception reason) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }
    }

    /** Where the file stands that was published before a warehouse: 1 for the last one, 2 for the one before it … */
    public static Path generation(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    /** The connection, for queries; closed with the warehouse. */
    public Connection connection() {
        return connection;
    }

    /** Every path that the warehouse knows, ordered by source and path. */
    public List<KnownFile> knownFiles() {
        List<KnownFile> files = new ArrayList<>();
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("""
                     SELECT source_code, report_path, f.content_sha256, size_bytes, modified_at, status,
                         coalesce(r.rules_version, f.rules_version), coalesce(reason_code, ''),
                         coalesce(r.report_year, 0), coalesce(r.report_key IN (%s), false)
                     FROM report_file AS f
                     LEFT JOIN quarantined_file USING (source_code, report_path)
                     LEFT JOIN dim_report AS r ON r.content_sha256 = f.content_sha256
                     ORDER BY source_code, report_path""".formatted(reportsWithDocument()))) {
            while (row.next()) {
                LocalDateTime modifiedAt = row.getObject(5, LocalDateTime.class);
                files.add(new KnownFile(row.getString(1), row.getString(2), row.getString(3), row.getLong(4),
                        modifiedAt == null ? null : modifiedAt.toInstant(ZoneOffset.UTC), row.getString(6),
                        row.getString(7), row.getString(8), row.getInt(9), row.getBoolean(10)));
            }
        } catch (SQLException e) {
            throw DuckDb.failure("Reading the inventory of", file, e);
        }
        return files;
    }

    /**
     * The contents that the warehouse keeps the documents of and no path of {@link #knownFiles} has, each as the file that it
     * was last: its path has other content by now. Size and time are not known any more. Ordered by source and path.
     */
    public List<KnownFile> overwrittenFiles() {
        List<KnownFile> files = new ArrayList<>();
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("""
                     SELECT source_code, report_path, content_sha256, rules_version, coalesce(report_year, 0)
                     FROM dim_report ANTI JOIN report_file USING (content_sha256)
                     WHERE report_key IN (%s)
                     ORDER BY source_code, report_path, content_sha256""".formatted(reportsWithDocument()))) {
            while (row.next()) {
                files.add(new KnownFile(row.getString(1), row.getString(2), row.getString(3), 0, null, "superseded",
                        row.getString(4), "", row.getInt(5), true));
            }
        } catch (SQLException e) {
            throw DuckDb.failure("Reading the reports of", file, e);
        }
        return files;
    }

    /** Hash of the reference data of the last load; empty where nothing was loaded yet. */
    public String referenceSha256() {
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery(
                     "SELECT catalogue_sha256 FROM dim_load ORDER BY rowid DESC LIMIT 1")) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw DuckDb.failure("Reading the loads of", file, e);
        }
    }

    /** Whether a run has brought something into it. */
    public boolean holds(String runId) {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM dim_load WHERE run_id = ?")) {
            statement.setString(1, runId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw DuckDb.failure("Reading the loads of", file, e);
        }
    }

    /** Keys of the reports whose documents are kept, as SQL; warehouses before version 4 of the schema keep none. */
    private String reportsWithDocument() throws SQLException {
        return DuckDb.number(connection, "SELECT count(*) FROM duckdb_columns() WHERE table_name = 'report_text' "
                + "AND column_name = 'layout'") > 0 ? "SELECT report_key FROM report_text WHERE layout IS NOT NULL"
                : "SELECT 0 WHERE false";
    }

    /**
     * Reads the documents of reports, one after the other, in the order in which the warehouse keeps them.
     *
     * @param contents the hashes of the reports' contents; of one that no document is kept of none is given
     * @param documents takes each with the hash of its content, and says whether to go on
     */
    public void documents(Collection<String> contents, BiPredicate<String, ReportDocument> documents) {
        if (contents.isEmpty()) {
            return;
        }
        String keys = contents.stream().map(StableKey::report).map(String::valueOf).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            for (long[] stretch : stretches(statement, keys)) {
                try (ResultSet row = statement.executeQuery("""
                        SELECT content_sha256, report_text, layout, metadata
                        FROM report_text JOIN dim_report USING (report_key)
                        WHERE report_text.rowid BETWEEN %d AND %d AND report_key IN (%s) AND layout IS NOT NULL
                        ORDER BY report_text.rowid""".formatted(stretch[0], stretch[1], keys))) {
                    while (row.next()) {
                        if (!documents.test(row.getString(1),
                                DocumentLayout.document(row.getString(2), row.getString(3), row.getString(4)))) {
                            return;
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw DuckDb.failure("Reading the documents of", file, e);
        }
    }

    /**
     * The first and the last row of {@code report_text} in each stretch where reports stand close together and whose texts are
     * held at once. By their keys alone, which are hashes, DuckDB would read the texts of all reports to find those of a few.
     */
    static List<long[]> stretches(Statement statement, String keys) throws SQLException {
        List<long[]> stretches = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                SELECT report_text.rowid, character_count FROM report_text JOIN dim_report USING (report_key)
                WHERE report_key IN (%s) ORDER BY report_text.rowid""".formatted(keys))) {
            long[] last = null;
            long characters = 0;
            while (row.next()) {
                long at = row.getLong(1);
                characters += row.getLong(2);
                if (last == null || at - last[1] > ROWS_READ_TOGETHER || characters > CHARACTERS_HELD) {
                    last = new long[] {at, at};
                    stretches.add(last);
                    characters = row.getLong(2);
                }
                last[1] = at;
            }
        }
        return stretches;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckDb.failure("Closing the warehouse", file, e);
        }
    }
}
