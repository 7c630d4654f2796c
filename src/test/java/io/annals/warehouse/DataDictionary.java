package io.annals.warehouse;

import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of {@code warehouse-schema/README.md} that the database itself tells: what its comments say, and where its
 * keys point. Each part stands between the lines {@code <!-- generated: name -->} and {@code <!-- end of name -->}.
 */
final class DataDictionary {

    private static final Pattern GRAIN = Pattern.compile("^(.*?)\\s*Grain: ([^.]+)\\.\\s*(.*)$", Pattern.DOTALL);
    private static final Pattern NULL_FOR_NONE = Pattern.compile("\\bNULL (for|where)\\b");
    private static final Pattern ZERO_FOR_NONE = Pattern.compile("\\b0 (for|where)\\b");
    private static final List<String> PREFIXES = List.of("fact_", "dim_", "agg_", "v_", "");

    private record Table(String name, boolean isView, String comment) {

        private Matcher grain() {
            Matcher grain = GRAIN.matcher(comment);
            if (!grain.matches()) {
                throw new IllegalStateException("the comment of " + name + " has no 'Grain: …': " + comment);
            }
            return grain;
        }

        private int group() {
            return PREFIXES.indexOf(PREFIXES.stream().filter(name::startsWith).findFirst().orElseThrow());
        }
    }

    private record Column(String name, String type, String comment) {}

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();
    private final Map<String, String> functions = new LinkedHashMap<>();
    private final Set<String> withMemberZero = new LinkedHashSet<>();
    private final Map<String, String> primary;
    private final List<KeyColumns.Key> keys;

    /** Reads what a warehouse says of itself. */
    DataDictionary(Connection connection) {
        List<Table> all = new ArrayList<>();
        for (String[] row : cells(connection, "SELECT table_name, false, comment FROM duckdb_tables() WHERE NOT temporary "
                + "UNION ALL SELECT view_name, true, comment FROM duckdb_views() WHERE NOT internal AND NOT temporary", 3)) {
            all.add(new Table(row[0], Boolean.parseBoolean(row[1]), row[2]));
        }
        all.sort(Comparator.comparing(Table::group).thenComparing(Table::name));
        all.forEach(table -> tables.put(table.name(), table));
        for (String[] row : cells(connection, "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
                + "WHERE NOT internal AND database_name <> 'temp' ORDER BY table_name, column_index", 4)) {
            columns.computeIfAbsent(row[0], name -> new ArrayList<>()).add(new Column(row[1], row[2], row[3]));
        }
        for (String[] row : cells(connection, "SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', "
                + "comment FROM duckdb_functions() WHERE NOT internal AND database_name <> 'temp' ORDER BY 1", 2)) {
            functions.put(row[0], row[1]);
        }
        primary = KeyColumns.primary(connection);
        keys = KeyColumns.of(connection).stream().filter(key -> !key.isView()).toList();
        primary.forEach((table, key) -> {
            if (Warehouses.rows(connection, "SELECT 1 FROM " + table + " WHERE " + key + " = 0").size() == 1) {
                withMemberZero.add(table);
            }
        });
    }

    private static List<String[]> cells(Connection connection, String sql, int count) {
        return Warehouses.rows(connection, sql).stream().map(row -> row.split(" \\| ", count)).toList();
    }

