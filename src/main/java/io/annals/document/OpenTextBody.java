package io.annals.document;

import io.annals.document.OpenTextStyles.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks the content of an OpenDocument text (OpenDocument 1.3, part 3) in reading order: lists with their rendered
 * numbers, notes and text boxes behind their paragraph; deleted and hidden text, comments and indexes left out.
 */
final class OpenTextBody {

    private static final int MOST_SPACES = 100;
    private static final int MOST_REPEATED_ROWS = 1000;

    /** The numbers that one list has reached, a level a place; 0 where a level has not begun. */
    private static final class Counters {
        final int[] reached = new int[OpenTextStyles.LEVELS];
    }

    /** A list, or one within another. */
    private static final class OpenList {
        String style = "";
        Counters counters;
        int depth;
        /** The number of the next item where the item itself says it; 0 where it doesn't. */
        int start;
        boolean numbered;
        OpenList around;
    }

    private final DocumentFlow flow;
    private final OpenTextStyles styles;
    private final Map<String, Counters> countersOfList = new HashMap<>();
    private final Map<String, Counters> countersOfStyle = new HashMap<>();
    private final Counters headings = new Counters();
    private OpenList list;
    private final Set<String> attachments = new LinkedHashSet<>();
    private final int nesting;
    private int depth;

    OpenTextBody(DocumentBuilder document, OpenTextStyles styles, int nesting) {
        this.nesting = nesting;
        this.flow = new DocumentFlow(document);
        this.styles = styles;
    }

