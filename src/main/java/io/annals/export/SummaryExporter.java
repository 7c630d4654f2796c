package io.annals.export;

import io.annals.export.SummaryFile.Change;
import io.annals.source.ContentHashes;
import io.annals.source.ParallelWork;
import io.annals.warehouse.DurableFiles;
import io.annals.warehouse.FileAccess;
import io.annals.warehouse.WarehouseException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;

/** Writes the annual summaries from a warehouse. */
public final class SummaryExporter {

    /** What stands before a hash in a data package. */
    private static final String HASH = "sha256:";
    private static final int BUFFER = 1 << 16;
    private static final long ROWS_AT_ONCE = 250_000;
    private static final int AT_ONCE = 2;
    /** What the columns of cells are called, with their number. */
    private static final String CELL = "cell_";

    private final SummaryColumns columns = SummaryColumns.shipped();
    private final FileAccess access;

    /** Writes files for their owner and group. */
    public SummaryExporter() {
        this(FileAccess.PRIVATE);
    }

    /** Writes files for whom {@code access} says. */
    public SummaryExporter(FileAccess access) {
        this.access = access;
    }

    /** The years that the warehouse has rows of annual summaries for, ascending. */
    public List<Integer> years(Connection warehouse) {
        try {
            return List.copyOf(years(rows(warehouse)));
        } catch (SQLException e) {
            throw new WarehouseException("The years of the warehouse can't be read: " + WarehouseException.reason(e), e);
        }
    }

    private static TreeSet<Integer> years(Map<SummaryTable, TreeMap<Integer, Long>> rows) {
        TreeSet<Integer> years = new TreeSet<>();
        rows.values().forEach(ofTable -> years.addAll(ofTable.keySet()));
        return years;
    }

    /** How many rows each table has of each year. */
    private static Map<SummaryTable, TreeMap<Integer, Long>> rows(Connection warehouse) throws SQLException {
        Map<SummaryTable, TreeMap<Integer, Long>> rows = new EnumMap<>(SummaryTable.class);
        try (Statement statement = warehouse.createStatement()) {
            for (SummaryTable table : tables(warehouse)) {
                TreeMap<Integer, Long> ofTable = new TreeMap<>();
                try (ResultSet row = statement.executeQuery(
                        "SELECT year, count(*) FROM " + table.view + " GROUP BY year")) {
                    while (row.next()) {
                        ofTable.put(row.getInt(1), row.getLong(2));
                    }
                }
                rows.put(table, ofTable);
            }
        }
        return rows;
    }

    /** The views that the warehouse lacks because an older program built it; their files can't be written. */
    public List<String> missingViews(Connection warehouse) {
        try {
            List<SummaryTable> tables = tables(warehouse);
            return Stream.of(SummaryTable.values()).filter(table -> !tables.contains(table)).map(table -> table.view)
                    .toList();
        } catch (SQLException e) {
            throw new WarehouseException("The views of the warehouse can't be read: " + WarehouseException.reason(e), e);
        }
    }

