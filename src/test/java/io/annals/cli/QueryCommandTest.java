package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.batch.JobFile;
import io.annals.batch.LoadJob;
import io.annals.batch.LoadProgress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query reads the warehouse, whatever the statement is. */
class QueryCommandTest {

    @TempDir
    static Path home;

    private final CommandRun annals = new CommandRun();

    @BeforeAll
    static void aWarehouse() throws Exception {
        Files.createDirectories(home.resolve("in"));
        Files.createDirectories(home.resolve("jobs"));
        Path file = Files.writeString(home.resolve("jobs/report-load.yml"),
                "sources:\n  - code: a\n    folder: in\nisolation: none\n");
        new LoadJob(JobFile.read(file, home), Instant.parse("2026-01-31T02:00:00Z"), LoadProgress.SILENT).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1; SELECT 2", "CREATE TEMP TABLE y AS SELECT 1; SELECT * FROM y",
        "CREATE TABLE x(i INT)", "CREATE TEMP TABLE x(i INT)",
        "DELETE FROM fact_figure", "DROP VIEW v_figure", "SET threads = 1", "BEGIN",
        "COPY (SELECT 1) TO 'pwned.csv'", "ATTACH 'pwned.duckdb' AS p", "INSTALL httpfs", "LOAD httpfs", "VACUUM",
        "EXPORT DATABASE 'pwned'", "FROM read_text('/etc/hostname')", "FROM glob('*')", "PREPARE p AS SELECT 1", "",
        "RESET enable_external_access", "SELECT nope", "SELEC 1", "SELECT CAST('a' AS INT)"})
    void whatIsNotOneReadingStatementIsWrongUse(String sql) {
        assertThat(run("query", sql)).isEqualTo(2);
        assertThat(annals.err()).startsWith("annals: ").hasLineCount(1);
        assertThat(annals.out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1;", "FROM v_figure -- all", "WITH a AS (SELECT 1) FROM a", "SHOW TABLES",
        "VALUES (1)", "DESCRIBE v_figure", "EXPLAIN SELECT 1", "SUMMARIZE dim_unit", "PRAGMA database_list"})
    void whatReadsIsAnswered(String sql) {
        assertThat(run("query", "--format", "csv", sql)).isZero();
        assertThat(annals.out.size()).isPositive();
        assertThat(annals.err.size()).isZero();
    }

    @Test
    void itTakesTheMemoryAndTheThreadsOfTheJob() {
        assertThat(run("query", "--format", "csv", "--set", "threads=1", "--set", "limits.warehouse_megabytes=300",
                "SELECT current_setting('threads') AS t, current_setting('memory_limit') AS m")).isZero();
        assertThat(annals.out()).contains("1,286.1 MiB");
    }

    @Test
    void aStatementMayStandInAFile() throws Exception {
        Files.writeString(home.resolve("问题.sql"), "\uFEFF-- How many figures are there?\nSELECT count(*) AS figures FROM "
                + "v_figure;\n");
        assertThat(run("query", "--format", "csv", "--file", "问题.sql")).isZero();
        assertThat(annals.out()).isEqualTo("figures\n0\n");
        assertThat(annals.err.size()).isZero();
    }

    @Test
    void aFileThatHoldsNoStatementIsWrongUse() throws Exception {
        Files.writeString(home.resolve("two.sql"), "SELECT 1; SELECT 2");
        Files.write(home.resolve("gbk.sql"), "SELECT '低保'".getBytes(Charset.forName("GB18030")));
        Map<List<String>, String> wrong = Map.of(
                List.of("query"), "--file",
                List.of("query", "--file", "two.sql", "SELECT 1"), "not both",
                List.of("query", "--file", "two.sql"), "one statement",
                List.of("query", "--file", "gbk.sql"), "not encoded in UTF-8",
                List.of("query", "--file", "nowhere.sql"), "no file nowhere.sql",
                List.of("query", "--file", "in"), "is a folder");
        wrong.forEach((arguments, message) -> {
            annals.err.reset();
            assertThat(run(arguments.toArray(String[]::new))).as("%s", arguments).isEqualTo(2);
            assertThat(annals.err()).startsWith("annals: ").contains(message).hasLineCount(1);
        });
        assertThat(annals.out.size()).isZero();
    }

    @Test
    void aYearWithoutFiguresIsWrongUse() {
        assertThat(run("summary", "--year", "1999")).isEqualTo(2);
        assertThat(annals.err()).contains("no figures of 1999").hasLineCount(1);
    }

    private int run(String... arguments) {
        return annals.run(home, Map.of(), arguments);
    }
}
