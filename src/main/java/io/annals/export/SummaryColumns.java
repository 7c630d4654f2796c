package io.annals.export;

import io.annals.warehouse.WarehouseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What {@code warehouse-schema/export/columns.csv} says of the columns of the exported views: Chinese names and
 * descriptions, and the constraints that hold. What they are in English stands in the comments of the views.
 */
final class SummaryColumns {

    private static final String FILE = "/warehouse-schema/export/columns.csv";

    /**
     * One column.
     *
     * @param nameZh its name in Chinese
     * @param descriptionZh what it holds, in Chinese
     * @param constraints constraints of Table Schema by name, in order
     * @param rounded whether its numbers are rounded to nine places by definition
     */
    record Column(String nameZh, String descriptionZh, Map<String, Object> constraints, boolean rounded) {}

    private final Map<String, Map<String, Column>> byView = new LinkedHashMap<>();

    private SummaryColumns() {
    }

    /** The shipped table. */
    static SummaryColumns shipped() {
        SummaryColumns columns = new SummaryColumns();
        try (InputStream in = SummaryColumns.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new WarehouseException(FILE.substring(1) + " is missing from the program; build it again");
            }
            CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
            try (CSVParser rows = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (CSVRecord row : rows) {
                    Map<String, Object> constraints = constraints(row.get("constraints"));
                    boolean rounded = constraints.remove("rounded") != null;
                    columns.byView.computeIfAbsent(row.get("view"), view -> new LinkedHashMap<>()).put(
                            row.get("column"),
                            new Column(row.get("name_zh"), row.get("description_zh"), constraints, rounded));
                }
            }
            return columns;
        } catch (IOException e) {
            throw new WarehouseException(FILE.substring(1) + " can't be read from the program: " + e.getMessage(), e);
        }
    }

    /** Words separated by spaces: {@code required}, {@code minimum:0}, {@code enum:a/b}, {@code rounded}. */
    private static Map<String, Object> constraints(String words) {
        Map<String, Object> constraints = new LinkedHashMap<>();
        for (String word : words.isBlank() ? new String[0] : words.strip().split(" +")) {
            String[] parts = word.split(":", 2);
            constraints.put(parts[0], switch (parts[0]) {
                case "required", "rounded" -> true;
                case "minimum" -> new BigDecimal(parts[1]);
                case "enum" -> List.of(parts[1].split("/"));
                default -> throw new WarehouseException(FILE.substring(1) + ": '" + word
                        + "' is no constraint; known are required, minimum:N, enum:A/B and rounded");
            });
        }
        return constraints;
    }

    /** Its columns by name, in the order of the table; empty for a view that is not exported. */
    Map<String, Column> of(String view) {
        return byView.getOrDefault(view, Map.of());
    }

    /** A column; one of another program's warehouse that the table does not know goes by its own name. */
    Column of(String view, String column) {
        return of(view).getOrDefault(column, new Column(column, "", Map.of(), false));
    }
}