    private static List<SummaryTable> tables(Connection warehouse) throws SQLException {
        List<String> views = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
             ResultSet row = statement.executeQuery("SELECT view_name FROM duckdb_views()")) {
            while (row.next()) {
                views.add(row.getString(1));
            }
        }
        return Stream.of(SummaryTable.values()).filter(table -> views.contains(table.view)).toList();
    }

    /** Whether a file name is of a file that an export writes. */
    public static boolean isOwnFile(String fileName) {
        return SummaryTable.isOwn(fileName);
    }

    /**
     * What {@code datapackage.json} says of the format and of the load that it was written from, by the names of its
     * members; where a package says anything else the files are not those of this warehouse.
     */
    public static Map<String, String> state(Connection warehouse, SummaryFormat format) {
        try {
            return DataPackage.State.of(warehouse, format).members();
        } catch (SQLException e) {
            throw new WarehouseException("The last load can't be read from the warehouse: " + WarehouseException.reason(e), e);
        }
    }

    /** Writes the files of every year; as {@link #export(Connection, Path, Collection, SummaryFormat)}. */
    public List<SummaryFile> export(Connection warehouse, Path folder, SummaryFormat format) {
        return export(warehouse, folder, null, format);
    }

    /**
     * Writes the files of each year into a folder, a file for each table that has rows of the year, and the data
     * package {@code datapackage.json} last. All files are written under other names before the first of them is
     * renamed. A file that holds the same bytes already is left alone.
     *
     * <p>Files of other years that the former package lists stay in the package while they are as it says, in this format,
     * and no load has changed anything of their years since; otherwise they are written again. Listed files whose year
     * has no rows any more, or that have another name in this format, are removed. Other files are never touched.
     *
     * @param years null for every year
     * @return what was done, in the order of years, removed files after them, the data package last
     * @throws WarehouseException where the warehouse can't be read or the folder not be written
     */
    public List<SummaryFile> export(Connection warehouse, Path folder, Collection<Integer> years,
            SummaryFormat format) {
        return export(warehouse, folder, years, false, format);
    }

    /**
     * Writes the files of the years that loads may have changed since the former package was written; of every year where
     * that is not known. Otherwise as {@link #export(Connection, Path, Collection, SummaryFormat)}.
     */
    public List<SummaryFile> exportChanged(Connection warehouse, Path folder, SummaryFormat format) {
        return export(warehouse, folder, null, true, format);
    }

    private List<SummaryFile> export(Connection warehouse, Path folder, Collection<Integer> years, boolean isOfChanged,
            SummaryFormat format) {
        try {
            Files.createDirectories(folder);
            return write(warehouse, folder, years, isOfChanged, format);
        } catch (IOException e) {
            throw new WarehouseException("The annual summaries can't be written to " + folder + ": " + e
                    + "; check that the folder is writable and its disk has room", e);
        } catch (SQLException e) {
            throw unreadable(e);
        } finally {
            discardUnfinished(folder);
        }
    }

    private static WarehouseException unreadable(SQLException e) {
        return new WarehouseException("The annual summaries can't be read from the warehouse: " + WarehouseException.reason(e), e);
    }

    private List<SummaryFile> write(Connection warehouse, Path folder, Collection<Integer> years, boolean isOfChanged,
            SummaryFormat format) throws IOException, SQLException {
        DataPackage.State state = DataPackage.State.of(warehouse, format);
        DataPackage former = DataPackage.read(warehouse, folder);
        Optional<Set<Integer>> changed = former.changedSince(warehouse, state);
        Map<SummaryTable, TreeMap<Integer, Long>> rows = rows(warehouse);
        TreeSet<Integer> existing = years(rows);
        TreeSet<Integer> wanted = new TreeSet<>(years == null ? existing : years);
        if (isOfChanged && changed.isPresent()) {
            wanted.retainAll(changed.get());
        }
        wanted.retainAll(existing);
        Set<SummaryTable> tables = rows.keySet();

        Map<String, DataPackage.Resource> resources = new TreeMap<>();
        List<String> listed = former.paths().stream().filter(path -> existing.contains(SummaryTable.yearOf(path))
                && !wanted.contains(SummaryTable.yearOf(path))).toList();
        Map<String, String> hashes = hashes(folder, listed);
        for (String path : listed) {
            int year = SummaryTable.yearOf(path);
            Path file = folder.resolve(path);
            boolean isKept = false;
            for (SummaryTable table : tables) {
                if (path.equals(table.fileName(year, format.dialect())) && Files.exists(file)) {
                    DataPackage.Resource found = new DataPackage.Resource(table, year, path, former.rows(path),
                            Files.size(file), hashes.get(path));
                    List<String> header = DataPackage.header(warehouse, columns, table, format.headers());
                    isKept = former.lists(found, header, state)
                            || changed.isPresent() && !changed.get().contains(year) && former.listedBefore(found, header);
                    isKept &= rows.get(table).getOrDefault(year, 0L) == found.rows();
                    resources.put(path, found);
                }
            }
            if (!isKept) {
                wanted.add(year);
            }
        }
        if (isOfChanged) {
            // A family of which a year has rows, but the package no file.
            rows.forEach((table, ofTable) -> ofTable.keySet().stream()
                    .filter(year -> !resources.containsKey(table.fileName(year, format.dialect()))).forEach(wanted::add));
        }
        resources.values().removeIf(resource -> wanted.contains(resource.year()));

        defineCells(warehouse);
        List<Stretch> stretches = new ArrayList<>();
        for (SummaryTable table : tables) {
            TreeMap<Integer, Long> ofTable = new TreeMap<>(rows.get(table));
            ofTable.keySet().retainAll(wanted);
            stretches.addAll(stretches(warehouse, table, ofTable, format));
        }
        List<Written> written = new ArrayList<>(write(warehouse, stretches, folder, format));
        written.sort(Comparator.comparingInt(Written::year).thenComparing(Written::table));
        described(written, folder).forEach(resource -> resources.put(resource.path(), resource));
        String text = DataPackage.text(warehouse, resources.values(), state);

        List<SummaryFile> files = new ArrayList<>();
        for (Written file : written) {
            files.add(new SummaryFile(folder.resolve(file.name()), file.rows(), replace(folder, file.name())));
        }
        for (String path : former.paths()) {
            if (!resources.containsKey(path)) {
                Files.deleteIfExists(folder.resolve(path));
                files.add(new SummaryFile(folder.resolve(path), -1, Change.REMOVED));
            }
        }
        Files.writeString(folder.resolve(SummaryTable.unfinished(DataPackage.FILE)), text);
        files.add(new SummaryFile(folder.resolve(DataPackage.FILE), -1, replace(folder, DataPackage.FILE)));
        DurableFiles.sync(folder);
        return files;
    }

    /** What the data package says of files that were written, by what now stands on the disk. */
    private static List<DataPackage.Resource> described(List<Written> written, Path folder) throws IOException {
        Map<String, String> hashes = hashes(folder, written.stream().map(Written::unfinished).toList());
        List<DataPackage.Resource> described = new ArrayList<>();
        for (Written file : written) {
            Path unfinished = folder.resolve(file.unfinished());
            String hash = hashes.get(file.unfinished());
            if (hash.isEmpty()) {
                throw new IOException(unfinished + ", just written, can't be read");
            }
            described.add(new DataPackage.Resource(file.table(), file.year(), file.name(), file.rows(),
                    Files.size(unfinished), hash));
        }
        return described;
    }

    /** Puts a written file in its place, unless the bytes that stand there are the same. */
    private Change replace(Path folder, String name) throws IOException {
        Path unfinished = folder.resolve(SummaryTable.unfinished(name));
        Path file = folder.resolve(name);
        // A file of another size need not be read to be another one.
        if (Files.isRegularFile(file) && Files.size(file) == Files.size(unfinished) && Files.mismatch(file, unfinished) < 0) {
            Files.delete(unfinished);
            return Change.UNCHANGED;
        }
        access.apply(unfinished);
        DurableFiles.replace(unfinished, file);
        return Change.WRITTEN;
    }

    /** Removes what this export or a killed one began to write; what can't be removed is written over another time. */
    private static void discardUnfinished(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (SummaryTable.isOwn(name) && SummaryTable.isUnfinished(name)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // Nothing is lost by a file too many; what failed before is told already.
        }
    }

    /** What cells need: the macros of {@code cells.sql}, and the function that they ask. */
    static void defineCells(Connection warehouse) throws SQLException {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction();
             Statement statement = warehouse.createStatement()) {
            function.withName("spreadsheet_text").withParameter(String.class).withReturnType(String.class)
                    .withFunction((String text) -> SpreadsheetGuard.text(text)).register(warehouse);
            statement.execute(DataPackage.sql("cells.sql"));
        }
    }

    /**
     * A file that was written under its unfinished name.
     *
     * @param name its name when it is in its place
     * @param rows its rows, the header not counted
     */
    private record Written(SummaryTable table, int year, String name, long rows) {

        String unfinished() {
            return SummaryTable.unfinished(name);
        }
    }

    /**
     * Files of one table that one query gives the lines of.
     *
     * @param query the lines in the order of years
     * @param header the first line of each file
     * @param rows how many lines there are of each year
     */
    private record Stretch(SummaryTable table, String query, byte[] header, Map<Integer, Long> rows) {

        long size() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * The queries that give a table's files. Each is of as many years as have {@link #ROWS_AT_ONCE} rows together: it costs a
     * walk over all figures, and all its lines are held until they are in order.
     *
     * @param rows how many rows each year to be written has
     */
    private List<Stretch> stretches(Connection warehouse, SummaryTable table, TreeMap<Integer, Long> rows,
            SummaryFormat format) throws SQLException {
        List<String> contents = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
             ResultSet none = statement.executeQuery("SELECT * FROM " + table.view + " LIMIT 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                String name = none.getMetaData().getColumnLabel(i);
                contents.add(format.dialect().content(name, none.getMetaData().getColumnType(i),
                        columns.of(table.view, name).rounded()) + " AS " + CELL + i);
                cells.add(CELL + i);
                if (CsvDialect.isText(none.getMetaData().getColumnType(i))) {
                    texts.add(CELL + i);
                }
            }
        }
        String query = DataPackage.sql(table.fileStem + ".sql").replace("{cells}", String.join(", ", contents))
                .replace("{line}", format.dialect().line(cells, texts));
        byte[] header = header(warehouse, table, format);

        List<Stretch> stretches = new ArrayList<>();
        for (List<Integer> together : together(rows)) {
            stretches.add(new Stretch(table, query.replace("{years}", together.stream().map(String::valueOf)
                    .collect(Collectors.joining(", "))), header, together.stream().collect(Collectors.toMap(
                            Function.identity(), rows::get))));
        }
        return stretches;
    }

    /** Years in a row that have no more than {@link #ROWS_AT_ONCE} rows together, or are one alone. */
    private static List<List<Integer>> together(TreeMap<Integer, Long> rows) {
        List<List<Integer>> groups = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<Integer, Long> year : rows.entrySet()) {
            sum += year.getValue();
            if (groups.isEmpty() || sum > ROWS_AT_ONCE) {
                groups.add(new ArrayList<>());
                sum = year.getValue();
            }
            groups.get(groups.size() - 1).add(year.getKey());
        }
        return groups;
    }

    /**
     * Writes files under the names of unfinished ones, two queries at a time where the warehouse has threads for it: while the
     * lines of one are written, another is reckoned.
     */
    private static List<Written> write(Connection warehouse, List<Stretch> stretches, Path folder,
            SummaryFormat format) throws IOException {
        Queue<Stretch> left = new ConcurrentLinkedQueue<>(
                stretches.stream().sorted(Comparator.comparingLong(Stretch::size).reversed()).toList());
        try {
            // Where one fails, the other is not to go on for minutes.
            return ParallelWork.run("export", Math.min(Math.min(AT_ONCE, threads(warehouse)), left.size()), 0,
                    thread -> write(warehouse, left, folder, format), left::clear).stream().flatMap(List::stream).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the export was interrupted", e);
        }
    }

    private static int threads(Connection warehouse) {
        try (Statement statement = warehouse.createStatement();
             ResultSet row = statement.executeQuery("SELECT current_setting('threads')")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static List<Written> write(Connection warehouse, Queue<Stretch> left, Path folder, SummaryFormat format)
            throws IOException {
        List<Written> made = new ArrayList<>();
        try (Connection own = warehouse.unwrap(DuckDBConnection.class).duplicate();
             Statement cells = own.createStatement()) {
            cells.execute(DataPackage.sql("cells.sql"));
            for (Stretch next; (next = left.poll()) != null;) {
                made.addAll(write(own, next, folder, format));
            }
            return made;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private byte[] header(Connection warehouse, SummaryTable table, SummaryFormat format) throws SQLException {
        List<String> names = DataPackage.header(warehouse, columns, table, format.headers()).stream()
                .map(name -> "'" + name.replace("'", "''") + "'").toList();
        try (Statement statement = warehouse.createStatement();
             ResultSet line = statement.executeQuery("SELECT " + format.dialect().line(names, names))) {
            line.next();
            return line.getBytes(1);
        }
    }

    private static List<Written> write(Connection warehouse, Stretch stretch, Path folder, SummaryFormat format)
            throws SQLException, IOException {
        SummaryTable table = stretch.table();
        List<Written> made = new ArrayList<>();
        try (Statement statement = warehouse.createStatement(); ResultSet row = statement.executeQuery(stretch.query())) {
            boolean isRow = row.next();
            while (isRow) {
                int year = row.getInt(1);
                String name = table.fileName(year, format.dialect());
                Path file = folder.resolve(SummaryTable.unfinished(name));
                long rows = 0;
                try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                    bytes.write(format.dialect().beginning().getBytes(StandardCharsets.UTF_8));
                    bytes.write(stretch.header());
                    while (isRow && row.getInt(1) == year) {
                        bytes.write(row.getBytes(2));
                        rows++;
                        isRow = row.next();
                    }
                }
                made.add(new Written(table, year, name, rows));
            }
        }
        // Where a query fails after its first rows, DuckDB may end it as if these were all.
        Map<Integer, Long> rows = made.stream().collect(Collectors.toMap(Written::year, Written::rows));
        if (!rows.equals(stretch.rows())) {
            throw new WarehouseException("The annual summaries can't be read from the warehouse: the query of " + table.view
                    + " ended before its last row; " + WarehouseException.ENDED_EARLY);
        }
        return made;
    }

    /** {@code sha256:} and the SHA-256 of files of a folder, by their names; empty for one that can't be read. */
    private static Map<String, String> hashes(Path folder, List<String> names) {
        List<String> hashes = ContentHashes.of(names.stream().map(folder::resolve).toList());
        return IntStream.range(0, names.size()).boxed().collect(Collectors.toMap(names::get,
                place -> hashes.get(place).isEmpty() ? "" : HASH + hashes.get(place)));
    }
}
