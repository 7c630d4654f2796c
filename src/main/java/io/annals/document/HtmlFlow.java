package io.annals.document;

import io.annals.document.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Reads an element as a browser lays it out: blocks and line breaks part paragraphs, tables keep their grid. */
final class HtmlFlow {

    private static final Set<String> BLOCKS = Set.of("address", "article", "aside", "blockquote", "body", "caption",
            "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
            "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
            "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "o:p-block",
            "founder-content", "ucapcontent", "ucaptitle", "figure-block", "hgroup", "search");
    /** Info lines stand above the article's first long paragraph. */
    private static final int LONG_PARAGRAPH = 80;
    private static final int LONGEST_CELL = 400;
    /** Shorter cells of several paragraphs are cells, too. */
    private static final int LONG_CELL = 150;
    private static final int FEWEST_BLOCKS = 4;
    private static final Evaluator NOTE_LINKS = QueryParser.parse("a[href^=#]");

    private static final Pattern SHOWN_AS_BLOCK = Pattern.compile(
            "(?i)display\\s*:\\s*(block|flex|grid|table)\\s*(;|!|$)");
    private static final Pattern FIGURE = Pattern.compile("[-+]?\\d[\\d,.]*[%‰]?");
    private static final int LONGEST_FIGURE = 60;
    private static final int FEWEST_FIGURES = 3;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,3}");
    private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int SHORTEST_BROKEN = 15;
    private static final int FEWEST_BROKEN_LINES = 4;

    /** A line that a line break ends: as written, and with a space between its elements. */
    private record Line(String text, String apart) {}

    private final DocumentBuilder document;
    /** Lines of the block being read; a text broken at a fixed width is one paragraph for all its line breaks. */
    private final List<Line> broken = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    /** The same line with a space between its elements: labels of an info line stand apart only by style. */
    private final StringBuilder apart = new StringBuilder();
    private boolean inHead = true;
    private int style;
    private boolean centred;
    private Kind kind = Kind.PARAGRAPH;
    private boolean preformatted;

    HtmlFlow(DocumentBuilder document) {
        this.document = document;
    }

    /** Adds all text of an element to the document. */
    void read(Element element) {
        if (element.normalName().equals("table") && isDataTable(element)) {
            table(element);
        } else {
            children(element);
        }
        flush();
    }

    static boolean isBlock(Element element) {
        if (BLOCKS.contains(element.normalName())) {
            return true;
        }
        String style = PageFurniture.style(element);
        return !style.isEmpty() && SHOWN_AS_BLOCK.matcher(style).find();
    }

    /** Whether an element has a block among its children. */
    static boolean holdsBlock(Element element) {
        for (int i = 0; i < element.childNodeSize(); i++) {
            if (element.childNode(i) instanceof Element child && isBlock(child)) {
                return true;
            }
        }
        return false;
    }

    private void children(Element element) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                append(text.getWholeText());
            } else if (node instanceof Element child) {
                child(child);
            }
        }
    }

    private void child(Element child) {
        String name = child.normalName();
        if (name.equals("br")) {
            breakLine();
            return;
        }
        if (name.equals("sup") && raised(child)) {
            return;
        }
        if (!isBlock(child)) {
            children(child);
            return;
        }
        flush();
        if (name.equals("table") && isDataTable(child)) {
            table(child);
            return;
        }
        int outerStyle = style;
        boolean outerCentred = centred;
        boolean outerPreformatted = preformatted;
        Kind outerKind = kind;
        if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
            style = name.charAt(1) - '0';
        }
        preformatted |= name.equals("pre");
        kind = name.equals("caption") ? Kind.CAPTION : kind;
        centred |= name.equals("center") || isCentred(child);
        children(child);
        flush();
        style = outerStyle;
        centred = outerCentred;
        preformatted = outerPreformatted;
        kind = outerKind;
    }

    private static boolean isCentred(Element element) {
        return element.attributesSize() > 0 && (element.attr("align").equalsIgnoreCase("center")
                || PageFurniture.style(element).replace(" ", "").toLowerCase(java.util.Locale.ROOT)
                .contains("text-align:center"));
    }

    /** A line break in the source is a space, but nothing between two wide characters. */
    private void append(String text) {
        if (preformatted) {
            int from = 0;
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
                line.append(text, from, at);
                apart.append(' ').append(text, from, at);
                breakLine();
                from = at + 1;
            }
            line.append(text, from, text.length());
            apart.append(' ').append(text, from, text.length());
            return;
        }
        apart.append(' ').append(text);
        appendCollapsed(line, text);
    }

    private static void appendCollapsed(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r') {
                line.append(c);
                continue;
            }
            int end = i;
            while (end < text.length() && isSourceSpace(text.charAt(end))) {
                end++;
            }
            int last = line.length() - 1;
            while (last >= 0 && isSourceSpace(line.charAt(last))) {
                last--;
            }
            boolean joins = last >= 0 && end < text.length() && Whitespace.isWide(line.charAt(last))
                    && Whitespace.isWide(text.charAt(end));
            if (joins) {
                line.setLength(last + 1);
            } else {
                line.append(' ');
            }
            i = end - 1;
        }
    }

    private static boolean isSourceSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /**
     * Raised digits are the mark of a note or an exponent; behind a number they must not become its digits.
     *
     * @return false where the element holds anything else
     */
    private boolean raised(Element sup) {
        String digits = sup.text().strip();
        char before = line.length() == 0 ? 0 : line.charAt(line.length() - 1);
        if (!DIGITS.matcher(digits).matches() || before == 0 || "[〔［【(（".indexOf(before) >= 0) {
            return false;
        }
        boolean linked = sup.selectFirst(NOTE_LINKS) != null
                || sup.parent() != null && sup.parent().attr("href").startsWith("#");
        if (linked || Whitespace.isWide(before)) {
            line.append('[').append(digits).append(']');
        } else if (Character.isDigit(before)) {
            digits.chars().forEach(digit -> line.append(SUPERSCRIPT.charAt(digit - '0')));
        } else {
            return false;
        }
        return true;
    }

    private void breakLine() {
        broken.add(new Line(line.toString(), apart.toString()));
        line.setLength(0);
        apart.setLength(0);
    }

    private void flush() {
        if (line.length() > 0 || !broken.isEmpty()) {
            breakLine();
        }
        apart.setLength(0);
        if (broken.isEmpty()) {
            return;
        }
        if (broken.size() >= FEWEST_BROKEN_LINES) {
            List<String> joined = HardWrap.joined(Whitespace.closeLetters(broken.stream().map(Line::text).toList()));
            if (joined.size() != broken.size()) {
                broken.clear();
                joined.forEach(each -> paragraph(each, each));
                return;
            }
        }
        for (Line each : broken) {
            paragraph(each.text(), each.apart());
        }
        broken.clear();
    }

    private void paragraph(String written, String writtenApart) {
        String text = Whitespace.clean(written);
        if (text.isEmpty()) {
            return;
        }
        Map<String, String> info = writtenApart.length() > InfoLine.LONGEST * 2 ? InfoLine.read(text)
                : InfoLine.readUncleaned(writtenApart);
        if (!info.isEmpty() && (inHead || InfoLine.isOfThePage(info))) {
            document.metadata().putAll(info);
            return;
        }
        if (PageFurniture.isLine(text)) {
            return;
        }
        inHead &= text.length() < LONG_PARAGRAPH && HeadingPattern.rank(text) == 0;
        if (kind == Kind.PARAGRAPH && style == 0 && HardWrap.goesOnNumber(text)
                && document.goesOn(text, SHORTEST_BROKEN)) {
            return;
        }
        if (kind == Kind.PARAGRAPH && style == 0 && document.goesOnWithinNumber(text)) {
            return;
        }
        document.add(kind == Kind.PARAGRAPH && style > 0 ? Kind.HEADING : kind, text, style, centred);
    }

    /**
     * Whether a table holds data, not the layout of the page: more than one column, no table or heading within, and
     * cells of the length that cells have.
     */
    static boolean isDataTable(Element table) {
        if (table.attr("role").equals("presentation")) {
            return false;
        }
        int rows = 0;
        int widest = 0;
        int longCells = 0;
        int cells = 0;
        int figures = 0;
        int longest = 0;
        int blocksOfLongest = 0;
        int all = 0;
        for (Element row : rows(table)) {
            rows++;
            int columns = 0;
            for (Element cell : row.children()) {
                if (!isCell(cell)) {
                    continue;
                }
                columns++;
                cells++;
                int breaks = 0;
                int blocks = 0;
                int length = 0;
                boolean nested = false;
                for (Node node : (Iterable<Node>) cell.nodeStream()::iterator) {
                    if (node instanceof TextNode text) {
                        length += text.getWholeText().length();
                    } else if (node instanceof Element part && part != cell) {
                        blocks += isBlock(part) || part.normalName().equals("br") ? 1 : 0;
                        switch (part.normalName()) {
                            case "h1", "h2", "h3" -> {
                                return false;
                            }
                            case "p", "br" -> {
                                if (nested) {
                                    return false;
                                }
                                breaks++;
                            }
                            case "table" -> {
                                if (nested) {
                                    return false;
                                }
                                nested = true;
                            }
                            default -> { }
                        }
                    }
                }
                longCells += breaks > 8 || length > LONGEST_CELL ? 1 : 0;
                figures += length <= LONGEST_FIGURE && isFigure(cell) ? 1 : 0;
                if (length > longest) {
                    longest = length;
                    blocksOfLongest = blocks;
                }
                all += length;
            }
            widest = Math.max(widest, columns);
        }
        // One cell with most of the text is where a page keeps its article.
        boolean several = longest > LONGEST_CELL || longest > LONG_CELL && blocksOfLongest >= FEWEST_BLOCKS;
        if (several && longest * 2 > all && figures < FEWEST_FIGURES) {
            return false;
        }
        return widest >= 2 && (rows >= 2 || widest >= 3) && longCells * 4 <= cells;
    }

    /** Whether a cell holds a number and nothing else. */
    static boolean isFigure(Element cell) {
        return FIGURE.matcher(Whitespace.squeeze(cell.text())).matches();
    }

    private static boolean isCell(Element element) {
        return element.normalName().equals("td") || element.normalName().equals("th");
    }

    /** The rows of a table itself, not of tables within, in the order in which they are shown. */
    private static List<Element> rows(Element table) {
        List<Element> head = new ArrayList<>();
        List<Element> rows = new ArrayList<>();
        List<Element> foot = new ArrayList<>();
        for (Element part : table.children()) {
            List<Element> place = part.normalName().equals("thead") ? head : part.normalName().equals("tfoot") ? foot
                    : rows;
            if (part.normalName().equals("tr")) {
                rows.add(part);
            } else if (place != rows || part.normalName().equals("tbody")) {
                part.children().stream().filter(row -> row.normalName().equals("tr")).forEach(place::add);
            }
        }
        head.addAll(rows);
        head.addAll(foot);
        return head;
    }

    private void table(Element table) {
        inHead = false;
        captions(table).forEach(caption -> document.add(Kind.CAPTION, caption, 0, true));
        document.table(grid(table));
    }

    private static List<String> captions(Element table) {
        return table.children().stream().filter(part -> part.normalName().equals("caption"))
                .map(caption -> Whitespace.clean(caption.text())).filter(text -> !text.isEmpty()).toList();
    }

    private static TableGrid grid(Element table) {
        TableGrid grid = new TableGrid();
        for (Element row : rows(table)) {
            grid.startRow();
            boolean head = row.parent() != null && row.parent().normalName().equals("thead");
            for (Element cell : row.children()) {
                if (isCell(cell)) {
                    grid.add(content(cell), span(cell, "rowspan"), span(cell, "colspan"),
                            head || cell.normalName().equals("th"));
                }
            }
        }
        return grid;
    }

    private static int span(Element cell, String attribute) {
        String value = cell.attr(attribute).strip();
        try {
            return value.isEmpty() ? 1 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            // A span that is no number is none, as in browsers.
            return 1;
        }
    }

    private static FlowContent content(Element cell) {
        FlowContent content = new FlowContent();
        StringBuilder current = new StringBuilder();
        cellLines(cell, current, content);
        endLine(current, content);
        return content;
    }

    private static void cellLines(Element element, StringBuilder current, FlowContent lines) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                appendCollapsed(current, text.getWholeText());
            } else if (node instanceof Element child && child.normalName().equals("table")) {
                endLine(current, lines);
                captions(child).forEach(lines::add);
                lines.add(grid(child));
            } else if (node instanceof Element child) {
                boolean breaks = child.normalName().equals("br") || isBlock(child) && !isCell(child);
                if (breaks) {
                    endLine(current, lines);
                } else if (isCell(child)) {
                    current.append(' ');
                }
                cellLines(child, current, lines);
                if (breaks) {
                    endLine(current, lines);
                }
            }
        }
    }

    private static void endLine(StringBuilder current, FlowContent lines) {
        String line = Whitespace.clean(current);
        current.setLength(0);
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }
}
