package io.annals.export;

import io.annals.warehouse.DurableFiles;
import io.annals.warehouse.JsonText;
import io.annals.warehouse.SchemaFiles;
import io.annals.warehouse.WarehouseException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the annual summaries from a warehouse. */
public final class SummaryExporter {

    private static final String MANIFEST = "datapackage.json";
    private static final Pattern FILE_NAME = Pattern.compile("annual-(?:summary|indicators)-(\\d{4})\\.csv");
    /** First characters by which a spreadsheet takes a text for a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    /** A family of files, a file a year: the query of {@code warehouse-schema/export} and the view that it reads. */
    private enum Family {
        SUMMARY("annual-summary", "v_annual_summary"),
        INDICATORS("annual-indicators", "v_annual_indicators");

        private final String name;
        private final String view;

        Family(String name, String view) {
            this.name = name;
            this.view = view;
        }

        String fileName(int year) {
            return name + "-" + year + ".csv";
        }
    }

    /** A file as the manifest lists it. */
    private record Resource(String path, long rows, String sha256) {}

    /** The years that the warehouse has aggregate rows for, ascending. */
    public List<Integer> years(Connection warehouse) {
        try (Statement statement = warehouse.createStatement();
             ResultSet row = statement.executeQuery("SELECT DISTINCT year FROM agg_organization_year ORDER BY year")) {
            List<Integer> years = new ArrayList<>();
            while (row.next()) {
                years.add(row.getInt(1));
            }
            return years;
        } catch (SQLException e) {
            throw new WarehouseException("The years of the warehouse can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Writes {@code annual-summary-<year>.csv} and {@code annual-indicators-<year>.csv} of each year into a folder,
     * each file replaced atomically, and the manifest {@code datapackage.json} last. Years without rows give no file;
     * files that the former manifest lists are kept in it while they are unchanged and their year has rows, written again
     * where they were changed, and removed where the year has no rows any more.
     *
     * @return the files written, in order, the manifest last
     * @throws WarehouseException where the warehouse can't be read or the folder not be written
     */
    public List<Path> export(Connection warehouse, Path folder, Collection<Integer> years) {
        try {
            Files.createDirectories(folder);
            TreeSet<Integer> existing = new TreeSet<>(years(warehouse));
            TreeSet<Integer> wanted = new TreeSet<>(years);
            wanted.retainAll(existing);

            Map<String, Resource> resources = new TreeMap<>();
            List<String> outdated = new ArrayList<>();
            for (Resource listed : formerManifest(warehouse, folder.resolve(MANIFEST))) {
                Matcher name = FILE_NAME.matcher(listed.path());
                if (!name.matches()) {
                    continue;
                }
                int year = Integer.parseInt(name.group(1));
                if (!existing.contains(year)) {
                    outdated.add(listed.path());
                } else if (listed.sha256().equals(sha256(folder.resolve(listed.path())))) {
                    resources.put(listed.path(), listed);
                } else {
                    wanted.add(year);
                }
            }

            List<Path> written = new ArrayList<>();
            for (int year : wanted) {
                for (Family family : Family.values()) {
                    Path file = folder.resolve(family.fileName(year));
                    long rows = writeCsv(warehouse, family, year, file);
                    resources.put(family.fileName(year), new Resource(family.fileName(year), rows, sha256(file)));
                    written.add(file);
                }
            }
            for (String path : outdated) {
                Files.deleteIfExists(folder.resolve(path));
            }
            Path manifest = folder.resolve(MANIFEST);
            writeManifest(warehouse, manifest, resources.values());
            written.add(manifest);
            DurableFiles.sync(folder);
            return written;
        } catch (IOException e) {
            throw new WarehouseException("The annual summaries can't be written to " + folder + ": " + e
                    + "; check that the folder is writable and its disk has room", e);
        } catch (SQLException e) {
            throw new WarehouseException("The annual summaries can't be read from the warehouse: " + e.getMessage(), e);
        }
    }

    private static long writeCsv(Connection warehouse, Family family, int year, Path file)
            throws SQLException, IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        long rows = 0;
        try (PreparedStatement query = warehouse.prepareStatement(sql(family.name + ".sql"))) {
            query.setInt(1, year);
            try (ResultSet row = query.executeQuery();
                 OutputStream bytes = Files.newOutputStream(unfinished);
                 Writer writer = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
                // Excel takes a file without it for the system's own encoding.
                writer.write('\uFEFF');
                CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
                ResultSetMetaData columns = row.getMetaData();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    printer.print(columns.getColumnLabel(i));
                }
                printer.println();
                while (row.next()) {
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        printer.print(cell(row.getObject(i)));
                    }
                    printer.println();
                    rows++;
                }
                printer.flush();
            }
        }
        DurableFiles.replace(unfinished, file);
        return rows;
    }

