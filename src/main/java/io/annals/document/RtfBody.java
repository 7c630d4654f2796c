package io.annals.document;

import io.annals.document.Block.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks an RTF file (Rich Text Format 1.9.1) in reading order: the numbers of lists as the writing program rendered
 * them, tables with their merged cells, notes and text boxes behind their paragraph; headers and footers, deleted and
 * hidden text left out.
 */
final class RtfBody {

    /** Where the text of a group goes. */
    private enum Target { TEXT, NUMBER, STYLE, FONT, PROPERTY, OBJECT, NOWHERE }

    private static final int BODY_LEVEL = 9;
    private static final int SYMBOLS = 2;
    private static final int CELL_WIDTH = 1000;
    private static final int MOST_OBJECTS = 100;
    private static final Map<Integer, String> CHARSETS = Map.ofEntries(Map.entry(77, "x-MacRoman"),
            Map.entry(128, "windows-31j"), Map.entry(129, "x-windows-949"), Map.entry(134, "GB18030"),
            Map.entry(136, "Big5"), Map.entry(161, "windows-1253"), Map.entry(162, "windows-1254"),
            Map.entry(177, "windows-1255"), Map.entry(178, "windows-1256"), Map.entry(186, "windows-1257"),
            Map.entry(204, "windows-1251"), Map.entry(222, "x-windows-874"), Map.entry(238, "windows-1250"));
    private static final Map<Integer, String> CODE_PAGES = Map.of(932, "windows-31j", 936, "GB18030", 949,
            "x-windows-949", 950, "Big5", 54936, "GB18030", 65001, "UTF-8", 874, "x-windows-874");

    /** What a group inherits from the one around it and gives up at its end. */
    private static final class Group implements Cloneable {
        Target target = Target.TEXT;
        /** Where text goes whose other spelling in this group is passed over. */
        Target spelled = Target.NOWHERE;
        /** What begins or ends with the group itself; empty for most. */
        String opened = "";
        int font = -1;
        int unicodeSkip = 1;
        boolean hidden;
        boolean deleted;
        int style;
        int outline = BODY_LEVEL;
        boolean centred;
        boolean inTable;
        int tableLevel = -1;

