package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code v_numeral} finds the characters of each place, from whichever end of a text the way is shorter. */
class NumeralViewTest {

    @TempDir
    Path folder;
    private DuckDBConnection database;

    @BeforeEach
    void open() throws SQLException {
        database = DuckDb.inMemory(new DuckDbSettings("512MB", 2, folder.resolve("spill")));
        DuckDb.execute(database, """
                CREATE TABLE dim_report (report_key BIGINT, load_key BIGINT);
                CREATE TABLE report_text (report_key BIGINT, report_text VARCHAR);
                CREATE TABLE fact_figure (report_key BIGINT, char_start INTEGER, char_end INTEGER, figure_key BIGINT,
                    stated_text VARCHAR);
                CREATE TABLE excluded_numeral (report_key BIGINT, char_start INTEGER, char_end INTEGER, reason_code VARCHAR)""");
        SchemaFiles.SchemaFile view = SchemaFiles.of("views").stream().filter(file -> file.name().equals("v_numeral.sql"))
                .findFirst().orElseThrow();
        DuckDb.execute(database, view.sql());
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void everyPlaceOfAShortTextHasItsCharacters() throws SQLException {
        // One, two, three and four bytes a character.
        String[] texts = {"", "1", "一2", "共计12件，×𠮷3", "é上１2年"};
        for (int report = 0; report < texts.length; report++) {
            text(report, "'" + texts[report] + "'");
            int length = texts[report].codePointCount(0, texts[report].length());
            for (int start = 0; start <= length + 2; start++) {
                for (int end = start + 1; end <= length + 3; end++) {
                    numeral(report, start, end);
                }
            }
        }
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT report_key, char_start, char_end, numeral_text FROM v_numeral")) {
            int rows = 0;
            while (row.next()) {
                String text = texts[row.getInt(1)];
                int length = text.codePointCount(0, text.length());
                int start = text.offsetByCodePoints(0, Math.min(length, row.getInt(2)));
                int end = text.offsetByCodePoints(0, Math.min(length, row.getInt(3)));
                assertThat(row.getString(4)).as("%s from %d to %d", text, row.getInt(2), row.getInt(3))
                        .isEqualTo(text.substring(start, end));
                rows++;
            }
            assertThat(rows).isGreaterThan(100);
        }
    }

    @Test
    void placesOfLongTextsHaveTheirCharacters() throws SQLException {
        for (int length : new int[] {1_825, 4_999, 5_000, 5_001, 19_999, 20_000, 20_001, 100_000, 250_001}) {
            text(length, "array_to_string(list_transform(range(" + length
                    + "), lambda i: chr(19968 + CAST(i * 7 % 5000 AS INTEGER))), '')");
            for (int start : new int[] {-3, -1, 0, 1, 998, 1_000, 9_999, 10_000, 10_001, 19_000, 19_998, length / 8,
                    length / 4 - 1, length / 4, length / 4 + 1, length / 2, length / 2 + 1, length * 3 / 4, length * 3 / 4 + 1, length - 2, length - 1,
                    length, length + 1, length + 300_000}) {
                numeral(length, start, start + 1);
                numeral(length, start, start + 1_000);
                numeral(length, start, start + 1_001);
            }
        }
        assertThat(Warehouses.rows(database, """
                SELECT n.report_key, n.char_start, n.char_end FROM v_numeral AS n JOIN report_text AS t USING (report_key)
                WHERE n.numeral_text IS DISTINCT FROM substr(t.report_text, n.char_start + 1, n.char_end - n.char_start)"""))
                .isEmpty();
        assertThat(Warehouses.rows(database, "SELECT count(*) FROM v_numeral WHERE numeral_text <> ''")).containsExactly("498");
    }

    private void text(int report, String sql) throws SQLException {
        DuckDb.execute(database, "INSERT INTO dim_report VALUES (" + report + ", 1); INSERT INTO report_text SELECT "
                + report + ", " + sql);
    }

    private void numeral(int report, int start, int end) throws SQLException {
        DuckDb.execute(database, "INSERT INTO excluded_numeral VALUES (" + report + ", " + start + ", " + end + ", 'DATE')");
    }
}