    /** The text of a file of {@code warehouse-schema/export}. */
    private static String sql(String name) {
        return SchemaFiles.of("export").stream().filter(file -> file.name().equals(name)).findFirst()
                .orElseThrow(() -> new WarehouseException("warehouse-schema/export/" + name
                        + " is missing from the program; build it again")).sql();
    }

    /** A cell's text; null for an empty one. */
    static String cell(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof String text && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            return "'" + text;
        }
        return value == null ? null : value.toString();
    }

    private static List<Resource> formerManifest(Connection warehouse, Path manifest) throws IOException, SQLException {
        List<Resource> resources = new ArrayList<>();
        String json;
        try {
            json = Files.readString(manifest);
        } catch (NoSuchFileException e) {
            return resources;
        }
        try (PreparedStatement query = warehouse.prepareStatement(sql("manifest.sql"))) {
            query.setString(1, json);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    resources.add(new Resource(row.getString(1), row.getLong(2), row.getString(3)));
                }
            }
        }
        return resources;
    }

    private static void writeManifest(Connection warehouse, Path manifest, Collection<Resource> resources)
            throws SQLException, IOException {
        List<Object> listed = new ArrayList<>();
        for (Resource resource : resources) {
            Family family = resource.path().startsWith(Family.SUMMARY.name) ? Family.SUMMARY : Family.INDICATORS;
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", resource.path().substring(0, resource.path().length() - ".csv".length()));
            entry.put("path", resource.path());
            entry.put("format", "csv");
            entry.put("mediatype", "text/csv");
            entry.put("encoding", "utf-8");
            entry.put("rows", resource.rows());
            entry.put("sha256", resource.sha256());
            entry.put("schema", Map.of("fields", fields(warehouse, family)));
            listed.add(entry);
        }
        Map<String, Object> dataPackage = new LinkedHashMap<>();
        dataPackage.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        dataPackage.put("name", "annual-summaries");
        dataPackage.put("title", "Annual summaries of the figures that annual reports state");
        dataPackage.put("resources", listed);
        Path unfinished = manifest.resolveSibling(MANIFEST + ".tmp");
        Files.writeString(unfinished, JsonText.indented(dataPackage));
        DurableFiles.replace(unfinished, manifest);
    }

    /** The columns of a file, with the comments that the database keeps of them. */
    private static List<Map<String, Object>> fields(Connection warehouse, Family family) throws SQLException {
        Map<String, String> comments = new LinkedHashMap<>();
        try (PreparedStatement query = warehouse.prepareStatement(
                "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index")) {
            query.setString(1, family.view);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    comments.put(row.getString(1), row.getString(2));
                }
            }
        }
        List<Map<String, Object>> fields = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
             ResultSet none = statement.executeQuery("SELECT * FROM " + family.view + " LIMIT 0")) {
            ResultSetMetaData columns = none.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                Map<String, Object> field = new LinkedHashMap<>();
                field.put("name", columns.getColumnLabel(i));
                field.put("type", switch (columns.getColumnType(i)) {
                    case Types.DECIMAL, Types.NUMERIC -> "number";
                    case Types.INTEGER, Types.BIGINT -> "integer";
                    case Types.BOOLEAN -> "boolean";
                    default -> "string";
                });
                field.put("description", comments.get(columns.getColumnLabel(i)));
                fields.add(field);
            }
        }
        return fields;
    }

    /** SHA-256 of a file; empty where it does not exist. */
    private static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchFileException e) {
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
