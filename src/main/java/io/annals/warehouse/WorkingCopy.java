package io.annals.warehouse;

import io.annals.reference.ReferenceData;
import io.annals.source.PlannedFile;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The private copy of the warehouse that a run loads into, before it is published. Each method opens the file, does one
 * step whole and closes it again, so that a step can be repeated after a crash.
 */
public final class WorkingCopy {

    private static final Pattern CHECK_HEADER = Pattern.compile("-- (error|warning) \\| (.+)");
    private static final int ROWS_SHOWN = 5;
    /** The second line of a rule whose findings one body's reports decide. */
    private static final String OF_ONE_BODY = "-- of one body";
    /** A published warehouse without rows, beside which everything is new. */
    private static final String NOTHING_BEFORE = """
            ATTACH ':memory:' AS former;
            CREATE TABLE former.dim_report AS FROM dim_report LIMIT 0;
            CREATE TABLE former.dim_organization AS FROM dim_organization LIMIT 0;
            CREATE TABLE former.agg_organization_year (organization_key BIGINT, region_key BIGINT, indicator_key BIGINT,
                year INTEGER, value DECIMAL(38,9), figure_key BIGINT, figures_considered BIGINT, has_conflict BOOLEAN,
                is_corrected BOOLEAN, previous_value DECIMAL(38,9), change DECIMAL(38,9), change_pct DECIMAL(38,9));
            CREATE TABLE former.dim_period AS FROM dim_period LIMIT 0;
            CREATE TABLE former.fact_figure AS FROM fact_figure LIMIT 0;
            DROP TABLE IF EXISTS agg_organization_year;
            DROP TABLE IF EXISTS agg_indicator_year;
            """;
    /**
     * Names that come again and again are packed as wholes; to look for parts that they share would gain nothing. This holds for
     * row groups that are full when they are written: the last one of a table is packed by the checkpoint, as findings are.
     */
    private static final String WITHOUT_PARTS_OF_WORDS = "SET disabled_compression_methods = 'fsst'";
    /** The messages of findings are all distinct, and nearly the same. */
    private static final String WITH_PARTS_OF_WORDS = "RESET disabled_compression_methods";
    /** Of the copy so much again, a part, for what is rewritten before the former rows are given up. */
    private static final int REWRITTEN_PART = 2;
    /**
     * How much more of the disk rows take than packed in a shard: figures in the warehouse and, while they are sorted, beside
     * it; all others; and an empty warehouse.
     */
    private static final int UNPACKED_FIGURES = 10;
    private static final int UNPACKED = 3;
    private static final long LEAST_ROOM = 16L << 20;

    /** What a load step brought in. */
    public record Loaded(long reports, long figures, long quarantined) {}

    /** A data test whose SELECT returned rows. */
    public record CheckFailure(String check, String severity, String why, long rows, List<String> firstRows) {}

    private final Path file;
    private final Path published;
    private final DuckDbSettings settings;
    private final Publication publication;

    /**
     * @param file where the working copy stands
     * @param published the published warehouse that it begins from; need not exist
     */
    public WorkingCopy(Path file, Path published) {
        this(file, published, DuckDbSettings.beside(file, DuckDbSettings.MEGABYTES));
    }

    /** The same, with limits of memory and threads. */
    public WorkingCopy(Path file, Path published, DuckDbSettings settings) {
        this.file = file;
        this.published = published;
        this.settings = settings;
        this.publication = new Publication(file, published);
    }

