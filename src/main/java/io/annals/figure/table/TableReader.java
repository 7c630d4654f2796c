package io.annals.figure.table;

import io.annals.document.Block;
import io.annals.document.ReportDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a document's tables: for each cell with a number, the headers, the unit and the year that hold for it. */
public final class TableReader {

    private static final Pattern UNIT_LINE = Pattern.compile("单\\s{0,4}位\\s{0,2}[:：]\\s{0,2}([^\\s，,；;）)]{1,12})");
    private static final Pattern BRACKETED = Pattern.compile("[（(]([^（()）]{1,8})[)）]\\s*$");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})\\s?年?");
    private static final Pattern NUMBER = Pattern.compile("[-－+]?[\\d０-９][\\d０-９,，.．%％‰\\s]*");
    private static final Pattern PLAIN_COLUMN = Pattern.compile("(?:计划|目标|预期|实际|完成|本年|上年|当年|全年|年度|年末|年初|累计|合计|总计"
            + "|数量|数值|金额|指标值|绝对数|本期|期末|小计)*(?:数|值|额|完成数|完成|累计|末|人数|户数)?|(?:户|人|件|家)?数|增减|同比|增长|增幅");
    private static final Set<String> GENERAL = Set.of("户数", "人数", "合计", "其中", "件数", "数量", "金额", "总数", "小计", "其他", "女性",
            "男性", "城市", "农村");
    private static final Pattern TOTAL = Pattern.compile("(?:合\\s*计|总\\s*计|小\\s*计)(?:[（(].*)?$|^(?:合计|总计|小计)");
    private static final Set<String> RUNNING = Set.of("序号", "编号", "No.", "NO.", "行次", "栏次", "代码", "年份", "年度");

    private final ReportDocument document;
    private final Map<Integer, List<Block>> tables = new HashMap<>();
    private final Map<Integer, String> captions = new HashMap<>();

    public TableReader(ReportDocument document) {
        this.document = document;
        String caption = "";
        int last = 0;
        for (Block block : document.blocks()) {
            if (block.kind() == Block.Kind.CELL) {
                if (block.table() != last) {
                    captions.put(block.table(), caption);
                    last = block.table();
                }
                tables.computeIfAbsent(block.table(), t -> new ArrayList<>()).add(block);
                caption = "";
            } else if (block.kind() == Block.Kind.CAPTION || block.end() - block.start() <= 40) {
                caption = caption + "\n" + document.textOf(block);
            } else {
                caption = "";
            }
        }
    }

    /** What the table says about a cell. */
    public TableCell cell(Block cell) {
        List<Block> blocks = tables.get(cell.table());
        List<Block> rowHeaders = new ArrayList<>();
        List<Block> columnHeaders = new ArrayList<>();
        String unitColumn = "";
        int bodyStart = bodyStart(blocks);
        for (Block other : blocks) {
            boolean sameRow = other.row() <= cell.row() && cell.row() < other.row() + other.rowSpan();
            boolean sameColumn = other.column() <= cell.column() && cell.column() < other.column() + other.columnSpan();
            String text = document.textOf(other).strip();
            if (sameRow && !sameColumn && other.column() < cell.column() && isLabel(text) && other.row() >= bodyStart) {
                if (isUnitHeader(headerOf(blocks, other, bodyStart))) {
                    unitColumn = text;
                } else if (!RUNNING.contains(headerOf(blocks, other, bodyStart))) {
                    rowHeaders.add(other);
                }
            } else if (sameRow && !sameColumn && isUnitHeader(headerOf(blocks, other, bodyStart))) {
                unitColumn = text;
            } else if (sameColumn && other.row() < bodyStart && other.row() < cell.row() && !text.isEmpty()) {
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
        boolean data = cell.row() >= bodyStart && !RUNNING.contains(column.strip());
        return new TableCell(name(rowName, columnName), rowName, columnName, unit, year, data);
    }

    /**
     * The cell that holds the total which a cell is a part of: in the same column the nearest row above whose header
     * says 合计, 总计 or 小计, else in the same row the nearest column before whose header says so; null for none.
     */
    public Block total(Block cell) {
        List<Block> blocks = tables.get(cell.table());
        int bodyStart = bodyStart(blocks);
        if (isTotal(join(rowHeaders(blocks, cell, bodyStart)))) {
            return beside(blocks, cell, bodyStart);
        }
        Block above = null;
        for (Block other : blocks) {
            if (other.column() == cell.column() && other.row() < cell.row() && other.row() >= bodyStart
                    && isTotal(join(rowHeaders(blocks, other, bodyStart)))) {
                above = above == null || other.row() > above.row() ? other : above;
            }
        }
        return above != null ? above : beside(blocks, cell, bodyStart);
    }

    private Block beside(List<Block> blocks, Block cell, int bodyStart) {
        Block before = null;
        for (Block other : blocks) {
            if (other.row() == cell.row() && other.column() < cell.column()
                    && isTotal(headerOf(blocks, other, bodyStart)) && !isTotal(headerOf(blocks, cell, bodyStart))) {
                before = other;
            }
        }
        return before;
    }

    private static boolean isTotal(String header) {
        return TOTAL.matcher(header).find();
    }

    private List<Block> rowHeaders(List<Block> blocks, Block cell, int bodyStart) {
        List<Block> headers = new ArrayList<>();
        for (Block other : blocks) {
            boolean sameRow = other.row() <= cell.row() && cell.row() < other.row() + other.rowSpan();
            if (sameRow && other.column() < cell.column() && other.row() >= bodyStart
                    && isLabel(document.textOf(other).strip())) {
                headers.add(other);
            }
        }
        return headers;
    }

    /** The first row that holds a number outside a header cell and outside a header's years. */
    private int bodyStart(List<Block> blocks) {
        int first = Integer.MAX_VALUE;
        int afterHeaders = 1;
        for (Block block : blocks) {
            String text = document.textOf(block).strip();
            if (block.header() && block.column() > 1) {
                afterHeaders = Math.max(afterHeaders, block.row() + block.rowSpan());
            }
            if (!block.header() && block.row() > 1 && NUMBER.matcher(text).matches() && !isYear(text)) {
                first = Math.min(first, block.row());
            }
        }
        return first == Integer.MAX_VALUE ? Math.max(2, afterHeaders) : Math.max(first, Math.min(afterHeaders, first));
    }

    private String headerOf(List<Block> blocks, Block cell, int bodyStart) {
        String header = "";
        for (Block other : blocks) {
            if (other.row() < bodyStart && other.column() <= cell.column()
                    && cell.column() < other.column() + other.columnSpan()) {
                header = document.textOf(other).strip();
            }
        }
        return header.replaceAll("\\s", "");
    }

    private static boolean isUnitHeader(String header) {
        return header.equals("单位") || header.equals("计量单位");
    }

    private static boolean isYear(String text) {
        return text.matches("(?:19|20)\\d{2}");
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
