package io.annals.document;

import io.annals.document.Block.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes paragraphs and tables of what stands on the pages of a pdf, from the first page to the last. */
final class PdfLayout {

    /** Page numbers are among the first and last lines, within this part of the page's height. */
    private static final float EDGE_ZONE = 0.15f;
    /** Running heads and feet stand nearer to the edge, where no line of the text does. */
    private static final float RUNNING_ZONE = 0.1f;
    /** A running head stands this many em over the text at least; the header row of a table does not. */
    private static final float HEADER_PITCH = 2.2f;
    private static final int LONGEST_RUNNING = 60;
    private static final Pattern SENTENCE = Pattern.compile("[，。；]");
    private static final int EDGE_LINES = 3;
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-—–―－‐·•~\\s]*(?:第\\s?)?(?:[\\d０-９]{1,4}|[ivxlc]{1,6}|"
            + "[IVXLC]{1,6})(?:\\s?页)?(?:\\s?[/／，,]?\\s?(?:共\\s?)?\\d{1,4}(?:\\s?页)?)?"
            + "[-—–―－‐·•~\\s]*");
    private static final Pattern BULLET = Pattern.compile("^[•●■◆▪◦○◇□➢➤▶►\\uF000-\\uF0FF]\\s*");
    /** The number of a note before its words, and not one that counts something. */
    private static final Pattern NOTE_MARK = Pattern.compile(
            "^(?:\\d{1,2}|[①-⑳]|\\[\\d{1,2}]|\\*)\\s*(?=[\\p{IsHan}（《“])"
            + "(?![年月日个人户件元万亿千百十余多名家所次项岁对处场期份条])");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    /** Notes at the foot of a page are set smaller than its text. */
    private static final float NOTE_SIZE = 0.92f;
    private static final float SAME_SIZE = 0.1f;
    private static final float INDENT = 0.8f;
    private static final float WIDE_PITCH = 1.5f;
    private static final float APART_PITCH = 1.15f;
    private static final String SENTENCE_ENDS = "。！？!?：:；;”》）)";
    /** Lines that all end farther left on the page are the items of a list, and none of them is full. */
    private static final float NARROWEST_TEXT = 0.5f;
    /** From so many lines on the margins of left or right pages are told by their own lines. */
    private static final int LINES_OF_A_SIDE = 30;

    /** What stands on a page, from top to bottom: lines and tables; notes at its foot apart. */
    private static final class Page {
        final PdfPage source;
        final int number;
        final List<PdfLine> lines;
        final List<PdfTable> tables;
        final List<PdfLine> notes = new ArrayList<>();
        Margins margins;

        Page(PdfPage source, int number) {
            this.source = source;
            this.number = number;
            List<PdfPage.Glyph> glyphs = new ArrayList<>(source.glyphs());
            this.tables = new ArrayList<>(PdfTable.take(source, glyphs));
            this.tables.removeIf(table -> !table.hasText());
            this.lines = PdfLine.of(glyphs);
        }

        boolean isInTable(float y) {
            return tables.stream().anyMatch(table -> y >= table.top() && y <= table.bottom());
        }
    }

    private record Margins(float left, float right, boolean indents, float pitch) {}

    private final List<Page> pages = new ArrayList<>();
    private final List<String> chunk = new ArrayList<>();
    private final List<PdfLine> pendingNotes = new ArrayList<>();
    private DocumentBuilder document;
    private StringBuilder paragraph;
    private PdfLine before;
    private boolean pageTurned;
    private PdfTable table;

    /** How many pages the file has; one set in columns is several here. */
    private final int sheets;

    PdfLayout(List<PdfPage> sheets) {
        this.sheets = sheets.size();
        for (int number = 0; number < sheets.size(); number++) {
            for (PdfPage page : PdfColumns.split(sheets.get(number))) {
                pages.add(new Page(page, number));
            }
        }
    }

    void addTo(DocumentBuilder target) {
        document = target;
        removeFurniture();
        takeAlignedTables();
        takeNotes();
        findMargins();
        for (Page page : pages) {
            pageTurned = true;
            int next = 0;
            for (PdfTable ruled : page.tables) {
                while (next < page.lines.size() && page.lines.get(next).baseline() < ruled.top()) {
                    line(page.lines.get(next++), page.margins);
                }
                table(ruled);
            }
            while (next < page.lines.size()) {
                line(page.lines.get(next++), page.margins);
            }
            pendingNotes.addAll(page.notes);
        }
        endParagraph();
        endTable();
        endChunk();
    }

    /** Lines at the edges that are repeated from page to page, and page numbers. */
    private void removeFurniture() {
        Map<String, Set<Integer>> pagesOf = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            for (PdfLine line : edgeLines(pages.get(i))) {
                pagesOf.computeIfAbsent(key(line), key -> new HashSet<>()).add(i);
            }
        }
        for (Page page : pages) {
            List<PdfLine> furniture = edgeLines(page).stream().filter(line -> {
                int repeated = pagesOf.get(key(line)).size();
                return PAGE_NUMBER.matcher(line.text().strip()).matches() && !page.isInTable(line.baseline())
                        || repeated >= 2 && repeated * 3 >= sheets && isRunning(line, page)
                        && !isOverColumns(line, page);
            }).toList();
            page.lines.removeAll(furniture);
        }
    }

    private static boolean isRunning(PdfLine line, Page page) {
        float height = page.source.height();
        return (line.baseline() < height * RUNNING_ZONE || line.baseline() > height * (1 - RUNNING_ZONE))
                && line.text().length() <= LONGEST_RUNNING && !SENTENCE.matcher(line.text()).find();
    }

    /** Whether a line begins the page's table, whose headers are repeated as running heads are. */
    private static boolean isOverColumns(PdfLine line, Page page) {
        int below = page.lines.indexOf(line) + 1;
        return line.text().indexOf('\t') != line.text().lastIndexOf('\t') && below < page.lines.size()
                && page.lines.get(below).baseline() - line.baseline() < HEADER_PITCH * line.size();
    }

    private static String key(PdfLine line) {
        return DIGITS.matcher(Whitespace.squeeze(line.text())).replaceAll("#") + Math.round(line.baseline() / 6);
    }

    private static List<PdfLine> edgeLines(Page page) {
        float height = page.source.height();
        List<PdfLine> edges = new ArrayList<>();
        for (int i = 0; i < page.lines.size(); i++) {
            PdfLine line = page.lines.get(i);
            boolean head = i < EDGE_LINES && line.baseline() < height * EDGE_ZONE;
            boolean foot = i >= page.lines.size() - EDGE_LINES && line.baseline() > height * (1 - EDGE_ZONE);
            if (head || foot) {
                edges.add(line);
            }
        }
        return edges;
    }

    private void takeAlignedTables() {
        for (Page page : pages) {
            page.tables.addAll(PdfAlignedTable.take(page.lines, page.tables));
            page.tables.sort(Comparator.comparingDouble(PdfTable::top));
        }
    }

    /** Lines at the foot of a page that are smaller than the text, or stand under a short rule, are notes. */
    private void takeNotes() {
        float body = usualSize();
        for (Page page : pages) {
            float tableEnd = page.tables.isEmpty() ? 0 : page.tables.get(page.tables.size() - 1).bottom();
            float rule = noteRule(page, tableEnd);
            int from = page.lines.size();
            while (from > 1 && page.lines.get(from - 1).baseline() > tableEnd
                    && (page.lines.get(from - 1).baseline() > rule
                    || page.lines.get(from - 1).size() < NOTE_SIZE * body
                    && page.lines.get(from - 2).baseline() > tableEnd)) {
                from--;
            }
            // Nothing but small lines behind a table are of the table.
            if (from < page.lines.size()) {
                List<PdfLine> notes = page.lines.subList(from, page.lines.size());
                page.notes.addAll(notes);
                notes.clear();
            }
        }
    }

    private static float noteRule(Page page, float tableEnd) {
        float at = Float.MAX_VALUE;
        for (PdfPage.Rule rule : page.source.rules()) {
            boolean isShort = rule.to() - rule.from() < page.source.width() * 0.5f
                    && rule.to() - rule.from() > page.source.width() * 0.05f;
            if (!rule.vertical() && isShort && rule.at() > tableEnd && rule.at() > page.source.height() * 0.4f
                    && rule.from() < page.source.width() * 0.3f) {
                at = Math.min(at, rule.at());
            }
        }
        return at;
    }

    private float usualSize() {
        Map<Integer, Integer> characters = new TreeMap<>();
        for (Page page : pages) {
            for (PdfLine line : page.lines) {
                characters.merge(Math.round(line.size() * 2), line.text().length(), Integer::sum);
            }
        }
        return characters.entrySet().stream().max(Map.Entry.comparingByValue()).map(entry -> entry.getKey() / 2f)
                .orElse(0f);
    }

    /** Pages of one width share their margins; bound ones have others on the left than on the right. */
    private void findMargins() {
        Map<Integer, List<Page>> byWidth = new TreeMap<>();
        pages.forEach(page -> byWidth.computeIfAbsent(Math.round(page.source.width()), key -> new ArrayList<>())
                .add(page));
        for (List<Page> same : byWidth.values()) {
            List<Page> odd = new ArrayList<>();
            List<Page> even = new ArrayList<>();
            same.forEach(page -> (page.number % 2 == 0 ? odd : even).add(page));
            if (lines(odd) >= LINES_OF_A_SIDE && lines(even) >= LINES_OF_A_SIDE) {
                setMargins(odd);
                setMargins(even);
            } else {
                setMargins(same);
            }
        }
    }

    private static int lines(List<Page> pages) {
        return pages.stream().mapToInt(page -> page.lines.size()).sum();
    }

    private static void setMargins(List<Page> pages) {
        Margins margins = margins(pages);
        pages.forEach(page -> page.margins = margins);
    }

    private static Margins margins(List<Page> pages) {
        List<Float> lefts = new ArrayList<>();
        List<Float> rights = new ArrayList<>();
        List<Float> pitches = new ArrayList<>();
        float size = 0;
        for (Page page : pages) {
            PdfLine above = null;
            for (PdfLine line : page.lines) {
                lefts.add(line.left());
                rights.add(-line.bodyRight());
                size = Math.max(size, line.size());
                if (above != null && line.baseline() > above.baseline()) {
                    pitches.add(line.baseline() - above.baseline());
                }
                above = line;
            }
        }
        if (lefts.isEmpty()) {
            return new Margins(0, Float.MAX_VALUE, false, Float.MAX_VALUE);
        }
        float left = edge(lefts, size / 2);
        float right = Math.max(-edge(rights, size / 2), pages.get(0).source.width() * NARROWEST_TEXT);
        float indent = left + size * INDENT;
        float deepest = left + size * 3;
        long indented = lefts.stream().filter(x -> x > indent && x < deepest).count();
        pitches.sort(null);
        float pitch = pitches.isEmpty() ? Float.MAX_VALUE : pitches.get(pitches.size() / 2);
        return new Margins(left, right, indented >= 2, pitch);
    }

    /** The first place at which several lines begin; the very first one where no several do. */
    private static float edge(List<Float> places, float tolerance) {
        places.sort(null);
        int enough = Math.max(3, places.size() / 8);
        int end = 0;
        for (int i = 0; i < places.size(); i++) {
            while (end < places.size() && places.get(end) <= places.get(i) + tolerance) {
                end++;
            }
            if (end - i >= enough) {
                return places.get(i);
            }
        }
        return places.get(0);
    }

    private void line(PdfLine line, Margins margins) {
        endTable();
        if (paragraph != null && goesOn(line, margins)) {
            HardWrap.append(paragraph, line.text());
        } else {
            endParagraph();
            paragraph = new StringBuilder(line.text());
        }
        before = line;
        pageTurned = false;
    }

    /** Whether a line goes on with the paragraph: the one before it had no room left for its beginning. */
    private boolean goesOn(PdfLine line, Margins margins) {
        float size = line.size();
        boolean isFull = before.right() + line.headWidth() > margins.right() - size * 0.3f;
        boolean isAlike = Math.abs(before.size() - size) <= SAME_SIZE * size;
        boolean startsFarRight = before.left() - margins.left() > (margins.right() - margins.left()) / 4;
        boolean isAligned = line.text().indexOf('\t') >= 0 && before.text().indexOf('\t') >= 0;
        boolean isEntry = ContentsTable.isLedEntry(before.text());
        if (!isFull || !isAlike || startsFarRight || isAligned || isEntry) {
            return false;
        }
        boolean isIndented = line.left() > margins.left() + size * INDENT;
        String text = Whitespace.clean(line.text());
        boolean isNumbered = HeadingPattern.rank(text) > 0 || Outline.namesPart(text);
        boolean isEnded = SENTENCE_ENDS.indexOf(paragraph.charAt(paragraph.length() - 1)) >= 0;
        if (isIndented) {
            return !isEnded && !isNumbered && line.left() <= before.left() + size * 4;
        }
        // Where paragraphs are not indented, a little more space parts them.
        float pitch = margins.pitch() * (isEnded && !margins.indents() ? APART_PITCH : WIDE_PITCH);
        boolean isApart = !pageTurned && line.baseline() - before.baseline() > pitch;
        return !isApart && (margins.indents() || !isEnded || !isNumbered && !pageTurned);
    }

    private void endParagraph() {
        if (paragraph != null) {
            chunk.add(BULLET.matcher(paragraph).replaceFirst(""));
            paragraph = null;
        }
        before = null;
        if (!pendingNotes.isEmpty()) {
            endChunk();
            StringBuilder note = null;
            PdfLine above = null;
            for (PdfLine line : pendingNotes) {
                boolean goesOn = above != null && line.left() <= above.left() + line.size() * INDENT
                        && HeadingPattern.rank(line.text()) == 0 && !Character.isDigit(line.text().charAt(0));
                if (goesOn) {
                    HardWrap.append(note, line.text());
                } else {
                    addNote(note);
                    note = new StringBuilder(line.text());
                }
                above = line;
            }
            addNote(note);
            pendingNotes.clear();
        }
    }

    private void addNote(StringBuilder note) {
        if (note != null) {
            document.add(Kind.NOTE, NOTE_MARK.matcher(note).replaceFirst(""), 0, false);
        }
    }

    private void table(PdfTable next) {
        endParagraph();
        if (table != null && pageTurned && table.goesOnWith(next)) {
            table = table.with(next);
        } else {
            endTable();
            table = next;
        }
        pageTurned = false;
    }

    private void endTable() {
        if (table != null) {
            endChunk();
            document.table(table.grid());
            table = null;
        }
    }

    private void endChunk() {
        if (!chunk.isEmpty()) {
            TextReportParser.readParagraphs(chunk, document);
            chunk.clear();
        }
    }
}
