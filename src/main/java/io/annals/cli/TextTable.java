package io.annals.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of plain text whose columns stand straight on a terminal: East Asian wide characters count two columns (UAX
 * #11), combining ones none. Cells hold no line breaks and are cut at {@value #WIDEST} columns.
 */
final class TextTable {

    /** The widest cell, in columns of the terminal. */
    static final int WIDEST = 60;

    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param header names of the columns
     * @param right for each column whether it is aligned to the right, as numbers are
     */
    TextTable(List<String> header, List<Boolean> right) {
        this.header = cells(header);
        this.right = List.copyOf(right);
    }

    /** A table of text columns. */
    TextTable(String... header) {
        this(List.of(header), java.util.Collections.nCopies(header.length, false));
    }

    void add(List<String> cells) {
        rows.add(cells(cells));
    }

    void add(String... cells) {
        add(List.of(cells));
    }

    int size() {
        return rows.size();
    }

    void print(PrintStream out) {
        int[] widths = new int[header.size()];
        List<List<String>> lines = new ArrayList<>(rows);
        lines.add(0, header);
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            rule.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
        }
        for (int n = 0; n < lines.size(); n++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = lines.get(n).get(i);
                String padding = " ".repeat(widths[i] - width(cell));
                text.append(i == 0 ? "" : "  ").append(right.get(i) ? padding + cell : cell + padding);
            }
            out.println(text.toString().stripTrailing());
            if (n == 0) {
                out.println(rule);
            }
        }
    }

    /** Columns of a terminal that a text takes. */
    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static List<String> cells(List<String> cells) {
        return cells.stream().map(cell -> cut(Console.safe(cell))).toList();
    }

    private static String cut(String cell) {
        if (width(cell) <= WIDEST) {
            return cell;
        }
        StringBuilder cut = new StringBuilder();
        int width = 0;
        for (int i = 0; i < cell.length(); i = cell.offsetByCodePoints(i, 1)) {
            int c = cell.codePointAt(i);
            width += width(c);
            if (width > WIDEST - 1) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut.append('…').toString();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0x303E || c >= 0x3041 && c <= 0xA4CF
                || c >= 0xA960 && c <= 0xA97F || c >= 0xAC00 && c <= 0xD7A3 || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE10 && c <= 0xFE19 || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF01 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1F64F || c >= 0x1F680 && c <= 0x1F6FF
                || c >= 0x1F900 && c <= 0x1F9FF || c >= 0x20000 && c <= 0x3FFFD;
        return wide ? 2 : 1;
    }
}
