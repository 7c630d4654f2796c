package io.annals.document;

import io.annals.document.Block.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what a parser finds, in reading order, and makes the document of it: one text, the blocks with their
 * offsets, headings and titles settled by {@link Outline} alike for every format.
 */
final class DocumentBuilder {

    /**
     * One paragraph or table before its place in the outline is known.
     *
     * @param kind what the format itself says; PARAGRAPH where it says nothing
     * @param text the paragraph, cleaned; empty for a table
     * @param style level of a heading style or element, from 1; 0 without one
     * @param centred whether the format centres it
     * @param table the table; null for a paragraph
     */
    record Draft(Kind kind, String text, int style, boolean centred, TableGrid table) {}

    /** A {@link LimitExceededException} on its way out of a parser. */
    private static final class TooLong extends RuntimeException {
        TooLong(LimitExceededException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** A table that stands below no more and no longer lines may hold the document's title. */
    private static final int TITLE_ZONE = 4;
    private static final int LONG_LINE = 40;

    private final long limit;
    private final PageSelectors selectors;
    private final InnerFiles files;
    private final List<String> remarks = new ArrayList<>();
    private long characters;
    private final MetadataBuilder metadata = new MetadataBuilder();
    private final List<Draft> drafts = new ArrayList<>();

    /** A document of any length. */
    DocumentBuilder() {
        this(Long.MAX_VALUE, PageSelectors.NONE, null);
    }

    /**
     * A document of at most so many characters; what goes beyond ends the reading as {@code TOO_LARGE}.
     *
     * @param selectors where the articles of its source's pages stand
     * @param files how the files within it are read
     */
    DocumentBuilder(long characters, PageSelectors selectors, InnerFiles files) {
        this.limit = characters;
        this.selectors = selectors;
        this.files = files;
    }

    /** A builder for a file within this document, of at most the characters that are left. */
    DocumentBuilder within(InnerFiles inner) {
        return new DocumentBuilder(limit - characters, PageSelectors.NONE, inner);
    }

    InnerFiles files() {
        return files;
    }

    /** Adds what a file within the document holds. */
    void addAll(List<Draft> inner) {
        for (Draft draft : inner) {
            if (draft.table() != null) {
                draft.table().cells().forEach(cell -> count(cell.text));
            } else {
                count(draft.text());
            }
            drafts.add(draft);
        }
    }

    private void count(String text) {
        characters += text.codePointCount(0, text.length());
        if (characters > limit) {
            throw new TooLong(new LimitExceededException(LimitExceededException.Limit.CHARACTERS,
                    "the text is longer than the limit of " + limit + " characters"));
        }
    }

    PageSelectors selectors() {
        return selectors;
    }

    /** Notes what a person should know about how the file was read; one sentence. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    MetadataBuilder metadata() {
        return metadata;
    }

    void paragraph(String text) {
        add(Kind.PARAGRAPH, text, 0, false);
    }

    /** Adds a paragraph, cleaned of superfluous white space; one without text is left out. */
    void add(Kind kind, String text, int style, boolean centred) {
        String clean = Whitespace.closeLetters(Whitespace.clean(text));
        if (!clean.isEmpty()) {
            count(clean);
            drafts.add(new Draft(kind, clean, style, centred, null));
        }
    }

    /**
     * Appends to the last paragraph where that breaks off at a number.
     *
     * @param shortest characters that such a paragraph has at least
     * @return false where it does not, and nothing is appended
     */
    boolean goesOn(String text, int shortest) {
        Draft last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
        if (last == null || last.kind() != Kind.PARAGRAPH || last.style() > 0 || last.text().length() < shortest
                || !Character.isDigit(last.text().charAt(last.text().length() - 1))) {
            return false;
        }
        drafts.set(drafts.size() - 1, new Draft(Kind.PARAGRAPH, last.text() + text, 0, last.centred(), null));
        return true;
    }

    /** Appends to the last paragraph where a line break parts a number; false where none does. */
    boolean goesOnWithinNumber(String text) {
        Draft last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
        if (last == null || last.kind() != Kind.PARAGRAPH || last.style() > 0
                || !HardWrap.partsNumber(last.text(), text)) {
            return false;
        }
        count(text);
        drafts.set(drafts.size() - 1, new Draft(Kind.PARAGRAPH, last.text() + text, 0, last.centred(), null));
        return true;
    }

    /**
     * Adds a table, or the tables that stand in one grid, and behind it the tables of its cells; a frame of one cell or
     * column around text and tables becomes what it holds, and tables that only divide cells become part of it.
     */
    void table(TableGrid given) {
        TableGrid table = given.divided();
        if (!table.isTable()) {
            table.cells().forEach(cell -> content(cell.content()));
            return;
        }
        if (drafts.size() < TITLE_ZONE && drafts.stream().allMatch(draft -> draft.table() == null
                && !Outline.namesReport(draft.text()) && draft.text().length() < LONG_LINE)) {
            table.takeTitle().forEach(this::paragraph);
        }
        for (TableGrid part : table.parts()) {
            part.takeCaption().forEach(this::paragraph);
            part.cells().forEach(cell -> count(cell.text));
            drafts.add(new Draft(Kind.CELL, "", 0, false, part));
        }
        table.cells().forEach(cell -> cell.content().innerTables(this::paragraph, this::table));
    }

    /** Adds paragraphs and tables in order. */
    void content(FlowContent content) {
        content.into(this::paragraph, this::table);
    }

    /** Puts the title in front of everything else. */
    void titleInFront(String text) {
        drafts.add(0, new Draft(Kind.TITLE, Whitespace.clean(text), 0, true, null));
    }

    /** The first characters of the text without white space, up to about a number of them. */
    String opening(int length) {
        StringBuilder opening = new StringBuilder();
        for (Draft draft : drafts) {
            if (opening.length() >= length) {
                break;
            }
            opening.append(Whitespace.squeeze(draft.text()));
        }
        return opening.toString();
    }

    /** Whether anything was added that holds text; tables may be empty. */
    boolean hasText() {
        return drafts.stream().anyMatch(draft -> draft.table() == null
                || draft.table().cells().stream().anyMatch(cell -> !cell.text.isBlank()));
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** The document; its text is blank when nothing was added. */
    ReportDocument build(String format) {
        List<Outline.Place> places = Outline.settle(drafts);
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        int tables = 0;
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (draft.table() != null) {
                tables += appendTable(draft.table(), tables + 1, text, blocks) ? 1 : 0;
                continue;
            }
            separate(text, '\n');
            int start = text.length();
            text.append(draft.text());
            blocks.add(Block.of(places.get(i).kind(), start, text.length(), places.get(i).level()));
        }
        return new ReportDocument(format, text.toString(), blocks, metadata.build(), remarks);
    }

    private static boolean appendTable(TableGrid table, int number, StringBuilder text, List<Block> blocks) {
        int lastRow = 0;
        for (TableGrid.Cell cell : table.finish()) {
            separate(text, cell.row == lastRow ? '\t' : '\n');
            lastRow = cell.row;
            int start = text.length();
            text.append(cell.text);
            blocks.add(new Block(Kind.CELL, start, text.length(), 0, number, cell.row, cell.column, cell.rowSpan,
                    cell.columnSpan, cell.header));
        }
        return lastRow > 0;
    }

    private static void separate(StringBuilder text, char separator) {
        if (text.length() > 0) {
            text.append(separator);
        }
    }
}
