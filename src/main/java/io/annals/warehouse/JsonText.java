package io.annals.warehouse;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** JSON text of plain values. */
public final class JsonText {

    private JsonText() {
    }

    /**
     * The JSON text of a value, on one line.
     *
     * @param value a map (keys as text, in its order), an iterable, a string, a number, a boolean or null
     */
    public static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value, -1);
        return out.toString();
    }

    /** The same, a member a line, two spaces a level, with a line feed at the end. */
    public static String indented(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value, 0);
        return out.append('\n').toString();
    }

    private static void write(StringBuilder out, Object value, int depth) {
        int below = depth < 0 ? depth : depth + 1;
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
            while (members.hasNext()) {
                Map.Entry<?, ?> member = members.next();
                newLine(out, below);
                string(out, member.getKey().toString());
                out.append(": ");
                write(out, member.getValue(), below);
                out.append(members.hasNext() ? "," : "");
            }
            if (!map.isEmpty()) {
                newLine(out, depth);
            }
            out.append('}');
        } else if (value instanceof Iterable<?> items) {
            out.append('[');
            Iterator<?> item = items.iterator();
            boolean any = item.hasNext();
            while (item.hasNext()) {
                newLine(out, below);
                write(out, item.next(), below);
                out.append(item.hasNext() ? "," : "");
            }
            if (any) {
                newLine(out, depth);
            }
            out.append(']');
        } else if (value instanceof BigDecimal number) {
            out.append(number.toPlainString());
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            string(out, value.toString());
        }
    }

    private static void newLine(StringBuilder out, int depth) {
        if (depth >= 0) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private static void string(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
