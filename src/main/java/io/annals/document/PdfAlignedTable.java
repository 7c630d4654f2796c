package io.annals.document;

import io.annals.document.PdfPage.Glyph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds tables that no lines are drawn around. What tells one is that rows of figures, one under the other, leave the
 * same narrow strips free, and that what stands between the strips begins, ends or is centred at the same place: prose
 * leaves no strip free over several lines, and lists hold sentences or nothing beside one number.
 */
final class PdfAlignedTable {

    /** A strip is this many em wide at least; a space between a number and its unit is narrower. */
    private static final float STRIP = 0.3f;
    /** A strip of this many em parts columns of words too. */
    private static final float WIDE_STRIP = 1;
    /** Lines whose baselines are this many em apart are no rows of one table. */
    private static final float WIDEST_PITCH = 3.2f;
    private static final float SAME_EDGE = 0.35f;
    private static final float SAME_MIDDLE = 0.6f;
    private static final int FEWEST_ROWS = 3;
    private static final int MOST_ROWS = 500;
    private static final int MOST_HEADER_ROWS = 3;
    private static final int MOST_TRIES = 4;
    /** Rows without a figure that may stand between others: the name of a group. */
    private static final int MOST_WITHOUT_FIGURE = 1;
    private static final int LONGEST_CELL = 40;
    private static final Pattern NUMBER = Pattern.compile(
            "[-+－—±]?[\\d０-９][\\d０-９,，.．]*[%％‰]?|[-—－/]{1,3}");
    private static final Pattern SENTENCE = Pattern.compile("[，。；！？]");

    /** Characters of a line that no strip parts. */
    private static final class Piece {
        final List<Glyph> glyphs = new ArrayList<>();
        float right;
        private String text;

        float left() {
            return glyphs.get(0).left();
        }

        String text() {
            text = text == null ? PdfAlignedTable.text(glyphs) : text;
            return text;
        }

        boolean isNumber() {
            return NUMBER.matcher(text()).matches();
        }
    }

    /** A line with its pieces, from left to right. */
    private record Row(PdfLine line, List<Piece> pieces) {

        boolean hasFigure() {
            return pieces.stream().skip(1).anyMatch(Piece::isNumber) && !ContentsTable.isLedEntry(line.text());
        }
    }

    /** A strip between two of which a column stands. */
    private record Column(float left, float right) {

