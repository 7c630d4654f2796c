package io.annals.figure.table;

import io.annals.document.Block;
import io.annals.document.ReportDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a document's tables: for each cell with a number, the headers, the unit and the year that hold for it. */
public final class TableReader {

    private static final int LONGEST_CAPTION = 200;
    private static final Pattern UNIT_LINE = Pattern.compile("单\\s{0,4}位\\s{0,2}[:：]\\s{0,2}([^\\s，,；;）)]{1,12})");
    private static final Pattern BRACKETED = Pattern.compile("[（(]([^（()）]{1,8})[)）]\\s*$");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})\\s?年?");
    private static final Pattern BARE_YEAR = Pattern.compile("(?:19|20)\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("[-－+]?[\\d０-９][\\d０-９,，.．%％‰\\s]*");
    private static final Pattern PLAIN_COLUMN = Pattern.compile("(?:计划|目标|预期|实际|完成|本年|上年|当年|全年|年度|年末|年初|累计|合计|总计"
            + "|数量|数值|金额|指标值|绝对数|本期|期末|小计)*(?:数|值|额|完成数|完成|累计|末|人数|户数)?|(?:户|人|件|家)?数|增减|同比|增长|增幅");
    private static final Set<String> GENERAL = Set.of("户数", "人数", "合计", "其中", "件数", "数量", "金额", "总数", "小计", "其他", "女性",
            "男性", "城市", "农村");
    private static final Pattern TOTAL = Pattern.compile("(?:合\\s*计|总\\s*计|小\\s*计)(?:[（(].*)?$|^(?:合计|总计|小计)");
    private static final Set<String> RUNNING = Set.of("序号", "编号", "No.", "NO.", "行次", "栏次", "代码", "年份", "年度");

    private final ReportDocument document;
    private final Map<Integer, Grid> tables = new HashMap<>();
    private final Map<Integer, String> captions = new HashMap<>();

    public TableReader(ReportDocument document) {
        this.document = document;
        Map<Integer, List<Block>> cells = new HashMap<>();
        String caption = "";
        int last = 0;
        for (Block block : document.blocks()) {
            if (block.kind() == Block.Kind.CELL) {
                if (block.table() != last) {
                    captions.put(block.table(), caption);
                    last = block.table();
                }
                cells.computeIfAbsent(block.table(), t -> new ArrayList<>()).add(block);
                caption = "";
            } else if (block.kind() == Block.Kind.CAPTION || block.end() - block.start() <= 40) {
                caption = caption + "\n" + document.textOf(block);
                caption = caption.substring(Math.max(0, caption.length() - LONGEST_CAPTION));
            } else {
                caption = "";
            }
        }
        cells.forEach((table, blocks) -> tables.put(table, new Grid(blocks)));
    }

    /** A table's cells by row and column, so that a cell is read from its own row and the headers of its column. */
    private final class Grid {

        private final int bodyStart;
        private final Map<Integer, List<Block>> rows = new HashMap<>();
        private final Map<Integer, List<Block>> columnHeaders = new HashMap<>();
        private final Map<Integer, String> headers = new HashMap<>();
        private final Map<Block, Block> totalsAbove = new IdentityHashMap<>();

        Grid(List<Block> blocks) {
            bodyStart = bodyStart(blocks);
            int lastRow = 0;
            int lastColumn = 0;
            for (Block block : blocks) {
                lastRow = Math.max(lastRow, block.row());
                lastColumn = Math.max(lastColumn, block.column());
            }
            for (Block block : blocks) {
                for (int row = block.row(); row < Math.min(lastRow + 1L, (long) block.row() + block.rowSpan()); row++) {
                    rows.computeIfAbsent(row, r -> new ArrayList<>()).add(block);
                }
                if (block.row() >= bodyStart) {
                    continue;
                }
                long end = Math.min(lastColumn + 1L, (long) block.column() + block.columnSpan());
                for (int column = block.column(); column < end; column++) {
                    columnHeaders.computeIfAbsent(column, c -> new ArrayList<>()).add(block);
                    headers.put(column, text(block).replaceAll("\\s", ""));
                }
            }
            findTotals(blocks);
        }

        private void findTotals(List<Block> blocks) {
            Map<Integer, Block> nearest = new HashMap<>();
            List<Block> ordered = new ArrayList<>(blocks);
            ordered.sort(Comparator.comparingInt(Block::row));
            for (Block block : ordered) {
                Block above = nearest.get(block.column());
                if (above != null && above.row() < block.row()) {
                    totalsAbove.put(block, above);
                }
                if (block.row() >= bodyStart && isTotal(join(rowHeaders(block)))) {
                    nearest.put(block.column(), block);
                }
            }
        }

        String header(Block cell) {
            return headers.getOrDefault(cell.column(), "");
        }

        List<Block> rowHeaders(Block cell) {
            List<Block> labels = new ArrayList<>();
            for (Block other : rows.get(cell.row())) {
                if (other.column() < cell.column() && other.row() >= bodyStart && isLabel(text(other))) {
                    labels.add(other);
                }
            }
            return labels;
        }
    }

    /** What the table says about a cell. */
    public TableCell cell(Block cell) {
        Grid grid = tables.get(cell.table());
        List<Block> rowHeaders = new ArrayList<>();
        List<Block> columnHeaders = new ArrayList<>();
        String unitColumn = "";
        for (Block other : grid.rows.get(cell.row())) {
            boolean sameColumn = other.column() <= cell.column() && cell.column() < other.column() + other.columnSpan();
            if (sameColumn) {
                continue;
            }
            boolean label = other.column() < cell.column() && isLabel(text(other)) && other.row() >= grid.bodyStart;
            if (isUnitHeader(grid.header(other))) {
                unitColumn = text(other);
            } else if (label && !RUNNING.contains(grid.header(other))) {
                rowHeaders.add(other);
            }
        }
        for (Block other : grid.columnHeaders.getOrDefault(cell.column(), List.of())) {
            if (other.row() < cell.row() && !text(other).isEmpty()) {
                columnHeaders.add(other);
            }
        }
        String row = join(rowHeaders);
        String column = join(columnHeaders);
        int year = year(column) > 0 ? year(column) : year(row);
        String unit = !unitColumn.isEmpty() ? unitColumn : unit(column).isEmpty() ? unit(row) : unit(column);
        if (unit.isEmpty()) {
            Matcher line = UNIT_LINE.matcher(captions.getOrDefault(cell.table(), ""));
            unit = line.find() ? line.group(1) : "";
            if (unit.contains("、") || unit.contains("/") && unit.length() > 8) {
                unit = "";
            }
        }
        String rowName = rowName(rowHeaders);
        String columnName = plain(column);
        boolean data = cell.row() >= grid.bodyStart && !RUNNING.contains(column.strip());
        return new TableCell(name(rowName, columnName), rowName, columnName, unit, year, data);
    }

    /**
     * The cell that holds the total which a cell is a part of: in the same column the nearest row above whose header
     * says 合计, 总计 or 小计, else in the same row the nearest column before whose header says so; null for none.
     */
    public Block total(Block cell) {
        Grid grid = tables.get(cell.table());
        Block above = grid.totalsAbove.get(cell);
        return above == null || isTotal(join(grid.rowHeaders(cell))) ? beside(grid, cell) : above;
    }

    private static Block beside(Grid grid, Block cell) {
        Block before = null;
        if (isTotal(grid.header(cell))) {
            return null;
        }
        for (Block other : grid.rows.get(cell.row())) {
            if (other.row() == cell.row() && other.column() < cell.column() && isTotal(grid.header(other))) {
                before = other;
            }
        }
        return before;
    }

    private static boolean isTotal(String header) {
        return TOTAL.matcher(header).find();
    }

    private String text(Block block) {
        return document.textOf(block).strip();
    }

    /** The first row that holds a number outside a header cell and outside a header's years. */
    private int bodyStart(List<Block> blocks) {
        int first = Integer.MAX_VALUE;
        int afterHeaders = 1;
        for (Block block : blocks) {
            String text = text(block);
            if (block.header() && block.column() > 1) {
                afterHeaders = Math.max(afterHeaders, block.row() + block.rowSpan());
            }
            if (!block.header() && block.row() > 1 && NUMBER.matcher(text).matches() && !isYear(text)) {
                first = Math.min(first, block.row());
            }
        }
        return first == Integer.MAX_VALUE ? Math.max(2, afterHeaders) : Math.max(first, Math.min(afterHeaders, first));
    }

    private static boolean isUnitHeader(String header) {
        return header.equals("单位") || header.equals("计量单位");
    }

    private static boolean isYear(String text) {
        return BARE_YEAR.matcher(text).matches();
    }

    private static boolean isLabel(String text) {
        return !text.isEmpty() && !NUMBER.matcher(text).matches();
    }

    /** The nearest header names the row; a wider one beside it only where the nearest is too general. */
    private String rowName(List<Block> headers) {
        String name = "";
        for (int k = headers.size() - 1; k >= 0; k--) {
            String header = plain(document.textOf(headers.get(k)).strip().replaceAll("\\s+", ""));
            name = header.equals(name) ? name : header + name;
            if (name.length() > 2 && !GENERAL.contains(name)) {
                break;
            }
        }
        return name;
    }

    private String join(List<Block> blocks) {
        Set<String> texts = new LinkedHashSet<>();
        for (Block block : blocks) {
            texts.add(document.textOf(block).strip().replaceAll("\\s+", ""));
        }
        return String.join("", texts);
    }

    private static String unit(String header) {
        Matcher bracketed = BRACKETED.matcher(header);
        return bracketed.find() ? bracketed.group(1) : "";
    }

    private static int year(String header) {
        Matcher matcher = YEAR.matcher(header);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** A header without unit, year and list marks. */
    private static String plain(String header) {
        String plain = BRACKETED.matcher(header).replaceAll("");
        plain = YEAR.matcher(plain).replaceAll("");
        plain = plain.replaceAll("^(?:其中[:：]?|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\\d]+[)）]|\\d+[.、．])", "");
        return plain.replaceAll("(?:^(?:年度?|末)|^\\s+|\\s+$)", "");
    }

    private static String name(String row, String column) {
        if (row.isEmpty()) {
            return column;
        }
        boolean says = !column.isEmpty() && !PLAIN_COLUMN.matcher(column).matches();
        return !says || row.contains(column) ? row : column.contains(row) ? column : row + column;
    }
}
