package io.annals.document;

import io.annals.document.Block.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks the body of a docx in reading order and adds what Word would show of it to the document. */
final class WordBody {

    /** Lines of one paragraph from which on they may be broken at a fixed width, as text pasted from a mail is. */
    private static final int FEWEST_BROKEN_LINES = 4;
    private static final int LONGEST_CONTENTS_ENTRY = 60;

    /** Where paragraphs and tables go: the document, a table cell, a text box or a note. */
    private interface Sink {
        void paragraph(Paragraph paragraph);

        /** A table; of a cell that goes on for pages its notes stand behind it. */
        void table(TableGrid table, List<String> notes);
    }

    private static final class Paragraph {
        final List<String> lines = new ArrayList<>(1);
        final StringBuilder line = new StringBuilder();
        List<String> notes = List.of();
        Captured boxes;
        String number = "";
        String style = "";
        Integer outlineLevel;
        Integer numberingId;
        Integer numberingLevel;
        Boolean centred;
        /** Its mark is deleted or hidden, so that the next one goes on where it ends. */
        boolean continued;
        /** The mark is hidden, not deleted: the paragraph keeps its number, if it shows anything. */
        boolean hiddenMark;
        /** The mark is shown although the style hides it. */
        boolean shownMark;
        boolean numbered;
        /** Whether it stands in a field of contents. */
        boolean contents;
        boolean linksToContents;

        void breakLine() {
            lines.add(line.toString());
            line.setLength(0);
        }

        void note(String id) {
            if (notes.isEmpty()) {
                notes = new ArrayList<>();
            }
            notes.add(id);
        }

        /** Forgets its properties: those of the last paragraph that it is joined with count. */
        void loseProperties() {
            style = "";
            outlineLevel = null;
            numberingId = null;
            numberingLevel = null;
            centred = null;
            continued = false;
            hiddenMark = false;
            shownMark = false;
        }
    }

    /** A table within a cell or text box. */
    private record Inner(TableGrid table, List<String> notes) {}

    /** What a cell, note or text box holds, in order: paragraphs and tables. */
    private static final class Captured implements Sink {
        final List<Object> pieces = new ArrayList<>(1);

        @Override
        public void paragraph(Paragraph paragraph) {
            pieces.add(paragraph);
        }

        @Override
        public void table(TableGrid table, List<String> notes) {
            pieces.add(new Inner(table, notes));
        }

        void into(Sink sink) {
            for (Object piece : pieces) {
                if (piece instanceof Paragraph paragraph) {
                    sink.paragraph(paragraph);
                } else if (piece instanceof Inner inner) {
                    sink.table(inner.table(), inner.notes());
                }
            }
        }

        /** The lines of text and the tables. */
        FlowContent content() {
            FlowContent content = new FlowContent();
            for (Object piece : pieces) {
                if (piece instanceof Paragraph paragraph) {
                    addLines(paragraph, content);
                } else if (piece instanceof Inner inner) {
                    content.add(inner.table());
                }
            }
            return content;
        }

        private static void addLines(Paragraph paragraph, FlowContent content) {
            String number = paragraph.number;
            for (String line : paragraph.lines) {
                String clean = Whitespace.clean(line);
                if (!clean.isEmpty()) {
                    content.add(number + clean);
                    number = "";
                }
            }
            if (paragraph.boxes != null) {
                content.addAll(paragraph.boxes.content());
            }
        }

        /** The notes that its text refers to, in order. */
        void addNotes(List<String> notes) {
            for (Object piece : pieces) {
                if (piece instanceof Paragraph paragraph) {
                    notes.addAll(paragraph.notes);
                    if (paragraph.boxes != null) {
                        paragraph.boxes.addNotes(notes);
                    }
                } else if (piece instanceof Inner inner) {
                    notes.addAll(inner.notes());
                }
            }
        }
    }

