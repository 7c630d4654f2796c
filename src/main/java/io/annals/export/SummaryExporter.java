package io.annals.export;

import io.annals.export.SummaryFile.Change;
import io.annals.source.ContentHash;
import io.annals.warehouse.DurableFiles;
import io.annals.warehouse.FileAccess;
import io.annals.warehouse.WarehouseException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes the annual summaries from a warehouse. */
public final class SummaryExporter {

    /** What stands before a hash in a data package. */
    private static final String HASH = "sha256:";

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
        TreeSet<Integer> years = new TreeSet<>();
        try (Statement statement = warehouse.createStatement()) {
            for (SummaryTable table : tables(warehouse)) {
                try (ResultSet row = statement.executeQuery("SELECT DISTINCT year FROM " + table.view)) {
                    while (row.next()) {
                        years.add(row.getInt(1));
                    }
                }
            }
            return List.copyOf(years);
        } catch (SQLException e) {
            throw new WarehouseException("The years of the warehouse can't be read: " + e.getMessage(), e);
        }
    }

    /** The views that the warehouse lacks because an older program built it; their files can't be written. */
    public List<String> missingViews(Connection warehouse) {
        try {
            List<SummaryTable> tables = tables(warehouse);
            return Stream.of(SummaryTable.values()).filter(table -> !tables.contains(table)).map(table -> table.view)
                    .toList();
        } catch (SQLException e) {
            throw new WarehouseException("The views of the warehouse can't be read: " + e.getMessage(), e);
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
            throw new WarehouseException("The last load can't be read from the warehouse: " + e.getMessage(), e);
        }
    }

    /** Writes the files of every year; as {@link #export(Connection, Path, Collection, SummaryFormat)}. */
    public List<SummaryFile> export(Connection warehouse, Path folder, SummaryFormat format) {
        return export(warehouse, folder, years(warehouse), format);
    }

    /**
     * Writes the files of each year into a folder, a file for each table that has rows of the year, and the data
     * package {@code datapackage.json} last. All files are written under other names before the first of them is
     * renamed. A file that holds the same bytes already is left alone.
     *
     * <p>Files of other years that the former package lists stay in the package while they are as it says, and while
     * warehouse and format are those that they were written from; otherwise they are written again. Listed files whose
     * year has no rows any more, or that have another name in this format, are removed. Other files are never touched.
     *
     * @return what was done, in the order of years, removed files after them, the data package last
     * @throws WarehouseException where the warehouse can't be read or the folder not be written
     */
    public List<SummaryFile> export(Connection warehouse, Path folder, Collection<Integer> years,
            SummaryFormat format) {
        try {
            Files.createDirectories(folder);
            return write(warehouse, folder, years, format);
        } catch (IOException e) {
            throw new WarehouseException("The annual summaries can't be written to " + folder + ": " + e
                    + "; check that the folder is writable and its disk has room", e);
        } catch (SQLException e) {
            throw new WarehouseException("The annual summaries can't be read from the warehouse: " + e.getMessage(), e);
        } finally {
            discardUnfinished(folder);
        }
    }

    private List<SummaryFile> write(Connection warehouse, Path folder, Collection<Integer> years, SummaryFormat format)
            throws IOException, SQLException {
        DataPackage.State state = DataPackage.State.of(warehouse, format);
        DataPackage former = DataPackage.read(warehouse, folder);
        TreeSet<Integer> existing = new TreeSet<>(years(warehouse));
        TreeSet<Integer> wanted = new TreeSet<>(years);
        wanted.retainAll(existing);
        List<SummaryTable> tables = tables(warehouse);

        Map<String, DataPackage.Resource> resources = new TreeMap<>();
        for (String path : former.paths()) {
            int year = SummaryTable.yearOf(path);
            if (!existing.contains(year)) {
                continue;
            }
            Path file = folder.resolve(path);
            boolean isKept = false;
            for (SummaryTable table : tables) {
                if (path.equals(table.fileName(year, format.dialect())) && Files.exists(file)) {
                    DataPackage.Resource found = new DataPackage.Resource(table, year, path, former.rows(path),
                            Files.size(file), hash(file));
                    isKept = former.lists(found,
                            DataPackage.header(warehouse, columns, table, format.headers()), state);
                    resources.put(path, found);
                }
            }
            if (!isKept) {
                wanted.add(year);
            }
        }
        resources.values().removeIf(resource -> wanted.contains(resource.year()));

        List<DataPackage.Resource> made = new ArrayList<>();
        for (int year : wanted) {
            for (SummaryTable table : tables) {
                DataPackage.Resource resource = write(warehouse, table, year, folder, format);
                if (resource.rows() > 0) {
                    made.add(resource);
                    resources.put(resource.path(), resource);
                } else {
                    Files.delete(folder.resolve(SummaryTable.unfinished(resource.path())));
                }
            }
        }
        String text = DataPackage.text(warehouse, resources.values(), state);

        List<SummaryFile> files = new ArrayList<>();
        for (DataPackage.Resource resource : made) {
            files.add(new SummaryFile(folder.resolve(resource.path()), resource.rows(),
                    replace(folder, resource.path(), resource.hash())));
        }
        for (String path : former.paths()) {
            if (!resources.containsKey(path)) {
                Files.deleteIfExists(folder.resolve(path));
                files.add(new SummaryFile(folder.resolve(path), -1, Change.REMOVED));
            }
        }
        Files.writeString(folder.resolve(SummaryTable.unfinished(DataPackage.FILE)), text);
        files.add(new SummaryFile(folder.resolve(DataPackage.FILE), -1, replace(folder, DataPackage.FILE,
                hash(folder.resolve(SummaryTable.unfinished(DataPackage.FILE))))));
        DurableFiles.sync(folder);
        return files;
    }

    /** Puts a written file in its place, unless the bytes that stand there have its hash. */
    private Change replace(Path folder, String name, String hash) throws IOException {
        if (hash.equals(hash(folder.resolve(name)))) {
            Files.delete(folder.resolve(SummaryTable.unfinished(name)));
            return Change.UNCHANGED;
        }
        access.apply(folder.resolve(SummaryTable.unfinished(name)));
        DurableFiles.replace(folder.resolve(SummaryTable.unfinished(name)), folder.resolve(name));
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

    /** Writes one file under the name of an unfinished one. */
    private DataPackage.Resource write(Connection warehouse, SummaryTable table, int year, Path folder,
            SummaryFormat format) throws SQLException, IOException {
        CsvDialect dialect = format.dialect();
        String name = table.fileName(year, dialect);
        MessageDigest digest = ContentHash.sha256();
        long rows = 0;
        try (PreparedStatement query = warehouse.prepareStatement(DataPackage.sql(table.fileStem + ".sql"))) {
            query.setInt(1, year);
            try (ResultSet row = query.executeQuery();
                 OutputStream bytes = Files.newOutputStream(folder.resolve(SummaryTable.unfinished(name)));
                 Writer writer = new BufferedWriter(new OutputStreamWriter(
                         new DigestOutputStream(bytes, digest), StandardCharsets.UTF_8))) {
                List<SummaryColumns.Column> known = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    known.add(columns.of(table.view, row.getMetaData().getColumnLabel(i)));
                }
                writer.write(dialect.beginning());
                writer.write(dialect.line(DataPackage.header(warehouse, columns, table, format.headers())));
                List<String> cells = new ArrayList<>();
                while (row.next()) {
                    cells.clear();
                    for (int i = 1; i <= known.size(); i++) {
                        cells.add(cell(row.getObject(i), dialect, known.get(i - 1).rounded()));
                    }
                    writer.write(dialect.line(cells));
                    rows++;
                }
            }
        }
        return new DataPackage.Resource(table, year, name, rows,
                Files.size(folder.resolve(SummaryTable.unfinished(name))), hash(digest));
    }

    private static String cell(Object value, CsvDialect dialect, boolean rounded) {
        if (value instanceof BigDecimal number) {
            return dialect.number(number, rounded);
        }
        if (value instanceof Number number) {
            return dialect.number(new BigDecimal(number.toString()), rounded);
        }
        return value instanceof String text ? dialect.text(text) : value == null ? "" : value.toString();
    }

    /** {@code sha256:} and the SHA-256 of a file; empty where it does not exist. */
    private static String hash(Path file) throws IOException {
        try {
            return HASH + ContentHash.of(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static String hash(MessageDigest digest) {
        return HASH + HexFormat.of().formatHex(digest.digest());
    }
}
