package io.annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.batch.JobFile;
import io.annals.batch.LoadJob;
import io.annals.batch.LoadProgress;
import io.annals.source.ReportSource;
import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The annual summaries of the sample reports: they hold what the views hold, and the data package tells the truth. */
class AnnualSummariesTest {

    private static final Instant NOW = Instant.parse("2026-01-31T02:00:00Z");

    @TempDir
    static Path home;

    private static PublishedWarehouse warehouse;

    @BeforeAll
    static void load() throws IOException {
        JobFile shipped = JobFile.read(Path.of("jobs/report-load.yml"), Path.of(""))
                .withResults(home.resolve("w/a.duckdb"), home.resolve("out"));
        new LoadJob(inProgram(shipped, shipped.sources(), shipped.csv()), NOW, LoadProgress.SILENT).run();
        warehouse = PublishedWarehouse.open(home.resolve("w/a.duckdb")).orElseThrow();
    }

    private static JobFile inProgram(JobFile job, List<ReportSource> sources, SummaryFormat format) {
        return new JobFile(job.file(), job.name(), sources, job.reference(), job.warehouse(), job.out(), job.runs(), 0,
                job.limits(), 2, JobFile.Isolation.NONE, "", format);
    }

    @AfterAll
    static void close() {
        if (warehouse != null) {
            warehouse.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFileIsItsViewRowByRowAndAllThatTheDataPackageSaysHolds(CsvDialect dialect) throws Exception {
        for (HeaderLanguage language : HeaderLanguage.values()) {
            Path folder = home.resolve(dialect + "-" + language);
            SummaryExporter exporter = new SummaryExporter();
            List<Integer> years = exporter.years(warehouse.connection());
            exporter.export(warehouse.connection(), folder, years, new SummaryFormat(dialect, language));
            DataPackageCheck read = new DataPackageCheck(folder);
            Set<String> expected = new HashSet<>();
            for (SummaryTable table : SummaryTable.values()) {
                for (int year : years) {
                    List<List<Object>> rows = rows("SELECT * FROM " + table.view + " WHERE year = " + year);
                    String name = table.fileName(year, dialect);
                    if (!rows.isEmpty()) {
                        expected.add(name);
                        assertThat(read.rows.get(name)).as(name).extracting(row -> (Object) List.copyOf(
                                row.values().stream().map(AnnualSummariesTest::shown).toList()))
                                .containsExactlyInAnyOrderElementsOf(rows);
                    }
                }
            }
            assertThat(read.rows.keySet()).isEqualTo(expected);
            assertThat(read.descriptor).containsEntry("csv_dialect", dialect.code())
                    .containsEntry("csv_headers", language.code())
                    .containsEntry("load_run_id", rows("SELECT run_id FROM dim_load").get(0).get(0))
                    .containsEntry("rules_version", rows("SELECT rules_version FROM dim_load").get(0).get(0));
        }
    }

    /** A value as text; unknown and empty are the same in a file. */
    private static Object shown(Object value) {
        return value == null ? "" : value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString()
                : value.toString();
    }

    private static List<List<Object>> rows(String sql) throws SQLException {
        return rows(warehouse.connection(), sql);
    }

    private static List<List<Object>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            ResultSetMetaData columns = row.getMetaData();
            while (row.next()) {
                List<Object> cells = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    cells.add(shown(row.getObject(i)));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    @Test
    void everyFigureWhoseYearIsKnownStandsInTheFileOfItsYear() throws Exception {
        DataPackageCheck read = new DataPackageCheck(home.resolve("out"));
        List<Object> keys = read.rows.entrySet().stream().filter(file -> file.getKey().startsWith("annual-figures-"))
                .flatMap(file -> file.getValue().stream()).map(row -> (Object) shown(row.get("figure_key"))).toList();
        assertThat(keys).hasSizeGreaterThan(500).containsExactlyInAnyOrderElementsOf(
                rows("SELECT figure_key FROM v_figure WHERE year IS NOT NULL").stream().map(row -> row.get(0)).toList());
    }

    @Test
    void everyColumnOfEveryExportedViewIsNamedAndExplainedInBothLanguages() throws Exception {
        SummaryColumns columns = SummaryColumns.shipped();
        for (SummaryTable table : SummaryTable.values()) {
            List<List<Object>> inView = rows("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = '"
                    + table.view + "' ORDER BY column_index");
            Map<String, SummaryColumns.Column> described = columns.of(table.view);
            assertThat(described.keySet()).as("columns.csv tells the columns of %s in their order", table.view)
                    .containsExactlyElementsOf(inView.stream().map(row -> (String) row.get(0)).toList());
            assertThat(inView).allSatisfy(row -> assertThat((String) row.get(1)).as("%s", row.get(0)).isNotBlank());
            assertThat(described.values()).extracting(SummaryColumns.Column::nameZh).doesNotHaveDuplicates()
                    .allMatch(name -> name.codePoints().anyMatch(Character::isIdeographic));
            assertThat(described.values()).extracting(SummaryColumns.Column::descriptionZh)
                    .allMatch(text -> text.codePoints().anyMatch(Character::isIdeographic));
        }
    }

    @ParameterizedTest
    @CsvSource({"README.md, EN, ', '", "README.zh-CN.md, ZH, '、'"})
    void theReadmesListTheFilesWithTheirColumns(String readme, HeaderLanguage language, String comma)
            throws Exception {
        List<String> lines = Files.readAllLines(Path.of(readme));
        for (SummaryTable table : SummaryTable.values()) {
            List<String> header = DataPackage.header(warehouse.connection(), SummaryColumns.shipped(), table, language);
            assertThat(lines).as("%s, columns of %s", readme, table.view).anySatisfy(line -> assertThat(line)
                    .startsWith("| `" + table.fileStem + "-").endsWith(
                            "| " + header.stream().map(name -> "`" + name + "`").collect(Collectors.joining(comma))
                                    + " |"));
        }
    }

    @Test
    void aCorrectedReportChangesOnlyTheRowsThatItConcerns() throws Exception {
        Path reports = Files.createDirectories(home.resolve("correcting/in"));
        report(reports, "a", "东城区", 2022, 1500, 310);
        report(reports, "b", "东城区", 2023, 1958, 402);
        report(reports, "c", "西城区", 2023, 1200, 288);
        JobFile job = inProgram(JobFile.read(Path.of("jobs/report-load.yml"), Path.of(""))
                .withResults(home.resolve("correcting/a.duckdb"), home.resolve("correcting/out")),
                List.of(new ReportSource("in", reports, List.of(), List.of(), "")),
                new SummaryFormat(CsvDialect.RFC4180, HeaderLanguage.EN));
        new LoadJob(job, NOW, LoadProgress.SILENT).run();
        Map<String, String> before = files(job.out());
        new LoadJob(job, NOW.plusSeconds(60), LoadProgress.SILENT).run();
        assertThat(files(job.out())).as("a load that finds nothing new").isEqualTo(before);

        report(reports, "b", "东城区", 2023, 1985, 402);
        new LoadJob(job, NOW.plusSeconds(86_400), LoadProgress.SILENT).run();
        Map<String, String> after = files(job.out());
        assertThat(changed(before, after, "annual-summary-2022.csv")).isEmpty();
        assertThat(changed(before, after, "annual-figures-2022.csv")).isEmpty();
        assertThat(changed(before, after, "annual-summary-2023.csv")).hasSize(2)
                .allMatch(row -> row.contains("东城区民政局,urban_dibao_households,"))
                .anyMatch(row -> row.contains(",1958,1500,458,")).anyMatch(row -> row.contains(",1985,1500,485,"));
        assertThat(changed(before, after, "annual-indicators-2023.csv")).isNotEmpty()
                .allMatch(row -> row.startsWith("2023,urban_dibao_households,"))
                .allMatch(row -> Stream.of(",110101,", ",110000,", ",110100,", ",100000,").anyMatch(row::contains));
        assertThat(changed(before, after, "annual-figures-2023.csv")).isNotEmpty()
                .allMatch(row -> row.contains(",in,b.txt,"));
    }

    private static void report(Path folder, String name, String place, int year, int households, int divorces)
            throws IOException {
        Files.writeString(folder.resolve(name + ".txt"), ("北京市%s民政局%d年工作总结\n\n截至%d年底，城市低保对象%d户。\n"
                + "全年办理离婚登记%d对。\n\n北京市%s民政局\n%d年1月10日\n").formatted(place, year, year, households, divorces,
                place, year + 1));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    /** The lines that stand in one of two versions of a file only. */
    private static List<String> changed(Map<String, String> before, Map<String, String> after, String file) {
        List<String> old = before.get(file).lines().toList();
        List<String> now = after.get(file).lines().toList();
        return Stream.concat(old.stream().filter(line -> !now.contains(line)),
                now.stream().filter(line -> !old.contains(line))).toList();
    }
}
