package io.annals.export;

import io.annals.warehouse.JsonText;
import io.annals.warehouse.SchemaFiles;
import io.annals.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code datapackage.json}: what the files of the annual summaries hold, as a Data Package (version 2,
 * https://datapackage.org). Both languages stand in every title and description.
 */
final class DataPackage {

    static final String FILE = "datapackage.json";

    private static final Map<String, String> SQL = SchemaFiles.of("export").stream()
            .collect(Collectors.toUnmodifiableMap(SchemaFiles.SchemaFile::name, SchemaFiles.SchemaFile::sql));

    private static final String DESCRIPTION = "The figures that annual reports state, by the year that they are about."
            + " An empty cell is unknown or does not apply. Units stand in a column of their own. In files of the"
            + " dialect excel a cell that a spreadsheet would alter begins with an apostrophe: take one off to have the"
            + " value."
            + "\n年度报告写明的数字，按所述年份汇总。空单元格表示不明或不适用，单位另列一列。excel 格式的文件中，"
            + "可能被表格软件改动的单元格以单引号开头，去掉一个单引号即为原值。";

    /** Places in {@link State#texts()}. */
    private static final int RULES = 2;
    private static final int RUN = 3;
    private static final int START = 4;

    /**
     * What all files of a package have in common: where two packages differ in it, a file of the one is none of the
     * other.
     *
     * @param format how they are written
     * @param rulesVersion rules of the load that last changed the warehouse; empty where none did
     * @param runId its run
     * @param startedAt its start, UTC, ISO 8601
     */
    record State(SummaryFormat format, String rulesVersion, String runId, String startedAt) {

        static State of(Connection warehouse, SummaryFormat format) throws SQLException {
            try (Statement statement = warehouse.createStatement();
                 ResultSet row = statement.executeQuery(sql("load.sql"))) {
                return row.next() ? new State(format, row.getString(1), row.getString(2), row.getString(3))
                        : new State(format, "", "", "");
            }
        }

        /** By the names of the package's members. */
        Map<String, String> members() {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("csv_dialect", format.dialect().code());
            members.put("csv_headers", format.headers().code());
            members.put("rules_version", rulesVersion);
            members.put("load_run_id", runId);
            members.put("load_started_at", startedAt);
            return members;
        }

        private List<String> texts() {
            return List.copyOf(members().values());
        }
    }

    /**
     * A file.
     *
     * @param table its family
     * @param year its year
     * @param path its name
     * @param rows its rows, the header not counted
     * @param bytes its size
     * @param hash {@code sha256:} and 64 hexadecimal digits
     */
    record Resource(SummaryTable table, int year, String path, long rows, long bytes, String hash) {}

    /**
     * A file as a former package lists it.
     *
     * @param path its name, whatever it is
     * @param columns its header, joined by commas
     * @param state what the former package says of all files, in the order of {@link State}; null for unknown
     */
    private record Listed(String path, long rows, long bytes, String hash, String columns, List<String> state) {}

    private final List<Listed> listed;

    private DataPackage(List<Listed> listed) {
        this.listed = listed;
    }

    /** The package that stands in a folder; without files where there is none or none that can be understood. */
    static DataPackage read(Connection warehouse, Path folder) throws IOException, SQLException {
        List<Listed> listed = new ArrayList<>();
        String json;
        try {
            json = Files.readString(folder.resolve(FILE));
        } catch (NoSuchFileException e) {
            return new DataPackage(listed);
        }
        try (PreparedStatement query = warehouse.prepareStatement(sql("manifest.sql"))) {
            query.setString(1, json);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    List<String> state = new ArrayList<>();
                    for (int i = 6; i <= 10; i++) {
                        state.add(row.getString(i));
                    }
                    listed.add(new Listed(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4),
                            row.getString(5), state));
                }
            }
        }
        return new DataPackage(listed);
    }

    /** The names of its files that are files of annual summaries, in order. */
    List<String> paths() {
        return listed.stream().map(Listed::path).filter(path -> path != null && SummaryTable.yearOf(path) >= 0)
                .toList();
    }

    /** Whether a file is in it as it would be written now, as far as a package tells. */
    boolean lists(Resource resource, List<String> header, State state) {
        return listed.contains(new Listed(resource.path(), resource.rows(), resource.bytes(), resource.hash(),
                String.join(",", header), state.texts()));
    }

    /**
     * Years whose files may differ from those that it lists, because loads changed them since; empty where that is not known:
     * it is of another warehouse, of another format or of a time before loads noted it.
     */
    Optional<Set<Integer>> changedSince(Connection warehouse, State state) throws SQLException {
        Set<List<String>> states = listed.stream().map(Listed::state).collect(Collectors.toSet());
        if (states.size() != 1 || !hasChangedYears(warehouse)) {
            return Optional.empty();
        }
        List<String> own = states.iterator().next();
        Set<Integer> years = new TreeSet<>();
        try (PreparedStatement query = warehouse.prepareStatement(sql("changed.sql"))) {
            query.setString(1, own.get(RUN));
            query.setString(2, own.get(START));
            try (ResultSet row = query.executeQuery()) {
                boolean isKnown = false;
                while (row.next()) {
                    isKnown = true;
                    int year = row.getInt(1);
                    if (!row.wasNull()) {
                        years.add(year);
                    }
                }
                boolean isOfFormat = own.subList(0, RULES).equals(state.texts().subList(0, RULES));
                return isKnown && isOfFormat ? Optional.of(years) : Optional.empty();
            }
        }
    }

    private static boolean hasChangedYears(Connection warehouse) throws SQLException {
        try (Statement statement = warehouse.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT 1 FROM duckdb_tables() WHERE table_name = 'changed_year'")) {
            return row.next();
        }
    }

    /** The same as {@link #lists(Resource, List, State)} of what no load has changed since it was written. */
    boolean listedBefore(Resource resource, List<String> header) {
        return listed.stream().anyMatch(file -> file.equals(new Listed(resource.path(), resource.rows(), resource.bytes(),
                resource.hash(), String.join(",", header), file.state())));
    }

    /** Rows of a file that it lists. */
    long rows(String path) {
        return listed.stream().filter(file -> path.equals(file.path())).mapToLong(Listed::rows).findFirst().orElse(0);
    }

    /** The text of a package of these files, in their order. */
    static String text(Connection warehouse, Collection<Resource> resources, State state) throws SQLException {
        SummaryColumns columns = SummaryColumns.shipped();
        Map<SummaryTable, Map<String, Object>> schemas = new EnumMap<>(SummaryTable.class);
        List<Object> list = new ArrayList<>();
        for (Resource resource : resources) {
            if (!schemas.containsKey(resource.table())) {
                schemas.put(resource.table(), schema(warehouse, columns, resource.table(), state.format()));
            }
            CsvDialect dialect = state.format().dialect();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", resource.path().replace('.', '-'));
            entry.put("type", "table");
            entry.put("title", resource.table().title(resource.year()));
            entry.put("path", resource.path());
            entry.put("format", dialect.extension());
            entry.put("mediatype", dialect.mediaType());
            entry.put("encoding", "utf-8");
            entry.put("bytes", resource.bytes());
            entry.put("hash", resource.hash());
            entry.put("rows", resource.rows());
            entry.put("dialect", dialect.description());
            entry.put("schema", schemas.get(resource.table()));
            list.add(entry);
        }
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        text.put("name", "annual-summaries");
        text.put("title", "Annual summaries of the figures that annual reports state / 年度报告数字年度汇总");
        text.put("description", DESCRIPTION);
        text.putAll(state.members());
        text.put("resources", list);
        return JsonText.indented(text);
    }

    private static Map<String, Object> schema(Connection warehouse, SummaryColumns columns, SummaryTable table,
            SummaryFormat format) throws SQLException {
        Map<String, String> comments = new LinkedHashMap<>();
        try (PreparedStatement query = warehouse.prepareStatement(
                "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index")) {
            query.setString(1, table.view);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    comments.put(row.getString(1), row.getString(2));
                }
            }
        }
        List<String> header = header(warehouse, columns, table, format.headers());
        List<Map<String, Object>> fields = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        try (Statement statement = warehouse.createStatement();
             ResultSet none = statement.executeQuery("SELECT * FROM " + table.view + " LIMIT 0")) {
            ResultSetMetaData metaData = none.getMetaData();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                String name = metaData.getColumnLabel(i);
                SummaryColumns.Column column = columns.of(table.view, name);
                names.put(name, header.get(i - 1));
                String type = switch (metaData.getColumnType(i)) {
                    case Types.DECIMAL, Types.NUMERIC -> "number";
                    case Types.INTEGER, Types.BIGINT -> "integer";
                    case Types.BOOLEAN -> "boolean";
                    case Types.DATE -> "date";
                    default -> "string";
                };
                boolean isNumber = type.equals("number") || type.equals("integer");
                Map<String, Object> field = new LinkedHashMap<>();
                field.put("name", header.get(i - 1));
                field.put("type", type);
                if (isNumber && format.dialect().guardsNumbers()) {
                    // Readers take off what stands around the digits: the apostrophe of a long number.
                    field.put("bareNumber", false);
                }
                field.put("title", format.headers() == HeaderLanguage.ZH ? name : column.nameZh());
                field.put("description", comments.get(name) + "\n" + column.descriptionZh());
                if (!column.constraints().isEmpty()) {
                    field.put("constraints", column.constraints());
                }
                fields.add(field);
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
        schema.put("fields", fields);
        schema.put("missingValues", List.of(""));
        // A warehouse of an older program may lack a column of a key.
        if (names.keySet().containsAll(table.primaryKey)) {
            schema.put("primaryKey", table.primaryKey.stream().map(names::get).toList());
        }
        if (!table.uniqueKey.isEmpty() && names.keySet().containsAll(table.uniqueKey)) {
            schema.put("uniqueKeys", List.of(table.uniqueKey.stream().map(names::get).toList()));
        }
        return schema;
    }

    /** The first line of a table's files. */
    static List<String> header(Connection warehouse, SummaryColumns columns, SummaryTable table,
            HeaderLanguage language) throws SQLException {
        try (Statement statement = warehouse.createStatement();
             ResultSet none = statement.executeQuery("SELECT * FROM " + table.view + " LIMIT 0")) {
            List<String> header = new ArrayList<>();
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                String name = none.getMetaData().getColumnLabel(i);
                header.add(language == HeaderLanguage.ZH ? columns.of(table.view, name).nameZh() : name);
            }
            return header;
        }
    }

    /** The text of a file of {@code warehouse-schema/export}. */
    static String sql(String name) {
        String sql = SQL.get(name);
        if (sql == null) {
            throw new WarehouseException("warehouse-schema/export/" + name
                    + " is missing from the program; build it again");
        }
        return sql;
    }
}
