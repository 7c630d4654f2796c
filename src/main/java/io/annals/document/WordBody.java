package io.annals.document;

import io.annals.document.Block.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks the body of a docx in reading order and adds what Word would show of it to the document. */
final class WordBody {

    /** Where paragraphs and tables go: the document, a table cell or a note. */
    private interface Sink {
        void paragraph(Paragraph paragraph);

        void table(TableGrid table);
    }

    private final class Paragraph {
        final List<String> lines = new ArrayList<>();
        final StringBuilder line = new StringBuilder();
        final List<String> notes = new ArrayList<>();
        final Captured boxes = new Captured();
        String style = "";
        Integer outlineLevel;
        Integer numberingId;
        Integer numberingLevel;
        Boolean centred;
        boolean continued;

        void breakLine() {
            lines.add(line.toString());
            line.setLength(0);
        }
    }

    /** The lines of a cell, note or text box, with the notes that they refer to. */
    private final class Captured implements Sink {
        final List<String> lines = new ArrayList<>();
        final List<String> notes = new ArrayList<>();

        @Override
        public void paragraph(Paragraph paragraph) {
            paragraph.breakLine();
            String number = number(paragraph);
            for (String line : paragraph.lines) {
                String clean = Whitespace.clean(line);
                if (!clean.isEmpty()) {
                    lines.add(number + clean);
                    number = "";
                }
            }
            lines.addAll(paragraph.boxes.lines);
            notes.addAll(paragraph.notes);
            notes.addAll(paragraph.boxes.notes);
        }

