package io.annals.export;

import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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

    /**
     * The SQL of what a column's cell says; NULL where that is unknown. Numbers are plain digits: no grouping, no exponent, no
     * zeros at the end of decimals.
     *
     * @param column the SQL of the column
     * @param type its type in {@link Types}
     * @param rounded whether its numbers were rounded already, so that a digit lost behind the point does no harm
     */
    String content(String column, int type, boolean rounded) {
        String text = type == Types.DECIMAL || type == Types.NUMERIC ? "decimal_digits(" + column + ")"
                : type == Types.VARCHAR ? column : "CAST(" + column + " AS VARCHAR)";
        if (this != EXCEL) {
            return text;
        }
        return switch (type) {
            case Types.VARCHAR -> "guarded_text(" + text + ")";
            case Types.DECIMAL, Types.NUMERIC, Types.INTEGER, Types.BIGINT ->
                    (rounded ? "guarded_rounded_number(" : "guarded_number(") + text + ")";
            default -> text;
        };
    }

    /** Whether a number may have something before its digits. */
    boolean guardsNumbers() {
        return this == EXCEL;
    }

    /**
     * The SQL of a line with its end, as UTF-8.
     *
     * @param contents the SQL of what its cells say, best names of columns: each is looked at several times
     * @param texts those of them that are texts ({@link #isText})
     */
    String line(List<String> contents, List<String> texts) {
        // Few lines have a cell that is written otherwise: all texts of a line are searched at once, and one by one only then.
        if (this == TSV) {
            return "encode(CASE WHEN wants_escapes(concat(" + String.join(", ", framed(texts)) + ")) THEN "
                    + joined(each("escaped_cell(%s)", contents), "chr(9)", "chr(10)") + " ELSE "
                    + joined(contents, "chr(9)", "chr(10)") + " END)";
        }
        return "encode(CASE WHEN wants_quotes_somewhere(concat_ws(chr(31), " + String.join(", ", framed(texts))
                + ")) THEN " + joined(each("quoted_cell(%s)", contents), "','", "chr(13), chr(10)") + " ELSE "
                + joined(contents, "','", "chr(13), chr(10)") + " END)";
    }

    /** Whether cells of a type may hold anything: a number, a day and a truth value hold nothing to quote or to escape. */
    static boolean isText(int type) {
        return switch (type) {
            case Types.DECIMAL, Types.NUMERIC, Types.INTEGER, Types.BIGINT, Types.BOOLEAN, Types.DATE -> false;
            default -> true;
        };
    }

    /** Something empty before the first and behind the last. */
    private static List<String> framed(List<String> texts) {
        return Stream.of(List.of("''"), texts, List.of("''")).flatMap(List::stream).toList();
    }

    /** The SQL of cells side by side; concat takes NULL for nothing. */
    private static String joined(List<String> cells, String separator, String end) {
        return "concat(" + String.join(", " + separator + ", ", cells) + ", " + end + ")";
    }

    private static List<String> each(String format, List<String> contents) {
        return contents.stream().map(format::formatted).toList();
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
