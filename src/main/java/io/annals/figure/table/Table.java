package io.annals.figure.table;

import io.annals.document.Block;
import io.annals.figure.unit.UnitLexicon;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One table of a document, cut into sections where new header rows begin: what headers, caption and unit line
 * say about each cell, and which cell holds its total.
 */
final class Table {

    /** Label columns of one section; more than a table of people ever has. */
    private static final int MOST_LABELS = 8;
    private static final int MOST_HEADER_ROWS = 8;
    private static final int LONGEST_LABEL = 24;
    private static final int FEWEST_OF_PROSE = 4;
    private static final Pattern UNIT_LINE = Pattern.compile(
            "[（(]?(?:金额|计量)?\\s?单\\s*位\\s?[:：]\\s?[^，。；]{1,16}[）)]?");
    private static final Pattern YEAR = Pattern.compile("[（(]?(?:19|20)\\d\\d\\s?年度?[）)]?");
    private static final Pattern UNIT_LABEL = Pattern.compile("[（(]?(?:计量)?单位[）)]?");
    private static final Pattern NO_NAME = Pattern.compile("[，。；：:]");
    private static final int LONGEST_GROUP_NAME = 20;
    private static final Pattern MONEY = Pattern.compile("资金|金额|经费|费用|投资|补差|补贴|收入|支出|工资|产值");


    private static final TableCell LABEL = new TableCell(TableCell.Content.LABEL, "", "", "", "", 0, 0, false, false,
            false);

    private static final TableCell PROSE = new TableCell(TableCell.Content.PROSE, "", "", "", "", 0, 0, false, false,
            false);

    private enum Kind { LABEL, CODE, YEAR, UNIT, DATA }

    /** What the labels of one row say together. */
    private record RowHeader(Header leaf, String name, int year, Header unit) {}

    /** A column of one section. */
    private static final class Column {
        private final List<Header> headers = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();
        private Kind kind = Kind.DATA;
        private Header leaf;
        private String name = "";
        private String unit = "";
        private int year;
        private int yearsAfter;
        private boolean change;
        private boolean fall;
        private boolean share;
        private boolean planned;
        private boolean plain = true;
        private boolean time;
        private Block group;
        /** How many data columns stand before it. */
        private int place;
        private int texts;
        private int values;
        private int digits;
        /** Cells that hold a number and nothing else. */
        private int bare;
        private int longest;
        private boolean unitsOnly = true;
        /** Labels to the left, the nearest group. */
        private List<Integer> labels = List.of();
    }

    /** Rows under the same header rows, and under one row that names them or their unit. */
    private static final class Section {
        private String title = "";
        private Captions captions;
        /** Whether it is one of several under the same header rows. */
        private boolean grouped;
        private final List<Integer> headerRows = new ArrayList<>();
        private final List<Integer> body = new ArrayList<>();
        private final TreeMap<Integer, Column> columns = new TreeMap<>();
        private final Map<Integer, Map<Integer, Block>> labels = new HashMap<>();
        private final Map<Integer, Map<String, Integer>> repeated = new HashMap<>();
        private final Map<List<Integer>, Map<Integer, RowHeader>> rowHeaders = new HashMap<>();
        private int data;
        private int unitColumn = -1;
        private int yearColumn = -1;
    }

    private final String text;
    private final UnitLexicon units;
    private final Lexicon lexicon;
    private final CellText cellText;
    private final Captions captions;
    private final TreeMap<Integer, List<Block>> rows = new TreeMap<>();
    private final Map<Integer, Section> sectionOfRow = new HashMap<>();
    private final Map<Long, Block> at = new HashMap<>();
    private final Map<Block, Block> totals = new IdentityHashMap<>();
    /** Values over several columns that stand in another one than the first. */
    private final Map<Block, Integer> columnOfSpanning = new IdentityHashMap<>();
    private final Set<String> repeatedInGroups = new HashSet<>();
    private final Map<String, Header> parsed = new HashMap<>();
    private int width;

    Table(String text, List<Block> cells, List<String> lines, UnitLexicon units, Lexicon lexicon) {
        this.text = text;
        this.units = units;
        this.lexicon = lexicon;
        this.cellText = new CellText(units);
        this.captions = Captions.of(lines, units);
        for (Block cell : cells) {
            rows.computeIfAbsent(cell.row(), r -> new ArrayList<>()).add(cell);
            width = Math.max(width, cell.column());
            at.put(key(cell.row(), cell.column()), cell);
        }
        List<Section> sections = sections();
        for (Section section : sections) {
            settle(section);
        }
        findRepeatedLabels(sections);
        sections.forEach(this::findTotals);
    }

