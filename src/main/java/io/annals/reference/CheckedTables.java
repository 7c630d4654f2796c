package io.annals.reference;

import io.annals.reference.ReferenceTable.Row;
import io.annals.reference.TableSchema.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All reference tables with their overlays, each cell checked against its column and the keys that it refers to. */
final class CheckedTables {

    private static final Map<String, TableSchema> SCHEMAS = TableSchema.shipped();

    private final Map<String, List<Row>> tables = new HashMap<>();

    /**
     * Reads and checks all tables.
     *
     * @param overlays folders of tables, or files that have the name of a table; the later one wins
     * @throws ReferenceException with file, line and what was expected, where a cell is not what its column allows, and
     *     where an overlay holds a CSV file that is no table
     */
    CheckedTables(List<Path> overlays) {
        overlays.forEach(CheckedTables::requireTables);
        SCHEMAS.forEach((name, schema) -> tables.put(name, ReferenceTable.read(schema, overlays)));
        SCHEMAS.values().forEach(schema -> schema.columns().stream().filter(column -> !column.refersTo().isEmpty())
                .forEach(column -> requireKeys(schema.table(), column)));
    }

    /** The file names of all tables. */
    static Set<String> names() {
        return SCHEMAS.keySet();
    }

    /** The rows of a table, shipped ones first. */
    List<Row> rows(String table) {
        return tables.get(table);
    }

    private void requireKeys(String table, Column column) {
        String key = SCHEMAS.get(column.refersTo()).keys().get(0);
        Set<String> keys = tables.get(column.refersTo()).stream().map(row -> row.text(key)).collect(Collectors.toSet());
        for (Row row : tables.get(table)) {
            List<String> values = column.isList() ? row.list(column.name()) : List.of(row.text(column.name()));
            for (String value : values) {
                if (!value.isEmpty() && !keys.contains(value)) {
                    throw row.refused(column.name() + (column.isList() ? ":" : "") + " '" + value + "' is no "
                            + column.noun() + " of " + column.refersTo());
                }
            }
        }
    }

    /** A file of another name would be left out in silence, and with it what it was to change. */
    private static void requireTables(Path overlay) {
        try (Stream<Path> files = Files.isDirectory(overlay) ? Files.list(overlay) : Stream.of(overlay)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if ((name.endsWith(".csv") || file.equals(overlay)) && !names().contains(name)) {
                    throw new ReferenceException(file + ": is no reference table; the tables are "
                            + String.join(", ", names()) + ": correct its name or take it out");
                }
            }
        } catch (IOException e) {
            throw new ReferenceException(overlay + ": can't be read: " + e.getMessage(), e);
        }
    }
}