        Group inner() {
            try {
                Group inner = (Group) clone();
                inner.opened = "";
                return inner;
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        void plainParagraph() {
            style = 0;
            outline = BODY_LEVEL;
            centred = false;
            inTable = false;
            tableLevel = -1;
        }

        int level(int deepest) {
            return tableLevel >= 0 ? Math.min(tableLevel, deepest) : inTable ? 1 : 0;
        }
    }

    /** A table being read. */
    private static final class OpenTable {
        final EdgeTable rows = new EdgeTable();
        final List<FlowContent> cells = new ArrayList<>();
    }

    /** The definition of the row that is being read. */
    private static final class RowDefinition {
        final List<Integer> edges = new ArrayList<>();
        final List<Boolean> continues = new ArrayList<>();
        final List<Boolean> joined = new ArrayList<>();
        int left;
        boolean header;
        boolean nextContinues;
        boolean nextJoined;
    }

    /** A note or box interrupts the paragraph that refers to it. */
    private record Interrupted(StringBuilder line, String number, List<OpenTable> tables, RowDefinition row) {}

    private final DocumentBuilder document;
    private final DocumentFlow flow;
    private final long limit;
    private final int nesting;
    private final int tableDepth;
    private long length;

    private final Deque<Group> outer = new ArrayDeque<>();
    private Group group = new Group();
    private final Deque<Interrupted> interrupted = new ArrayDeque<>();

    private final Map<Integer, Integer> charsetOfFont = new HashMap<>();
    private final Map<Integer, String> styleNames = new HashMap<>();
    private String codePage = "windows-1252";
    private int defaultFont = -1;
    private int fontInTable;
    private int styleInTable;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int bytesFont = -1;
    private int toSkip;

    private StringBuilder line = new StringBuilder();
    private StringBuilder number = new StringBuilder();
    private final StringBuilder name = new StringBuilder();
    private List<OpenTable> tables = new ArrayList<>();
    private RowDefinition row = new RowDefinition();

    private final List<byte[]> objects = new ArrayList<>();
    private final ByteArrayOutputStream object = new ByteArrayOutputStream();
    private int digitOfObject = -1;
    private int objectBytes;

    private final FileProperties properties = new FileProperties();
    private final int[] time = new int[5];

    RtfBody(DocumentBuilder document, ReadLimits limits) {
        this.document = document;
        this.flow = new DocumentFlow(document);
        this.limit = limits.textBytes();
        this.nesting = limits.nesting();
        this.tableDepth = limits.tableDepth();
    }

    /** The attached files (OLE 1.0 objects) before which no text stands, in order. */
    List<byte[]> objects() {
        return objects;
    }

    void read(RtfScanner scanner) throws IOException, UnusableDocumentException {
        int depth = 0;
        boolean starred = false;
        while (true) {
            RtfScanner.Token token = scanner.next();
            switch (token) {
                case OPEN -> {
                    flush();
                    toSkip = 0;
                    if (++depth > nesting) {
                        throw ReportParser.tooDeep(nesting);
                    }
                    outer.push(group);
                    group = group.inner();
                }
                case CLOSE -> {
                    flush();
                    toSkip = 0;
                    if (depth > 0) {
                        close();
                        depth--;
                    }
                    if (depth == 0) {
                        finish();
                        return;
                    }
                }
                case BYTE -> {
                    if (toSkip > 0) {
                        toSkip--;
                    } else {
                        literal(scanner.value());
                    }
                }
                case WORD -> {
                    if (scanner.word().equals("bin")) {
                        scanner.skip(scanner.number(0));
                    } else if (scanner.word().equals("u")) {
                        flush();
                        append((char) scanner.number('?'));
                        toSkip = group.unicodeSkip;
                    } else {
                        if (toSkip > 0) {
                            toSkip--;
                        }
                        flush();
                        starred = word(scanner, starred);
                        continue;
                    }
                }
                case END -> throw new UnusableDocumentException(QuarantineReason.TRUNCATED,
                        "the file ends too early; copy or download it again");
            }
            starred = false;
        }
    }

    private void finish() throws UnusableDocumentException {
        endParagraph();
        level(0);
        flow.finish();
        properties.addTo(document.metadata());
    }

    private void close() throws UnusableDocumentException {
        switch (group.opened) {
            case "note", "box" -> {
                endParagraph();
                level(0);
                FlowContent content = flow.close();
                if (group.opened.equals("note")) {
                    flow.note(content);
                } else {
                    flow.box(content);
                }
                Interrupted before = interrupted.pop();
                line = before.line();
                number = new StringBuilder(before.number());
                tables = before.tables();
                row = before.row();
            }
            case "object" -> {
                objects.add(object.toByteArray());
                object.reset();
                digitOfObject = -1;
            }
            case "" -> { }
            default -> property(group.opened, name.toString());
        }
        group = outer.pop();
    }

    private void property(String property, String text) {
        name.setLength(0);
        switch (property) {
            case "title" -> properties.title = text;
            case "subject" -> properties.subject = text;
            case "author" -> properties.creator = text;
            case "keywords" -> properties.keywords = text;
            case "operator" -> properties.lastModifiedBy = text;
            case "creatim" -> properties.created = time();
            case "revtim" -> properties.modified = time();
            default -> { }
        }
    }

    private Instant time() {
        try {
            return LocalDateTime.of(time[0], time[1], time[2], time[3], time[4])
                    .toInstant(FileProperties.CHINESE_TIME);
        } catch (DateTimeException e) {
            // Some programs write zeros for a date that they don't know.
            return null;
        }
    }

    private void literal(int value) throws UnusableDocumentException {
        if (group.target == Target.NOWHERE) {
            return;
        }
        if (group.target == Target.OBJECT) {
            objectDigit(value);
            return;
        }
        int font = group.font >= 0 ? group.font : defaultFont;
        if (font != bytesFont) {
            flush();
            bytesFont = font;
        }
        bytes.write(value);
    }

    /** Collects the hexadecimal digits of an object. */
    private void objectDigit(int value) {
        int digit = Character.digit(value, 16);
        if (digit < 0 || objectBytes >= limit) {
            return;
        }
        if (digitOfObject < 0) {
            digitOfObject = digit;
        } else {
            object.write(digitOfObject << 4 | digit);
            objectBytes++;
            digitOfObject = -1;
        }
    }

    /** Decodes the bytes so far by the charset of their font. */
    private void flush() throws UnusableDocumentException {
        if (bytes.size() == 0) {
            return;
        }
        int charset = charsetOfFont.getOrDefault(bytesFont, 1);
        if (charset != SYMBOLS || group.target == Target.STYLE || group.target == Target.PROPERTY) {
            append(bytes.toString(charset(charset)));
        }
        bytes.reset();
    }

    /** Where the whole file is in a Chinese code page, fonts that claim to be Latin are written in it, too. */
    private Charset charset(int fontCharset) {
        String charset = CHARSETS.getOrDefault(fontCharset, codePage);
        return Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.ISO_8859_1;
    }

    private void append(String text) throws UnusableDocumentException {
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
    }

    private void append(char c) throws UnusableDocumentException {
        switch (group.target) {
            case TEXT -> {
                if (!group.hidden && !group.deleted) {
                    line.append(c);
                }
            }
            case NUMBER -> number.append(c);
            case PROPERTY -> name.append(c);
            case STYLE -> {
                if (c == ';') {
                    styleNames.put(styleInTable, name.toString().strip());
                    name.setLength(0);
                    styleInTable = 0;
                } else {
                    name.append(c);
                }
            }
            default -> {
                return;
            }
        }
        if (++length * 2 > limit) {
            throw ReportParser.tooLarge(limit);
        }
    }

    /** Follows a control word; true where it was the star before a destination that may be unknown. */
    private boolean word(RtfScanner scanner, boolean starred) throws UnusableDocumentException {
        String word = scanner.word();
        if (word.equals("*")) {
            return true;
        }
        if (group.target == Target.NOWHERE && !word.equals("ud")) {
            return false;
        }
        switch (word) {
            case "ansicpg" -> {
                int page = scanner.number(1252);
                codePage = CODE_PAGES.getOrDefault(page, "windows-" + page);
            }
            case "deff" -> defaultFont = scanner.number(-1);
            case "uc" -> group.unicodeSkip = Math.max(0, Math.min(scanner.number(1), 8));
            case "f" -> {
                fontInTable = scanner.number(0);
                group.font = group.target == Target.FONT ? -1 : fontInTable;
            }
            case "fcharset" -> {
                if (group.target == Target.FONT) {
                    charsetOfFont.put(fontInTable, scanner.number(1));
                }
            }
            case "fonttbl" -> group.target = Target.FONT;
            case "stylesheet" -> {
                group.target = Target.STYLE;
                name.setLength(0);
                styleInTable = 0;
            }
            case "s" -> {
                if (group.target == Target.STYLE) {
                    styleInTable = scanner.number(0);
                }
                group.style = scanner.number(0);
            }
            case "info" -> group.target = Target.PROPERTY;
            case "title", "subject", "author", "keywords", "operator", "creatim", "revtim" -> {
                if (group.target == Target.PROPERTY) {
                    group.opened = word;
                    name.setLength(0);
                    java.util.Arrays.fill(time, 0);
                } else {
                    return unknown(starred);
                }
            }
            case "yr" -> time[0] = scanner.number(0);
            case "mo" -> time[1] = scanner.number(0);
            case "dy" -> time[2] = scanner.number(0);
            case "hr" -> time[3] = scanner.number(0);
            case "min" -> time[4] = scanner.number(0);
            case "colortbl", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
                    "pict", "nonshppict", "nonesttables", "shprslt", "sp", "xe", "tc", "rxe", "fldinst", "ftnsep",
                    "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "pnseclvl" -> group.target = Target.NOWHERE;
            case "objdata" -> {
                // An object counts only where there is no text, which mostly shows before it.
                boolean wanted = group.target == Target.TEXT && !group.deleted && !group.hidden
                        && !document.hasText() && objects.size() < MOST_OBJECTS;
                group.target = wanted ? Target.OBJECT : Target.NOWHERE;
                group.opened = wanted ? "object" : "";
            }
            case "upr" -> {
                group.spelled = group.target;
                group.target = Target.NOWHERE;
            }
            case "ud" -> group.target = group.spelled;
            case "listtext", "pntext" -> {
                if (group.target == Target.TEXT) {
                    group.target = Target.NUMBER;
                    number.setLength(0);
                }
            }
            case "footnote", "shptxt" -> interrupt(word.equals("footnote") ? "note" : "box");
            case "shpinst", "nesttableprops", "nestcell", "nestrow" -> table(word, scanner);
            default -> {
                if (starred) {
                    group.target = Target.NOWHERE;
                } else if (!character(word, scanner) && !paragraph(word, scanner)) {
                    table(word, scanner);
                }
            }
        }
        return false;
    }

    private boolean unknown(boolean starred) {
        if (starred) {
            group.target = Target.NOWHERE;
        }
        return false;
    }

    private void interrupt(String what) {
        if (group.target != Target.TEXT || group.deleted || group.hidden) {
            group.target = Target.NOWHERE;
            return;
        }
        interrupted.push(new Interrupted(line, number.toString(), tables, row));
        line = new StringBuilder();
        number = new StringBuilder();
        tables = new ArrayList<>();
        row = new RowDefinition();
        group.opened = what;
        group.plainParagraph();
        flow.open();
    }

    private boolean character(String word, RtfScanner scanner) throws UnusableDocumentException {
        boolean on = scanner.number(1) != 0;
        switch (word) {
            case "plain" -> {
                group.hidden = false;
                group.deleted = false;
                group.font = -1;
            }
            case "v", "webhidden" -> group.hidden = on;
            case "deleted" -> group.deleted = on;
            case "tab", "emspace", "enspace", "qmspace", "~" -> append(' ');
            case "line", "lbr" -> append('\n');
            case "_" -> append('-');
            case "emdash" -> append('—');
            case "endash" -> append('–');
            case "lquote" -> append('‘');
            case "rquote" -> append('’');
            case "ldblquote" -> append('“');
            case "rdblquote" -> append('”');
            case "bullet" -> append('•');
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean paragraph(String word, RtfScanner scanner) throws UnusableDocumentException {
        switch (word) {
            case "par", "sect" -> {
                // A deleted paragraph mark joins the paragraph with the next one.
                if (group.target == Target.TEXT && !group.deleted) {
                    endParagraph();
                }
            }
            case "pard" -> group.plainParagraph();
            case "qc" -> group.centred = true;
            case "ql", "qr", "qj" -> group.centred = false;
            case "outlinelevel" -> group.outline = scanner.number(BODY_LEVEL);
            case "intbl" -> group.inTable = true;
            case "itap" -> group.tableLevel = scanner.number(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void endParagraph() throws UnusableDocumentException {
        level(group.level(tableDepth));
        String style = styleNames.getOrDefault(group.style, "");
        int heading = group.outline < BODY_LEVEL ? group.outline + 1 : StyleName.headingLevel(style);
        if (!StyleName.isTableOfContents(style)) {
            // The number of a list stands there as the writing program rendered it.
            flow.paragraph(StyleName.kind(style, heading), ListNumber.spaced(number), line.toString(), heading,
                    group.centred);
        }
        line.setLength(0);
        number.setLength(0);
    }

    /** Opens or closes tables until as many are open, one in the other. */
    private void level(int wanted) {
        while (tables.size() < wanted) {
            tables.add(new OpenTable());
            flow.open();
        }
        while (tables.size() > wanted) {
            OpenTable table = tables.remove(tables.size() - 1);
            FlowContent unfinished = flow.close();
            if (!table.rows.isEmpty()) {
                flow.table(table.rows.grid());
            }
            unfinished.into(text -> flow.paragraph(Kind.PARAGRAPH, "", text, 0, false), flow::table);
        }
    }

    private void table(String word, RtfScanner scanner) throws UnusableDocumentException {
        switch (word) {
            case "trowd" -> row = new RowDefinition();
            case "trleft" -> row.left = scanner.number(0);
            case "trhdr" -> row.header = true;
            case "clvmrg" -> row.nextContinues = true;
            case "clmrg" -> row.nextJoined = true;
            case "cellx" -> {
                if (row.edges.size() < TableGrid.MOST_COLUMNS) {
                    row.edges.add(scanner.number(0));
                    row.continues.add(row.nextContinues);
                    row.joined.add(row.nextJoined);
                }
                row.nextContinues = false;
                row.nextJoined = false;
            }
            case "cell", "nestcell" -> endCell(word.equals("cell") ? 1 : Math.max(2, group.level(tableDepth)));
            case "row", "nestrow" -> endRow(word.equals("row") ? 1 : Math.max(2, tables.size()));
            default -> { }
        }
    }

    private void endCell(int level) throws UnusableDocumentException {
        group.tableLevel = level;
        endParagraph();
        OpenTable table = tables.get(tables.size() - 1);
        table.cells.add(flow.close());
        flow.open();
    }

    private void endRow(int level) {
        level(level);
        OpenTable table = tables.get(tables.size() - 1);
        List<EdgeTable.Cell> cells = new ArrayList<>();
        int left = row.left;
        for (int i = 0; i < table.cells.size(); i++) {
            boolean defined = i < row.edges.size();
            int right = defined ? Math.max(row.edges.get(i), left + 1) : left + CELL_WIDTH;
            FlowContent content = table.cells.get(i);
            if (defined && row.joined.get(i) && !cells.isEmpty()) {
                EdgeTable.Cell before = cells.remove(cells.size() - 1);
                before.content().addAll(content);
                cells.add(new EdgeTable.Cell(before.left(), right, before.continues(), row.header, before.content()));
            } else {
                cells.add(new EdgeTable.Cell(left, right, defined && row.continues.get(i), row.header, content));
            }
            left = right;
        }
        table.cells.clear();
        if (!cells.isEmpty()) {
            table.rows.row(cells);
        }
    }
}
