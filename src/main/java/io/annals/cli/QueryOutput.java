package io.annals.cli;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.duckdb.DuckDBStruct;

/**
 * The rows of a query as text. Decimals are plain, without exponent and without zeros at the end; times are
 * {@code 2026-01-31 02:00:00}. {@code CSV} and {@code JSON} hold header and rows and nothing else, never cut.
 */
final class QueryOutput {

    /** How the rows are written. */
    enum Format { TABLE, CSV, JSON }

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).toFormatter(Locale.ROOT);

    private QueryOutput() {
    }

    /** Writes all rows; returns how many there were. */
    static long write(ResultSet rows, Format format, PrintStream out) throws SQLException, IOException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> header = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            header.add(columns.getColumnLabel(i));
        }
        return switch (format) {
            case TABLE -> table(rows, header, out);
            case CSV -> csv(rows, header, out);
            case JSON -> json(rows, header, out);
        };
    }

    private static long table(ResultSet rows, List<String> header, PrintStream out) throws SQLException {
        List<Boolean> right = new ArrayList<>();
        for (int i = 1; i <= header.size(); i++) {
            right.add(isNumber(rows.getMetaData().getColumnType(i)));
        }
        TextTable table = new TextTable(header, right);
        while (rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= header.size(); i++) {
                Object value = value(rows, i);
                cells.add(value == null ? "" : text(value));
            }
            table.add(cells);
        }
        table.print(out);
        return table.size();
    }

    private static long csv(ResultSet rows, List<String> header, PrintStream out) throws SQLException, IOException {
        long count = 0;
        Writer writer = writer(out);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
        printer.printRecord(header);
        while (rows.next()) {
            for (int i = 1; i <= header.size(); i++) {
                Object value = value(rows, i);
                printer.print(value == null ? null : text(value));
            }
            printer.println();
            count++;
            if (isClosed(writer, out, count)) {
                break;
            }
        }
        writer.flush();
        return count;
    }

    private static long json(ResultSet rows, List<String> header, PrintStream out) throws SQLException, IOException {
        List<String> keys = distinct(header);
        long count = 0;
        Writer writer = writer(out);
        JsonGenerator json = new JsonFactoryBuilder().rootValueSeparator(",\n").build().createGenerator(writer);
        json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        writer.write("[\n");
        while (rows.next()) {
            json.writeStartObject();
            for (int i = 1; i <= header.size(); i++) {
                json.writeFieldName(keys.get(i - 1));
                write(json, value(rows, i));
            }
            json.writeEndObject();
            count++;
            if (isClosed(json, out, count)) {
                break;
            }
        }
        json.flush();
        writer.write(count == 0 ? "]\n" : "\n]\n");
        writer.flush();
        return count;
    }

    private static void write(JsonGenerator json, Object value) throws SQLException, IOException {
        if (value == null || value instanceof Double number && !Double.isFinite(number)
                || value instanceof Float small && !Float.isFinite(small)) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Array array) {
            json.writeStartArray();
            for (Object item : (Object[]) array.getArray()) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof DuckDBStruct struct) {
            write(json, struct.getMap());
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(text(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Number) {
            json.writeNumber(new BigDecimal(text(value)));
        } else {
            json.writeString(text(value));
        }
    }

    /** Column names, a repeated one told apart by a number, since a JSON object has each key once. */
    private static List<String> distinct(List<String> header) {
        Set<String> keys = new LinkedHashSet<>();
        for (String name : header) {
            String key = name;
            for (int number = 2; !keys.add(key); number++) {
                key = name + "_" + number;
            }
        }
        return List.copyOf(keys);
    }

    /** Whether nobody reads the output any more, looked at now and then: the rest of the rows would be for nothing. */
    private static boolean isClosed(Flushable writer, PrintStream out, long rows) throws IOException {
        if (rows % 10_000 != 0) {
            return false;
        }
        writer.flush();
        return out.checkError();
    }

    private static Writer writer(PrintStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static Object value(ResultSet rows, int column) throws SQLException {
        return rows.getMetaData().getColumnType(column) == Types.TIMESTAMP
                ? rows.getObject(column, LocalDateTime.class) : rows.getObject(column);
    }

    private static String text(Object value) throws SQLException {
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        if (value instanceof BigInteger || value instanceof Long || value instanceof Integer) {
            return value.toString();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? text(new BigDecimal(value.toString())) : value.toString();
        }
        if (value instanceof LocalDateTime time) {
            return TIME.format(time);
        }
        if (value instanceof Array array) {
            List<String> items = new ArrayList<>();
            for (Object item : (Object[]) array.getArray()) {
                items.add(item == null ? "NULL" : text(item));
            }
            return "[" + String.join(", ", items) + "]";
        }
        if (value instanceof Blob blob) {
            return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
        }
        return value.toString();
    }

    private static boolean isNumber(int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC, Types.DOUBLE,
                    Types.FLOAT, Types.REAL -> true;
            default -> false;
        };
    }
}