    private final int nesting;
    private final DocumentBuilder document;
    private final WordStyles styles;
    private final WordNumbering numbering;
    private final WordFields fields = new WordFields();
    private final Map<String, List<String>> notes = new HashMap<>();
    private int depth;
    private Paragraph merged;
    /** A line that says that contents follow, until it is known whether they do. */
    private String contentsTitle;
    private boolean inContents;
    private final Insertions insertions;
    private int unreadInsertions;
    private final Set<String> attachments = new LinkedHashSet<>();

    WordBody(DocumentBuilder document, WordStyles styles, WordNumbering numbering, int nesting,
            Insertions insertions) {
        this.insertions = insertions;
        this.nesting = nesting;
        this.document = document;
        this.styles = styles;
        this.numbering = numbering;
    }

    /** Reads a file of another format that stands within the document, by the id of its relation. */
    interface Insertions {
        /** What it holds; empty where it can't be read. */
        List<DocumentBuilder.Draft> read(String id) throws UnusableDocumentException;
    }

    /** How many files of other formats, which Word takes in when it opens the document, could not be read. */
    int unreadInsertions() {
        return unreadInsertions;
    }

    /** The ids of the relations to attached files, in the order in which these stand. */
    Collection<String> attachments() {
        return attachments;
    }

    /** Reads footnotes or endnotes, to be added where the body refers to them. */
    void readNotes(XMLStreamReader xml, String element) throws XMLStreamException, UnusableDocumentException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(element)) {
                String id = WordXml.attribute(xml, "id");
                String type = WordXml.attribute(xml, "type");
                Captured note = new Captured();
                story(xml, note);
                if (type.isEmpty() || type.equals("normal")) {
                    notes.put(element + id, note.content().lines());
                }
            }
        }
    }

    /** Reads the main document. */
    void read(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException {
        Sink sink = new Sink() {
            @Override
            public void paragraph(Paragraph paragraph) {
                addParagraph(paragraph, this);
            }

            @Override
            public void table(TableGrid table, List<String> notes) {
                endContents();
                document.table(table);
                addNotes(notes);
            }
        };
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("body")) {
                story(xml, sink);
            }
        }
        endContents();
    }

    private void addParagraph(Paragraph paragraph, Sink sink) {
        if (isFurniture(paragraph)) {
            return;
        }
        int level = paragraph.outlineLevel != null
                ? paragraph.outlineLevel >= 0 && paragraph.outlineLevel <= 8 ? paragraph.outlineLevel + 1 : 0
                : styles.headingLevel(paragraph.style);
        boolean centred = paragraph.centred != null ? paragraph.centred : styles.isCentred(paragraph.style);
        Kind kind = styles.isTitle(paragraph.style) ? Kind.TITLE : styles.isCaption(paragraph.style) ? Kind.CAPTION
                : level > 0 ? Kind.HEADING : Kind.PARAGRAPH;
        String number = paragraph.number;
        for (String line : paragraph.lines) {
            String clean = Whitespace.clean(line);
            if (!clean.isEmpty()) {
                document.add(kind, number + clean, level, centred);
                number = "";
            }
        }
        addNotes(paragraph.notes);
        if (paragraph.boxes != null) {
            paragraph.boxes.into(sink);
        }
    }

    /** Whether a paragraph belongs to a table of contents, which repeats headings and holds page numbers. */
    private boolean isFurniture(Paragraph paragraph) {
        if (styles.isTableOfContents(paragraph.style)) {
            inContents = true;
            contentsTitle = null;
            return true;
        }
        String line = paragraph.lines.size() == 1 ? paragraph.lines.get(0) : String.join("\t", paragraph.lines);
        String clean = Whitespace.clean(line);
        if (clean.isEmpty()) {
            return false;
        }
        boolean entry = ContentsTable.isEntry(line);
        if (paragraph.contents) {
            if (entry || paragraph.linksToContents
                    || clean.length() <= LONGEST_CONTENTS_ENTRY && !clean.endsWith("。")) {
                contentsTitle = null;
                return true;
            }
            fields.leaveContents();
        }
        if (entry && (inContents || contentsTitle != null)) {
            inContents = true;
            contentsTitle = null;
            return true;
        }
        endContents();
        if (ContentsTable.isTitle(clean)) {
            contentsTitle = clean;
            return true;
        }
        return false;
    }

    /** What comes now is no contents; the line that seemed to announce some is text. */
    private void endContents() {
        inContents = false;
        if (contentsTitle != null) {
            document.paragraph(contentsTitle);
            contentsTitle = null;
        }
    }

    private void addNotes(List<String> ids) {
        for (String id : ids) {
            for (String line : notes.getOrDefault(id, List.of())) {
                document.add(Kind.NOTE, line, 0, false);
            }
        }
    }

    private void enter() throws UnusableDocumentException {
        if (++depth > nesting) {
            throw ReportParser.tooDeep(nesting);
        }
    }

    /** Reads all of a body, note or text box. */
    private void story(XMLStreamReader xml, Sink sink) throws XMLStreamException, UnusableDocumentException {
        blocks(xml, sink);
        endMerged(sink);
    }

    /** A paragraph that was to be joined with one that does not come. */
    private void endMerged(Sink sink) {
        if (merged != null) {
            Paragraph last = merged;
            merged = null;
            end(last, sink);
        }
    }

    /** Reads block-level children up to the end of the element that the reader stands on. */
    private void blocks(XMLStreamReader xml, Sink sink) throws XMLStreamException, UnusableDocumentException {
        enter();
        while (WordXml.nextChild(xml)) {
            block(xml, sink);
        }
        depth--;
    }

    private void block(XMLStreamReader xml, Sink sink) throws XMLStreamException, UnusableDocumentException {
        switch (xml.getLocalName()) {
            case "p" -> paragraph(xml, sink);
            case "tbl" -> table(xml, sink);
            case "sdt" -> control(xml, sink, null);
            case "ins", "moveTo", "customXml", "smartTag" -> blocks(xml, sink);
            case "AlternateContent" -> alternate(xml, sink, null, false);
            case "altChunk" -> {
                String id = WordXml.attribute(xml, "id");
                WordXml.skip(xml);
                insertion(id, sink);
            }
            default -> WordXml.skip(xml);
        }
    }

    /** Takes in a file of another format where it stands. */
    private void insertion(String id, Sink sink) throws UnusableDocumentException {
        List<DocumentBuilder.Draft> drafts = insertions.read(id);
        unreadInsertions += drafts.isEmpty() ? 1 : 0;
        endMerged(sink);
        for (DocumentBuilder.Draft draft : drafts) {
            if (draft.table() != null) {
                sink.table(draft.table(), List.of());
            } else {
                Paragraph paragraph = new Paragraph();
                paragraph.lines.add(draft.text());
                paragraph.outlineLevel = draft.style() > 0 ? draft.style() - 1 : null;
                paragraph.centred = draft.centred();
                sink.paragraph(paragraph);
            }
        }
    }

    /** A content control: its content, unless it is a table of contents or only says what to fill in. */
    private void control(XMLStreamReader xml, Sink sink, Paragraph paragraph)
            throws XMLStreamException, UnusableDocumentException {
        boolean furniture = false;
        while (WordXml.nextChild(xml)) {
            if (xml.getLocalName().equals("sdtPr")) {
                furniture = isFurnitureControl(xml);
            } else if (xml.getLocalName().equals("sdtContent") && !furniture) {
                if (paragraph != null) {
                    inline(xml, paragraph, sink, false);
                } else {
                    blocks(xml, sink);
                }
            } else {
                WordXml.skip(xml);
            }
        }
    }

    private boolean isFurnitureControl(XMLStreamReader xml) throws XMLStreamException {
        boolean furniture = false;
        int open = 1;
        while (open > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                open++;
                if (xml.getLocalName().equals("docPartGallery") && WordXml.value(xml).equals("Table of Contents")) {
                    furniture = true;
                    contentsTitle = null;
                } else if (xml.getLocalName().equals("showingPlcHdr")) {
                    furniture |= WordXml.isOn(xml);
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                open--;
            }
        }
        return furniture;
    }

    /** Of alternate contents the first that Word understands, once. */
    private void alternate(XMLStreamReader xml, Sink sink, Paragraph paragraph, boolean hidden)
            throws XMLStreamException, UnusableDocumentException {
        enter();
        boolean taken = false;
        while (WordXml.nextChild(xml)) {
            if (taken || xml.getLocalName().equals("Choice") && !isUnderstood(xml)) {
                WordXml.skip(xml);
                continue;
            }
            taken = true;
            if (paragraph != null) {
                inline(xml, paragraph, sink, hidden);
            } else {
                blocks(xml, sink);
            }
        }
        depth--;
    }

    /** Whether all namespaces that a choice requires are Word's own. */
    private static boolean isUnderstood(XMLStreamReader xml) {
        for (String prefix : WordXml.attribute(xml, "Requires").split("\\s+")) {
            String namespace = prefix.isEmpty() ? "" : xml.getNamespaceURI(prefix);
            if (namespace != null && !namespace.isEmpty() && !namespace.startsWith("http://schemas.microsoft.com/")
                    && !namespace.startsWith("http://schemas.openxmlformats.org/")) {
                return false;
            }
        }
        return true;
    }

    private void paragraph(XMLStreamReader xml, Sink sink) throws XMLStreamException, UnusableDocumentException {
        Paragraph paragraph = merged != null ? merged : new Paragraph();
        merged = null;
        paragraph.loseProperties();
        inline(xml, paragraph, sink, false);
        fields.endParagraph();
        if (paragraph.continued || !paragraph.shownMark && styles.isHidden(paragraph.style)) {
            if (paragraph.hiddenMark && isVisible(paragraph)) {
                // A heading that runs on into the text behind it keeps its number.
                addNumber(paragraph);
                paragraph.line.insert(0, paragraph.number);
                paragraph.number = "";
            }
            merged = paragraph;
        } else {
            end(paragraph, sink);
        }
    }

    private void end(Paragraph paragraph, Sink sink) {
        paragraph.breakLine();
        addNumber(paragraph);
        if (paragraph.lines.size() >= FEWEST_BROKEN_LINES) {
            List<String> joined = HardWrap.joined(List.copyOf(paragraph.lines));
            paragraph.lines.clear();
            paragraph.lines.addAll(joined);
        }
        sink.paragraph(paragraph);
    }

    private static boolean isVisible(Paragraph paragraph) {
        return !paragraph.lines.isEmpty() || !Whitespace.clean(paragraph.line).isEmpty();
    }

    /** Counts a paragraph; an empty one counts too. */
    private void addNumber(Paragraph paragraph) {
        String number = numbering.next(paragraph.style, paragraph.numberingId, paragraph.numberingLevel);
        if (!paragraph.numbered) {
            paragraph.number = number;
        }
        paragraph.numbered |= !number.isEmpty();
    }

    private void properties(XMLStreamReader xml, Paragraph paragraph) throws XMLStreamException {
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "pStyle" -> paragraph.style = WordXml.value(xml);
                case "outlineLvl" -> paragraph.outlineLevel = WordXml.number(xml, "val", 9);
                case "jc" -> paragraph.centred = WordXml.value(xml).equals("center");
                case "framePr" -> {
                    String dropped = WordXml.attribute(xml, "dropCap");
                    paragraph.continued |= dropped.equals("drop") || dropped.equals("margin");
                }
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
                    markProperties(xml, paragraph);
                    continue;
                }
                default -> { }
            }
            WordXml.skip(xml);
        }
    }

    private static void markProperties(XMLStreamReader xml, Paragraph paragraph) throws XMLStreamException {
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "del", "moveFrom" -> paragraph.continued = true;
                case "vanish", "specVanish" -> {
                    boolean hidden = WordXml.isOn(xml);
                    paragraph.continued |= hidden;
                    paragraph.hiddenMark |= hidden;
                    paragraph.shownMark |= !hidden;
                }
                default -> { }
            }
            WordXml.skip(xml);
        }
    }

    /** What the properties of a run say of its text; null where they say nothing. */
    private static final class Run {
        Boolean hidden;
        Boolean raised;
        boolean ownMark;
        int from;
    }

    private void run(XMLStreamReader xml, Paragraph paragraph, Sink sink, boolean hidden)
            throws XMLStreamException, UnusableDocumentException {
        enter();
        Run run = new Run();
        boolean shown = !hidden && !styles.isHidden(paragraph.style);
        run.from = paragraph.line.length();
        while (WordXml.nextChild(xml)) {
            if (xml.getLocalName().equals("rPr")) {
                runProperties(xml, run, paragraph);
                shown = !hidden && (run.hidden != null ? !run.hidden : shown);
            } else if (run.ownMark && xml.getLocalName().equals("t")) {
                // The mark that stands for a note instead of its number
                WordXml.skip(xml);
            } else {
                if (xml.getLocalName().endsWith("noteReference")) {
                    run.ownMark = !WordXml.attribute(xml, "customMarkFollows").isEmpty()
                            && WordXml.isOn(xml, "customMarkFollows");
                }
                content(xml, paragraph, sink, !shown);
            }
        }
        if (Boolean.TRUE.equals(run.raised) && run.from < paragraph.line.length()) {
            String text = paragraph.line.substring(run.from);
            if (WordSymbols.isNumber(text)) {
                paragraph.line.replace(run.from, paragraph.line.length(), WordSymbols.superscript(text));
            }
        }
        depth--;
    }

    private void runProperties(XMLStreamReader xml, Run run, Paragraph paragraph) throws XMLStreamException {
        boolean own = false;
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "vanish" -> {
                    run.hidden = WordXml.isOn(xml);
                    own = true;
                }
                case "vertAlign" -> run.raised = WordXml.value(xml).equals("superscript");
                case "rStyle" -> {
                    String style = WordXml.value(xml);
                    if (!own && styles.isHidden(style)) {
                        // Of a property that styles toggle two make none (ISO/IEC 29500-1, 17.7.3).
                        run.hidden = !styles.isHidden(paragraph.style);
                    }
                    run.raised = run.raised != null ? run.raised : styles.isRaised(style);
                }
                default -> { }
            }
            WordXml.skip(xml);
        }
    }

    /** Reads runs and what may hold them up to the end of the element that the reader stands on. */
    private void inline(XMLStreamReader xml, Paragraph paragraph, Sink sink, boolean hidden)
            throws XMLStreamException, UnusableDocumentException {
        enter();
        while (WordXml.nextChild(xml)) {
            content(xml, paragraph, sink, hidden);
        }
        depth--;
    }

    private void content(XMLStreamReader xml, Paragraph paragraph, Sink sink, boolean hidden)
            throws XMLStreamException, UnusableDocumentException {
        String name = xml.getLocalName();
        switch (name) {
            case "r" -> run(xml, paragraph, sink, hidden);
            case "t" -> text(paragraph, WordXml.text(xml), hidden);
            case "pPr" -> properties(xml, paragraph);
            case "rPr", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "del", "moveFrom",
                    "delText", "delInstrText", "rt", "sectPr", "rPrChange", "pPrChange", "fldData", "ffData",
                    "oMathParaPr", "ctrlPr", "softHyphen" -> WordXml.skip(xml);
            case "tab", "ptab" -> {
                text(paragraph, "\t", hidden);
                WordXml.skip(xml);
            }
            case "br", "cr" -> {
                if (!hidden && !fields.isHidden()) {
                    paragraph.breakLine();
                }
                WordXml.skip(xml);
            }
            case "noBreakHyphen" -> {
                text(paragraph, "-", hidden);
                WordXml.skip(xml);
            }
            case "sym" -> {
                text(paragraph, WordSymbols.text(WordXml.attribute(xml, "font"), WordXml.attribute(xml, "char")),
                        hidden);
                WordXml.skip(xml);
            }
            case "footnoteReference", "endnoteReference" -> {
                if (!hidden && !fields.isHidden()) {
                    paragraph.note(name.substring(0, name.length() - "Reference".length())
                            + WordXml.attribute(xml, "id"));
                }
                WordXml.skip(xml);
            }
            case "fldChar" -> {
                switch (WordXml.attribute(xml, "fldCharType")) {
                    case "begin" -> fields.begin();
                    case "separate" -> fields.separate();
                    case "end" -> text(paragraph, fields.end(), hidden);
                    default -> { }
                }
                WordXml.skip(xml);
            }
            case "instrText" -> {
                String instruction = WordXml.text(xml);
                fields.instruct(instruction);
                paragraph.linksToContents |= instruction.contains("PAGEREF");
            }
            case "fldSimple" -> {
                fields.begin();
                fields.instruct(WordXml.attribute(xml, "instr"));
                fields.separate();
                inline(xml, paragraph, sink, hidden);
                fields.end();
            }
            case "hyperlink" -> {
                paragraph.linksToContents |= WordXml.attribute(xml, "anchor").startsWith("_Toc");
                inline(xml, paragraph, sink, hidden);
            }
            case "OLEObject" -> {
                attachments.add(WordXml.attribute(xml, "id"));
                WordXml.skip(xml);
            }
            case "txbxContent" -> box(xml, paragraph, hidden);
            case "AlternateContent" -> alternate(xml, sink, paragraph, hidden);
            case "sdt" -> control(xml, sink, paragraph);
            case "den", "sup", "d" -> formula(xml, name, paragraph, sink, hidden);
            default -> inline(xml, paragraph, sink, hidden);
        }
    }

    private void text(Paragraph paragraph, String text, boolean hidden) {
        if (!hidden && !fields.isHidden() && !text.isEmpty()) {
            paragraph.line.append(text);
            paragraph.contents |= fields.isContents();
        }
    }

    private void box(XMLStreamReader xml, Paragraph paragraph, boolean hidden)
            throws XMLStreamException, UnusableDocumentException {
        if (hidden || fields.isHidden()) {
            WordXml.skip(xml);
            return;
        }
        if (paragraph.boxes == null) {
            paragraph.boxes = new Captured();
        }
        story(xml, paragraph.boxes);
    }

    /** What a formula shows by its layout, told by signs, so that ½ does not become 12 and 10⁴ not 104. */
    private void formula(XMLStreamReader xml, String name, Paragraph paragraph, Sink sink, boolean hidden)
            throws XMLStreamException, UnusableDocumentException {
        String namespace = xml.getNamespaceURI();
        if (hidden || namespace == null || !namespace.endsWith("/math")) {
            inline(xml, paragraph, sink, hidden);
            return;
        }
        int from = paragraph.line.length();
        inline(xml, paragraph, sink, false);
        String text = paragraph.line.substring(Math.min(from, paragraph.line.length()));
        if (text.isEmpty()) {
            return;
        }
        paragraph.line.setLength(from);
        switch (name) {
            case "den" -> paragraph.line.append('/').append(text);
            case "d" -> paragraph.line.append('(').append(text).append(')');
            default -> paragraph.line.append(WordSymbols.isNumber(text) ? WordSymbols.superscript(text) : "^" + text);
        }
    }

    private void table(XMLStreamReader xml, Sink sink) throws XMLStreamException, UnusableDocumentException {
        enter();
        endMerged(sink);
        Rows rows = new Rows();
        rows(xml, rows);
        if (rows.table.isTable()) {
            sink.table(rows.table, rows.notes);
        } else {
            // A frame around text, maybe around tables, is none.
            rows.frame.forEach(cell -> cell.into(sink));
        }
        depth--;
    }

    /** A table being read. */
    private static final class Rows {
        final TableGrid table = new TableGrid();
        final List<String> notes = new ArrayList<>(0);
        /** The cells as long as the table may still turn out to be a frame. */
        List<Captured> frame = new ArrayList<>();
        /** Whether all rows so far are headers: Word repeats those at the top alone. */
        boolean headers = true;

        void add(Captured cell) {
            if (frame != null) {
                frame.add(cell);
                frame = table.isTable() ? null : frame;
            }
        }
    }

    private void rows(XMLStreamReader xml, Rows rows) throws XMLStreamException, UnusableDocumentException {
        enter();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "tr" -> cells(xml, rows, new RowState());
                case "sdt", "sdtContent", "ins", "customXml", "moveTo" -> rows(xml, rows);
                default -> WordXml.skip(xml);
            }
        }
        depth--;
    }

    /** What a row says before its cells. */
    private static final class RowState {
        boolean started;
        boolean left;
        boolean header;
        int before;
    }

    private void cells(XMLStreamReader xml, Rows rows, RowState row)
            throws XMLStreamException, UnusableDocumentException {
        enter();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "trPr" -> {
                    while (WordXml.nextChild(xml)) {
                        switch (xml.getLocalName()) {
                            case "tblHeader" -> row.header = WordXml.isOn(xml);
                            case "gridBefore" -> row.before = WordXml.number(xml, "val", 0);
                            case "del" -> row.left = true;
                            case "hidden" -> row.left |= WordXml.isOn(xml);
                            default -> { }
                        }
                        WordXml.skip(xml);
                    }
                }
                case "tc" -> {
                    if (row.left) {
                        WordXml.skip(xml);
                        continue;
                    }
                    if (!row.started) {
                        rows.table.startRow();
                        rows.table.leaveColumns(row.before);
                        rows.headers &= row.header;
                        row.started = true;
                    }
                    cell(xml, rows);
                }
                case "sdt", "sdtContent", "ins", "customXml", "moveTo" -> cells(xml, rows, row);
                default -> WordXml.skip(xml);
            }
        }
        depth--;
    }

    private void cell(XMLStreamReader xml, Rows rows) throws XMLStreamException, UnusableDocumentException {
        enter();
        int span = 1;
        boolean down = false;
        boolean right = false;
        boolean deleted = false;
        Captured content = new Captured();
        while (WordXml.nextChild(xml)) {
            if (!xml.getLocalName().equals("tcPr")) {
                block(xml, content);
                continue;
            }
            while (WordXml.nextChild(xml)) {
                switch (xml.getLocalName()) {
                    case "gridSpan" -> span = WordXml.number(xml, "val", 1);
                    case "vMerge" -> down = !WordXml.value(xml).equals("restart");
                    case "hMerge" -> right = !WordXml.value(xml).equals("restart");
                    case "cellDel" -> deleted = true;
                    default -> { }
                }
                WordXml.skip(xml);
            }
        }
        endMerged(content);
        depth--;
        if (deleted) {
            return;
        }
        TableGrid table = rows.table;
        content.addNotes(rows.notes);
        TableGrid.Cell before = down ? table.above(table.nextColumn()) : right ? table.before() : null;
        if (before == null) {
            table.add(content.content(), 1, span, rows.headers);
        } else {
            if (down) {
                before.rowSpan++;
                table.skipColumns(span);
            } else {
                table.widen(before, span);
            }
            before.merge(content.content());
        }
        rows.add(content);
    }
}
