package io.annals.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * One reference table: the shipped CSV, with the rows of each overlay's file of the same name laid over it. A row of an
 * overlay replaces the shipped row that has the same key, or is added; a column that the overlay's file leaves out
 * keeps the shipped cell.
 */
final class ReferenceTable {

    private static final String SHIPPED = "/warehouse-schema/seeds/";

    /** One row, with where it stands for messages. */
    static final class Row {

        private final String file;
        private final long line;
        private final Map<String, Integer> header;
        private final String[] cells;
        private final Row under;

        private Row(String file, long line, Map<String, Integer> header, String[] cells, Row under) {
            this.file = file;
            this.line = line;
            this.header = header;
            this.cells = cells;
            this.under = under;
        }

        String where() {
            return file + ":" + line;
        }

        /** Where a rule is broken: file, line and what was expected. */
        void require(boolean condition, String message) {
            if (!condition) {
                throw refused(message);
            }
        }

        ReferenceException refused(String message) {
            return new ReferenceException(where() + ": " + message);
        }

        /** The other row laid over this one: a column that its file leaves out keeps the cell of this one. */
        Row over(Row other) {
            return new Row(other.file, other.line, other.header, other.cells, this);
        }

        String text(String column) {
            Integer index = header.get(column);
            return index != null ? cells[index] : under != null ? under.text(column) : "";
        }

        List<String> list(String column) {
            String text = text(column);
            return text.isEmpty() ? List.of() : Arrays.stream(text.split("\\|")).map(String::strip)
                    .filter(part -> !part.isEmpty()).toList();
        }

        /** The number of a column whose type is one; {@code otherwise} where the cell is empty. */
        long number(String column, long otherwise) {
            String text = text(column);
            return text.isEmpty() ? otherwise : Long.parseLong(text);
        }
    }

    private ReferenceTable() {
    }

    /**
     * The rows of a table, shipped ones first, each key once, in the order in which the keys first appear; their cells
     * are what the schema allows, references to other tables aside.
     *
     * @param schema the table's columns; a file may leave out those that are not keys
     * @param overlays folders whose file of the same name is laid over, or such files, in order; without one the shipped
     *     rows stand
     */
    static List<Row> read(TableSchema schema, List<Path> overlays) {
        Map<List<String>, Row> rows = new LinkedHashMap<>();
        String name = schema.table();
        try (InputStream shipped = ReferenceTable.class.getResourceAsStream(SHIPPED + name)) {
            if (shipped == null) {
                throw new ReferenceException(name + ": the shipped table is missing from the program");
            }
            add(rows, parse(shipped, "warehouse-schema/seeds/" + name, schema), schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path overlay : overlays) {
            Path file = Files.isDirectory(overlay) ? overlay.resolve(name) : overlay;
            if (Files.exists(file) && file.getFileName().toString().equals(name)) {
                try (InputStream in = Files.newInputStream(file)) {
                    Map<List<String>, Row> own = new LinkedHashMap<>();
                    add(own, parse(in, file.toString(), schema), schema);
                    own.forEach((key, row) -> rows.merge(key, row, Row::over));
                } catch (IOException e) {
                    throw new ReferenceException(file + ": can't be read: " + e.getMessage(), e);
                }
            }
        }
        rows.values().forEach(schema::check);
        return List.copyOf(rows.values());
    }

    private static void add(Map<List<String>, Row> rows, List<Row> added, TableSchema schema) {
        for (Row row : added) {
            List<String> key = schema.keys().stream().map(row::text).toList();
            Row twin = rows.put(key, row);
            if (twin != null) {
                throw new ReferenceException(row.where() + ": " + String.join(", ", key) + " stands already in "
                        + twin.where() + "; keep one of the two rows");
            }
        }
    }

    private static List<Row> parse(InputStream in, String file, TableSchema schema) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        List<Row> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, decoder))) {
            reader.mark(1);
            if (reader.read() != 0xFEFF) {
                reader.reset();
            }
            CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
                    .setIgnoreEmptyLines(true).setCommentMarker('#').get();
            try (var parser = format.parse(reader)) {
                List<String> header = parser.getHeaderNames();
                schema.checkHeader(file, header);
                Map<String, Integer> columns = parser.getHeaderMap();
                for (CSVRecord record : parser) {
                    long line = parser.getCurrentLineNumber();
                    if (!record.isConsistent()) {
                        throw new ReferenceException(file + ":" + line + ": " + record.size()
                                + " cells, but the header has " + header.size());
                    }
                    rows.add(new Row(file, line, columns, record.values(), null));
                }
            }
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new ReferenceException(file + ": is not UTF-8; save it as UTF-8", e);
        } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            throw new ReferenceException(file + ": is not a CSV table with a header: " + e.getMessage(), e);
        }
        return rows;
    }
}