    void read(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            boolean isText = xml.getLocalName().equals("text") || xml.getLocalName().equals("spreadsheet");
            if (isText && WordXml.attribute(xml, "style-name").isEmpty()) {
                blocks(xml);
                flow.finish();
            } else {
                styles.element(xml);
            }
        }
    }

    /** The places within the package of the files that are attached, in the order of the text. */
    Collection<String> attachments() {
        return attachments;
    }

    private void attachment(XMLStreamReader xml) throws XMLStreamException {
        String place = WordXml.attribute(xml, "href");
        if (!place.isEmpty()) {
            attachments.add(place.startsWith("./") ? place.substring(2) : place);
        }
        WordXml.skip(xml);
    }

    private void enter() throws UnusableDocumentException {
        if (++depth > nesting) {
            throw ReportParser.tooDeep(nesting);
        }
    }

    /** Reads block-level children up to the end of the element that the reader stands on. */
    private void blocks(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException {
        enter();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "p", "h" -> paragraph(xml);
                case "list" -> list(xml);
                case "table" -> table(xml);
                case "frame", "custom-shape", "rect", "text-box", "g" -> box(xml);
                case "object", "object-ole" -> attachment(xml);
                case "section" -> {
                    if (WordXml.attribute(xml, "display").equals("none")) {
                        WordXml.skip(xml);
                    } else {
                        blocks(xml);
                    }
                }
                case "numbered-paragraph", "list-item", "list-header", "section-source" -> blocks(xml);
                default -> WordXml.skip(xml);
            }
        }
        depth--;
    }

    private void list(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException {
        enter();
        OpenList inner = new OpenList();
        inner.around = list;
        inner.depth = list == null ? 0 : list.depth + 1;
        String style = WordXml.attribute(xml, "style-name");
        inner.style = !style.isEmpty() ? style : list == null ? "" : list.style;
        if (list != null) {
            inner.counters = list.counters;
        } else {
            Counters continued = countersOfList.get(WordXml.attribute(xml, "continue-list"));
            if (continued == null && WordXml.attribute(xml, "continue-numbering").equals("true")) {
                continued = countersOfStyle.get(style);
            }
            inner.counters = continued == null ? new Counters() : continued;
        }
        String id = WordXml.attribute(xml, "id");
        if (!id.isEmpty()) {
            countersOfList.put(id, inner.counters);
        }
        countersOfStyle.put(inner.style, inner.counters);
        list = inner;
        while (WordXml.nextChild(xml)) {
            if (xml.getLocalName().equals("list-item")) {
                inner.start = WordXml.number(xml, "start-value", 0);
                inner.numbered = true;
                blocks(xml);
            } else if (xml.getLocalName().equals("list-header")) {
                inner.numbered = false;
                blocks(xml);
            } else {
                WordXml.skip(xml);
            }
        }
        list = inner.around;
        depth--;
    }

    private void paragraph(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException {
        String style = WordXml.attribute(xml, "style-name");
        boolean heading = xml.getLocalName().equals("h");
        int level = heading ? Math.max(1, WordXml.number(xml, "outline-level", 1)) : styles.outlineLevel(style);
        boolean listHeader = WordXml.attribute(xml, "is-list-header").equals("true");
        String name = styles.name(style);
        if (StyleName.isTableOfContents(name) || styles.isHidden("paragraph", style)) {
            WordXml.skip(xml);
            return;
        }
        String number = number(style, heading && !listHeader ? level : 0);
        StringBuilder line = new StringBuilder();
        inline(xml, line);
        flow.paragraph(StyleName.kind(name, level), number, line.toString(), level, styles.isCentred(style));
    }

    /** Counts a paragraph of a list, or a heading outside of lists, and renders its number. */
    private String number(String paragraphStyle, int headingLevel) {
        if (list != null && list.numbered) {
            list.numbered = false;
            String style = list.style.isEmpty() ? styles.listStyle(paragraphStyle) : list.style;
            return count(list.counters, styles.levels(style), list.depth, list.start);
        }
        if (list == null && headingLevel > 0) {
            return count(headings, styles.outline(), headingLevel - 1, 0);
        }
        return "";
    }

    private static String count(Counters counters, Level[] levels, int depth, int start) {
        if (depth >= OpenTextStyles.LEVELS) {
            return "";
        }
        int[] reached = counters.reached;
        for (int higher = 0; higher < depth; higher++) {
            reached[higher] = reached[higher] == 0 ? start(levels, higher) : reached[higher];
        }
        reached[depth] = start > 0 ? start : reached[depth] == 0 ? start(levels, depth) : reached[depth] + 1;
        for (int deeper = depth + 1; deeper < OpenTextStyles.LEVELS; deeper++) {
            reached[deeper] = 0;
        }
        Level level = levels[depth];
        if (level == null || level.format().isEmpty()) {
            return "";
        }
        return ListNumber.spaced(level.template().isEmpty() ? joined(level, levels, reached, depth)
                : filled(level, levels, reached));
    }

    private static int start(Level[] levels, int level) {
        return levels[level] == null ? 1 : levels[level].start();
    }

    private static String joined(Level level, Level[] levels, int[] reached, int depth) {
        StringBuilder number = new StringBuilder(level.prefix());
        for (int shown = Math.max(0, depth - level.shownLevels() + 1); shown <= depth; shown++) {
            String part = part(levels, reached, shown);
            number.append(number.length() > level.prefix().length() && !part.isEmpty() ? "." : "").append(part);
        }
        return number.append(level.suffix()).toString();
    }

    /** Fills a template such as {@code （%2%）}. */
    private static String filled(Level level, Level[] levels, int[] reached) {
        String number = level.template();
        for (int shown = 0; shown < OpenTextStyles.LEVELS; shown++) {
            String place = "%" + (shown + 1) + "%";
            if (number.contains(place)) {
                number = number.replace(place, part(levels, reached, shown));
            }
        }
        return number;
    }

    private static String part(Level[] levels, int[] reached, int level) {
        return levels[level] == null ? ""
                : WordNumbering.NumberFormat.render(reached[level], ListNumber.openFormat(levels[level].format()));
    }

    /** Adds the text up to the end of the element that the reader stands on. */
    private void inline(XMLStreamReader xml, StringBuilder line) throws XMLStreamException, UnusableDocumentException {
        enter();
        int event = xml.next();
        while (event != XMLStreamReader.END_ELEMENT && event != XMLStreamReader.END_DOCUMENT) {
            if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.SPACE
                    || event == XMLStreamReader.CDATA) {
                line.append(xml.getText().replace('\n', ' '));
            } else if (event == XMLStreamReader.START_ELEMENT) {
                element(xml, line);
            }
            event = xml.next();
        }
        depth--;
    }

    private void element(XMLStreamReader xml, StringBuilder line)
            throws XMLStreamException, UnusableDocumentException {
        switch (xml.getLocalName()) {
            case "s" -> {
                line.append(" ".repeat(Math.max(1, Math.min(WordXml.number(xml, "c", 1), MOST_SPACES))));
                WordXml.skip(xml);
            }
            case "tab" -> {
                line.append(' ');
                WordXml.skip(xml);
            }
            case "line-break" -> {
                line.append('\n');
                WordXml.skip(xml);
            }
            case "span" -> {
                if (styles.isHidden("text", WordXml.attribute(xml, "style-name"))) {
                    WordXml.skip(xml);
                } else {
                    inline(xml, line);
                }
            }
            case "note" -> note(xml);
            case "object", "object-ole" -> attachment(xml);
            case "frame", "custom-shape", "rect", "text-box", "g" -> box(xml);
            case "annotation", "ruby-text", "hidden-text", "hidden-paragraph", "image", "change", "change-start", "change-end", "note-citation", "alphabetical-index-mark", "toc-mark",
                    "user-index-mark", "script" -> WordXml.skip(xml);
            default -> inline(xml, line);
        }
    }

    private void note(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException {
        OpenList around = list;
        list = null;
        flow.open();
        while (WordXml.nextChild(xml)) {
            if (xml.getLocalName().equals("note-body")) {
                blocks(xml);
            } else {
                WordXml.skip(xml);
            }
        }
        flow.note(flow.close());
        list = around;
    }

    private void box(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException {
        OpenList around = list;
        list = null;
        flow.open();
        blocks(xml);
        flow.box(flow.close());
        list = around;
    }

    private void table(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException {
        enter();
        OpenList around = list;
        list = null;
        TableGrid grid = new TableGrid();
        rows(xml, grid, false);
        flow.table(grid);
        list = around;
        depth--;
    }

    private void rows(XMLStreamReader xml, TableGrid grid, boolean header)
            throws XMLStreamException, UnusableDocumentException {
        enter();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "table-row" -> row(xml, grid, header);
                case "table-header-rows" -> rows(xml, grid, true);
                case "table-rows", "table-row-group" -> rows(xml, grid, header);
                default -> WordXml.skip(xml);
            }
        }
        depth--;
    }

    private void row(XMLStreamReader xml, TableGrid grid, boolean header)
            throws XMLStreamException, UnusableDocumentException {
        enter();
        int rows = WordXml.number(xml, "number-rows-repeated", 1);
        grid.startRow();
        while (WordXml.nextChild(xml)) {
            if (!xml.getLocalName().equals("table-cell")) {
                // A cell that another one covers has its place already.
                WordXml.skip(xml);
                continue;
            }
            int rowSpan = Math.max(1, WordXml.number(xml, "number-rows-spanned", 1));
            int columnSpan = WordXml.number(xml, "number-columns-spanned", 1);
            int copies = WordXml.number(xml, "number-columns-repeated", 1);
            flow.open();
            blocks(xml);
            FlowContent content = flow.close();
            for (int i = 0; i < Math.max(1, copies) && grid.nextColumn() <= TableGrid.MOST_COLUMNS; i++) {
                grid.add(content, rowSpan, columnSpan, header);
            }
        }
        // Empty rows are repeated up to the end of a sheet.
        for (int i = 1; i < Math.min(rows, MOST_REPEATED_ROWS) && grid.repeatRow(); i++) {
            continue;
        }
        depth--;
    }
}
