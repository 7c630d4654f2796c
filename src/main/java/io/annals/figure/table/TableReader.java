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
        String rowName = plain(row);
        String columnName = plain(column);
        boolean data = cell.row() >= bodyStart && !RUNNING.contains(column.strip());
        return new TableCell(name(rowName, columnName), rowName, columnName, unit, year, data);
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
        if (row.isEmpty() || Set.of("数量", "数值", "指标值", "合计", "金额", "本年", "当年", "完成数", "全年", "实际", "绝对数", "人数", "户数")
                .contains(column) && !row.isEmpty()) {
            return row.isEmpty() ? column : row;
        }
        return column.isEmpty() || row.contains(column) ? row : column.contains(row) ? column : row + column;
    }
}
