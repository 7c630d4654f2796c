package io.annals.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A table being read: its cells with their place in the grid, merged cells counted with their span. */
final class TableGrid {

    /** What columns and rows may be claimed at most; pages that claim more are broken or hostile. */
    static final int MOST_COLUMNS = 1000;

    /** A cell under construction; lines of its text are separated by line feeds. */
    static final class Cell {
        final int row;
        final int column;
        int rowSpan;
        int columnSpan;
        boolean header;
        String text;
        /** Null where the text is all. */
        private FlowContent content;

        Cell(int row, int column, int rowSpan, int columnSpan, boolean header, String text) {
            this.row = row;
            this.column = column;
            this.rowSpan = rowSpan;
            this.columnSpan = columnSpan;
            this.header = header;
            this.text = text;
        }

        /** What the cell holds, in order. */
        FlowContent content() {
            return content == null ? FlowContent.of(text) : content;
        }

        /** Adds what another cell holds that is merged with this one. */
        void merge(FlowContent more) {
            if (more.isEmpty()) {
                return;
            }
            content = content();
            content.addAll(more);
            text = content.cellText();
        }
    }

    private static final Pattern NUMERIC = Pattern.compile(
            "[-+－—]?[\\d０-９][\\d０-９,，.．\\s]*[%％‰]?|[-—－/]+");
    private static final Pattern FIGURE = Pattern.compile("[-+－—]?[\\d０-９][\\d０-９,，.．\\s]*[%％‰]?");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final Pattern UNIT_LINE = Pattern.compile(
            "[（(]?(?:金额|计量)?\\s?单\\s*位\\s?[:：]\\s?\\S{1,12}[）)]?");
    private static final int MOST_HEADER_ROWS = 3;

    private final List<Cell> cells = new ArrayList<>();
    private final Map<Integer, Cell> lastOfColumn = new HashMap<>();
    private final List<Integer> blockedUntil = new ArrayList<>();
    private int row;
    private int nextColumn;
    private int columns;

    /** Begins the next row. */
    void startRow() {
        row++;
        nextColumn = 1;
    }

    /** Leaves grid columns free at the row's beginning. */
    void leaveColumns(int count) {
        nextColumn += Math.max(0, Math.min(count, MOST_COLUMNS));
    }

    /** Adds a cell at the first free column; a span of 0 reaches to the last row. */
    Cell add(String text, int rowSpan, int columnSpan, boolean header) {
        if (row == 0) {
            startRow();
        }
        while (isBlocked(nextColumn)) {
            nextColumn++;
        }
        int width = Math.max(1, Math.min(columnSpan, MOST_COLUMNS));
        int height = rowSpan <= 0 ? Integer.MAX_VALUE / 2 : rowSpan;
        Cell cell = new Cell(row, nextColumn, height, width, header, text);
        cells.add(cell);
        lastOfColumn.put(nextColumn, cell);
        if (height > 1) {
            block(nextColumn, width, row + height - 1);
        }
        nextColumn += width;
        columns = Math.max(columns, nextColumn - 1);
        return cell;
    }

    /** Adds a cell with its content, see {@link #add(String, int, int, boolean)}. */
    Cell add(FlowContent content, int rowSpan, int columnSpan, boolean header) {
        Cell cell = add(content.cellText(), rowSpan, columnSpan, header);
        cell.content = content;
        return cell;
    }

    private boolean isBlocked(int column) {
        return column <= blockedUntil.size() && blockedUntil.get(column - 1) >= row;
    }

    private void block(int column, int width, int lastRow) {
        while (blockedUntil.size() < column + width - 1) {
            blockedUntil.add(0);
        }
        for (int c = column; c < column + width; c++) {
            blockedUntil.set(c - 1, lastRow);
        }
    }

    /** The cell that a cell at this column of the current row continues downwards; null where none reaches so far. */
    Cell above(int column) {
        Cell cell = lastOfColumn.get(column);
        return cell != null && cell.row + cell.rowSpan == row ? cell : null;
    }

