package io.annals.document;

import io.annals.document.Block.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.io.TikaInputStream;

/** Reads plain text, with the headings and emphasis of Markdown understood and their marks removed. */
final class TextReportParser extends ReportParser {

    private static final long serialVersionUID = 1;

    private static final Pattern MARKDOWN_HEADING = Pattern.compile("\\s{0,3}(#{1,6})\\s+(.*?)\\s*#*\\s*");
    private static final Pattern EMPHASIS = Pattern.compile("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1");
    private static final Pattern RULE = Pattern.compile("\\s*([-*_=~])(\\s*\\1){2,}\\s*");
    private static final Pattern PIPE_ROW = Pattern.compile("\\s*\\|.*\\|\\s*");
    private static final Pattern PIPE_RULE = Pattern.compile("\\s*\\|(\\s*:?-{2,}:?\\s*\\|)+\\s*");
    private static final Pattern TABS = Pattern.compile("\\t+");
    private static final Pattern GAPS = Pattern.compile("(?:\\t|[ \\u00A0]{2,}|\\u3000)[\\t \\u00A0\\u3000]*");
    private static final Pattern NUMBER_CELL = Pattern.compile("[-+]?[\\d０-９][\\d０-９,，.．]*[%％‰]?");
    private static final int LONGEST_CELL = 40;
    /** Longer lines are prose, whatever marks they hold. */
    private static final int LONGEST_MARKED = 1000;
    private static final int INFO_LINES = 10;

    TextReportParser() {
        super("text/plain");
    }

    @Override
    void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        String text = CharsetDecision.of(bytes(stream, limits), null).text();
        readLines(lines(text), document);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isLineBreak(text.charAt(i))) {
                lines.add(text.substring(start, i));
                i += text.startsWith("\r\n", i) ? 1 : 0;
                start = i + 1;
            }
        }
        lines.add(text.substring(start));
        return lines;
    }

    private static boolean isLineBreak(char c) {
        return c <= '\r' && c >= '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Adds the lines of a text; the first ones may fill the metadata, and stay in the text. */
    static void readLines(List<String> lines, DocumentBuilder document) {
        read(lines, true, document);
    }

    /** Adds paragraphs whose lines are joined already, and the tables that are aligned by tabs among them. */
    static void readParagraphs(List<String> paragraphs, DocumentBuilder document) {
        read(paragraphs, false, document);
    }

    private static void read(List<String> all, boolean wrapped, DocumentBuilder document) {
        List<String> lines = ContentsTable.remove(wrapped ? Whitespace.closeLetters(PageMarks.remove(all)) : all);
        boolean markdown = lines.stream().anyMatch(line -> markdownHeading(line) != null);
        HardWrap wrap = wrapped ? HardWrap.of(lines) : null;
        List<String> prose = new ArrayList<>();
        int noTableBefore = 0;
        for (int i = 0; i < lines.size(); i++) {
            TextTable table = i < noTableBefore ? null : tableAt(lines, i);
            if (table != null && table.certain()) {
                addProse(wrapped ? wrap.join(prose) : prose, markdown, document);
                prose.clear();
                document.table(table.grid());
                i = table.end() - 1;
                continue;
            }
            if (table != null) {
                noTableBefore = table.end();
            }
            prose.add(lines.get(i));
        }
        addProse(wrapped ? wrap.join(prose) : prose, markdown, document);
        document.drafts().stream().limit(INFO_LINES)
                .forEach(draft -> document.metadata().putAll(InfoLine.read(draft.text())));
    }

    /** The marks and the words of a heading; null where a line is none. */
    private static MatchResult markdownHeading(String line) {
        if (line.length() > LONGEST_MARKED || !line.strip().startsWith("#")) {
            return null;
        }
        Matcher heading = MARKDOWN_HEADING.matcher(line);
        return heading.matches() ? heading : null;
    }

    private static void addProse(List<String> lines, boolean markdown, DocumentBuilder document) {
        for (String line : lines) {
            if (line.length() <= LONGEST_MARKED && RULE.matcher(line).matches()) {
                continue;
            }
            String plain = line.contains("**") || line.contains("__") ? EMPHASIS.matcher(line).replaceAll("$2") : line;
            MatchResult heading = markdown ? markdownHeading(plain) : null;
            if (heading != null) {
                document.add(Kind.HEADING, heading.group(2), heading.group(1).length(), false);
            } else {
                document.paragraph(plain);
            }
        }
    }

    /** Lines that may be a table, up to {@code end}, with their cells. */
    private record TextTable(int end, boolean certain, List<List<String>> rows) {

        TableGrid grid() {
            TableGrid table = new TableGrid();
            for (List<String> row : rows) {
                table.startRow();
                for (String cell : row) {
                    table.add(Whitespace.clean(EMPHASIS.matcher(cell).replaceAll("$2")), 1, 1, false);
                }
            }
            return table;
        }
    }

    /** What may be a table from a line on; null where the line has no columns. */
    private static TextTable tableAt(List<String> lines, int start) {
        if (isPipeRow(lines.get(start))) {
            return pipeTable(lines, start);
        }
        if (!Whitespace.hasGap(lines.get(start).strip())) {
            return null;
        }
        TextTable byTabs = alignedTable(lines, start, TABS, 2);
        if (byTabs.certain()) {
            return byTabs;
        }
        TextTable byGaps = alignedTable(lines, start, GAPS, 3);
        return byGaps.certain() || byGaps.end() >= byTabs.end() ? byGaps : byTabs;
    }

    /** A table of Markdown: rows between pipes, the second one of dashes. */
    private static TextTable pipeTable(List<String> lines, int start) {
        List<List<String>> rows = new ArrayList<>();
        int end = start;
        while (end < lines.size() && isPipeRow(lines.get(end))) {
            String row = lines.get(end).strip();
            if (!PIPE_RULE.matcher(row).matches()) {
                rows.add(Arrays.asList(row.substring(1, row.length() - 1).split("\\|", -1)));
            }
            end++;
        }
        boolean certain = end - start >= 2 && PIPE_RULE.matcher(lines.get(start + 1)).matches();
        return new TextTable(end, certain, rows);
    }

    private static boolean isPipeRow(String line) {
        return line.indexOf('|') >= 0 && line.length() <= LONGEST_MARKED && PIPE_ROW.matcher(line).matches();
    }

    /**
     * Lines are certainly a table when at least three have the same number of short cells and most of them a number.
     */
    private static TextTable alignedTable(List<String> lines, int start, Pattern gap, int fewestColumns) {
        List<List<String>> rows = new ArrayList<>();
        int withNumbers = 0;
        for (int i = start; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i), gap);
            if (cells.size() < fewestColumns || !rows.isEmpty() && cells.size() != rows.get(0).size()
                    || cells.stream().anyMatch(cell -> cell.length() > LONGEST_CELL || cell.indexOf('。') >= 0)) {
                break;
            }
            rows.add(cells);
            withNumbers += cells.stream().skip(1).anyMatch(cell -> NUMBER_CELL.matcher(cell).matches()) ? 1 : 0;
        }
        boolean certain = rows.size() >= 3 && withNumbers >= 2 && withNumbers * 2 >= rows.size();
        return new TextTable(start + rows.size(), certain, rows);
    }

    private static List<String> cells(String line, Pattern gap) {
        String stripped = line.strip();
        return stripped.isEmpty() || stripped.length() > LONGEST_MARKED ? List.of()
                : Arrays.stream(gap.split(stripped)).map(String::strip).toList();
    }
}
