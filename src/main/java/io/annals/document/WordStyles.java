package io.annals.document;

import io.annals.document.Block.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the styles of a docx say about paragraphs and runs, each style with what it inherits. */
final class WordStyles {

    /** A style; null where it says nothing itself. */
    private static final class Style {
        String name = "";
        /** Level that its name tells, from 0; null for none. */
        Integer namedLevel;
        boolean contents;
        String basedOn;
        Integer outlineLevel;
        Integer numberingId;
        Integer numberingLevel;
        Boolean vanish;
        Boolean raised;
        Boolean centred;
    }

    private static final int LONGEST_CHAIN = 20;

    private final Map<String, Style> styles = new HashMap<>();
    private String defaultParagraph;

    void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("style")) {
                String id = WordXml.attribute(xml, "styleId");
                if (isDefault(xml) && WordXml.attribute(xml, "type")
                        .equals("paragraph")) {
                    defaultParagraph = id;
                }
                styles.put(id, style(xml));
            }
        }
    }

    private static boolean isDefault(XMLStreamReader xml) {
        return !WordXml.attribute(xml, "default").isEmpty() && WordXml.isOn(xml, "default");
    }

    private static Style style(XMLStreamReader xml) throws XMLStreamException {
        Style style = new Style();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "name" -> {
                    style.name = WordXml.value(xml).toLowerCase(Locale.ROOT).strip();
                    int level = StyleName.headingLevel(style.name);
                    style.namedLevel = level > 0 ? Integer.valueOf(level - 1) : null;
                    style.contents = StyleName.isTableOfContents(style.name);
                }
                case "basedOn" -> style.basedOn = WordXml.value(xml);
                case "pPr" -> {
                    paragraphProperties(xml, style);
                    continue;
                }
                case "rPr" -> {
                    while (WordXml.nextChild(xml)) {
                        if (xml.getLocalName().equals("vanish")) {
                            style.vanish = WordXml.isOn(xml);
                        } else if (xml.getLocalName().equals("vertAlign")) {
                            style.raised = WordXml.value(xml).equals("superscript");
                        }
                        WordXml.skip(xml);
                    }
                    continue;
                }
                default -> { }
            }
            WordXml.skip(xml);
        }
        return style;
    }

    private static void paragraphProperties(XMLStreamReader xml, Style style) throws XMLStreamException {
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "outlineLvl" -> style.outlineLevel = WordXml.number(xml, "val", 9);
                case "jc" -> style.centred = WordXml.value(xml).equals("center");
                case "numPr" -> {
                    while (WordXml.nextChild(xml)) {
                        if (xml.getLocalName().equals("numId")) {
                            style.numberingId = WordXml.number(xml, "val", 0);
                        } else if (xml.getLocalName().equals("ilvl")) {
                            style.numberingLevel = WordXml.number(xml, "val", 0);
                        }
                        WordXml.skip(xml);
                    }
                    continue;
                }
                default -> { }
            }
            WordXml.skip(xml);
        }
    }

    /** Level of the heading style, from 1; 0 where the style is none. */
    int headingLevel(String id) {
        Integer outline = inherited(id,
                style -> style.outlineLevel != null ? style.outlineLevel : style.namedLevel);
        return outline == null || outline < 0 || outline > 8 ? 0 : outline + 1;
    }

    boolean isTitle(String id) {
        Style style = styles.get(id);
        return style != null && StyleName.kind(style.name, 0) == Kind.TITLE;
    }

    boolean isCaption(String id) {
        Style style = styles.get(id);
        return style != null && StyleName.kind(style.name, 0) == Kind.CAPTION;
    }

    boolean isTableOfContents(String id) {
        Style style = styles.get(id);
        return style != null && style.contents;
    }

    boolean isCentred(String id) {
        return Boolean.TRUE.equals(inherited(id, style -> style.centred));
    }

    boolean isHidden(String id) {
        return Boolean.TRUE.equals(inherited(id, style -> style.vanish));
    }

    /** Whether text of the style stands above the line. */
    boolean isRaised(String id) {
        return Boolean.TRUE.equals(inherited(id, style -> style.raised));
    }

    /** The style itself and those that it is based on, nearest first. */
    List<String> chain(String id) {
        List<String> chain = new ArrayList<>();
        String at = id == null || id.isEmpty() ? defaultParagraph : id;
        for (int i = 0; at != null && i < LONGEST_CHAIN; i++) {
            Style style = styles.get(at);
            chain.add(at);
            at = style == null ? null : style.basedOn;
        }
        return chain;
    }

    /** The numbering that the style brings; null where it brings none. */
    Integer numberingId(String id) {
        return inherited(id, style -> style.numberingId);
    }

    /** The numbering level that the style brings; null where it brings none. */
    Integer numberingLevel(String id) {
        return inherited(id, style -> style.numberingLevel);
    }

    private <T> T inherited(String id, Function<Style, T> property) {
        Style style = styles.get(id == null || id.isEmpty() ? defaultParagraph : id);
        for (int i = 0; style != null && i < LONGEST_CHAIN; i++) {
            T value = property.apply(style);
            if (value != null) {
                return value;
            }
            style = styles.get(style.basedOn);
        }
        return null;
    }
}