    /** Every part by its name, as lines of Markdown. */
    Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("grain", grain());
        parts.put("bus matrix", busMatrix());
        parts.put("entity diagram", entityDiagram());
        parts.put("data dictionary", dictionary());
        return parts;
    }

    /** What one row of each table and view is. */
    private List<String> grain() {
        List<String> lines = new ArrayList<>(List.of("| table or view | one row is | what it holds |", "| --- | --- | --- |"));
        for (Table table : tables.values()) {
            Matcher grain = table.grain();
            lines.add("| `" + table.name() + "` | " + cell(grain.group(2)) + " | "
                    + cell((grain.group(1) + " " + grain.group(3)).strip()) + " |");
        }
        return lines;
    }

    /**
     * Which dimensions each table has: {@code x} a key of its own, a role before it ({@code own}), or the table through
     * which it is reached.
     */
    private List<String> busMatrix() {
        List<String> dimensions = new ArrayList<>();
        keys.stream().filter(key -> key.table().equals("fact_figure")).map(KeyColumns.Key::target)
                .filter(target -> target.startsWith("dim_") && !dimensions.contains(target)).forEach(dimensions::add);
        tables.keySet().stream().filter(name -> name.startsWith("dim_") && !dimensions.contains(name))
                .forEach(dimensions::add);
        List<String> lines = new ArrayList<>();
        lines.add("| | " + String.join(" | ", dimensions.stream().map(DataDictionary::entity).toList()) + " |");
        lines.add("| --- |" + " --- |".repeat(dimensions.size()));
        for (Table table : tables.values()) {
            if (!table.isView() && !table.name().startsWith("dim_") && keys.stream().anyMatch(key ->
                    key.table().equals(table.name()))) {
                lines.add("| `" + table.name() + "` | " + String.join(" | ", dimensions.stream()
                        .map(dimension -> reached(table.name(), dimension)).toList()) + " |");
            }
        }
        return lines;
    }

    private String reached(String table, String dimension) {
        List<KeyColumns.Key> own = keys.stream().filter(key -> key.table().equals(table) && key.target().equals(dimension))
                .toList();
        if (own.stream().anyMatch(key -> key.column().equals(key.targetKey()))) {
            return "x";
        }
        if (!own.isEmpty()) {
            return own.get(0).column().replace("_" + own.get(0).targetKey(), "").replace('_', ' ');
        }
        if (dimension.equals("dim_period") && columns.get(table).stream().anyMatch(c -> c.name().equals("year"))) {
            return "year";
        }
        // The shortest way over keys that have no role, the first of several.
        Map<String, String> first = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(table));
        first.put(table, "");
        while (!next.isEmpty()) {
            String here = next.remove();
            for (KeyColumns.Key key : keys) {
                if (key.table().equals(here) && key.column().equals(key.targetKey()) && !first.containsKey(key.target())) {
                    first.put(key.target(), here.equals(table) ? entity(key.target()) : first.get(here));
                    next.add(key.target());
                }
            }
        }
        return first.containsKey(dimension) ? "via " + first.get(dimension) : "";
    }

    private static String entity(String table) {
        return table.replaceFirst("^(dim|fact)_", "");
    }

    /** Tables with keys and where these point, a Mermaid diagram. A key that may point nowhere has an open end. */
    private List<String> entityDiagram() {
        List<String> lines = new ArrayList<>(List.of("```mermaid", "erDiagram"));
        for (Table table : tables.values()) {
            List<String> attributes = new ArrayList<>();
            for (Column column : columns.get(table.name())) {
                if (column.name().equals(primary.get(table.name()))) {
                    attributes.add("        " + column.type() + " " + column.name() + " PK");
                } else if (keys.stream().anyMatch(key -> key.table().equals(table.name())
                        && key.column().equals(column.name()))) {
                    attributes.add("        " + column.type() + " " + column.name() + " FK");
                }
            }
            if (!table.isView() && !attributes.isEmpty()) {
                lines.add("    " + table.name() + " {");
                lines.addAll(attributes);
                lines.add("    }");
            }
        }
        for (KeyColumns.Key key : keys) {
            String comment = columns.get(key.table()).stream().filter(column -> column.name().equals(key.column()))
                    .findFirst().orElseThrow().comment();
            boolean mayPointNowhere = NULL_FOR_NONE.matcher(comment).find()
                    || !withMemberZero.contains(key.target()) && ZERO_FOR_NONE.matcher(comment).find();
            lines.add("    " + key.target() + (mayPointNowhere ? " |o--o{ " : " ||--o{ ") + key.table() + " : "
                    + key.column());
        }
        lines.add("```");
        return lines;
    }

    /** Every table, view, column and function with its comment. */
    private List<String> dictionary() {
        List<String> lines = new ArrayList<>();
        for (Table table : tables.values()) {
            lines.addAll(List.of("### `" + table.name() + "`", "", table.comment(), "", "| column | type | meaning |",
                    "| --- | --- | --- |"));
            for (Column column : columns.get(table.name())) {
                lines.add("| `" + column.name() + "` | " + column.type() + " | " + cell(column.comment()) + " |");
            }
            lines.add("");
        }
        lines.addAll(List.of("### Functions", "", "| function | result |", "| --- | --- |"));
        functions.forEach((signature, comment) -> lines.add("| `" + signature + "` | " + cell(comment) + " |"));
        return lines;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
