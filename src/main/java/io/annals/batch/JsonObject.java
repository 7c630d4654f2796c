package io.annals.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.annals.warehouse.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object as plain values: maps with their members in order, lists, text, booleans and numbers, the last exact
 * as {@link BigDecimal}. What is absent or of another kind than is asked for reads as empty.
 *
 * @param members the values by key
 */
record JsonObject(Map<String, Object> members) {

    /**
     * Reads a file.
     *
     * @throws IOException where it can't be read, or does not hold one JSON object
     */
    static JsonObject read(Path file) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(Files.newBufferedReader(file))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(file + ": is no JSON object");
            }
            return new JsonObject(object(json));
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            members.put(key, value(json));
        }
        return members;
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(json));
                }
                yield items;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }

    /** The object as text, a member a line, with a line feed at the end. */
    String toText() {
        return JsonText.indented(members);
    }

    /** A value as text; empty for none, an object or a list. */
    String text(String key) {
        Object value = members.get(key);
        return value == null || value instanceof Map || value instanceof List ? ""
                : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** A number; 0 for none. */
    BigDecimal number(String key) {
        return members.get(key) instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    /** A whole number; 0 for none. */
    long count(String key) {
        return number(key).longValue();
    }

    /** Whether a value is true. */
    boolean isTrue(String key) {
        return Boolean.TRUE.equals(members.get(key));
    }

    /** An object; empty for none. */
    @SuppressWarnings("unchecked")
    JsonObject object(String key) {
        return new JsonObject(members.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }

    /** The objects of a list; empty for none. */
    @SuppressWarnings("unchecked")
    List<JsonObject> objects(String key) {
        List<JsonObject> objects = new ArrayList<>();
        if (members.get(key) instanceof List<?> list) {
            list.stream().filter(Map.class::isInstance).forEach(map ->
                    objects.add(new JsonObject((Map<String, Object>) map)));
        }
        return objects;
    }
}