    /** Adds the current row once more; false where it holds no text, and nothing is added. */
    boolean repeatRow() {
        List<Cell> last = cells.stream().skip(Math.max(0, cells.size() - MOST_COLUMNS))
                .filter(cell -> cell.row == row).toList();
        if (last.stream().allMatch(cell -> cell.text.isBlank())) {
            return false;
        }
        startRow();
        for (Cell cell : last) {
            leaveColumns(cell.column - nextColumn);
            add(cell.content(), 1, cell.columnSpan, cell.header);
        }
        return true;
    }

    /** The last cell of the current row; null where it has none yet. */
    Cell before() {
        Cell last = cells.isEmpty() ? null : cells.get(cells.size() - 1);
        return last != null && last.row == row ? last : null;
    }

    /** Makes the last cell of the current row wider. */
    void widen(Cell last, int width) {
        last.columnSpan = Math.min(MOST_COLUMNS, last.columnSpan + Math.max(1, Math.min(width, MOST_COLUMNS)));
        nextColumn = last.column + last.columnSpan;
        columns = Math.max(columns, nextColumn - 1);
    }

    int nextColumn() {
        return nextColumn;
    }

    void skipColumns(int width) {
        nextColumn += Math.max(1, Math.min(width, MOST_COLUMNS));
        columns = Math.max(columns, nextColumn - 1);
    }

    /** The cells that hold text, in reading order, spans cut to the table and header rows marked. */
    List<Cell> finish() {
        boolean headersOnly = true;
        for (Cell cell : cells) {
            cell.rowSpan = Math.max(1, Math.min(cell.rowSpan, row - cell.row + 1));
            headersOnly &= cell.header;
        }
        if (headersOnly) {
            // Whoever marks all rows as headers has marked none.
            cells.forEach(cell -> cell.header = false);
        }
        markHeaderRows();
        return cells.stream().filter(cell -> !cell.text.isEmpty()).toList();
    }

    /** All cells so far, those without text too. */
    List<Cell> cells() {
        return cells;
    }