        boolean meets(Piece piece) {
            return piece.left() < right && piece.right > left;
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<PdfTable> ruled;

    private PdfAlignedTable(List<PdfLine> lines, List<PdfTable> ruled) {
        this.ruled = ruled;
        for (PdfLine line : lines) {
            rows.add(new Row(line, pieces(line)));
        }
    }

    /**
     * The tables among the lines of a page, whose lines are taken from the list.
     *
     * @param lines lines from top to bottom
     * @param ruled the tables between them
     */
    static List<PdfTable> take(List<PdfLine> lines, List<PdfTable> ruled) {
        PdfAlignedTable page = new PdfAlignedTable(lines, ruled);
        List<PdfTable> tables = new ArrayList<>();
        List<PdfLine> taken = new ArrayList<>();
        int free = 0;
        int tried = 0;
        for (int i = 0; i < page.rows.size();) {
            Body body = page.rows.get(i).hasFigure() ? page.body(i) : null;
            int from = body == null ? -1 : page.firstHeader(body, free);
            if (body == null || !page.isTable(body, from)) {
                // The rows may be one without the first ones, which belong to something else.
                tried = body == null ? 0 : tried + 1;
                i = tried > MOST_TRIES ? body.end : i + 1;
                continue;
            }
            tried = 0;
            tables.add(page.table(body, from));
            for (int row = from; row < body.end; row++) {
                taken.add(lines.get(row));
            }
            i = body.end;
            free = i;
        }
        lines.removeAll(taken);
        return tables;
    }

    private static List<Piece> pieces(PdfLine line) {
        List<Piece> pieces = new ArrayList<>();
        Piece piece = null;
        for (Glyph glyph : line.glyphs()) {
            if (piece == null || glyph.left() - piece.right >= STRIP * line.size()) {
                piece = new Piece();
                pieces.add(piece);
            }
            piece.glyphs.add(glyph);
            piece.right = Math.max(piece.right, glyph.right());
        }
        return pieces;
    }

    private static String text(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        for (PdfLine line : PdfLine.of(glyphs)) {
            text.append(text.length() == 0 ? "" : " ").append(line.text());
        }
        return Whitespace.clean(text.toString().replace('\t', ' '));
    }

    // --- rows of figures --------------------------------------------------------------------------------------------

    /** Rows from a first one up to, without, an end, and the columns that they leave. */
    private static final class Body {
        final int start;
        int end;
        List<Column> columns;

        Body(int start, List<Column> columns) {
            this.start = start;
            this.end = start + 1;
            this.columns = columns;
        }
    }

    private Body body(int start) {
        Body body = new Body(start, with(List.of(), rows.get(start)));
        List<Column> columns = body.columns;
        for (int i = start + 1; i < Math.min(rows.size(), start + MOST_ROWS); i++) {
            Row row = rows.get(i);
            List<Column> wider = with(columns, row);
            boolean fits = isUnder(i - 1, i) && wider.size() > 1 && keepsFiguresApart(row, wider)
                    && (wider.size() >= columns.size() || keepFiguresApart(start, i, wider));
            if (!fits || !row.hasFigure() && i - body.end >= MOST_WITHOUT_FIGURE) {
                break;
            }
            columns = wider;
            if (row.hasFigure()) {
                body.end = i + 1;
                body.columns = columns;
            }
        }
        return body;
    }

    /** The columns that are left where a row is added to those that make up others. */
    private List<Column> with(List<Column> columns, Row row) {
        List<Column> wider = new ArrayList<>(columns);
        for (Piece piece : row.pieces()) {
            float left = piece.left();
            float right = piece.right;
            float strip = STRIP * row.line().size();
            for (int i = wider.size() - 1; i >= 0; i--) {
                Column column = wider.get(i);
                if (column.left() < right + strip && column.right() > left - strip) {
                    left = Math.min(left, column.left());
                    right = Math.max(right, column.right());
                    wider.remove(i);
                }
            }
            int at = 0;
            while (at < wider.size() && wider.get(at).left() < left) {
                at++;
            }
            wider.add(at, new Column(left, right));
        }
        return wider;
    }

    private boolean isUnder(int above, int below) {
        float top = rows.get(above).line().baseline();
        float bottom = rows.get(below).line().baseline();
        return bottom - top <= WIDEST_PITCH * rows.get(below).line().size()
                && ruled.stream().noneMatch(table -> table.top() > top && table.top() < bottom);
    }

    private boolean keepFiguresApart(int start, int end, List<Column> columns) {
        for (int i = start; i < end; i++) {
            if (!keepsFiguresApart(rows.get(i), columns)) {
                return false;
            }
        }
        return true;
    }

    private static boolean keepsFiguresApart(Row row, List<Column> columns) {
        Piece before = null;
        int columnBefore = -1;
        for (Piece piece : row.pieces()) {
            int column = column(columns, piece);
            if (before != null && column == columnBefore && before.isNumber() && piece.isNumber()) {
                return false;
            }
            before = piece;
            columnBefore = column;
        }
        return true;
    }

    /** The first column that a piece meets; -1 where it meets none. */
    private static int column(List<Column> columns, Piece piece) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).meets(piece)) {
                return i;
            }
        }
        return -1;
    }

    // --- headers ----------------------------------------------------------------------------------------------------

    /** The first of the header rows above a body. */
    private int firstHeader(Body body, int free) {
        int first = body.start;
        while (first > free && body.start - first < MOST_HEADER_ROWS && isUnder(first - 1, first)
                && isHeader(rows.get(first - 1), body, first == body.start)) {
            first--;
        }
        // The name of the first column alone is no header row.
        while (first < body.start && rows.get(first).pieces().size() == 1) {
            first++;
        }
        return first;
    }

    private static boolean isHeader(Row row, Body body, boolean lowest) {
        String line = Whitespace.clean(row.line().text().replace('\t', ' '));
        if (row.hasFigure() || SENTENCE.matcher(line).find() || FlowContent.namesTable(line)
                || HeadingPattern.rank(line) > 0 || Outline.namesReport(line)) {
            return false;
        }
        int named = 0;
        for (Cells cell : headerCells(row, body.columns)) {
            named += cell.to() > 0 ? cell.to() - Math.max(1, cell.from()) + 1 : 0;
        }
        return lowest ? named * 2 >= body.columns.size() - 1 && named > 0
                : named > 0 && row.pieces().size() > 1 || row.pieces().size() == 1 && named == 0;
    }

    /** What stands over columns from one to another. */
    private record Cells(int from, int to, List<Glyph> glyphs) {}

    /**
     * The cells of a header row: each piece stands over the columns that it meets, or between which it stands; pieces
     * as many as columns are theirs in order.
     */
    private static List<Cells> headerCells(Row row, List<Column> columns) {
        List<Cells> cells = new ArrayList<>();
        boolean inOrder = row.pieces().size() == columns.size();
        for (int i = 0; i < row.pieces().size(); i++) {
            Piece piece = row.pieces().get(i);
            int from = inOrder ? i : firstMet(columns, piece);
            int to = inOrder ? i : lastMet(columns, piece);
            Cells before = cells.isEmpty() ? null : cells.get(cells.size() - 1);
            if (before != null && from <= before.to()) {
                List<Glyph> both = new ArrayList<>(before.glyphs());
                both.addAll(piece.glyphs);
                cells.set(cells.size() - 1, new Cells(before.from(), Math.max(before.to(), to), both));
            } else {
                cells.add(new Cells(from, to, piece.glyphs));
            }
        }
        return cells;
    }

    /**
     * Headers of groups with the columns beside them that they are nearest to, where what stands over those columns
     * below is repeated in the row, as {@code 户数 人数 户数 人数} is.
     */
    private static List<Cells> spread(List<Cells> upper, List<Cells> lowest, List<Column> columns) {
        List<String> names = new ArrayList<>(Collections.nCopies(columns.size(), ""));
        for (Cells cell : lowest) {
            names.set(cell.from(), cell.from() == cell.to() ? text(cell.glyphs()) : "");
        }
        int[] group = new int[columns.size()];
        Arrays.fill(group, -1);
        for (int i = 0; i < upper.size(); i++) {
            Arrays.fill(group, upper.get(i).from(), upper.get(i).to() + 1, i);
        }
        int first = upper.get(0).to() == 0 ? 1 : 0;
        int period = (columns.size() - 1) / Math.max(1, upper.size() - first);
        if (isRepeated(names, period) && period * (upper.size() - first) == columns.size() - 1) {
            List<Cells> even = new ArrayList<>(upper.subList(0, first));
            for (int i = first; i < upper.size(); i++) {
                int from = 1 + (i - first) * period;
                even.add(new Cells(from, from + period - 1, upper.get(i).glyphs()));
            }
            return even;
        }
        for (int column = 1; column < group.length; column++) {
            String name = names.get(column);
            if (group[column] < 0 && !name.isEmpty() && Collections.frequency(names, name) > 1) {
                group[column] = nearest(upper, columns.get(column));
            }
        }
        List<Cells> spread = new ArrayList<>();
        for (int i = 0; i < upper.size(); i++) {
            int from = upper.get(i).from();
            int to = upper.get(i).to();
            while (from > 1 && group[from - 1] == i) {
                from--;
            }
            while (to + 1 < group.length && group[to + 1] == i) {
                to++;
            }
            spread.add(new Cells(from, to, upper.get(i).glyphs()));
        }
        return spread;
    }

    /** Whether names behind the first come again after so many columns. */
    private static boolean isRepeated(List<String> names, int period) {
        for (int i = 1; i + period < names.size(); i++) {
            if (names.get(i).isEmpty() || !names.get(i).equals(names.get(i + period))) {
                return false;
            }
        }
        return period > 1 && 1 + period < names.size();
    }

    private static int nearest(List<Cells> cells, Column column) {
        int nearest = -1;
        float least = Float.MAX_VALUE;
        for (int i = 0; i < cells.size(); i++) {
            List<Glyph> glyphs = cells.get(i).glyphs();
            float middle = (glyphs.get(0).left() + glyphs.get(glyphs.size() - 1).right()) / 2;
            float distance = Math.abs(middle - (column.left() + column.right()) / 2);
            if (cells.get(i).to() > 0 && distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private static int firstMet(List<Column> columns, Piece piece) {
        int at = columns.size() - 1;
        while (at > 0 && columns.get(at - 1).right() > piece.left()) {
            at--;
        }
        // It may stand left of the column that it is over, or between two.
        return columns.get(at).left() > piece.right && at > 0 ? at - 1 : at;
    }

    private static int lastMet(List<Column> columns, Piece piece) {
        int at = 0;
        while (at < columns.size() - 1 && columns.get(at + 1).left() < piece.right) {
            at++;
        }
        return columns.get(at).right() < piece.left() && at < columns.size() - 1 ? at + 1 : at;
    }

    // --- evidence ---------------------------------------------------------------------------------------------------

    private boolean isTable(Body body, int from) {
        int figures = body.end - body.start;
        boolean headed = from < body.start;
        int columns = body.columns.size();
        if (figures + (headed ? 1 : 0) < FEWEST_ROWS || figures < FEWEST_ROWS && columns < FEWEST_ROWS
                || columns < FEWEST_ROWS && !headed) {
            return false;
        }
        float size = rows.get(body.start).line().size();
        List<List<String>> texts = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            texts.add(texts(body, column));
        }
        boolean unnamed = !headed && texts.get(columns - 1).stream().noneMatch(text -> NUMBER.matcher(text).matches());
        if (unnamed || texts.get(0).size() * 3 < figures * 2) {
            return false;
        }
        boolean numbersBefore = false;
        for (int column = 0; column < columns; column++) {
            List<String> cells = texts.get(column);
            boolean sentences = cells.stream().anyMatch(text -> text.length() > LONGEST_CELL
                    || SENTENCE.matcher(text).find() && !NUMBER.matcher(text).matches());
            long numbers = cells.stream().filter(text -> NUMBER.matcher(text).matches()).count();
            boolean ofNumbers = numbers * 5 >= cells.size() * 3;
            if (sentences || column > 0 && (cells.size() * 3 < figures || !isAligned(body, column, size))) {
                return false;
            }
            boolean wide = column == 0
                    || body.columns.get(column).left() - body.columns.get(column - 1).right() >= WIDE_STRIP * size;
            if (column > 0 && !wide && !ofNumbers && !numbersBefore && column > 1) {
                return false;
            }
            numbersBefore = column > 0 && ofNumbers;
        }
        return true;
    }

    private List<String> texts(Body body, int column) {
        List<String> texts = new ArrayList<>();
        for (int row = body.start; row < body.end; row++) {
            List<Glyph> glyphs = cell(rows.get(row), body.columns, column);
            if (!glyphs.isEmpty()) {
                texts.add(text(glyphs));
            }
        }
        return texts;
    }

    /** Whether what stands in a column begins, ends or is centred at the same place in most rows. */
    private boolean isAligned(Body body, int column, float size) {
        List<Float> lefts = new ArrayList<>();
        List<Float> rights = new ArrayList<>();
        List<Float> middles = new ArrayList<>();
        for (int row = body.start; row < body.end; row++) {
            List<Glyph> glyphs = cell(rows.get(row), body.columns, column);
            if (!glyphs.isEmpty()) {
                float left = glyphs.get(0).left();
                float right = glyphs.get(glyphs.size() - 1).right();
                lefts.add(left);
                rights.add(right);
                middles.add((left + right) / 2);
            }
        }
        return areAlike(lefts, SAME_EDGE * size) || areAlike(rights, SAME_EDGE * size)
                || areAlike(middles, SAME_MIDDLE * size);
    }

    private static boolean areAlike(List<Float> places, float tolerance) {
        List<Float> sorted = places.stream().sorted().toList();
        float middle = sorted.get(sorted.size() / 2);
        long alike = places.stream().filter(place -> Math.abs(place - middle) <= tolerance).count();
        return alike * 10 >= places.size() * 8;
    }

    private static List<Glyph> cell(Row row, List<Column> columns, int column) {
        List<Glyph> glyphs = new ArrayList<>();
        for (Piece piece : row.pieces()) {
            if (columns.get(column).meets(piece)) {
                glyphs.addAll(piece.glyphs);
            }
        }
        return glyphs;
    }

    // --- the table --------------------------------------------------------------------------------------------------

    private PdfTable table(Body body, int from) {
        List<List<PdfTable.Cell>> all = new ArrayList<>();
        for (int i = from; i < body.end; i++) {
            List<PdfTable.Cell> cells = new ArrayList<>();
            int row = i - from;
            if (i < body.start) {
                List<Cells> headers = headerCells(rows.get(i), body.columns);
                if (i + 1 < body.start) {
                    headers = spread(headers, headerCells(rows.get(body.start - 1), body.columns), body.columns);
                }
                for (Cells cell : headers) {
                    cells.add(new PdfTable.Cell(row, cell.from(), 1, cell.to() - cell.from() + 1, text(cell.glyphs())));
                }
            } else {
                for (int column = 0; column < body.columns.size(); column++) {
                    List<Glyph> glyphs = cell(rows.get(i), body.columns, column);
                    if (!glyphs.isEmpty()) {
                        cells.add(new PdfTable.Cell(row, column, 1, 1, text(glyphs)));
                    }
                }
            }
            all.add(cells);
        }
        List<Float> edges = new ArrayList<>();
        for (int i = 0; i <= body.columns.size(); i++) {
            float left = i == 0 ? body.columns.get(0).left() : body.columns.get(i - 1).right();
            float right = i == body.columns.size() ? left : body.columns.get(i).left();
            edges.add((left + right) / 2);
        }
        PdfLine first = rows.get(from).line();
        return new PdfTable(first.baseline() - first.size(), rows.get(body.end - 1).line().baseline(), edges,
                2 * first.size(), all);
    }
}
