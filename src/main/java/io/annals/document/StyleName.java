package io.annals.document;

import io.annals.document.Block.Kind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a paragraph style tells, in the English and Chinese names of word processors. */
final class StyleName {

    private static final Pattern HEADING = Pattern.compile("(?i)(?:heading|标题)[\\s_]*([1-9])");
    private static final Pattern CONTENTS = Pattern.compile(
            "(?i)(?:toc|目录|contents|wpsoffice手动目录)[\\s_]*(?:\\d|heading|标题)?\\s*\\d?|table of figures|图表目录");

    private StyleName() {
    }

    /** The level of a heading style, from 1; 0 where the style is none. */
    static int headingLevel(String name) {
        Matcher heading = HEADING.matcher(name);
        return heading.matches() ? Integer.parseInt(heading.group(1)) : 0;
    }

    /** Entries of a table of contents repeat headings and hold page numbers. */
    static boolean isTableOfContents(String name) {
        return CONTENTS.matcher(name).matches();
    }

    /** What a paragraph of a style is, its heading level known; PARAGRAPH where nothing tells. */
    static Kind kind(String name, int headingLevel) {
        return switch (name.toLowerCase(Locale.ROOT).strip()) {
            case "title", "标题" -> Kind.TITLE;
            case "caption", "题注" -> Kind.CAPTION;
            default -> headingLevel > 0 ? Kind.HEADING : Kind.PARAGRAPH;
        };
    }
}
