package io.annals.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.StyleDescription;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Notes;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;

/**
 * Walks a binary Word document ([MS-DOC]) in reading order: lists with their rendered numbers, tables with their
 * merged cells, notes behind the paragraph that refers to them; deleted and hidden text, field codes, headers and
 * footers left out. Text boxes come last: the format keeps them apart.
 */
final class BinaryWordBody {

    private static final int LEVELS = 9;
    private static final int BODY_LEVEL = 9;
    private static final char FIELD_BEGIN = 0x13;
    private static final char FIELD_RESULT = 0x14;
    private static final char FIELD_END = 0x15;
    private static final char NOTE_MARK = 0x02;
    private static final int CENTRED = 1;

    private final HWPFDocument word;
    private final DocumentFlow flow;
    private final Map<Integer, int[]> countersOfList = new HashMap<>();
    private final Map<Integer, FlowContent> noteAt = new HashMap<>();
    /** Fields open around the text, each with whether its code is still being read. */
    private final List<Boolean> fields = new ArrayList<>();
    private final int tableDepth;
    private final Set<String> attachments = new LinkedHashSet<>();
    /** Text of a paragraph whose mark is deleted: it goes on with the next one. */
    private final StringBuilder before = new StringBuilder();

    BinaryWordBody(HWPFDocument word, DocumentBuilder document, int tableDepth) {
        this.tableDepth = tableDepth;
        this.word = word;
        this.flow = new DocumentFlow(document);
    }

    /** The storages of the files that are attached, in the order of the text. */
    Collection<String> attachments() {
        return attachments;
    }

    void read() throws UnusableDocumentException {
        readNotes(word.getFootnotes(), word.getFootnoteRange());
        readNotes(word.getEndnotes(), word.getEndnoteRange());
        blocks(word.getRange(), 0);
        flow.finish();
        fields.clear();
        Range boxes = word.getMainTextboxRange();
        if (boxes != null && boxes.getEndOffset() > boxes.getStartOffset()) {
            blocks(boxes, 0);
            flow.finish();
        }
    }

    private void readNotes(Notes notes, Range range) throws UnusableDocumentException {
        if (range == null) {
            return;
        }
        for (int i = 0; i < notes.getNotesCount(); i++) {
            int from = range.getStartOffset() + notes.getNoteTextStartOffset(i);
            int to = range.getStartOffset() + notes.getNoteTextEndOffset(i);
            if (from < to && to <= range.getEndOffset()) {
                flow.open();
                blocks(new Range(from, to, word), 0);
                fields.clear();
                noteAt.put(notes.getNoteAnchorPosition(i), flow.close());
            }
        }
    }

    /** Reads the paragraphs of a range, and as tables those that stand deeper in tables than the range itself. */
    private void blocks(Range range, int tableLevel) throws UnusableDocumentException {
        if (tableLevel > tableDepth) {
            throw new LimitExceededException(LimitExceededException.Limit.TABLE_DEPTH,
                    "the document nests deeper than the limit of " + tableDepth + " tables");
        }
        for (int i = 0; i < range.numParagraphs(); i++) {
            Paragraph paragraph = range.getParagraph(i);
            if (paragraph.isInTable() && paragraph.getTableLevel() > tableLevel) {
                Table table = range.getTable(paragraph);
                table(table, tableLevel + 1);
                i += Math.max(0, table.numParagraphs() - 1);
            } else {
                paragraph(paragraph);
            }
        }
    }

    private void table(Table table, int level) throws UnusableDocumentException {
        EdgeTable edges = new EdgeTable();
        for (int i = 0; i < table.numRows(); i++) {
            TableRow row = table.getRow(i);
            List<EdgeTable.Cell> cells = new ArrayList<>();
            for (int k = 0; k < row.numCells(); k++) {
                TableCell cell = row.getCell(k);
                flow.open();
                blocks(cell, level);
                FlowContent content = flow.close();
                int right = cell.getLeftEdge() + Math.max(1, cell.getWidth());
                boolean joined = cell.isMerged() && !cell.isFirstMerged() && !cells.isEmpty();
                EdgeTable.Cell left = joined ? cells.remove(cells.size() - 1) : null;
                boolean continues = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
                if (left == null) {
                    cells.add(new EdgeTable.Cell(cell.getLeftEdge(), right, continues, row.isTableHeader(), content));
                } else {
                    left.content().addAll(content);
                    cells.add(new EdgeTable.Cell(left.left(), right, left.continues(), left.header(), left.content()));
                }
            }
            if (!cells.isEmpty()) {
                edges.row(cells);
            }
        }
        if (!edges.isEmpty()) {
            flow.table(edges.grid());
        }
    }