        @Override
        public void table(TableGrid table) {
            int row = 0;
            for (TableGrid.Cell cell : table.finish()) {
                String text = cell.text.replace('\n', ' ');
                if (cell.row == row) {
                    lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + text);
                } else {
                    lines.add(text);
                }
                row = cell.row;
            }
        }
    }

    private final int nesting;
    private final DocumentBuilder document;
    private final WordStyles styles;
    private final WordNumbering numbering;
    private final Map<String, List<String>> notes = new HashMap<>();
    private final List<String> pendingNotes = new ArrayList<>();
    private int depth;
    private Paragraph merged;

    WordBody(DocumentBuilder document, WordStyles styles, WordNumbering numbering, int nesting) {
        this.nesting = nesting;
        this.document = document;
        this.styles = styles;
        this.numbering = numbering;
    }

    /** Reads footnotes or endnotes, to be added where the body refers to them. */
    void readNotes(XMLStreamReader xml, String element) throws XMLStreamException, UnusableDocumentException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(element)) {
                String id = WordXml.attribute(xml, "id");
                String type = WordXml.attribute(xml, "type");
                Captured note = new Captured();
                blocks(xml, note);
                if (type.isEmpty() || type.equals("normal")) {
                    notes.put(element + id, note.lines);
                }
            }
        }
    }

    /** Reads the main document. */
    void read(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException {
        Sink sink = new Sink() {
            @Override
            public void paragraph(Paragraph paragraph) {
                addParagraph(paragraph);
            }

            @Override
            public void table(TableGrid table) {
                document.table(table);
                addNotes(pendingNotes);
                pendingNotes.clear();
            }
        };
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("body")) {
                blocks(xml, sink);
            }
        }
    }

    private void addParagraph(Paragraph paragraph) {
        paragraph.breakLine();
        String number = number(paragraph);
        if (!styles.isTableOfContents(paragraph.style)) {
            int level = paragraph.outlineLevel != null
                    ? paragraph.outlineLevel >= 0 && paragraph.outlineLevel <= 8 ? paragraph.outlineLevel + 1 : 0
                    : styles.headingLevel(paragraph.style);
            boolean centred = paragraph.centred != null ? paragraph.centred : styles.isCentred(paragraph.style);
            Kind kind = styles.isTitle(paragraph.style) ? Kind.TITLE : styles.isCaption(paragraph.style) ? Kind.CAPTION
                    : level > 0 ? Kind.HEADING : Kind.PARAGRAPH;
            for (String line : paragraph.lines) {
                String clean = Whitespace.clean(line);
                if (!clean.isEmpty()) {
                    document.add(kind, number + clean, level, centred);
                    number = "";
                }
            }
        }
        addNotes(paragraph.notes);
        paragraph.boxes.lines.forEach(document::paragraph);
        addNotes(paragraph.boxes.notes);
    }

    private void addNotes(List<String> ids) {
        for (String id : ids) {
            for (String line : notes.getOrDefault(id, List.of())) {
                document.add(Kind.NOTE, line, 0, false);
            }
        }
    }

    private String number(Paragraph paragraph) {
        return numbering.next(paragraph.style, paragraph.numberingId, paragraph.numberingLevel);
    }

    private void enter() throws UnusableDocumentException {
        if (++depth > nesting) {
            throw ReportParser.tooDeep(nesting);
        }
    }

    /** Reads block-level children up to the end of the element that the reader stands on. */
    private void blocks(XMLStreamReader xml, Sink sink) throws XMLStreamException, UnusableDocumentException {
        enter();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "p" -> paragraph(xml, sink);
                case "tbl" -> table(xml, sink);
                case "sdt" -> control(xml, sink, null);
                case "ins", "moveTo", "customXml", "smartTag" -> blocks(xml, sink);
                case "AlternateContent" -> alternate(xml, sink, null);
                default -> WordXml.skip(xml);
            }
        }
        depth--;
    }

    /** A content control: its content, unless it is a table of contents. */
    private void control(XMLStreamReader xml, Sink sink, Paragraph paragraph)
            throws XMLStreamException, UnusableDocumentException {
        boolean contents = false;
        while (WordXml.nextChild(xml)) {
            if (xml.getLocalName().equals("sdtPr")) {
                contents = isTableOfContents(xml);
            } else if (xml.getLocalName().equals("sdtContent") && !contents) {
                if (paragraph != null) {
                    inline(xml, paragraph, sink);
                } else {
                    blocks(xml, sink);
                }
            } else {
                WordXml.skip(xml);
            }
        }
    }

    private static boolean isTableOfContents(XMLStreamReader xml) throws XMLStreamException {
        boolean contents = false;
        int open = 1;
        while (open > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                open++;
                contents |= xml.getLocalName().equals("docPartGallery")
                        && WordXml.value(xml).equals("Table of Contents");
            } else if (event == XMLStreamReader.END_ELEMENT) {
                open--;
            }
        }
        return contents;
    }

    /** Of alternate contents the first that is offered, once. */
    private void alternate(XMLStreamReader xml, Sink sink, Paragraph paragraph)
            throws XMLStreamException, UnusableDocumentException {
        boolean taken = false;
        while (WordXml.nextChild(xml)) {
            if (taken) {
                WordXml.skip(xml);
            } else if (paragraph != null) {
                inline(xml, paragraph, sink);
                taken = true;
            } else {
                blocks(xml, sink);
                taken = true;
            }
        }
    }

    private void paragraph(XMLStreamReader xml, Sink sink) throws XMLStreamException, UnusableDocumentException {
        // A deleted paragraph mark joins the paragraph with the next one.
        Paragraph paragraph = merged != null ? merged : new Paragraph();
        merged = null;
        paragraph.continued = false;
        inline(xml, paragraph, sink);
        if (paragraph.continued) {
            merged = paragraph;
        } else {
            sink.paragraph(paragraph);
        }
    }

    private void properties(XMLStreamReader xml, Paragraph paragraph) throws XMLStreamException {
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "pStyle" -> paragraph.style = WordXml.value(xml);
                case "outlineLvl" -> paragraph.outlineLevel = WordXml.number(xml, "val", 9);
                case "jc" -> paragraph.centred = WordXml.value(xml).equals("center");
                case "numPr" -> {
                    while (WordXml.nextChild(xml)) {
                        if (xml.getLocalName().equals("numId")) {
                            paragraph.numberingId = WordXml.number(xml, "val", 0);
                        } else if (xml.getLocalName().equals("ilvl")) {
                            paragraph.numberingLevel = WordXml.number(xml, "val", 0);
                        }
                        WordXml.skip(xml);
                    }
                    continue;
                }
                case "rPr" -> {
                    while (WordXml.nextChild(xml)) {
                        paragraph.continued |= xml.getLocalName().equals("del")
                                || xml.getLocalName().equals("moveFrom");
                        WordXml.skip(xml);
                    }
                    continue;
                }
                default -> { }
            }
            WordXml.skip(xml);
        }
    }

    /** Reads runs and what may hold them up to the end of the element that the reader stands on. */
    private void inline(XMLStreamReader xml, Paragraph paragraph, Sink sink)
            throws XMLStreamException, UnusableDocumentException {
        enter();
        boolean hidden = false;
        while (WordXml.nextChild(xml)) {
            String name = xml.getLocalName();
            if (hidden) {
                WordXml.skip(xml);
                continue;
            }
            switch (name) {
                case "pPr" -> properties(xml, paragraph);
                case "rPr" -> hidden = isHidden(xml);
                case "t" -> paragraph.line.append(xml.getElementText());
                case "tab", "ptab" -> {
                    paragraph.line.append(' ');
                    WordXml.skip(xml);
                }
                case "br", "cr" -> {
                    paragraph.breakLine();
                    WordXml.skip(xml);
                }
                case "noBreakHyphen" -> {
                    paragraph.line.append('-');
                    WordXml.skip(xml);
                }
                case "footnoteReference", "endnoteReference" -> {
                    paragraph.notes.add(name.substring(0, name.length() - "Reference".length())
                            + WordXml.attribute(xml, "id"));
                    WordXml.skip(xml);
                }
                case "txbxContent" -> blocks(xml, paragraph.boxes);
                case "AlternateContent" -> alternate(xml, sink, paragraph);
                case "sdt" -> control(xml, sink, paragraph);
                case "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "sectPr", "rPrChange",
                        "pPrChange", "fldData", "ffData", "oMathParaPr", "ctrlPr" -> WordXml.skip(xml);
                default -> inline(xml, paragraph, sink);
            }
        }
        depth--;
    }

    private boolean isHidden(XMLStreamReader xml) throws XMLStreamException {
        Boolean own = null;
        boolean byStyle = false;
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "vanish" -> own = WordXml.isOn(xml);
                case "rStyle" -> byStyle = styles.isHidden(WordXml.value(xml));
                default -> { }
            }
            WordXml.skip(xml);
        }
        return own != null ? own : byStyle;
    }

    private void table(XMLStreamReader xml, Sink sink) throws XMLStreamException, UnusableDocumentException {
        enter();
        TableGrid table = new TableGrid();
        List<String> cellNotes = new ArrayList<>();
        rows(xml, table, cellNotes);
        if (sink instanceof Captured captured) {
            captured.notes.addAll(cellNotes);
        } else {
            pendingNotes.addAll(cellNotes);
        }
        sink.table(table);
        depth--;
    }

    private void rows(XMLStreamReader xml, TableGrid table, List<String> cellNotes)
            throws XMLStreamException, UnusableDocumentException {
        enter();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "tr" -> row(xml, table, cellNotes);
                case "sdt", "sdtContent", "ins", "customXml", "moveTo" -> rows(xml, table, cellNotes);
                default -> WordXml.skip(xml);
            }
        }
        depth--;
    }

    /** What a row says before its cells. */
    private static final class RowState {
        boolean started;
        boolean deleted;
        boolean header;
        int before;
    }

    private void row(XMLStreamReader xml, TableGrid table, List<String> cellNotes)
            throws XMLStreamException, UnusableDocumentException {
        cells(xml, table, cellNotes, new RowState());
    }

    private void cells(XMLStreamReader xml, TableGrid table, List<String> cellNotes, RowState row)
            throws XMLStreamException, UnusableDocumentException {
        enter();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "trPr" -> {
                    while (WordXml.nextChild(xml)) {
                        switch (xml.getLocalName()) {
                            case "tblHeader" -> row.header = WordXml.isOn(xml);
                            case "gridBefore" -> row.before = WordXml.number(xml, "val", 0);
                            case "del" -> row.deleted = true;
                            default -> { }
                        }
                        WordXml.skip(xml);
                    }
                }
                case "tc" -> {
                    if (row.deleted) {
                        WordXml.skip(xml);
                        continue;
                    }
                    if (!row.started) {
                        table.startRow();
                        table.leaveColumns(row.before);
                        row.started = true;
                    }
                    cell(xml, table, cellNotes, row.header);
                }
                case "sdt", "sdtContent", "ins", "customXml", "moveTo" -> cells(xml, table, cellNotes, row);
                default -> WordXml.skip(xml);
            }
        }
        depth--;
    }

    private void cell(XMLStreamReader xml, TableGrid table, List<String> cellNotes, boolean header)
            throws XMLStreamException, UnusableDocumentException {
        enter();
        int span = 1;
        boolean continues = false;
        Captured content = new Captured();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "tcPr" -> {
                    while (WordXml.nextChild(xml)) {
                        switch (xml.getLocalName()) {
                            case "gridSpan" -> span = WordXml.number(xml, "val", 1);
                            case "vMerge" -> continues = !WordXml.value(xml).equals("restart");
                            default -> { }
                        }
                        WordXml.skip(xml);
                    }
                }
                case "p" -> paragraph(xml, content);
                case "tbl" -> table(xml, content);
                case "sdt" -> control(xml, content, null);
                case "ins", "moveTo", "customXml", "smartTag" -> blocks(xml, content);
                case "AlternateContent" -> alternate(xml, content, null);
                default -> WordXml.skip(xml);
            }
        }
        cellNotes.addAll(content.notes);
        String text = String.join("\n", content.lines);
        TableGrid.Cell above = continues ? table.above(table.nextColumn()) : null;
        if (above == null) {
            table.add(text, 1, span, header);
        } else {
            above.rowSpan++;
            if (!text.isEmpty()) {
                above.text = above.text.isEmpty() ? text : above.text + "\n" + text;
            }
            table.skipColumns(span);
        }
        depth--;
    }
}
