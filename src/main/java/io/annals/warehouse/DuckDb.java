package io.annals.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens DuckDB as Annals needs it and runs SQL files. */
final class DuckDb {

    /** What the oldest client that must open the published file reads. */
    private static final String STORAGE_VERSION = "v1.2.0";
    /** The name of the file that is written, in statements. */
    private static final String WRITTEN = "warehouse";
    private static final String USE = "USE " + WRITTEN;
    /**
     * Rows that are packed together: a quarter of DuckDB's own number, so that the texts of fewer reports are held before they
     * are packed, and on several threads. A multiple of 2,048.
     */
    private static final int ROWS_OF_A_GROUP = 30_720;

    private DuckDb() {
    }

    /** A private database in memory. */
    static DuckDBConnection inMemory(DuckDbSettings settings) throws SQLException {
        return connect("jdbc:duckdb:", properties(settings));
    }

    /**
     * A file, to read and write; made where it does not exist. It has no write-ahead log, which would take all texts twice:
     * what was written since the last {@link #checkpoint} is lost with the process.
     */
    static DuckDBConnection writable(Path file, DuckDbSettings settings) throws SQLException {
        // Only of an attached file can it be said how it is written; one that somebody has rewritten for newer clients stays so.
        String version = Files.exists(file) ? "" : "STORAGE_VERSION '" + STORAGE_VERSION + "', ";
        return after("ATTACH " + quoted(file.toAbsolutePath().toString()) + " AS " + WRITTEN + " (" + version
                + "RECOVERY_MODE 'no_wal_writes', ROW_GROUP_SIZE " + ROWS_OF_A_GROUP + "); " + USE, inMemory(settings));
    }

    /** Another connection to what {@link #writable} opened. */
    static DuckDBConnection another(DuckDBConnection writable) throws SQLException {
        return after(USE, writable.duplicate().unwrap(DuckDBConnection.class));
    }

    /** A connection on which statements were run, closed where they fail. */
    private static DuckDBConnection after(String sql, DuckDBConnection connection) throws SQLException {
        try {
            execute(connection, sql);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Puts all that was written into the file. Closing does so, too, but tells of no disk that is full. */
    static void checkpoint(DuckDBConnection writable) throws SQLException {
        execute(writable, "CHECKPOINT");
    }

    /** A file, to read only, that can reach no other file and whose settings are locked. */
    static DuckDBConnection readOnly(Path file, DuckDbSettings settings) throws SQLException {
        Properties properties = properties(settings);
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("lock_configuration", "true");
        return connect("jdbc:duckdb:" + file.toAbsolutePath(), properties);
    }

    private static Properties properties(DuckDbSettings settings) {
        Properties properties = new Properties();
        // What is not built in would be downloaded, or fail after seconds of trying.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("memory_limit", settings.memoryLimit());
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("temp_directory", settings.temporaryFolder().toAbsolutePath().toString());
        properties.setProperty("jdbc_stream_results", Boolean.toString(settings.streams()));
        return properties;
    }

    private static DuckDBConnection connect(String url, Properties properties) throws SQLException {
        return DriverManager.getConnection(url, properties).unwrap(DuckDBConnection.class);
    }

    /**
     * Runs all statements of a file of {@code warehouse-schema} in one transaction: a file takes effect whole or not at
     * all, and waits for the disk once instead of at every comment on a column.
     */
    static void run(DuckDBConnection connection, String folder, SchemaFiles.SchemaFile file) throws SQLException {
        try {
            execute(connection, "BEGIN TRANSACTION; " + file.sql() + "\n; COMMIT");
        } catch (SQLException e) {
            throw new SQLException("warehouse-schema/" + folder + "/" + file.name() + ": " + firstLine(e), e);
        }
    }

    /** Runs all files of a folder of {@code warehouse-schema}, in name order. */
    static void runAll(DuckDBConnection connection, String folder) throws SQLException {
        for (SchemaFiles.SchemaFile file : SchemaFiles.of(folder)) {
            run(connection, folder, file);
        }
    }

    static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one number that a query gives. */
    static long number(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The write-ahead log that stands beside a file that was not closed properly. */
    static Path walOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    /** What went wrong with a file, in one line. */
    static WarehouseException failure(String what, Path file, SQLException e) {
        return new WarehouseException(what + " " + file + " failed: " + WarehouseException.reason(e), e);
    }

    /** The same of a database in memory, whose threads share what the program gives them. */
    static WarehouseException shardFailure(String what, Path file, SQLException e) {
        return new WarehouseException(what + " " + file + " failed: "
                + WarehouseException.reason(e, "lower threads in the job file"), e);
    }

    static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse(message);
    }

}