    /**
     * Begins anew from the published file (an empty warehouse where there is none), migrates it, loads the reference
     * data, the shards and the inventory. Repeating it gives the same file.
     */
    public Loaded load(LoadRun run, List<Path> shards) {
        ReferenceData reference = ReferenceData.load(run.reference());
        begin(shards);
        try (DuckDBConnection connection = DuckDb.writable(file, settings)) {
            Migrations.migrate(connection, published);
            for (SchemaFiles.SchemaFile step : SchemaFiles.of("load")) {
                DuckDb.run(connection, "load", step);
                if (step.name().equals("000_inputs.sql")) {
                    fillInputs(connection, run, shards, reference);
                }
            }
            DuckDb.runAll(connection, "views");
            DuckDb.checkpoint(connection);
            try (Statement statement = connection.createStatement();
                 ResultSet row = statement.executeQuery(
                         "SELECT reports_loaded, figures_loaded, files_newly_quarantined FROM dim_load WHERE load_key = " + StableKey.of(run.runId()))) {
                row.next();
                return new Loaded(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        } catch (SQLException e) {
            throw DuckDb.failure("Loading into the working copy", file, e);
        }
    }

    private void begin(List<Path> shards) {
        try {
            if (Files.exists(DuckDb.walOf(published))) {
                throw new WarehouseException("Beside the warehouse " + published + " stands " + DuckDb.walOf(published)
                        .getFileName() + ": another program writes to it, or died while it did; close that program, or "
                        + "open the file with a DuckDB client and run CHECKPOINT");
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            publication.begin();
            Files.deleteIfExists(file);
            Files.deleteIfExists(DuckDb.walOf(file));
            requireRoom(shards);
            if (Files.exists(published)) {
                Files.copy(published, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw failure("The working copy " + file + " can't be made from " + published, e);
        }
    }

    /** The copy itself, what is put into it, and a part again for what is rewritten before former rows are given up. */
    private void requireRoom(List<Path> shards) throws IOException {
        long copy = Files.exists(published) ? Files.size(published) : 0;
        long incoming = 0;
        for (Path shard : shards) {
            for (String table : ShardWriter.TABLES) {
                incoming += Files.size(shard.resolve(table + ".parquet")) * (table.equals("figures") ? UNPACKED_FIGURES : UNPACKED);
            }
        }
        DiskRoom.require(file, copy + copy / REWRITTEN_PART + incoming + LEAST_ROOM, published);
    }

    private void fillInputs(DuckDBConnection connection, LoadRun run, List<Path> shards, ReferenceData reference)
            throws SQLException {
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "run")) {
            rows.beginRow().append(StableKey.of(run.runId())).append(run.runId()).append(utc(run.startedAt()))
                    .append(run.rulesVersion()).append(run.referenceSha256()).append(run.program()).endRow();
        }
        Map<String, Integer> positions = new HashMap<>();
        run.retires().keySet().forEach(code -> positions.put(code, positions.size()));
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "planned_file")) {
            for (PlannedFile planned : run.files()) {
                SourceFile seen = planned.file();
                Integer position = positions.computeIfAbsent(seen.sourceCode(), code -> positions.size());
                rows.beginRow().append(StableKey.file(seen.sourceCode(), seen.reportPath())).append(seen.sourceCode())
                        .append(position).append(seen.reportPath())
                        .append(seen.contentSha256() == null ? "" : seen.contentSha256()).append(seen.sizeBytes())
                        .append(utc(seen.modifiedAt())).append(switch (planned.action()) {
                            case REMAP -> "READ";
                            case IGNORE -> "IGNORED";
                            default -> planned.action().name();
                        }).append(planned.action().isRemapped()).endRow();
            }
        }
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "run_source")) {
            for (Map.Entry<String, Boolean> source : run.retires().entrySet()) {
                rows.beginRow().append(source.getKey()).append(source.getValue()).endRow();
            }
        }
        new ReferenceTables(connection, reference).fill();
        DuckDb.runAll(connection, "shard");
        for (String table : ShardWriter.TABLES) {
            String files = shards.stream().map(shard -> shard.resolve(table + ".parquet").toAbsolutePath().toString())
                    .map(WorkingCopy::withoutWildcards).map(DuckDb::quoted).collect(Collectors.joining(", "));
            // The empty table gives the columns where there is no shard.
            DuckDb.execute(connection, "CREATE TEMP VIEW shard_" + table + " AS SELECT * FROM " + table
                    + (shards.isEmpty() ? "" : " UNION ALL BY NAME SELECT * FROM read_parquet([" + files + "])"));
        }
    }

    /** A path as read_parquet takes it literally. */
    private static String withoutWildcards(String path) {
        return path.replaceAll("[\\[*?]", "[$0]");
    }

    private static LocalDateTime utc(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Makes the aggregate tables and the findings that need the whole warehouse, all of them anew. */
    public void buildMarts() {
        buildMarts(null);
    }

    /**
     * Makes the aggregate tables and the findings that need the whole warehouse. Where nothing but reports can differ from
     * what was published before, only what their bodies and values concern is made anew; the rows are those of {@link
     * #buildMarts()}.
     *
     * @param runId the run; null to make everything anew
     */
    public void buildMarts(String runId) {
        try (DuckDBConnection connection = DuckDb.writable(file, settings)) {
            DuckDb.execute(connection, WITHOUT_PARTS_OF_WORDS);
            if (runId != null && isAsBefore(connection)) {
                DuckDb.execute(connection, "ATTACH " + DuckDb.quoted(published.toAbsolutePath().toString())
                        + " AS former (READ_ONLY)");
            } else {
                DuckDb.execute(connection, NOTHING_BEFORE);
            }
            for (SchemaFiles.SchemaFile mart : SchemaFiles.of("marts")) {
                DuckDb.run(connection, "marts", mart);
                if (mart.name().equals("40_finding.sql")) {
                    DuckDb.execute(connection, WITH_PARTS_OF_WORDS);
                    applyRules(connection);
                }
            }
            DuckDb.checkpoint(connection);
        } catch (SQLException e) {
            throw DuckDb.failure("Building the marts of the working copy", file, e);
        }
    }

    private static void applyRules(DuckDBConnection connection) throws SQLException {
        for (SchemaFiles.SchemaFile rule : SchemaFiles.of("rules")) {
            String code = DuckDb.quoted(rule.name().substring(0, rule.name().length() - ".sql".length()));
            DuckDb.execute(connection, "INSERT INTO derived_rule VALUES (" + code + ", "
                    + rule.sql().lines().skip(1).findFirst().orElse("").equals(OF_ONE_BODY) + ")");
            DuckDb.run(connection, "rules", new SchemaFiles.SchemaFile(rule.name(), "INSERT INTO derived_finding SELECT "
                    + code + ", subject, report_key, figure_key, severity, expected, actual, message FROM (\n"
                    + rule.sql() + ")"));
        }
    }

    /** Runs every check over all rows; empty where all hold. */
    public List<CheckFailure> runChecks() {
        return runChecks((String) null);
    }

    /**
     * Runs every check; empty where all hold. What a check says of the rows of a report it looks for in the reports of one run
     * alone: those of earlier runs were looked through then. Where another program or other reference data came since, it looks
     * at all.
     *
     * @param runId the run; null for all rows
     */
    public List<CheckFailure> runChecks(String runId) {
        try (DuckDBConnection connection = DuckDb.writable(file, settings)) {
            if (runId != null && isAsBefore(connection)) {
                DuckDb.execute(connection, "SET VARIABLE checked_load = " + StableKey.of(runId));
            }
            return runChecks(connection, SchemaFiles.of("checks"));
        } catch (SQLException e) {
            throw DuckDb.failure("Checking the working copy", file, e);
        }
    }

    /**
     * Whether nothing but this run's reports can differ from what was published before: the run before was one of the same
     * program, so of the same schema and SQL, with the same reference data.
     */
    private boolean isAsBefore(DuckDBConnection connection) throws SQLException {
        return Files.exists(published) && DuckDb.number(connection, """
                SELECT CAST(count(*) = 2 AND count(DISTINCT concat_ws(' ', rules_version, catalogue_sha256, program)) = 1 AS INTEGER)
                FROM (FROM dim_load ORDER BY rowid DESC LIMIT 2)""") == 1;
    }

    /** Runs checks in an open warehouse. */
    static List<CheckFailure> runChecks(DuckDBConnection connection, List<SchemaFiles.SchemaFile> checks)
            throws SQLException {
        prepareChecks(connection);
        List<CheckFailure> failures = new ArrayList<>();
        for (SchemaFiles.SchemaFile check : checks) {
            Matcher header = CHECK_HEADER.matcher(check.sql().lines().findFirst().orElse(""));
            if (!header.matches()) {
                throw new WarehouseException("warehouse-schema/checks/" + check.name()
                        + ": the first line must be '-- error | why' or '-- warning | why'");
            }
            List<String> firstRows = new ArrayList<>();
            long rows = broken(connection, check, firstRows);
            if (rows > 0) {
                String name = check.name().substring(0, check.name().length() - ".sql".length());
                failures.add(new CheckFailure(name, header.group(1), header.group(2), rows, List.copyOf(firstRows)));
            }
        }
        return failures;
    }

    /** Makes what the checks ask about rows. */
    static void prepareChecks(DuckDBConnection connection) throws SQLException {
        for (SchemaFiles.SchemaFile macros : SchemaFiles.of("checking")) {
            DuckDb.execute(connection, macros.sql());
        }
    }

    private static long broken(DuckDBConnection connection, SchemaFiles.SchemaFile check, List<String> firstRows)
            throws SQLException {
        long rows = 0;
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(check.sql())) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                if (rows++ < ROWS_SHOWN) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        cells.add(row.getMetaData().getColumnLabel(i) + "=" + row.getString(i));
                    }
                    firstRows.add(String.join(", ", cells));
                }
            }
        } catch (SQLException e) {
            throw new SQLException("warehouse-schema/checks/" + check.name() + ": " + DuckDb.firstLine(e), e);
        }
        return rows;
    }

    /**
     * What the working copy changes in the aggregates of the published warehouse.
     *
     * @param most how many changes are told one by one
     */
    public AggregateChanges changes(int most) {
        try (DuckDBConnection connection = DuckDb.writable(file, settings)) {
            return AggregateChanges.since(connection, Files.exists(published) ? published : null, most);
        } catch (SQLException e) {
            throw DuckDb.failure("Comparing the aggregates of the working copy", file, e);
        }
    }

    /**
     * Makes the working copy the published file: checkpoint, close, verify, no WAL, fsync, atomic rename.
     *
     * @param generations how many former files are kept beside it as {@code <name>.1} (the newest) …
     */
    public void publish(int generations) {
        if (publication.isDone()) {
            return;
        }
        try {
            verify();
        } catch (SQLException e) {
            throw DuckDb.failure("Closing the working copy", file, e);
        }
        try {
            Files.createDirectories(published.toAbsolutePath().getParent());
            publication.publish(generations);
        } catch (IOException e) {
            throw failure("The warehouse " + published + " can't be replaced by the new one; it stays as it was", e);
        }
    }

    /** Closes the file for good and reads it again as a reader will. */
    private void verify() throws SQLException {
        if (!Files.exists(file)) {
            throw new WarehouseException("There is no working copy " + file + " to publish; load first");
        }
        Map<String, Long> written;
        try (DuckDBConnection connection = DuckDb.writable(file, settings)) {
            DuckDb.checkpoint(connection);
            written = counts(connection);
        }
        if (Files.exists(DuckDb.walOf(file))) {
            throw new WarehouseException("The working copy " + file
                    + " still has a write-ahead log after closing, so it"
                    + " is not whole; nothing was published; run the load again");
        }
        try (DuckDBConnection connection = DuckDb.readOnly(file, settings)) {
            Map<String, Long> read = counts(connection);
            if (!read.equals(written)) {
                throw new WarehouseException("The working copy " + file + " reads back other row counts (" + read
                        + ") than were written (" + written + "); nothing was published; check the disk");
            }
        }
    }

    private static Map<String, Long> counts(DuckDBConnection connection) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND NOT temporary")) {
            while (row.next()) {
                counts.put(row.getString(1), DuckDb.number(connection, "SELECT count(*) FROM " + row.getString(1)));
            }
        }
        return counts;
    }

    private static WarehouseException failure(String what, IOException e) {
        return new WarehouseException(what + ": " + e
                + "; check that the folder is writable and its disk has room", e);
    }
}
