package io.annals.document;

import io.annals.document.PdfPage.Glyph;
import io.annals.document.PdfPage.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table on a page. Where it is ruled, the lines part it into cells, those that are missing merge them; for others see
 * {@link PdfAlignedTable}.
 *
 * @param top where it begins
 * @param bottom where it ends
 * @param columns where its columns are parted, from left to right, its left and right edge included
 * @param slack how far off they may stand where the table goes on
 * @param rows its cells, a list a row
 */
record PdfTable(float top, float bottom, List<Float> columns, float slack, List<List<Cell>> rows) {

    /** A cell with its place, counted from 0. */
    record Cell(int row, int column, int rowSpan, int columnSpan, String text) {}

    /** Rules nearer than this many points are one, and meet though they don't quite touch. */
    private static final float TOLERANCE = 3;
    /** Lines of a cell that end this many em before its edge are broken by the writer, not by the edge. */
    private static final float FULL = 1.6f;
    private static final int MOST_RULES = 2000;
    private static final int MOST_CELLS = 50_000;
    private static final float SHORTEST = 6;

    /** The ruled tables of a page from top to bottom; the characters in their cells are taken from the list. */
    static List<PdfTable> take(PdfPage page, List<Glyph> glyphs) {
        List<Rule> down = merged(page.rules(), true);
        List<Rule> across = merged(page.rules(), false);
        if (down.isEmpty() || across.size() < 2 || down.size() + across.size() > MOST_RULES) {
            return List.of();
        }
        int[] group = groups(down, across);
        Map<Integer, List<Rule>> byGroup = new TreeMap<>();
        for (int i = 0; i < group.length; i++) {
            byGroup.computeIfAbsent(group[i], g -> new ArrayList<>())
                    .add(i < down.size() ? down.get(i) : across.get(i - down.size()));
        }
        List<PdfTable> tables = new ArrayList<>();
        for (List<Rule> rules : byGroup.values()) {
            PdfTable table = table(rules, glyphs);
            if (table != null) {
                tables.add(table);
            }
        }
        tables.sort(Comparator.comparingDouble(PdfTable::top));
        return tables;
    }

    /** Rules of one direction, those on one line that touch joined. */
    private static List<Rule> merged(List<Rule> rules, boolean vertical) {
        List<Rule> sorted = rules.stream().filter(rule -> rule.vertical() == vertical)
                .sorted(Comparator.comparingDouble(Rule::at).thenComparingDouble(Rule::from)).toList();
        List<Rule> merged = new ArrayList<>();
        for (int i = 0; i < sorted.size();) {
            int end = i;
            while (end < sorted.size() && sorted.get(end).at() - sorted.get(i).at() <= TOLERANCE) {
                end++;
            }
            List<Rule> line = new ArrayList<>(sorted.subList(i, end));
            line.sort(Comparator.comparingDouble(Rule::from));
            float from = line.get(0).from();
            float to = line.get(0).to();
            for (Rule rule : line) {
                if (rule.from() > to + TOLERANCE) {
                    merged.add(new Rule(vertical, line.get(0).at(), from, to));
                    from = rule.from();
                    to = rule.to();
                }
                to = Math.max(to, rule.to());
            }
            merged.add(new Rule(vertical, line.get(0).at(), from, to));
            i = end;
        }
        merged.removeIf(rule -> rule.to() - rule.from() < SHORTEST);
        return merged;
    }

    /** For each rule, those down before those across, the number of the group of rules that touch each other. */
    private static int[] groups(List<Rule> down, List<Rule> across) {
        int[] group = new int[down.size() + across.size()];
        Arrays.setAll(group, i -> i);
        for (int i = 0; i < down.size(); i++) {
            for (int k = 0; k < across.size(); k++) {
                if (meets(down.get(i), across.get(k))) {
                    group[root(group, i)] = root(group, down.size() + k);
                }
            }
        }
        for (int i = 0; i < group.length; i++) {
            group[i] = root(group, i);
        }
        return group;
    }

    private static int root(int[] group, int i) {
        int root = i;
        while (group[root] != root) {
            group[root] = group[group[root]];
            root = group[root];
        }
        return root;
    }

    private static boolean meets(Rule down, Rule across) {
        return down.at() >= across.from() - TOLERANCE && down.at() <= across.to() + TOLERANCE
                && across.at() >= down.from() - TOLERANCE && across.at() <= down.to() + TOLERANCE;
    }

    private static PdfTable table(List<Rule> rules, List<Glyph> glyphs) {
        List<Rule> down = rules.stream().filter(Rule::vertical).toList();
        List<Rule> across = rules.stream().filter(rule -> !rule.vertical()).toList();
        if (down.isEmpty() || across.size() < 2) {
            return null;
        }
        // Sides may be left open: the lines across tell where they are.
        List<Float> columns = places(down, across);
        List<Float> rows = places(across, down);
        int width = columns.size() - 1;
        int height = rows.size() - 1;
        if (width < 1 || height < 1 || width * height < 2 || (long) width * height > MOST_CELLS) {
            return null;
        }
        int[] owner = owners(columns, rows, down, across);
        Map<Integer, List<Glyph>> text = new HashMap<>();
        glyphs.removeIf(glyph -> {
            int column = place(columns, glyph.middle());
            int row = place(rows, glyph.centre());
            if (column < 0 || row < 0) {
                return false;
            }
            text.computeIfAbsent(owner[row * width + column], cell -> new ArrayList<>()).add(glyph);
            return true;
        });
        return new PdfTable(rows.get(0), rows.get(height), columns, TOLERANCE,
                cells(owner, columns, height, text));
    }

