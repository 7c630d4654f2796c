package io.annals.warehouse;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The surrogate keys of a warehouse and where each points, found by their names. */
final class KeyColumns {

    /**
     * A column that points into another table, or into another row of its own.
     *
     * @param target the table that it points into, by its column {@code targetKey}
     */
    record Key(String table, boolean isView, String column, String target, String targetKey) {}

    private KeyColumns() {
    }

    /**
     * The primary keys: of each table whose name ends in an entity's ({@code dim_region}, {@code fact_figure},
     * {@code finding}) the column that is named after it.
     *
     * @return table → column, in the order of the tables' names
     */
    static Map<String, String> primary(Connection connection) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String row : Warehouses.rows(connection, "SELECT table_name || '.' || column_name FROM duckdb_columns() "
                + "JOIN duckdb_tables() USING (database_name, schema_name, table_name) WHERE NOT temporary "
                + "AND column_name = regexp_replace(table_name, '^(dim|fact)_', '') || '_key' ORDER BY table_name")) {
            keys.put(row.substring(0, row.indexOf('.')), row.substring(row.indexOf('.') + 1));
        }
        return keys;
    }

    /**
     * The keys that point to a primary key: each column named like it, or ending in its name behind a role
     * ({@code parent_region_key}), in the order of the tables' names and of their columns. A primary key itself is none.
     */
    static List<Key> of(Connection connection) {
        Map<String, String> primary = primary(connection);
        List<Key> keys = new ArrayList<>();
        for (String row : Warehouses.rows(connection, "SELECT table_name, column_name, table_name IN (SELECT view_name "
                + "FROM duckdb_views() WHERE NOT internal) FROM duckdb_columns() WHERE NOT internal "
                + "AND database_name <> 'temp' AND column_name LIKE '%\\_key' ESCAPE '\\' "
                + "ORDER BY table_name, column_index")) {
            String[] cells = row.split(" \\| ");
            if (cells[1].equals(primary.get(cells[0]))) {
                continue;
            }
            Map.Entry<String, String> target = primary.entrySet().stream()
                    .filter(key -> cells[1].equals(key.getValue()) || cells[1].endsWith("_" + key.getValue()))
                    .findFirst().orElseThrow(() -> new IllegalStateException(cells[0] + "." + cells[1]
                            + " points to no table: name it after the entity that it points to"));
            keys.add(new Key(cells[0], Boolean.parseBoolean(cells[2]), cells[1], target.getKey(), target.getValue()));
        }
        return keys;
    }
}
