package io.annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.yaml.snakeyaml.Yaml;

/**
 * Reads a Data Package as a stranger would, by what stands in {@code datapackage.json} alone, and checks all that it
 * says: sizes, hashes, counts, headers, types, constraints and keys.
 */
final class DataPackageCheck {

    /** Rows by the path of their file, in order; cells by field name, null for a missing one. */
    final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    final Map<String, Object> descriptor;

    private final Path folder;

    DataPackageCheck(Path folder) throws IOException {
        this.folder = folder;
        descriptor = new Yaml().load(Files.readString(folder.resolve("datapackage.json")));
        assertThat(descriptor.get("$schema")).isEqualTo("https://datapackage.org/profiles/2.0/datapackage.json");
        Set<Object> names = new HashSet<>();
        for (Map<String, Object> resource : maps(descriptor.get("resources"))) {
            assertThat((String) resource.get("name")).matches("[a-z0-9-]+").satisfies(name ->
                    assertThat(names.add(name)).as("%s is the name of one file only", name).isTrue());
            String path = (String) resource.get("path");
            rows.put(path, read(path, resource));
        }
        assertThat(rows).isNotEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object list) {
        return (List<Map<String, Object>>) list;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object map) {
        return (Map<String, Object>) map;
    }

    private List<Map<String, Object>> read(String path, Map<String, Object> resource) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(path));
        assertThat(resource.get("bytes")).as(path).isEqualTo(bytes.length);
        assertThat(resource.get("hash")).as(path).isEqualTo("sha256:" + sha256(bytes));
        Map<String, Object> dialect = map(resource.get("dialect"));
        String text = new String(bytes, Charset.forName((String) resource.get("encoding")));
        assertThat(text.startsWith("\uFEFF")).as(path).isEqualTo(dialect.getOrDefault("byteOrderMark", false));
        assertThat(text).as(path).endsWith((String) dialect.get("lineTerminator"));
        List<CSVRecord> records;
        try (var parser = format(dialect).parse(new java.io.StringReader(
                text.startsWith("\uFEFF") ? text.substring(1) : text))) {
            records = parser.getRecords();
        }
        List<Map<String, Object>> fields = maps(map(resource.get("schema")).get("fields"));
        assertThat(records.get(0).toList()).as(path).isEqualTo(fields.stream().map(field -> field.get("name")).toList());
        assertThat(resource.get("rows")).as(path).isEqualTo(records.size() - 1);
        String guard = (String) dialect.get("guard");
        List<Map<String, Object>> table = new ArrayList<>();
        for (CSVRecord record : records.subList(1, records.size())) {
            assertThat(record.size()).as("%s:%d", path, record.getRecordNumber()).isEqualTo(fields.size());
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                row.put((String) fields.get(i).get("name"), value(record.get(i), fields.get(i), guard,
                        "%s:%d %s".formatted(path, record.getRecordNumber(), fields.get(i).get("name"))));
            }
            table.add(row);
        }
        checkKeys(path, map(resource.get("schema")), table);
        return table;
    }

    private static CSVFormat format(Map<String, Object> dialect) {
        CSVFormat.Builder format = CSVFormat.DEFAULT.builder().setDelimiter((String) dialect.get("delimiter"))
                .setIgnoreEmptyLines(false).setQuote(null).setRecordSeparator((String) dialect.get("lineTerminator"));
        if (dialect.containsKey("quoteChar")) {
            format.setQuote(((String) dialect.get("quoteChar")).charAt(0));
        } else {
            format.setEscape(((String) dialect.get("escapeChar")).charAt(0));
        }
        return format.get();
    }

    /** A cell as its field's type, after a check of its constraints. */
    private static Object value(String cell, Map<String, Object> field, String guard, String where) {
        Map<String, Object> constraints = field.containsKey("constraints") ? map(field.get("constraints")) : Map.of();
        if (cell.isEmpty()) {
            assertThat(constraints.get("required")).as(where).isNotEqualTo(true);
            return null;
        }
        boolean isText = field.get("type").equals("string");
        boolean isBare = !Boolean.FALSE.equals(field.get("bareNumber"));
        String plain = guard != null && cell.startsWith(guard) && (isText || !isBare) ? cell.substring(1) : cell;
        Object value = switch ((String) field.get("type")) {
            case "integer" -> {
                assertThat(plain).as(where).matches("-?(0|[1-9]\\d*)");
                yield new BigDecimal(plain);
            }
            case "number" -> {
                assertThat(plain).as(where).matches("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?");
                yield new BigDecimal(plain);
            }
            case "boolean" -> {
                assertThat(plain).as(where).isIn("true", "false");
                yield Boolean.valueOf(plain);
            }
            case "date" -> LocalDate.parse(plain);
            case "string" -> plain;
            default -> throw new AssertionError(where + ": " + field.get("type") + " is no type that is written");
        };
        if (constraints.get("enum") instanceof List<?> words) {
            assertThat(words.stream().map(Object::toString)).as(where).contains(value.toString());
        }
        if (constraints.containsKey("minimum")) {
            assertThat((BigDecimal) value).as(where).isGreaterThanOrEqualTo(
                    new BigDecimal(constraints.get("minimum").toString()));
        }
        return value;
    }

    private static void checkKeys(String path, Map<String, Object> schema, List<Map<String, Object>> rows) {
        List<?> primary = (List<?>) schema.get("primaryKey");
        assertThat(primary).as(path).isNotEmpty();
        Set<List<Object>> seen = new HashSet<>();
        for (Map<String, Object> row : rows) {
            List<Object> key = new ArrayList<>();
            primary.forEach(name -> key.add(row.get(name)));
            assertThat(key).as(path).doesNotContainNull();
            assertThat(seen.add(key)).as("%s has %s once", path, key).isTrue();
        }
        for (Object unique : (List<?>) schema.getOrDefault("uniqueKeys", List.of())) {
            Set<List<Object>> combinations = new HashSet<>();
            for (Map<String, Object> row : rows) {
                List<Object> key = new ArrayList<>();
                ((List<?>) unique).forEach(name -> key.add(row.get(name)));
                assertThat(key.contains(null) || combinations.add(key)).as("%s has %s once", path, key).isTrue();
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
