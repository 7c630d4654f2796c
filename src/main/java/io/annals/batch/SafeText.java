package io.annals.batch;

import java.util.Locale;

/** Text that is shown to people: file names and report texts are data, whoever wrote them. */
public final class SafeText {

    private SafeText() {
    }

    /**
     * Text with nothing in it that a terminal would obey: control and direction characters stand as a backslash,
     * {@code u} and their number.
     */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR) {
                safe.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** The same as content of an HTML element or of a quoted attribute. */
    static String html(String text) {
        return of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
