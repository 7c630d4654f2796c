package io.annals.warehouse;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.duckdb.DuckDBConnection;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The schema's version, and the way to the newest one. */
final class Migrations {

    private static final String HISTORY = "schema_history";
    private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private Migrations() {
    }

    /** The version that this program's migrations lead to. */
    static int newest() {
        return SchemaFiles.of("migrations").stream().mapToInt(file -> {
            Matcher name = NAME.matcher(file.name());
            if (!name.matches()) {
                throw new WarehouseException("warehouse-schema/migrations/" + file.name()
                        + ": a migration is named V001__what_it_does.sql");
            }
            return Integer.parseInt(name.group(1));
        }).max().orElseThrow();
    }

    /**
     * The version of an open warehouse; 0 where it is empty.
     *
     * @throws WarehouseException where it is newer than this program, or holds tables but none of Annals
     */
    static int versionOf(DuckDBConnection connection, Path file) throws SQLException {
        long history = DuckDb.number(connection, "SELECT count(*) FROM duckdb_tables() WHERE table_name = '" + HISTORY
                + "' AND schema_name = 'main' AND NOT temporary");
        if (history == 0) {
            if (DuckDb.number(connection, "SELECT count(*) FROM duckdb_tables() WHERE NOT temporary") > 0) {
                throw new WarehouseException(file + " is a DuckDB file, but no Annals warehouse (it has no table "
                        + HISTORY + "); name another file");
            }
            return 0;
        }
        int version = (int) DuckDb.number(connection, "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM "
                + HISTORY + " WHERE success AND version IS NOT NULL");
        int newest = newest();
        if (version > newest) {
            throw new WarehouseException("The warehouse " + file + " has schema version " + version
                    + ", written by a newer Annals; this program knows versions up to " + newest
                    + "; update the program, or name another warehouse file");
        }
        return version;
    }

    /** Brings an open warehouse to the newest version. */
    static void migrate(DuckDBConnection connection, Path file) throws SQLException {
        // Starting Flyway takes most of a second: only where there is something to do.
        if (versionOf(connection, file) == newest()) {
            return;
        }
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .loggers(QuietLog.class.getName())
                    .dataSource(new SameDatabase(connection))
                    .locations("classpath:warehouse-schema/migrations")
                    .table(HISTORY)
                    .installedBy("annals")
                    .group(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new WarehouseException("The warehouse " + file + " can't be brought to schema version " + newest()
                    + ": " + DuckDb.firstLine(cause(e)), e);
        }
    }

    private static Exception cause(Exception e) {
        return e.getCause() instanceof Exception inner ? cause(inner) : e;
    }

    /** Connections to the database that is open already: DuckDB allows one writing process and we have it. */
    private record SameDatabase(DuckDBConnection connection) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return DuckDb.another(connection);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
        }

        @Override
        public void setLoginTimeout(int seconds) {
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