    private void paragraph(Paragraph paragraph) {
        StringBuilder line = new StringBuilder(before);
        before.setLength(0);
        boolean markDeleted = false;
        for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
            CharacterRun run = paragraph.getCharacterRun(i);
            boolean shown = !run.isMarkedDeleted() && !run.isVanished() && !run.isFldVanished();
            if (shown && run.isOle2()) {
                attachments.add("_" + run.getPicOffset());
            }
            String text = run.text();
            for (int k = 0; k < text.length(); k++) {
                character(text.charAt(k), run.getStartOffset() + k, shown && !run.isSymbol(), line);
            }
            markDeleted = run.isMarkedDeleted() && text.endsWith("\r");
        }
        if (markDeleted) {
            before.append(visible(line));
            return;
        }
        StyleDescription style = style(paragraph);
        String name = style == null || style.getName() == null ? "" : style.getName();
        if (!StyleName.isTableOfContents(name)) {
            int own = paragraph.getLvl() < BODY_LEVEL ? paragraph.getLvl() + 1 : 0;
            int heading = own > 0 ? own : StyleName.headingLevel(name);
            flow.paragraph(StyleName.kind(name, heading), number(paragraph), visible(line), heading,
                    paragraph.getJustification() == CENTRED);
        }
    }

    private StyleDescription style(Paragraph paragraph) {
        int index = paragraph.getStyleIndex();
        return index >= 0 && index < word.getStyleSheet().numStyles()
                ? word.getStyleSheet().getStyleDescription(index) : null;
    }

    private void character(char c, int position, boolean shown, StringBuilder line) {
        switch (c) {
            case FIELD_BEGIN -> fields.add(Boolean.TRUE);
            case FIELD_RESULT -> {
                if (!fields.isEmpty()) {
                    fields.set(fields.size() - 1, Boolean.FALSE);
                }
            }
            case FIELD_END -> {
                if (!fields.isEmpty()) {
                    fields.remove(fields.size() - 1);
                }
            }
            default -> {
                if (!shown || fields.contains(Boolean.TRUE)) {
                    return;
                }
                FlowContent note = c == NOTE_MARK ? noteAt.get(position) : null;
                if (note != null) {
                    flow.note(note);
                } else {
                    line.append(c);
                }
            }
        }
    }

    /** The text of a paragraph with Word's special characters turned into what they show. */
    static String visible(CharSequence text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 0x0B -> visible.append('\n');
                case '\t', '\r', 0x07, 0x0C, 0x0E -> visible.append(' ');
                case 0x1E -> visible.append('-');
                default -> {
                    if (c >= ' ') {
                        visible.append(c);
                    }
                }
            }
        }
        return visible.toString();
    }

    /** Counts a paragraph of a list and renders its number; empty for a bullet and outside of lists. */
    private String number(Paragraph paragraph) {
        HWPFList list = list(paragraph);
        int level = paragraph.getIlvl();
        if (list == null || level < 0 || level >= LEVELS) {
            return "";
        }
        int[] reached = countersOfList.computeIfAbsent(list.getLsid(), id -> new int[LEVELS]);
        for (int higher = 0; higher < level; higher++) {
            reached[higher] = reached[higher] == 0 ? list.getStartAt((char) higher) : reached[higher];
        }
        reached[level] = reached[level] == 0 ? list.getStartAt((char) level) : reached[level] + 1;
        for (int deeper = level + 1; deeper < LEVELS; deeper++) {
            reached[deeper] = 0;
        }
        if (ListNumber.binaryFormat(list.getNumberFormat((char) level)).equals("bullet")) {
            return "";
        }
        StringBuilder number = new StringBuilder();
        String template = list.getNumberText((char) level);
        for (int i = 0; template != null && i < template.length(); i++) {
            char c = template.charAt(i);
            if (c < LEVELS) {
                number.append(WordNumbering.NumberFormat.render(reached[c],
                        ListNumber.binaryFormat(list.getNumberFormat(c))));
            } else {
                number.append(c);
            }
        }
        return ListNumber.spaced(number);
    }

    private static HWPFList list(Paragraph paragraph) {
        try {
            return paragraph.getIlfo() == 0 || paragraph.getIlfo() == 0xF801 ? null : paragraph.getList();
        } catch (RuntimeException e) {
            // A paragraph that refers to a list which is not there is shown without a number.
            return null;
        }
    }
}
