package io.annals.export;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A way to write rows of cells as text.
 *
 * <ul>
 *   <li>{@link #EXCEL}, for spreadsheets: RFC 4180 with a byte order mark; a cell that a spreadsheet would take for
 *       something else begins with an apostrophe ({@link SpreadsheetGuard}).
 *   <li>{@link #RFC4180}, for programs: RFC 4180, every cell as it is in the warehouse.
 *   <li>{@link #TSV}, for programs that split lines at tabs: no quotes; {@code \t}, {@code \n}, {@code \r} and
 *       {@code \\} stand for tab, line feed, carriage return and backslash; lines end with a line feed.
 * </ul>
 */
public enum CsvDialect {
    EXCEL, RFC4180, TSV;

    /** Its name in job files and in the data package. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Ending of the file names, without the point. */
    String extension() {
        return this == TSV ? "tsv" : "csv";
    }

    String mediaType() {
        return this == TSV ? "text/tab-separated-values" : "text/csv";
    }

    /** What a file begins with, before its first line. */
    String beginning() {
        // Excel takes a file without a byte order mark for the system's own encoding.
        return this == EXCEL ? "\uFEFF" : "";
    }

    /** The cell of a text. */
    String text(String text) {
        return this == EXCEL ? SpreadsheetGuard.text(text) : text;
    }

    /**
     * The cell of a number: plain digits, no grouping, no exponent, no zeros at the end of its decimals.
     *
     * @param rounded whether the number was rounded already, so that a digit lost behind the point does no harm
     */
    String number(BigDecimal number, boolean rounded) {
        String digits = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return this == EXCEL ? SpreadsheetGuard.number(number, digits, rounded) : digits;
    }

    /** Whether a number may have something before its digits. */
    boolean guardsNumbers() {
        return this == EXCEL;
    }

    /** A line with its end; an empty cell is an empty text. */
    String line(List<String> cells) {
        return this == TSV
                ? cells.stream().map(CsvDialect::escaped).collect(Collectors.joining("\t", "", "\n"))
                : cells.stream().map(CsvDialect::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Tabs and semicolons are quoted, too: where the system's list separator is one, spreadsheets split there. */
    private static String quoted(String cell) {
        boolean plain = cell.isEmpty() || cell.charAt(0) != ' ' && cell.charAt(cell.length() - 1) != ' '
                && cell.chars().noneMatch(c -> "\",;\t\r\n".indexOf(c) >= 0);
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String escaped(String cell) {
        return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    /** The dialect as a Table Dialect of Data Package v2; the last two, where there, are the project's own. */
    Map<String, Object> description() {
        Map<String, Object> dialect = new LinkedHashMap<>();
        dialect.put("$schema", "https://datapackage.org/profiles/2.0/tabledialect.json");
        dialect.put("header", true);
        dialect.put("delimiter", this == TSV ? "\t" : ",");
        dialect.put("lineTerminator", this == TSV ? "\n" : "\r\n");
        if (this == TSV) {
            dialect.put("doubleQuote", false);
            dialect.put("escapeChar", "\\");
        } else {
            dialect.put("quoteChar", "\"");
            dialect.put("doubleQuote", true);
        }
        dialect.put("skipInitialSpace", false);
        if (this == EXCEL) {
            dialect.put("byteOrderMark", true);
            dialect.put("guard", String.valueOf(SpreadsheetGuard.GUARD));
        }
        return dialect;
    }
}
