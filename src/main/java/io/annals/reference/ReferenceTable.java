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
                throw new ReferenceException(where() + ": " + message);
            }
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

        long number(String column, long otherwise) {
            String text = text(column);
            if (text.isEmpty()) {
                return otherwise;
            }
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new ReferenceException(where() + ": " + column + " must be a whole number, not '" + text + "'");
            }
        }
    }

    private ReferenceTable() {
    }

    /**
     * The rows of a table, shipped ones first, each key once, in the order in which the keys first appear.
     *
     * @param name file name, {@code units.csv}
     * @param keyColumns the columns that make a row's key
     * @param required all columns that a file must have; an overlay may leave out those that are not keys
     * @param overlays folders whose file of the same name is laid over, in order; without one the shipped rows stand
     */
    static List<Row> read(String name, List<String> keyColumns, List<String> required, List<Path> overlays) {
        Map<List<String>, Row> rows = new LinkedHashMap<>();
        try (InputStream shipped = ReferenceTable.class.getResourceAsStream(SHIPPED + name)) {
            if (shipped == null) {
                throw new ReferenceException(name + ": the shipped table is missing from the program");
            }
            add(rows, parse(shipped, "warehouse-schema/seeds/" + name, required), keyColumns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path overlay : overlays) {
            Path file = overlay.resolve(name);
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    Map<List<String>, Row> own = new LinkedHashMap<>();
                    add(own, parse(in, file.toString(), keyColumns), keyColumns);
                    own.forEach((key, row) -> rows.merge(key, row, Row::over));
                } catch (IOException e) {
                    throw new ReferenceException(file + ": can't be read: " + e.getMessage(), e);
                }
            }
        }
        return List.copyOf(rows.values());
    }

    private static void add(Map<List<String>, Row> rows, List<Row> added, List<String> keyColumns) {
        for (Row row : added) {
            List<String> key = keyColumns.stream().map(row::text).toList();
            Row twin = rows.put(key, row);
            if (twin != null) {
                throw new ReferenceException(row.where() + ": " + String.join(", ", key) + " stands already in "
                        + twin.where() + "; keep one of the two rows");
            }
        }
    }

    private static List<Row> parse(InputStream in, String file, List<String> required) throws IOException {
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
                for (String column : required) {
                    if (!header.contains(column)) {
                        throw new ReferenceException(file + ":1: the column '" + column + "' is missing; found "
                                + String.join(", ", header));
                    }
                }
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
