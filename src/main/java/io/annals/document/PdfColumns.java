package io.annals.document;

import io.annals.document.PdfPage.Glyph;
import io.annals.document.PdfPage.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Parts a page that is set in two columns into pages of their own, in reading order: what stands over the columns, the
 * left one, the right one, what stands below. Two columns are prose on both sides of an empty strip in the middle,
 * whose lines mostly reach the strip or the margin; the cells of a table and the items of a list do not.
 */
final class PdfColumns {

    /** Where the strip may be, as parts of the page's width. */
    private static final float LEFTMOST = 0.35f;
    private static final float RIGHTMOST = 0.65f;
    /** Width of the strip at least, in em. */
    private static final float STRIP = 0.9f;
    private static final int FEWEST_ROWS = 6;
    private static final float SAME_ROW = 0.5f;
    /** A line that ends so near to its column's end, in em, is full. */
    private static final float FULL = 2;
    private static final int SHORTEST_LINE = 8;
    private static final int FEWEST_MARKS = 3;
    private static final String MARKS = "，。；、,;";

    /** Characters on one height. */
    private static final class Row {
        final float baseline;
        final List<Glyph> glyphs = new ArrayList<>();

        Row(float baseline) {
            this.baseline = baseline;
        }
    }

    private final PdfPage page;
    private final List<Row> rows = new ArrayList<>();
    private float size;

    private PdfColumns(PdfPage page) {
        this.page = page;
    }

    /** The page itself where it is not set in columns. */
    static List<PdfPage> split(PdfPage page) {
        PdfColumns columns = new PdfColumns(page);
        columns.findRows();
        float middle = columns.rows.size() < FEWEST_ROWS ? 0 : columns.strip();
        return middle == 0 ? List.of(page) : columns.parts(middle);
    }

    private void findRows() {
        List<Glyph> sorted = page.glyphs().stream().filter(glyph -> !glyph.isSpace())
                .sorted(Comparator.comparingDouble(Glyph::baseline)).toList();
        List<Float> sizes = new ArrayList<>(sorted.stream().map(Glyph::size).sorted().toList());
        size = sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
        for (Glyph glyph : sorted) {
            Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (last == null || glyph.baseline() - last.baseline > SAME_ROW * size) {
                last = new Row(glyph.baseline());
                rows.add(last);
            }
            last.glyphs.add(glyph);
        }
    }

    /**
     * The middle of the widest strip that most rows leave free; 0 where there is none. Where lines end unevenly, the
     * part of it counts that the fewest rows cross.
     */
    private float strip() {
        int from = Math.round(page.width() * LEFTMOST);
        int to = Math.round(page.width() * RIGHTMOST);
        int[] crossing = new int[to - from + 1];
        for (int x = from; x <= to; x++) {
            int at = x;
            crossing[x - from] = (int) rows.stream().filter(row -> row.glyphs.stream()
                    .anyMatch(glyph -> glyph.left() < at && glyph.right() > at)).count();
        }
        int[] half = widest(crossing, 0, crossing.length, rows.size() / 2);
        if (half[1] - half[0] < STRIP * size) {
            return 0;
        }
        int fewest = Arrays.stream(crossing, half[0], half[1]).min().orElse(0);
        int[] free = widest(crossing, half[0], half[1], fewest);
        int[] strip = free[1] - free[0] < STRIP * size ? half : free;
        return from + (strip[0] + strip[1]) / 2f;
    }

    /** Where the longest stretch begins and ends in which no more rows than so many are crossed. */
    private static int[] widest(int[] crossing, int from, int to, int most) {
        int[] widest = {from, from};
        int start = from;
        for (int i = from; i < to; i++) {
            start = crossing[i] <= most ? start : i + 1;
            widest = i + 1 - start > widest[1] - widest[0] ? new int[] {start, i + 1} : widest;
        }
        return widest;
    }

