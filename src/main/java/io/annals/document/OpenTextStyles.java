package io.annals.document;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the styles of an OpenDocument text say about paragraphs, runs and lists, each style with what it inherits. */
final class OpenTextStyles {

    static final int LEVELS = 10;
    private static final int LONGEST_CHAIN = 20;

    /** A paragraph or text style; null where it says nothing itself. */
    private static final class Style {
        String name = "";
        String parent = "";
        Integer outlineLevel;
        Boolean centred;
        Boolean hidden;
        String listStyle;
    }

    /** One level of a list style. */
    record Level(String format, String prefix, String suffix, int start, int shownLevels, String template) {}

    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, Level[]> lists = new HashMap<>();
    private final Level[] outline = new Level[LEVELS];

    /** Reads the styles of a whole part. */
    void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                element(xml);
            }
        }
    }

    /** Reads one element of a part, with what it holds, where it is a style. */
    void element(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "style" -> style(xml);
            case "list-style" -> {
                Level[] levels = new Level[LEVELS];
                lists.put(WordXml.attribute(xml, "name"), levels);
                levels(xml, levels);
            }
            case "outline-style" -> levels(xml, outline);
            default -> { }
        }
    }

    private void style(XMLStreamReader xml) throws XMLStreamException {
        Style style = new Style();
        String id = WordXml.attribute(xml, "name");
        String shown = WordXml.attribute(xml, "display-name");
        style.name = shown.isEmpty() ? id.replace("_20_", " ") : shown;
        style.parent = WordXml.attribute(xml, "parent-style-name");
        int level = WordXml.number(xml, "default-outline-level", 0);
        style.outlineLevel = level > 0 ? Integer.valueOf(level) : null;
        String list = WordXml.attribute(xml, "list-style-name");
        style.listStyle = list.isEmpty() ? null : list;
        styles.put(WordXml.attribute(xml, "family") + " " + id, style);
        while (WordXml.nextChild(xml)) {
            if (xml.getLocalName().equals("paragraph-properties")) {
                String align = WordXml.attribute(xml, "text-align");
                style.centred = align.isEmpty() ? null : Boolean.valueOf(align.equals("center"));
            } else if (xml.getLocalName().equals("text-properties")) {
                String display = WordXml.attribute(xml, "display");
                style.hidden = display.isEmpty() ? null : Boolean.valueOf(display.equals("none"));
            }
            WordXml.skip(xml);
        }
    }

    private static void levels(XMLStreamReader xml, Level[] levels) throws XMLStreamException {
        while (WordXml.nextChild(xml)) {
            int level = WordXml.number(xml, "level", 0);
            if (level >= 1 && level <= LEVELS && !xml.getLocalName().contains("bullet")
                    && !xml.getLocalName().contains("image")) {
                levels[level - 1] = new Level(WordXml.attribute(xml, "num-format"),
                        WordXml.attribute(xml, "num-prefix"), WordXml.attribute(xml, "num-suffix"),
                        WordXml.number(xml, "start-value", 1), WordXml.number(xml, "display-levels", 1),
                        WordXml.attribute(xml, "num-list-format"));
            }
            WordXml.skip(xml);
        }
    }

    /** The levels of a list style; none of them where there is no such style. */
    Level[] levels(String listStyle) {
        return lists.getOrDefault(listStyle, new Level[LEVELS]);
    }

    /** The levels of numbered headings that stand in no list. */
    Level[] outline() {
        return outline;
    }

    /** The name of a paragraph's style as a person sees it: of the first one above that is no automatic one. */
    String name(String paragraphStyle) {
        String name = inherited("paragraph " + paragraphStyle, style ->
                StyleName.headingLevel(style.name) > 0 || StyleName.isTableOfContents(style.name)
                        || StyleName.kind(style.name, 0) != Block.Kind.PARAGRAPH ? style.name : null);
        return name == null ? "" : name;
    }

    int outlineLevel(String paragraphStyle) {
        Integer level = inherited("paragraph " + paragraphStyle, style -> style.outlineLevel);
        return level == null ? StyleName.headingLevel(name(paragraphStyle)) : level;
    }

    boolean isCentred(String paragraphStyle) {
        return Boolean.TRUE.equals(inherited("paragraph " + paragraphStyle, style -> style.centred));
    }

    boolean isHidden(String family, String name) {
        return Boolean.TRUE.equals(inherited(family + " " + name, style -> style.hidden));
    }

    /** The list style that a paragraph's style brings; empty without one. */
    String listStyle(String paragraphStyle) {
        String list = inherited("paragraph " + paragraphStyle, style -> style.listStyle);
        return list == null ? "" : list;
    }

    private <T> T inherited(String key, Function<Style, T> property) {
        String family = key.substring(0, key.indexOf(' ') + 1);
        Style style = styles.get(key);
        for (int i = 0; style != null && i < LONGEST_CHAIN; i++) {
            T value = property.apply(style);
            if (value != null) {
                return value;
            }
            style = styles.get(family + style.parent);
        }
        return null;
    }
}
