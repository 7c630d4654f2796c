package io.annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cells and lines as DuckDB writes them, by the macros of {@code warehouse-schema/export/cells.sql}. */
class CsvDialectTest {

    private static Connection database;

    @BeforeAll
    static void open() throws SQLException {
        database = DriverManager.getConnection("jdbc:duckdb:");
        SummaryExporter.defineCells(database);
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    void numbersAreNeverTakenForFormulas() throws SQLException {
        assertThat(number(CsvDialect.EXCEL, "-1.500000000", false)).isEqualTo("-1.5");
        assertThat(number(CsvDialect.EXCEL, "0.000000000", false)).isEqualTo("0");
        assertThat(number(CsvDialect.EXCEL, "1000.000000000", false)).isEqualTo("1000");
        assertThat(number(CsvDialect.EXCEL, "-0.05", false)).isEqualTo("-0.05");
    }

    @Test
    void numbersThatASpreadsheetWouldRoundAreTexts() throws SQLException {
        assertThat(number(CsvDialect.EXCEL, "123456789012345", false)).isEqualTo("123456789012345");
        assertThat(number(CsvDialect.EXCEL, "1234567890123456", false)).isEqualTo("'1234567890123456");
        assertThat(number(CsvDialect.EXCEL, "-1234567890.123456", false)).isEqualTo("'-1234567890.123456");
        assertThat(number(CsvDialect.EXCEL, "0.000000012", false)).as("zeros before the digits are none of them")
                .isEqualTo("0.000000012");
        assertThat(number(CsvDialect.EXCEL, "5000000000000000000", false))
                .as("zeros at the end are kept by a spreadsheet").isEqualTo("5000000000000000000");
        assertThat(key(CsvDialect.EXCEL, "1234567890123456789")).isEqualTo("'1234567890123456789");
        assertThat(key(CsvDialect.EXCEL, "-9000000000000000000")).isEqualTo("-9000000000000000000");
        assertThat(number(CsvDialect.RFC4180, "1234567890123456", false)).isEqualTo("1234567890123456");
        assertThat(number(CsvDialect.TSV, "1234567890123456", false)).isEqualTo("1234567890123456");
    }

    @Test
    void aMeanStaysANumberWhereOnlyRoundedDecimalsWouldBeLost() throws SQLException {
        assertThat(number(CsvDialect.EXCEL, "85782400.333333333", true)).isEqualTo("85782400.333333333");
        assertThat(number(CsvDialect.EXCEL, "1234567890123456.5", true)).isEqualTo("'1234567890123456.5");
        assertThat(number(CsvDialect.EXCEL, "1234567890123456000", true)).isEqualTo("'1234567890123456000");
        assertThat(number(CsvDialect.EXCEL, "1234567890123450000", true)).isEqualTo("1234567890123450000");
    }

    /** Every short text of the characters that decide, and of those that look like them. */
    @Test
    void whatIsDecidedWithoutTheGuardIsWhatTheGuardDecides() throws SQLException {
        List<String> characters = List.of("0", "1", "5", ".", ",", "-", "/", ":", "+", "=", "%", "e", "E", "a", "Z", " ", "'",
                "年", "月", "日", "件", "\u3000", "０", "９", "．", "％", "＝", "①", "²", "½", "ｅ", "㋀", "\u0301", "\u200B", "\t",
                "\n", "一", "\u9fa5", "\ud842\udfb7");
        try (Statement statement = database.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP TABLE letter (letter VARCHAR)");
            for (String character : characters) {
                statement.execute("INSERT INTO letter VALUES ('" + character.replace("'", "''") + "')");
            }
            int texts = 0;
            try (ResultSet row = statement.executeQuery("""
                    WITH text AS (
                        SELECT '' AS content UNION ALL SELECT letter FROM letter
                        UNION ALL SELECT a.letter || b.letter FROM letter AS a, letter AS b
                        UNION ALL SELECT a.letter || b.letter || c.letter FROM letter AS a, letter AS b, letter AS c
                        UNION ALL SELECT '12' || a.letter || b.letter || '5' || c.letter FROM letter AS a, letter AS b, letter AS c
                        UNION ALL SELECT repeat('1', n) || letter FROM letter, range(13, 18) AS t(n)
                    )
                    SELECT content, guarded_text(content) FROM text""")) {
                while (row.next()) {
                    assertThat(row.getString(2)).isEqualTo(SpreadsheetGuard.text(row.getString(1)));
                    texts++;
                }
            }
            assertThat(texts).isGreaterThan(100_000);
        }
    }

    @Test
    void cellsThatWouldSplitALineAreQuoted() throws SQLException {
        List<String> cells = List.of("'a,b'", "'he said \"no\"'", "'x;y'", "' z'", "'z '", "'a b'", "NULL", "''", "'两\n行'");
        assertThat(line(CsvDialect.EXCEL, cells))
                .isEqualTo("\"a,b\",\"he said \"\"no\"\"\",\"x;y\",\" z\",\"z \",a b,,,\"两\n行\"\r\n");
        assertThat(line(CsvDialect.RFC4180, List.of("'a b'", "NULL", "''", "'c'"))).isEqualTo("a b,,,c\r\n");
        assertThat(line(CsvDialect.RFC4180, List.of("' first'", "'c'"))).isEqualTo("\" first\",c\r\n");
        assertThat(line(CsvDialect.RFC4180, List.of("'c'", "'last '"))).isEqualTo("c,\"last \"\r\n");
        assertThat(line(CsvDialect.TSV, List.of("'a\tb'", "'c\\d'", "NULL", "'e\nf'", "', \"'")))
                .isEqualTo("a\\tb\tc\\\\d\t\te\\nf\t, \"\n");
    }

    @Test
    void aLineWithoutTextsIsPutTogetherToo() throws SQLException {
        List<String> numbers = List.of("'12'", "NULL", "'-3.5'");
        for (CsvDialect dialect : CsvDialect.values()) {
            assertThat(line(dialect, numbers, List.of())).as(dialect.code())
                    .isEqualTo(dialect == CsvDialect.TSV ? "12\t\t-3.5\n" : "12,,-3.5\r\n");
            assertThat(line(dialect, List.of("'12'", "'a,\tb'"), List.of("'a,\tb'"))).as(dialect.code())
                    .isEqualTo(dialect == CsvDialect.TSV ? "12\ta,\\tb\n" : "12,\"a,\tb\"\r\n");
        }
    }

    /** Of every type that a column of the views has, a cell is either looked at or can't hold what must be quoted. */
    @Test
    void onlyTypesWithoutWordsAreNoTexts() {
        assertThat(Stream.of(Types.VARCHAR, Types.ARRAY, Types.STRUCT, Types.JAVA_OBJECT, Types.OTHER, Types.BLOB,
                Types.TIMESTAMP, Types.DOUBLE).filter(type -> !CsvDialect.isText(type))).isEmpty();
    }

    private static String number(CsvDialect dialect, String number, boolean rounded) throws SQLException {
        return text(dialect.content("CAST('" + number + "' AS DECIMAL(38,9))", Types.DECIMAL, rounded));
    }

    private static String key(CsvDialect dialect, String number) throws SQLException {
        return text(dialect.content("CAST('" + number + "' AS BIGINT)", Types.BIGINT, false));
    }

    private static String text(String sql) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery("SELECT " + sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String line(CsvDialect dialect, List<String> cells) throws SQLException {
        return line(dialect, cells, cells);
    }

    private static String line(CsvDialect dialect, List<String> cells, List<String> texts) throws SQLException {
        try (Statement statement = database.createStatement();
             ResultSet row = statement.executeQuery("SELECT " + dialect.line(cells, texts))) {
            row.next();
            return new String(row.getBytes(1), StandardCharsets.UTF_8);
        }
    }
}
