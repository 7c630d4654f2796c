package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.annals.source.ReportSource;
import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The five real reports, and the same reports in their other forms, through the whole job. */
class SharedCorpusLoadTest {

    private static final Path CORPUS = Path.of("../shared/corpus").toAbsolutePath().normalize();
    private static final String YEAR_VALUES = """
            SELECT organization_name, region_code, indicator_code, indicator_name, unit_name, year, value, has_conflict
            FROM agg_organization_year ORDER BY ALL""";

    @TempDir
    Path home;

    @BeforeEach
    void onlyWhereTheCorpusIs() {
        assumeTrue(Files.isDirectory(CORPUS.resolve("seeds")), "skipped: there is no ../shared/corpus here");
    }

    @Test
    void formsOfTheSameReportsChangeNoValueOfTheYear() throws Exception {
        RunSummary seeds = load("seeds", List.of("seeds"));
        assertThat(List.of(seeds.files().seen(), seeds.files().loaded(), seeds.files().superseded())).containsExactly(5L, 5L, 0L);
        RunSummary both = load("both", List.of("seeds", "forms"));
        assertThat(List.of(both.files().seen(), both.files().loaded(), both.files().superseded())).containsExactly(14L, 5L, 9L);
        assertThat(rows("both", YEAR_VALUES)).hasSizeGreaterThan(100).isEqualTo(rows("seeds", YEAR_VALUES));
        assertThat(rows("both", """
                SELECT organization_name, region_code, report_year FROM dim_report
                JOIN dim_organization USING (organization_key) JOIN dim_region USING (region_key)
                WHERE is_current ORDER BY ALL""")).containsExactly("南岸区民政局 | 500108 | 2024",
                        "屈原管理区民政局 | 430671 | 2024", "曾都区民政局 | 421303 | 2023", "淄川区民政局 | 370302 | 2023",
                        "蓟州区民政局 | 120119 | 2022");
    }

    private RunSummary load(String name, List<String> folders) throws IOException {
        List<ReportSource> sources = folders.stream().map(folder -> new ReportSource(folder, CORPUS.resolve(folder),
                List.of(), List.of(), "test")).toList();
        JobFile job = new JobFile(home.resolve("job.yml"), "test", sources, List.of(), home.resolve(name + ".duckdb"),
                home.resolve(name + "-out"), home.resolve(name + "-runs"), 0, new JobFile.Limits(1_000_000, 60, -1), 2,
                JobFile.Isolation.NONE, "");
        return new LoadJob(job, Instant.parse("2026-01-31T02:00:00Z"), LoadProgress.SILENT).run();
    }

    private List<String> rows(String name, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PublishedWarehouse warehouse = PublishedWarehouse.open(home.resolve(name + ".duckdb")).orElseThrow();
             Statement statement = warehouse.connection().createStatement();
             ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.append(column == 1 ? "" : " | ").append(result.getString(column));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