    private static List<Float> places(List<Rule> rules, List<Rule> crossing) {
        List<Float> all = new ArrayList<>();
        rules.forEach(rule -> all.add(rule.at()));
        all.add(Collections.min(crossing, Comparator.comparingDouble(Rule::from)).from());
        all.add(Collections.max(crossing, Comparator.comparingDouble(Rule::to)).to());
        Collections.sort(all);
        List<Float> places = new ArrayList<>();
        for (float at : all) {
            if (places.isEmpty() || at - places.get(places.size() - 1) > TOLERANCE) {
                places.add(at);
            }
        }
        return places;
    }

    /** The field between two places that a position lies in, from 0; -1 outside of all. */
    private static int place(List<Float> places, float at) {
        int found = Collections.binarySearch(places, at);
        int place = found >= 0 ? found : -found - 2;
        return place < places.size() - 1 ? place : -1;
    }

    /** For each field of the grid, row by row, the first field of the cell that it belongs to. */
    private static int[] owners(List<Float> columns, List<Float> rows, List<Rule> down, List<Rule> across) {
        int width = columns.size() - 1;
        int height = rows.size() - 1;
        int[] owner = new int[width * height];
        Arrays.fill(owner, -1);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (owner[row * width + column] >= 0) {
                    continue;
                }
                int right = column + 1;
                float middle = (rows.get(row) + rows.get(row + 1)) / 2;
                while (right < width && owner[row * width + right] < 0 && !covers(down, columns.get(right), middle)) {
                    right++;
                }
                int bottom = row + 1;
                while (bottom < height && isOpen(across, rows.get(bottom), columns, column, right)) {
                    bottom++;
                }
                for (int r = row; r < bottom; r++) {
                    Arrays.fill(owner, r * width + column, r * width + right, row * width + column);
                }
            }
        }
        return owner;
    }

    private static boolean isOpen(List<Rule> across, float at, List<Float> columns, int from, int to) {
        for (int column = from; column < to; column++) {
            if (covers(across, at, (columns.get(column) + columns.get(column + 1)) / 2)) {
                return false;
            }
        }
        return true;
    }

    private static boolean covers(List<Rule> rules, float at, float along) {
        for (Rule rule : rules) {
            if (Math.abs(rule.at() - at) <= TOLERANCE && along >= rule.from() && along <= rule.to()) {
                return true;
            }
        }
        return false;
    }

    private static List<List<Cell>> cells(int[] owner, List<Float> columns, int height,
            Map<Integer, List<Glyph>> text) {
        int width = columns.size() - 1;
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            List<Cell> cells = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                int first = row * width + column;
                if (owner[first] != first) {
                    continue;
                }
                int right = column + 1;
                while (right < width && owner[row * width + right] == first) {
                    right++;
                }
                int bottom = row + 1;
                while (bottom < height && owner[bottom * width + column] == first) {
                    bottom++;
                }
                String content = content(text.getOrDefault(first, List.of()), columns.get(right));
                cells.add(new Cell(row, column, bottom - row, right - column, content));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** The text of a cell; a line that reaches its edge goes on in the next one. */
    private static String content(List<Glyph> glyphs, float edge) {
        List<PdfLine> lines = PdfLine.of(glyphs);
        StringBuilder content = new StringBuilder();
        PdfLine before = null;
        for (PdfLine line : lines) {
            String text = Whitespace.clean(line.text());
            if (before != null && before.right() + line.headWidth() + FULL * line.size() < edge) {
                content.append('\n').append(text);
            } else if (before == null) {
                content.append(text);
            } else {
                HardWrap.append(content, text);
            }
            before = line;
        }
        return content.toString();
    }

    boolean hasText() {
        return rows.stream().anyMatch(row -> row.stream().anyMatch(cell -> !cell.text().isEmpty()));
    }

    /** Whether a table on the next page goes on with this one: its columns are the same. */
    boolean goesOnWith(PdfTable next) {
        if (columns.size() != next.columns.size()) {
            return false;
        }
        float shift = next.columns.get(0) - columns.get(0);
        for (int i = 0; i < columns.size(); i++) {
            if (Math.abs(next.columns.get(i) - columns.get(i) - shift) > Math.min(slack, next.slack)) {
                return false;
            }
        }
        return true;
    }

    /** This table with the rows of the next page; header rows that are repeated there count once. */
    PdfTable with(PdfTable next) {
        int repeated = 0;
        while (repeated < next.rows.size() - 1 && repeated < rows.size() && isRepeated(repeated, next)) {
            repeated++;
        }
        List<List<Cell>> all = new ArrayList<>(rows);
        for (List<Cell> row : next.rows.subList(repeated, next.rows.size())) {
            List<Cell> moved = new ArrayList<>();
            int shift = rows.size() - repeated;
            row.forEach(cell -> moved.add(new Cell(cell.row() + shift, cell.column(), cell.rowSpan(),
                    cell.columnSpan(), cell.text())));
            all.add(moved);
        }
        return new PdfTable(top, next.bottom, columns, slack, all);
    }

    private boolean isRepeated(int row, PdfTable next) {
        return !rows.get(row).isEmpty() && rows.get(row).equals(next.rows.get(row))
                && rows.get(row).stream().anyMatch(cell -> !cell.text().isEmpty());
    }

    TableGrid grid() {
        TableGrid grid = new TableGrid();
        for (List<Cell> row : rows) {
            grid.startRow();
            for (Cell cell : row) {
                grid.leaveColumns(cell.column() + 1 - grid.nextColumn());
                grid.add(cell.text(), cell.rowSpan(), cell.columnSpan(), false);
            }
        }
        return grid;
    }
}
