package io.annals.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** A table whose cells are told by where their left and right edges stand, as doc and rtf tell them. */
final class EdgeTable {

    /** Edges nearer to each other than this many twips (1 mm) are one. */
    private static final int TOLERANCE = 57;

    /**
     * A cell as the format tells it.
     *
     * @param left left edge, in twips
     * @param right right edge
     * @param continues whether it goes on with the cell above
     * @param header whether its row is repeated on each page
     * @param content what it holds
     */
    record Cell(int left, int right, boolean continues, boolean header, FlowContent content) {}

    private final List<List<Cell>> rows = new ArrayList<>();

    void row(List<Cell> cells) {
        rows.add(cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table with every edge counted as a column. */
    TableGrid grid() {
        List<Integer> columns = columns();
        TableGrid grid = new TableGrid();
        for (List<Cell> row : rows) {
            grid.startRow();
            for (Cell cell : row) {
                int column = column(columns, cell.left()) + 1;
                int span = Math.max(1, column(columns, cell.right()) + 1 - column);
                grid.leaveColumns(column - grid.nextColumn());
                TableGrid.Cell above = cell.continues() ? grid.above(column) : null;
                if (above == null) {
                    grid.add(cell.content(), 1, span, cell.header());
                } else {
                    above.rowSpan++;
                    above.merge(cell.content());
                    grid.skipColumns(span);
                }
            }
        }
        return grid;
    }

    private List<Integer> columns() {
        TreeSet<Integer> edges = new TreeSet<>();
        for (List<Cell> row : rows) {
            for (Cell cell : row) {
                edges.add(cell.left());
                edges.add(cell.right());
            }
        }
        List<Integer> columns = new ArrayList<>();
        for (int edge : edges) {
            if (columns.isEmpty() || edge - columns.get(columns.size() - 1) > TOLERANCE) {
                columns.add(edge);
            }
        }
        return columns;
    }

    /** The last column that begins at an edge or left of it, from 0. */
    private static int column(List<Integer> columns, int edge) {
        int found = Collections.binarySearch(columns, edge);
        return found >= 0 ? found : -found - 2;
    }
}
