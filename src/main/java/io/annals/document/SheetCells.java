package io.annals.document;

import io.annals.document.Block.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The cells of one sheet that hold text, in any order, rows and columns counted from 0; hidden ones are left out. Only
 * what holds text takes memory, however large the sheet claims to be.
 */
final class SheetCells {

    static final int MOST_ROWS = 1 << 20;
    static final int MOST_COLUMNS = 1 << 14;
    /** Names that a spreadsheet program gives of its own accord. */
    private static final Pattern NO_NAME = Pattern.compile("(?i)(sheet|工作表|table|表格|feuil)\\s?\\d*");

    private record Area(int firstRow, int firstColumn, int lastRow, int lastColumn) {}

    private final String name;
    private final NavigableMap<Integer, NavigableMap<Integer, String>> rows = new TreeMap<>();
    private final List<Area> merged = new ArrayList<>();
    private final BitSet hiddenRows = new BitSet();
    private final BitSet hiddenColumns = new BitSet();

    SheetCells(String name) {
        this.name = Whitespace.clean(name);
    }

    /** Notes a cell; one without text or beyond the largest sheet is left out. */
    void cell(int row, int column, String text) {
        if (!text.isEmpty() && row >= 0 && row < MOST_ROWS && column >= 0 && column < MOST_COLUMNS) {
            rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, text);
        }
    }

    void hideRow(int row) {
        if (row >= 0 && row < MOST_ROWS) {
            hiddenRows.set(row);
        }
    }

    void hideColumns(int first, int last) {
        if (first >= 0 && first <= last) {
            hiddenColumns.set(first, Math.min(last + 1, MOST_COLUMNS));
        }
    }

    void merge(int firstRow, int firstColumn, int lastRow, int lastColumn) {
        merged.add(new Area(firstRow, firstColumn, lastRow, lastColumn));
    }

    private void leaveHiddenOut() {
        for (Area area : merged) {
            // A merged cell shows its text in what is left of it.
            NavigableMap<Integer, String> row = rows.get(area.firstRow());
            String text = row == null ? null : row.get(area.firstColumn());
            int shownRow = hiddenRows.nextClearBit(area.firstRow());
            int shownColumn = hiddenColumns.nextClearBit(area.firstColumn());
            boolean isMoved = shownRow != area.firstRow() || shownColumn != area.firstColumn();
            if (text != null && isMoved && shownRow <= area.lastRow() && shownColumn <= area.lastColumn()) {
                row.remove(area.firstColumn());
                cell(shownRow, shownColumn, text);
            }
        }
        rows.keySet().removeIf(hiddenRows::get);
        rows.values().forEach(row -> row.keySet().removeIf(hiddenColumns::get));
        rows.values().removeIf(Map::isEmpty);
    }

    /**
     * Adds the sheet: its name, the lines above its table, the table, the lines below it. An empty row before a line of
     * one cell begins another table.
     */
    void addTo(DocumentBuilder document) {
        leaveHiddenOut();
        if (rows.isEmpty()) {
            return;
        }
        if (!name.isEmpty() && !NO_NAME.matcher(name).matches()) {
            document.add(Kind.CAPTION, name, 0, false);
        }
        Map<Long, Area> areas = new HashMap<>();
        merged.forEach(area -> areas.put(at(hiddenRows.nextClearBit(area.firstRow()),
                hiddenColumns.nextClearBit(area.firstColumn())), area));
        List<Integer> block = new ArrayList<>();
        int last = -1;
        for (Map.Entry<Integer, NavigableMap<Integer, String>> row : rows.entrySet()) {
            boolean apart = last >= 0 && hiddenRows.nextClearBit(last + 1) < row.getKey();
            if (apart && row.getValue().size() == 1) {
                addBlock(block, areas, document);
                block.clear();
            }
            block.add(row.getKey());
            last = row.getKey();
        }
        addBlock(block, areas, document);
    }

    private static long at(int row, int column) {
        return (long) row * MOST_COLUMNS + column;
    }

    private void addBlock(List<Integer> block, Map<Long, Area> areas, DocumentBuilder document) {
        int from = 0;
        int to = block.size();
        while (from < to && isLine(block.get(from))) {
            addLines(rows.get(block.get(from++)).values(), document);
        }
        while (to > from && isLine(block.get(to - 1))) {
            to--;
        }
        if (from < to) {
            document.table(grid(block.subList(from, to), areas));
        }
        for (int i = to; i < block.size(); i++) {
            addLines(rows.get(block.get(i)).values(), document);
        }
    }

    private boolean isLine(int row) {
        return rows.get(row).size() == 1;
    }

    private static void addLines(Collection<String> cells, DocumentBuilder document) {
        for (String cell : cells) {
            cell.lines().forEach(document::paragraph);
        }
    }

    private TableGrid grid(List<Integer> block, Map<Long, Area> areas) {
        TreeSet<Integer> used = new TreeSet<>();
        block.forEach(row -> used.addAll(rows.get(row).keySet()));
        List<Integer> columns = new ArrayList<>(used);
        TableGrid grid = new TableGrid();
        for (int i = 0; i < block.size(); i++) {
            grid.startRow();
            for (Map.Entry<Integer, String> cell : rows.get(block.get(i)).entrySet()) {
                int column = index(columns, cell.getKey());
                grid.leaveColumns(column + 1 - grid.nextColumn());
                Area area = areas.get(at(block.get(i), cell.getKey()));
                int height = area == null ? 1 : index(block, area.lastRow() + 1) - i;
                int width = area == null ? 1 : index(columns, area.lastColumn() + 1) - column;
                grid.add(cell.getValue(), Math.max(1, height), Math.max(1, width), false);
            }
        }
        return grid;
    }

    /** How many of the sorted numbers are smaller. */
    private static int index(List<Integer> sorted, int number) {
        int found = java.util.Collections.binarySearch(sorted, number);
        return found >= 0 ? found : -found - 1;
    }
}
