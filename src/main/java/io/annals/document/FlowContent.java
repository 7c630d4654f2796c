package io.annals.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a cell, note or text box holds, in reading order: lines of text, and tables. In a cell, a table with
 * headers and figures is a table of its own, which is read behind the one that holds it; any other is part of the
 * cell's text, a line a row.
 */
final class FlowContent {

    /** What stands over a table and belongs to it: its number and name, its unit. */
    private static final Pattern ABOVE_TABLE = Pattern.compile(
            "附?表\\s?[\\d一二三四五六七八九十].{0,40}|[（(]?(计量|金额)?单位\\s?[:：].{1,14}"
                    + "|[^，。；：]{2,40}(一览表|统计表|情况表|明细表|汇总表)");
    private static final int MOST_LINES_ABOVE = 2;

    /** Each a line of text or a {@link TableGrid}. */
    private final List<Object> pieces = new ArrayList<>(1);

    /** Content of these lines, separated by line feeds. */
    static FlowContent of(String text) {
        FlowContent content = new FlowContent();
        if (!text.isEmpty()) {
            content.pieces.addAll(List.of(text.split("\n")));
        }
        return content;
    }

    void add(String line) {
        pieces.add(line);
    }

    void add(TableGrid table) {
        pieces.add(table);
    }

    void addAll(FlowContent more) {
        pieces.addAll(more.pieces);
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Gives all pieces away in order. */
    void into(Consumer<String> line, Consumer<TableGrid> table) {
        for (Object piece : pieces) {
            if (piece instanceof TableGrid grid) {
                table.accept(grid);
            } else {
                line.accept((String) piece);
            }
        }
    }

    /** All as lines of text, a row of a table in one. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(pieces.size());
        into(lines::add, table -> table.addRowsTo(lines));
        return lines;
    }

    /** The text of a cell with this content, without the tables of their own and what stands directly over them. */
    String cellText() {
        List<String> lines = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof TableGrid table) {
                if (!table.standsAlone()) {
                    table.addRowsTo(lines);
                }
            } else if (!isAboveTable(i)) {
                lines.add((String) pieces.get(i));
            }
        }
        return String.join("\n", lines);
    }

    /** What {@link #cellText} leaves out. */
    void innerTables(Consumer<String> line, Consumer<TableGrid> table) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof TableGrid grid) {
                if (grid.standsAlone()) {
                    table.accept(grid);
                }
            } else if (isAboveTable(i)) {
                line.accept((String) pieces.get(i));
            }
        }
    }

    /** The only table here, where it does no more than divide the cell; else null. */
    TableGrid divides() {
        TableGrid only = null;
        for (Object piece : pieces) {
            if (piece instanceof TableGrid table) {
                if (only != null) {
                    return null;
                }
                only = table;
            }
        }
        return only != null && only.dividesItsCell() ? only : null;
    }

    /** How many lines stand beside the tables. */
    int lineCount() {
        return (int) pieces.stream().filter(String.class::isInstance).count();
    }

    /** The lines above the first table, or those below it. */
    List<String> linesAround(boolean above) {
        List<String> lines = new ArrayList<>();
        boolean wanted = above;
        for (Object piece : pieces) {
            if (piece instanceof String line) {
                if (wanted) {
                    lines.add(line);
                }
            } else {
                wanted = !above;
            }
        }
        return lines;
    }

    /** Whether a line may be the number, name or unit of the table below it. */
    static boolean namesTable(String line) {
        return ABOVE_TABLE.matcher(line).matches();
    }

    private boolean isAboveTable(int index) {
        int at = index;
        while (at < pieces.size() && at - index < MOST_LINES_ABOVE && pieces.get(at) instanceof String line
                && namesTable(line)) {
            at++;
        }
        return at > index && at < pieces.size() && pieces.get(at) instanceof TableGrid table && table.standsAlone();
    }
}