    private List<PdfPage> parts(float middle) {
        List<PdfPage> parts = new ArrayList<>();
        boolean any = false;
        int whole = 0;
        for (int i = 0; i < rows.size();) {
            int end = i;
            while (end < rows.size() && !crosses(rows.get(end), middle)) {
                end++;
            }
            if (end - i >= FEWEST_ROWS && areColumns(i, end, middle)) {
                addWhole(whole, i, parts);
                addColumn(i, end, 0, middle, parts);
                addColumn(i, end, middle, page.width(), parts);
                any = true;
                whole = end;
            }
            i = Math.max(end, i + 1);
        }
        addWhole(whole, rows.size(), parts);
        return any ? parts : List.of(page);
    }

    private boolean crosses(Row row, float middle) {
        float half = STRIP * size / 2;
        return row.glyphs.stream().anyMatch(glyph -> glyph.left() < middle + half && glyph.right() > middle - half);
    }

    private boolean areColumns(int from, int to, float middle) {
        float top = top(from);
        float bottom = top(to);
        boolean ruled = page.rules().stream().anyMatch(rule -> !rule.vertical() && rule.at() > top
                && rule.at() < bottom && rule.from() < middle - size && rule.to() > middle + size);
        return !ruled && isProse(from, to, 0, middle) && isProse(from, to, middle, page.width());
    }

    /** Whether most lines of a column are full, and clauses end within them. */
    private boolean isProse(int from, int to, float left, float right) {
        List<PdfLine> lines = PdfLine.of(glyphs(from, to, left, right));
        float edge = 0;
        for (PdfLine line : lines) {
            edge = Math.max(edge, line.bodyRight());
        }
        int full = 0;
        int marks = 0;
        for (PdfLine line : lines) {
            String text = line.text();
            full += line.bodyRight() > edge - FULL * size && text.length() >= SHORTEST_LINE
                    && text.indexOf('\t') < 0 ? 1 : 0;
            for (int i = 0; i < text.length() - 1; i++) {
                marks += MARKS.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
            }
        }
        return lines.size() >= FEWEST_ROWS && full * 10 >= lines.size() * 6 && marks >= FEWEST_MARKS;
    }

    private List<Glyph> glyphs(int from, int to, float left, float right) {
        float top = top(from);
        float bottom = top(to);
        return page.glyphs().stream().filter(glyph -> glyph.baseline() > top && glyph.baseline() <= bottom
                && glyph.middle() >= left && glyph.middle() < right).toList();
    }

    /** The height above a row, below the one before. */
    private float top(int row) {
        return row == 0 ? Float.NEGATIVE_INFINITY : row == rows.size() ? Float.POSITIVE_INFINITY
                : (rows.get(row).baseline + rows.get(row - 1).baseline) / 2;
    }

    private void addWhole(int from, int to, List<PdfPage> parts) {
        if (from < to) {
            parts.add(part(from, to, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 0, page.width()));
        }
    }

    /** A column begins at the left margin of its own page, so that both have the same margins. */
    private void addColumn(int from, int to, float left, float right, List<PdfPage> parts) {
        float start = (float) glyphs(from, to, left, right).stream().mapToDouble(Glyph::left).min().orElse(left);
        parts.add(part(from, to, left, right, start, page.width() / 2));
    }

    private PdfPage part(int from, int to, float left, float right, float start, float width) {
        List<Glyph> glyphs = glyphs(from, to, left, right).stream().map(glyph -> new Glyph(glyph.text(),
                glyph.left() - start, glyph.right() - start, glyph.baseline(), glyph.size())).toList();
        float top = top(from);
        float bottom = top(to);
        List<Rule> rules = page.rules().stream().filter(rule -> {
            float x = rule.vertical() ? rule.at() : (rule.from() + rule.to()) / 2;
            float y = rule.vertical() ? (rule.from() + rule.to()) / 2 : rule.at();
            return x >= left && x < right && y > top && y <= bottom;
        }).map(rule -> rule.vertical() ? new Rule(true, rule.at() - start, rule.from(), rule.to())
                : new Rule(false, rule.at(), rule.from() - start, rule.to() - start)).toList();
        return new PdfPage(width, page.height(), glyphs, rules);
    }
}