    /**
     * Takes the rows above the table proper out of it, where they hold one cell each and the last of them the unit of
     * all that follows: title and unit of tables that came from a spreadsheet, which stand above others.
     *
     * @return their lines; empty where the table begins otherwise
     */
    List<String> takeCaption() {
        List<Cell> alone = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell.text.isBlank()) {
                continue;
            }
            boolean sameRow = !alone.isEmpty() && alone.get(alone.size() - 1).row == cell.row;
            if (sameRow || cell.rowSpan != 1 || cell.row > MOST_HEADER_ROWS) {
                return List.of();
            }
            alone.add(cell);
            if (UNIT_LINE.matcher(cell.text.strip()).matches()) {
                boolean isLast = cells.stream().noneMatch(other -> other != cell && other.row == cell.row
                        && !other.text.isBlank());
                if (!isLast || cell.row == row) {
                    return List.of();
                }
                cells.removeAll(alone);
                return alone.stream().map(taken -> taken.text.replace('\n', ' ')).toList();
            }
        }
        return List.of();
    }

    /**
     * Takes the document's title out of a table that is the whole document, as forms are: the first row where it is one
     * cell over all columns that names a report.
     *
     * @return its lines; empty where the table begins otherwise
     */
    List<String> takeTitle() {
        Cell first = cells.isEmpty() ? null : cells.get(0);
        if (first == null || first.rowSpan != 1 || first.column > 1 || first.columnSpan < columns
                || cells.size() < 2 || !Outline.namesReport(first.text.replace('\n', ' '))) {
            return List.of();
        }
        cells.remove(first);
        return List.of(first.text.split("\n"));
    }

    /**
     * The tables that stand in this grid one under the other, as in a spreadsheet: each after the first begins with a
     * row of nothing but its unit, its title in the row above, and has header rows of its own below.
     */
    List<TableGrid> parts() {
        List<TableGrid> parts = new ArrayList<>();
        TreeMap<Integer, List<Cell>> rows = new TreeMap<>();
        cells.stream().filter(cell -> !cell.text.isBlank())
                .forEach(cell -> rows.computeIfAbsent(cell.row, r -> new ArrayList<>()).add(cell));
        int from = 1;
        boolean figures = false;
        for (int unitRow : rows.keySet()) {
            List<Cell> filled = rows.get(unitRow);
            Integer below = rows.higherKey(unitRow);
            if (figures && below != null && filled.size() == 1
                    && UNIT_LINE.matcher(filled.get(0).text.strip()).matches() && !hasFigures(rows.get(below))) {
                Integer above = rows.lowerKey(unitRow);
                boolean titled = above != null && rows.get(above).size() == 1 && !hasFigures(rows.get(above));
                int cut = titled ? above : unitRow;
                if (cells.stream().noneMatch(cell -> cell.row < cut && (long) cell.row + cell.rowSpan > cut)) {
                    parts.add(rows(from, cut - 1));
                    from = cut;
                    figures = false;
                    continue;
                }
            }
            figures |= hasFigures(filled);
        }
        parts.add(parts.isEmpty() ? this : rows(from, row));
        return parts;
    }

    private static boolean hasFigures(List<Cell> cells) {
        return cells.stream().anyMatch(cell -> FIGURE.matcher(cell.text).matches()
                && !YEAR.matcher(cell.text).matches());
    }

    private TableGrid rows(int from, int to) {
        TableGrid part = new TableGrid();
        part.row = to - from + 1;
        for (Cell cell : cells) {
            if (cell.row >= from && cell.row <= to) {
                Cell copy = new Cell(cell.row - from + 1, cell.column, cell.rowSpan, cell.columnSpan, cell.header,
                        cell.text);
                copy.content = cell.content;
                part.cells.add(copy);
                part.columns = Math.max(part.columns, cell.column + cell.columnSpan - 1);
            }
        }
        return part;
    }

    /** Whether there is more than one row and column: a frame around text is no table. */
    boolean isTable() {
        return columns > 1 && row > 1 || columns > 2;
    }

    /**
     * Whether it is a table also where it stands in a cell of another: it has figures and, above them, headers of its
     * own. One without only divides the cell.
     */
    boolean standsAlone() {
        int firstWithFigures = Integer.MAX_VALUE;
        for (Cell cell : cells) {
            if (hasFigures(List.of(cell))) {
                firstWithFigures = Math.min(firstWithFigures, cell.row);
            }
        }
        return columns > 1 && firstWithFigures > 1 && firstWithFigures < Integer.MAX_VALUE;
    }

    /** Whether it only divides the cell that it stands in: it has figures beside each other and no headers of its own. */
    boolean dividesItsCell() {
        return isTable() && !standsAlone()
                && cells.stream().anyMatch(cell -> cell.column > 1 && hasFigures(List.of(cell)));
    }

    /**
     * This table with the rows and columns of the tables that only divide its cells made its own, so that its headers
     * hold for them; cells beside and above them span what is divided. The table itself where there are none.
     */
    TableGrid divided() {
        if (columns < 2 || cells.stream().noneMatch(cell -> cell.content != null && cell.content.divides() != null)) {
            return this;
        }
        Map<Cell, TableGrid> within = new IdentityHashMap<>();
        int[] heights = filled(row + 1);
        int[] widths = filled(columns + 1);
        for (Cell cell : cells) {
            TableGrid grid = cell.content == null ? null : cell.content.divides();
            if (grid == null) {
                continue;
            }
            grid = grid.divided();
            within.put(cell, grid);
            int height = grid.row + cell.content.lineCount();
            int rows = Math.min(cell.rowSpan, row - cell.row + 1);
            heights[cell.row] = Math.max(heights[cell.row], height - rows + 1);
            widths[cell.column] = Math.max(widths[cell.column], grid.columns - cell.columnSpan + 1);
        }
        int[] top = starts(heights);
        int[] left = starts(widths);
        TableGrid divided = new TableGrid();
        divided.row = top[row + 1] - 1;
        divided.columns = left[columns + 1] - 1;
        if (divided.columns > MOST_COLUMNS) {
            return this;
        }
        for (Cell cell : cells) {
            int bottom = top[Math.min(row, cell.row + Math.min(cell.rowSpan, row) - 1) + 1];
            int right = left[Math.min(columns, cell.column + cell.columnSpan - 1) + 1];
            TableGrid grid = within.get(cell);
            if (grid == null) {
                divided.place(cell, top[cell.row], left[cell.column], bottom, right);
            } else {
                divided.fill(cell, grid, top[cell.row], left[cell.column], bottom, right);
            }
        }
        divided.cells.sort(Comparator.comparingInt((Cell cell) -> cell.row).thenComparingInt(cell -> cell.column));
        return divided;
    }

    private static int[] filled(int size) {
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Where each row or column begins, and behind them where the table ends, from 1. */
    private static int[] starts(int[] sizes) {
        int[] starts = new int[sizes.length + 1];
        starts[1] = 1;
        for (int i = 1; i < sizes.length; i++) {
            starts[i + 1] = starts[i] + sizes[i];
        }
        return starts;
    }

    private void place(Cell cell, int top, int left, int bottom, int right) {
        Cell placed = new Cell(top, left, bottom - top, right - left, cell.header, cell.text);
        placed.content = cell.content;
        cells.add(placed);
    }

    /** Puts a table in the place of the cell that it divides, the lines over and under it in rows of their own. */
    private void fill(Cell cell, TableGrid inner, int top, int left, int bottom, int right) {
        List<String> above = cell.content.linesAround(true);
        List<String> below = cell.content.linesAround(false);
        int row = top;
        for (String line : above) {
            cells.add(new Cell(row++, left, 1, right - left, cell.header, line));
        }
        int rows = inner.row;
        for (Cell part : inner.cells) {
            boolean last = below.isEmpty() && part.row + Math.min(part.rowSpan, rows) > rows;
            int end = last ? bottom : row + Math.min(rows, part.row - 1 + Math.min(part.rowSpan, rows));
            int side = part.column + part.columnSpan > inner.columns ? right : left + part.column + part.columnSpan - 1;
            place(part, row + part.row - 1, left + part.column - 1, end, side);
        }
        row += rows;
        for (int i = 0; i < below.size(); i++) {
            cells.add(new Cell(row, left, i + 1 < below.size() ? 1 : bottom - row, right - left, cell.header,
                    below.get(i)));
            row++;
        }
    }

    /** Adds the finished table to the lines of what it stands in: a line a row. */
    void addRowsTo(List<String> lines) {
        int reached = 0;
        for (Cell cell : finish()) {
            String text = cell.text.replace('\n', ' ');
            if (cell.row == reached) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + text);
            } else {
                lines.add(text);
            }
            reached = cell.row;
        }
    }

    /** The rows above the first row with numbers are headers, whatever the file marks; years are no numbers here. */
    private void markHeaderRows() {
        int firstWithNumbers = Integer.MAX_VALUE;
        for (Cell cell : cells) {
            if (cell.column > 1 && NUMERIC.matcher(cell.text).matches() && !YEAR.matcher(cell.text).matches()) {
                firstWithNumbers = Math.min(firstWithNumbers, cell.row);
            }
        }
        int headerRows = firstWithNumbers == Integer.MAX_VALUE ? 1 : Math.min(firstWithNumbers - 1, MOST_HEADER_ROWS);
        for (Cell cell : cells) {
            if (cell.row <= headerRows && row > 1) {
                cell.header = true;
            }
        }
    }
}