    // --- rows -------------------------------------------------------------------------------------------------------

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        Section section = new Section();
        section.captions = captions;
        sections.add(section);
        for (Map.Entry<Integer, List<Block>> row : rows.entrySet()) {
            List<Block> cells = row.getValue();
            boolean unitLine = isUnitLine(cells);
            if (unitLine || isTitle(cells)) {
                if (!section.headerRows.isEmpty() || !section.body.isEmpty()) {
                    section = following(section);
                    sections.add(section);
                }
                name(section, text(cells.get(0)), unitLine);
            } else if (!section.body.isEmpty() && isUnitRow(cells)) {
                Section before = section;
                section = following(before);
                section.title = before.title;
                before.headerRows.stream().filter(header -> !isUnitRow(rows.get(header)))
                        .forEach(section.headerRows::add);
                section.headerRows.add(row.getKey());
                sections.add(section);
            } else if (section.body.isEmpty() && isHeaderRow(section, cells)) {
                section.headerRows.add(row.getKey());
            } else {
                section.body.add(row.getKey());
            }
            sectionOfRow.put(row.getKey(), section);
        }
        inheritHeaders(sections);
        return sections;
    }

    private static Section following(Section before) {
        Section section = new Section();
        section.captions = before.captions;
        return section;
    }

    /** Takes name, unit and year of a section from the row above it. */
    private void name(Section section, String line, boolean unitLine) {
        Captions stated = Captions.of(List.of(line), units);
        Header header = header(line);
        List<String> of = !stated.units().isEmpty() ? stated.units()
                : header.unitStated() ? List.of(header.unit()) : section.captions.units();
        section.captions = new Captions(of, stated.year() == 0 ? section.captions.year() : stated.year());
        section.title = unitLine ? section.title : Header.withoutBlanks(line);
    }

    /** Rows under a name or unit that have no header rows of their own go on under those above. */
    private static void inheritHeaders(List<Section> sections) {
        Section headed = null;
        for (Section section : sections) {
            if (!section.headerRows.isEmpty()) {
                headed = section;
            } else if (headed != null && !section.body.isEmpty()) {
                section.headerRows.addAll(headed.headerRows);
                section.grouped = true;
                headed.grouped = true;
            }
        }
    }

    /** A single cell over the whole width. */
    private boolean isTitle(List<Block> cells) {
        if (cells.size() != 1 || cells.get(0).columnSpan() == 1 || cells.get(0).columnSpan() < width) {
            return false;
        }
        String content = text(cells.get(0)).strip();
        return YEAR.matcher(content).matches() || !cellText.isValue(content);
    }

    /** A single cell that states the unit of what follows: {@code 单位：万元}. */
    private boolean isUnitLine(List<Block> cells) {
        return cells.size() == 1 && UNIT_LINE.matcher(text(cells.get(0)).strip()).matches()
                && !Captions.of(List.of(text(cells.get(0))), units).units().isEmpty();
    }

    /** Units under headers, and nothing else: {@code | 户 | 人 | 万元}. */
    private boolean isUnitRow(List<Block> cells) {
        return isOfUnits(cells, false);
    }

    /** @param beside whether the first column may name what stands in it */
    private boolean isOfUnits(List<Block> cells, boolean beside) {
        int stated = 0;
        for (Block cell : cells) {
            String content = Header.withoutBlanks(text(cell));
            boolean label = cell.column() == 1 && (beside || UNIT_LABEL.matcher(content).matches());
            if (label || content.isEmpty()) {
                continue;
            }
            // Some things are counted by their names; they stand in a header row as names.
            boolean name = beside && content.length() > 1 && !content.endsWith("元");
            if (name || cell.column() == 1 || Header.stated(withoutBrackets(content), units).isEmpty()) {
                return false;
            }
            stated++;
        }
        return stated > 1 || stated > 0 && width == 2 && !beside;
    }

    private static String withoutBrackets(String content) {
        boolean enclosed = content.length() > 2 && "（(".indexOf(content.charAt(0)) >= 0
                && "）)".indexOf(content.charAt(content.length() - 1)) >= 0;
        return enclosed ? content.substring(1, content.length() - 1) : content;
    }

    private boolean isHeaderRow(Section section, List<Block> cells) {
        boolean marked = false;
        boolean years = true;
        boolean values = false;
        boolean blankFirst = !cells.isEmpty() && (cells.get(0).column() > 1 || text(cells.get(0)).isBlank());
        boolean running = cells.size() > 2;
        int expected = 0;
        for (Block cell : cells) {
            String content = text(cell).strip();
            marked |= cell.header() && cell.column() > 1;
            boolean year = Header.isTime(content);
            boolean value = !content.isEmpty() && !year && cellText.isValue(content);
            years &= year || content.isEmpty() || !Header.stated(content, units).isEmpty() || cell.column() == 1;
            values |= value && (cell.column() > 1 || cells.size() == 1);
            running &= cell.column() == 1 && !value || content.equals(String.valueOf(++expected));
        }
        if (cells.stream().anyMatch(cell -> isUnit(section, cell))) {
            // 标准地名|条|1911: a value of 1911, not a year, whatever the document takes the row for
            return false;
        }
        if ((marked || running && expected > 2) && section.headerRows.size() < MOST_HEADER_ROWS) {
            return true;
        }
        if (values || section.headerRows.size() >= MOST_HEADER_ROWS) {
            return false;
        }
        if (section.headerRows.isEmpty()) {
            return true;
        }
        boolean spans = false;
        for (int row : section.headerRows) {
            for (Block cell : rows.get(row)) {
                spans |= cell.columnSpan() > 1 || cell.rowSpan() > 1 && row + cell.rowSpan() > cells.get(0).row();
            }
        }
        boolean under = section.headerRows.get(section.headerRows.size() - 1) + 1 == cells.get(0).row();
        return under && (years && cells.size() > 1 || blankFirst || spans && section.headerRows.size() < 4
                && stillUnderSpan(section, cells.get(0).row()));
    }

    /** Whether a cell names a unit in a column that is headed as one of units. */
    private boolean isUnit(Section section, Block cell) {
        return !Header.stated(text(cell).strip(), units).isEmpty() && section.headerRows.stream()
                .flatMap(row -> rows.get(row).stream()).anyMatch(header -> header.column() == cell.column()
                        && UNIT_LABEL.matcher(text(header).strip()).matches());
    }

    /** Whether the row above has a cell that goes on here, or one that is wider than one column. */
    private boolean stillUnderSpan(Section section, int row) {
        for (int header : section.headerRows) {
            for (Block cell : rows.get(header)) {
                if (header + cell.rowSpan() > row && cell.rowSpan() > 1 || header == row - 1 && cell.columnSpan() > 1) {
                    return true;
                }
            }
        }
        return false;
    }

    // --- columns ----------------------------------------------------------------------------------------------------

    private void settle(Section section) {
        for (int row : section.headerRows) {
            boolean first = row == section.headerRows.get(0);
            boolean ofUnits = isOfUnits(rows.get(row), first);
            for (Block block : rows.get(row)) {
                if (ofUnits && !first && block.column() == 1) {
                    continue;
                }
                Header header = header(ofUnits && block.column() > 1 ? "（" + withoutBrackets(text(block).strip()) + "）" : text(block));
                long end = Math.min(width + 1L, (long) block.column() + block.columnSpan());
                for (int column = block.column(); column < end; column++) {
                    Column of = section.columns.computeIfAbsent(column, c -> new Column());
                    if (!header.text().isEmpty()) {
                        of.headers.add(header);
                        of.blocks.add(block);
                    }
                }
            }
        }
        List<Block> spanning = new ArrayList<>();
        for (int row : section.body) {
            for (Block block : rows.get(row)) {
                if (block.columnSpan() > 1 && cellText.isValue(text(block).strip())) {
                    spanning.add(block);
                } else {
                    count(section.columns.computeIfAbsent(block.column(), c -> new Column()), text(block).strip());
                }
            }
        }
        for (Block block : spanning) {
            int column = columnOfValue(section, block);
            if (column != block.column()) {
                columnOfSpanning.put(block, column);
                at.remove(key(block.row(), block.column()));
                at.put(key(block.row(), column), block);
            }
            count(section.columns.computeIfAbsent(column, c -> new Column()), text(block).strip());
        }
        section.columns.values().forEach(this::combine);
        classify(section);
        findLabels(section);
    }

    /**
     * The column that a value over several stands in: the first one, unless that holds words and a later one values,
     * as where {@code 男 12} under {@code 人数} stands above it.
     */
    private static int columnOfValue(Section section, Block block) {
        Column first = section.columns.get(block.column());
        if (block.column() == 1 || first == null || first.texts == 0 || first.values > 0) {
            return block.column();
        }
        long end = (long) block.column() + block.columnSpan();
        for (int column : section.columns.tailMap(block.column(), false).keySet()) {
            if (column < end && section.columns.get(column).values > 0) {
                return column;
            }
        }
        return block.column();
    }

    private int columnOf(Block block) {
        return columnOfSpanning.getOrDefault(block, block.column());
    }

    private void count(Column column, String content) {
        if (content.isEmpty()) {
            return;
        }
        boolean value = cellText.isValue(content);
        column.values += value ? 1 : 0;
        column.texts += value ? 0 : 1;
        column.bare += CellText.isBare(content) ? 1 : 0;
        column.longest = Math.max(column.longest, content.length());
        column.unitsOnly &= units.scaled(content).isPresent();
        for (int i = 0; i < content.length(); i++) {
            if (Character.isDigit(content.charAt(i))) {
                column.digits++;
                return;
            }
        }
    }

    private void combine(Column column) {
        StringBuilder name = new StringBuilder();
        for (int k = 0; k < column.headers.size(); k++) {
            Header header = column.headers.get(k);
            Block block = column.blocks.get(k);
            if (!header.unit().isEmpty()) {
                column.unit = header.unit();
            }
            if (column.leaf != null && header.unitStated() && header.name().isEmpty() && header.year() == 0) {
                // A unit under a header is part of it.
                column.share |= header.share();
                continue;
            }
            column.leaf = header;
            column.year = header.year() > 0 ? header.year() : column.year;
            column.yearsAfter = header.yearsAfter() != 0 ? header.yearsAfter() : column.yearsAfter;
            column.change |= header.change();
            column.fall |= header.fall();
            column.share = header.share();
            column.planned |= header.planned();
            column.plain &= header.plain() || header.total() || header.name().isEmpty();
            column.time |= header.time();
            if (block.columnSpan() > 1 && column.group == null) {
                column.group = block;
            }
            if (!header.plain() && !header.total() && !header.time() && name.indexOf(header.name()) < 0) {
                name.append(header.name());
            }
        }
        column.name = name.toString();
    }

    private void classify(Section section) {
        boolean leading = true;
        String first = "";
        int labels = 0;
        List<Integer> group = List.of();
        boolean grouping = false;
        for (Map.Entry<Integer, Column> entry : section.columns.entrySet()) {
            Column column = entry.getValue();
            String header = column.leaf == null ? "" : column.leaf.text();
            boolean classes = leading && first.isEmpty() && column.values > 0 && column.bare == 0 && !header.isEmpty()
                    && section.columns.size() > 1;
            boolean mostlyText = column.texts > 0 && column.texts >= column.values || classes;
            if (isUnitHeader(header) && column.unitsOnly && column.texts + column.values > 0) {
                column.kind = Kind.UNIT;
                section.unitColumn = entry.getKey();
            } else if (header.startsWith("年份") || header.equals("年度")) {
                column.kind = Kind.YEAR;
                section.yearColumn = entry.getKey();
            } else if (column.leaf != null && isCode(column.leaf)) {
                column.kind = Kind.CODE;
            } else if (labels < MOST_LABELS && mostlyText && (leading && (first.isEmpty() || column.digits == 0
                    && column.values == 0 && column.longest <= LONGEST_LABEL)
                    || !first.isEmpty() && header.equals(first.strip()))) {
                column.kind = Kind.LABEL;
                first = first.isEmpty() ? header.isEmpty() ? " " : header : first;
                group = grouping ? new ArrayList<>(group) : new ArrayList<>();
                group.add(entry.getKey());
                grouping = true;
                labels++;
                continue;
            } else {
                leading = false;
                column.place = section.data++;
            }
            grouping &= column.kind != Kind.DATA;
            column.labels = group;
        }
    }

    private static boolean isUnitHeader(String header) {
        return header.equals("单位") || header.equals("计量单位");
    }

    /** Whether numbers of things, codes or dates stand under or beside a header. */
    private boolean isCode(Header header) {
        int length = header.name().length();
        return header.unit().isEmpty() && lexicon.endingAt(Role.CODE_HEADER, header.name(), 0, length) > 0;
    }

    private void findLabels(Section section) {
        if (section.body.isEmpty()) {
            return;
        }
        int lastRow = section.body.get(section.body.size() - 1);
        List<Integer> wanted = new ArrayList<>();
        section.columns.forEach((column, of) -> {
            if (of.kind == Kind.LABEL || of.kind == Kind.YEAR || of.kind == Kind.UNIT) {
                wanted.add(column);
                section.labels.put(column, new HashMap<>());
                section.repeated.put(column, new HashMap<>());
            }
        });
        for (int row : section.body) {
            for (Block block : rows.get(row)) {
                for (int column : wanted) {
                    if (!columnOfSpanning.containsKey(block) && column >= block.column()
                            && column < (long) block.column() + block.columnSpan()) {
                        label(section, column, block, lastRow);
                    }
                }
            }
        }
    }

    /** Labels that stand under several names of groups say too little without them. */
    private void findRepeatedLabels(List<Section> sections) {
        Map<String, Section> first = new HashMap<>();
        for (Section section : sections) {
            for (Map<String, Integer> labels : section.grouped ? section.repeated.values()
                    : List.<Map<String, Integer>>of()) {
                for (String label : labels.keySet()) {
                    if (first.computeIfAbsent(label, l -> section) != section) {
                        repeatedInGroups.add(label);
                    }
                }
            }
        }
    }

    /** What the row above a group of rows names; empty where it says something else. */
    private String groupName(Section section) {
        return section.grouped && section.title.length() <= LONGEST_GROUP_NAME && !NO_NAME.matcher(section.title).find()
                ? header(section.title).name() : "";
    }

    private void label(Section section, int column, Block block, int lastRow) {
        long end = Math.min(lastRow + 1L, (long) block.row() + block.rowSpan());
        for (int row = block.row(); row < end; row++) {
            section.labels.get(column).put(row, block);
        }
        section.repeated.get(column).merge(Header.withoutBlanks(text(block)), 1, Integer::sum);
    }

    /** The label columns that say the same for all rows of a cell; all where none does. */
    private static List<Integer> labelsOf(Section section, Block block, List<Integer> columns) {
        if (block.rowSpan() == 1 || columns.size() < 2) {
            return columns;
        }
        int last = block.row() + block.rowSpan() - 1;
        List<Integer> common = columns.stream().filter(column -> section.labels.get(column).get(block.row())
                == section.labels.get(column).get(last)).toList();
        return common.isEmpty() ? columns : common;
    }

    private RowHeader rowHeader(Section section, int row, List<Integer> columns) {
        return section.rowHeaders.computeIfAbsent(columns, c -> readRowHeaders(section, c)).get(row);
    }

    private Map<Integer, RowHeader> readRowHeaders(Section section, List<Integer> columns) {
        Map<Integer, RowHeader> headers = new LinkedHashMap<>();
        RowHeader whole = null;
        for (int row : section.body) {
            List<Block> path = new ArrayList<>();
            boolean unique = false;
            for (int column : columns) {
                Block block = section.labels.get(column).get(row);
                if (block != null && !text(block).isBlank() && !path.contains(block)) {
                    path.add(block);
                    unique = section.repeated.get(column).get(Header.withoutBlanks(text(block))) == 1;
                }
            }
            Header leaf = path.isEmpty() ? header("") : header(text(path.get(path.size() - 1)));
            String name = leaf.name();
            boolean general = name.length() <= 2 || lexicon.is(Role.GENERIC_NAME, name) || leaf.total();
            for (int k = path.size() - 2; k >= 0 && (!unique || general); k--) {
                String wider = header(text(path.get(k))).name();
                name = name.startsWith(wider) ? name : wider + name;
            }
            if (leaf.among() && name.length() <= 2 && whole != null) {
                name = whole.name() + name;
            } else if (general || leaf.plain() || repeatedInGroups.contains(leaf.text())) {
                String group = groupName(section);
                name = name.contains(group) ? name : group + name;
            }
            int year = leaf.year();
            Block named = section.yearColumn < 0 ? null : section.labels.get(section.yearColumn).get(row);
            year = named == null ? year : header(text(named)).year();
            boolean inherits = leaf.unit().isEmpty() && leaf.among() && whole != null;
            RowHeader header = new RowHeader(leaf, name, year, inherits ? whole.unit() : leaf);
            headers.put(row, header);
            whole = leaf.among() || leaf.indent() > 0 ? whole : header;
        }
        return headers;
    }

    // --- cells ------------------------------------------------------------------------------------------------------

    TableCell cell(Block block) {
        Section section = sectionOfRow.get(block.row());
        Column column = section.columns.get(columnOf(block));
        if (CellText.isProse(text(block))) {
            return PROSE;
        }
        boolean body = column != null && section.body.size() > 0 && block.row() >= section.body.get(0);
        if (!body || column.kind != Kind.DATA) {
            return LABEL;
        }
        RowHeader row = rowHeader(section, block.row(), labelsOf(section, block, column.labels));
        String content = text(block).strip();
        if (isCode(row.leaf()) && CellText.isBare(content)) {
            return LABEL;
        }
        boolean prose = !cellText.isValue(content) && CellText.ideographsBeforeNumber(content) >= FEWEST_OF_PROSE
                || column.leaf != null && lexicon.is(Role.PROSE_HEADER, column.leaf.name());
        boolean value = cellText.isValue(content);
        Header corner = column.labels.isEmpty() ? null
                : section.columns.get(column.labels.get(column.labels.size() - 1)).leaf;
        int year = column.year > 0 ? column.year : row.year() > 0 ? row.year()
                : corner != null && corner.year() > 0 ? corner.year() : column.yearsAfter == 0 ? section.captions.year() : 0;
        boolean change = column.change || row.leaf().change() && !column.share;
        return new TableCell(value ? TableCell.Content.VALUE : prose ? TableCell.Content.PROSE : TableCell.Content.TEXT,
                name(section, row, column, change), row.name(), column.name,
                value ? unit(section, block, row, column) : "", year, column.yearsAfter, change, column.fall || row.leaf().fall(), column.planned);
    }

    private String name(Section section, RowHeader row, Column column, boolean change) {
        String of = row.name();
        Header leaf = row.leaf();
        if (of.isEmpty()) {
            return section.title + (column.name.isEmpty() && column.leaf != null ? column.leaf.name() : column.name);
        }
        if (leaf.time()) {
            return column.name.isEmpty() ? of : column.name;
        }
        boolean named = section.grouped && !of.equals(leaf.name());
        boolean measureOnly = leaf.plain() && !named || leaf.share() && lexicon.is(Role.SHARE_HEADER, of);
        if (measureOnly && column.leaf != null) {
            String what = column.name.isEmpty() ? column.leaf.name() : column.name;
            return what.isEmpty() ? of : leaf.plain() ? what : what + of;
        }
        if (change && column.change || column.name.isEmpty() || column.plain || of.contains(column.name)) {
            return of;
        }
        return column.name.contains(of) ? column.name : of + column.name;
    }

    private String unit(Section section, Block cell, RowHeader row, Column column) {
        Block named = section.unitColumn < 0 ? null : section.labels.get(section.unitColumn).get(cell.row());
        String stated = column.leaf == null ? "" : column.unit;
        boolean counter = !stated.isEmpty() && column.leaf.text().indexOf(stated) >= 0
                && (column.leaf.text().endsWith(stated + "数") || column.leaf.text().endsWith(stated));
        if (!stated.isEmpty() && !counter) {
            return stated;
        }
        if (named != null && !text(named).isBlank()) {
            return text(named).strip();
        }
        boolean inPercent = row.unit().unit().isEmpty() && section.captions.units().isEmpty() || section.captions.units().contains("%");
        if (column.change && column.plain && inPercent) {
            return stated.isEmpty() ? "%" : stated;
        }
        for (String unit : section.captions.units()) {
            if (!stated.isEmpty() && unit.endsWith(stated)) {
                return unit;
            }
        }
        if (!stated.isEmpty()) {
            return stated;
        }
        if (!row.unit().unit().isEmpty() && (row.unit().unitStated() || column.name.isEmpty() || row.leaf().plain())) {
            return row.unit().unit();
        }
        return captionUnit(section, column);
    }

    /** The unit that the unit line states for a column: its only one, by position, or by what the header is about. */
    private String captionUnit(Section section, Column column) {
        List<String> absolute = section.captions.units().stream().filter(unit -> !unit.equals("%")).toList();
        if (section.captions.units().size() <= 1 || absolute.size() == 1) {
            return absolute.isEmpty() ? section.captions.units().isEmpty() ? "" : section.captions.units().get(0) : absolute.get(0);
        }
        if (section.data == section.captions.units().size()) {
            return section.captions.units().get(column.place);
        }
        boolean money = MONEY.matcher(column.name).find();
        for (String unit : absolute) {
            if (money == unit.endsWith("元") && money) {
                return unit;
            }
        }
        return "";
    }

    // --- totals -----------------------------------------------------------------------------------------------------

    /** The cell that holds the total which a cell is a part of; null for none. */
    Block total(Block cell) {
        return totals.get(cell);
    }

    private void findTotals(Section section) {
        List<List<Integer>> sequences = columnSequences(section);
        List<Integer> outer = sequences.isEmpty() ? List.of() : sequences.get(sequences.size() - 1);
        for (int row : section.body) {
            for (List<Integer> columns : sequences) {
                List<Header> headers = new ArrayList<>();
                List<Block> blocks = new ArrayList<>();
                boolean grouped = columns != outer;
                for (int column : columns) {
                    Column of = section.columns.get(column);
                    headers.add(grouped || of.group == null ? of.leaf : of.headers.get(0));
                    blocks.add(at.get(key(row, column)));
                }
                link(headers, blocks);
            }
        }
        for (Map.Entry<Integer, Column> entry : section.columns.entrySet()) {
            Column column = entry.getValue();
            if (column.kind != Kind.DATA || column.share || column.change || column.labels.isEmpty()) {
                continue;
            }
            List<Header> headers = new ArrayList<>();
            List<Block> blocks = new ArrayList<>();
            for (int row : section.body) {
                RowHeader header = rowHeader(section, row, column.labels);
                if (!header.leaf().share() && !header.leaf().change()) {
                    headers.add(header.leaf());
                    blocks.add(at.get(key(row, entry.getKey())));
                }
            }
            link(headers, blocks);
        }
    }

    /** Columns that one of them may add up: those under a common header, and the others with one for each group. */
    private List<List<Integer>> columnSequences(Section section) {
        Map<Block, List<Integer>> groups = new IdentityHashMap<>();
        Map<Block, Integer> totalOfGroup = new IdentityHashMap<>();
        Set<Boolean> any = new HashSet<>();
        section.columns.forEach((index, column) -> {
            if (column.kind == Kind.DATA && column.leaf != null) {
                any.add(column.leaf.total() || column.leaf.among());
                if (column.group != null) {
                    groups.computeIfAbsent(column.group, g -> new ArrayList<>()).add(index);
                    if (column.leaf.total()) {
                        totalOfGroup.put(column.group, index);
                    }
                }
            }
        });
        if (!any.contains(true)) {
            return List.of();
        }
        List<List<Integer>> sequences = new ArrayList<>(groups.values());
        List<Integer> outer = new ArrayList<>();
        section.columns.forEach((index, column) -> {
            boolean summed = column.group != null && totalOfGroup.containsKey(column.group);
            if (column.kind == Kind.DATA && column.leaf != null && !column.share && !column.change
                    && (!summed || totalOfGroup.get(column.group).equals(index))) {
                outer.add(index);
            }
        });
        sequences.add(outer);
        return sequences;
    }

    private void link(List<Header> headers, List<Block> blocks) {
        List<BigDecimal> values = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < headers.size(); i++) {
            values.add(blocks.get(i) == null ? null : cellText.value(text(blocks.get(i)).strip()));
            any |= headers.get(i).total() || headers.get(i).among() || headers.get(i).level() > 1
                    || headers.get(i).indent() > 0;
        }
        if (!any) {
            return;
        }
        int[] of = Breakdown.totals(headers, values);
        for (int i = 0; i < of.length; i++) {
            if (of[i] >= 0 && blocks.get(i) != null && blocks.get(of[i]) != null) {
                totals.put(blocks.get(i), blocks.get(of[i]));
            }
        }
    }

    // --- texts ------------------------------------------------------------------------------------------------------

    private Header header(String raw) {
        return parsed.computeIfAbsent(raw, r -> Header.of(r, units, lexicon));
    }

    private String text(Block block) {
        return text.substring(block.start(), block.end());
    }

    private static long key(int row, int column) {
        return (long) row << 32 | column;
    }
}
