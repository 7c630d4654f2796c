package io.annals.reference;

import io.annals.reference.ReferenceTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a reference table may hold, as {@code columns.csv} says it: its columns, in their order, and what their cells may
 * be. What depends on more than one cell is checked where the table is read into records.
 *
 * @param table file name, {@code units.csv}
 * @param columns the columns; those of a file are among them
 */
record TableSchema(String table, List<Column> columns) {

    /** What the text of one cell, or of each item of a list, may be. Empty cells are a matter of {@code required}. */
    enum Type {
        TEXT(".*", "text"),
        CODE("[a-z][a-z0-9_]*", "lower-case letters, digits and _, beginning with a letter"),
        REASON("[A-Z][A-Z0-9_]*", "upper-case letters, digits and _, beginning with a letter"),
        REGION("\\d{6}", "six digits"),
        NAME(".{2,}", "two characters or more"),
        CHARACTER(".", "one character"),
        WHOLE("\\d{1,9}", "a whole number"),
        POSITIVE("[1-9]\\d{0,17}", "a whole number of 1 or more"),
        YEAR("(?:19|20)\\d\\d", "a year of four digits"),
        HOST("(?!www\\.)[a-z0-9-]+(?:\\.[a-z0-9-]+)+", "a domain in lower case without www."),
        HASH("[0-9a-f]{64}", "the SHA-256 of the report's file in 64 lower-case hexadecimal digits"
                + " (dim_report.content_sha256)"),
        POSITION("\\d{1,9}", "a position in the report's text (v_figure.char_start)");

        private final Pattern pattern;
        private final String expected;

        Type(String pattern, String expected) {
            this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
            this.expected = expected;
        }

        private boolean allows(String text) {
            return pattern.matcher(text).matches();
        }
    }

    /**
     * A column.
     *
     * @param name its name in the header
     * @param isKey whether it is part of the key
     * @param isRequired whether its cells must not be empty
     * @param type what its cells may be
     * @param isList whether its cells are lists, parted by a bar
     * @param allowed the values that it may have; empty for any of its type
     * @param refersTo the table whose keys its values are; empty for none
     * @param noun what such a key is called: {@code division}
     * @param meaning what it tells
     */
    record Column(
            String name, boolean isKey, boolean isRequired, Type type, boolean isList, List<String> allowed,
            String refersTo, String noun, String meaning) {

        private void check(Row row) {
            String text = row.text(name);
            if (text.isEmpty()) {
                if (isRequired) {
                    throw row.refused(name + " is empty; expected " + meaning);
                }
                return;
            }
            if (type == Type.TEXT && allowed.isEmpty()) {
                return;
            }
            for (String item : isList ? row.list(name) : List.of(text)) {
                if (!type.allows(item) || !allowed.isEmpty() && !allowed.contains(item)) {
                    throw row.refused(name + " must be " + expected() + ", not '" + item + "'");
                }
            }
        }

        private String expected() {
            List<String> choices = new ArrayList<>(allowed.isEmpty() ? List.of(type.expected) : allowed);
            if (!isRequired) {
                choices.add("empty");
            }
            String last = choices.remove(choices.size() - 1);
            return choices.isEmpty() ? last : String.join(", ", choices) + " or " + last;
        }
    }

    TableSchema {
        columns = List.copyOf(columns);
    }

    /** The schema of each table, in the order of {@code columns.csv}. */
    static Map<String, TableSchema> shipped() {
        TableSchema own = new TableSchema("columns.csv", List.of("table", "column", "key", "required", "type", "many",
                "allowed", "refers_to", "meaning").stream().map(name -> new Column(name,
                        name.equals("table") || name.equals("column"), false, Type.TEXT, false, List.of(), "", "", ""))
                .toList());
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        for (Row row : ReferenceTable.read(own, List.of())) {
            String[] target = row.text("refers_to").split(" of ", 2);
            columns.computeIfAbsent(row.text("table"), table -> new ArrayList<>()).add(new Column(row.text("column"),
                    row.text("key").equals("yes"), row.text("required").equals("yes"), type(row),
                    row.text("many").equals("yes"), row.list("allowed"), target.length < 2 ? "" : target[1],
                    target[0], row.text("meaning")));
        }
        Map<String, TableSchema> schemas = new LinkedHashMap<>();
        columns.forEach((table, ofTable) -> schemas.put(table, new TableSchema(table, ofTable)));
        return schemas;
    }

    private static Type type(Row row) {
        String type = row.text("type");
        return type.isEmpty() ? Type.TEXT : Type.valueOf(type.toUpperCase(Locale.ROOT));
    }

    List<String> keys() {
        return columns.stream().filter(Column::isKey).map(Column::name).toList();
    }

    /** The columns of a file's header are the table's, its keys among them. */
    void checkHeader(String file, List<String> header) {
        for (String key : keys()) {
            if (!header.contains(key)) {
                throw new ReferenceException(file + ":1: the column '" + key + "' is missing; found "
                        + String.join(", ", header));
            }
        }
        List<String> known = columns.stream().map(Column::name).toList();
        for (String column : header) {
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw new ReferenceException(file + ":1: the column '" + column + "' stands twice; keep one of the two");
            }
            if (!known.contains(column)) {
                throw new ReferenceException(file + ":1: '" + column + "' is no column of " + table + "; its columns are "
                        + String.join(", ", known));
            }
        }
    }

    /** The cells of a row, with what it leaves to the row under it, are what their columns allow. */
    void check(Row row) {
        columns.forEach(column -> column.check(row));
    }
}
