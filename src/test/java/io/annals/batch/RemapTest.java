package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.annals.document.ReadLimits;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.source.ReportSource;
import io.annals.source.SourceDefaults;
import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edited reference data reach what is loaded without a look at its files, and give the rows of a full load. */
class RemapTest {

    private static final Instant NOW = Instant.parse("2026-01-31T02:00:00Z");
    /** Every table but those of runs, without the columns that tell when something was seen, loaded or tried. */
    private static final String TABLES = "SELECT table_name, string_agg('\"' || column_name || '\"', ', ' "
            + "ORDER BY column_index) FROM duckdb_columns() JOIN duckdb_tables() USING (table_name) "
            + "WHERE table_name NOT IN ('dim_load', 'schema_history', 'changed_body') "
            + "AND column_name NOT IN ('load_key', 'attempts') "
            + "AND NOT (column_name = 'rules_version' AND table_name = 'quarantined_file') "
            + "AND column_name NOT SIMILAR TO '.*_seen_.*|valid_.*|.*_run' GROUP BY table_name";

    @TempDir
    Path home;

    private Path overlay;
    private Path reports;
    private List<ReportSource> others = List.of();
    private boolean retires;
    private int day;

    @BeforeEach
    void reports() throws IOException {
        reports = Files.createDirectories(home.resolve("reports"));
        overlay = Files.createDirectories(home.resolve("overlay"));
        try (Stream<Path> samples = Files.walk(Path.of("jobs/samples/reports"))) {
            for (Path file : samples.filter(Files::isRegularFile).filter(path -> !path.toString().endsWith(".md"))
                    .sorted().limit(2).toList()) {
                Files.copy(file, reports.resolve(file.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.writeString(reports.resolve("a.txt"), "津南区民政局2023年工作总结\n\n一、养老服务\n"
                + "全区建成暖巢驿站12座、床位30张，新增护理员5名；养老机构用地4.5公顷。\n办理结婚登记120对。\n");
        Files.writeString(reports.resolve("broken.docx"), "no document");
    }

    @Test
    void theRowsAreThoseOfAFullLoad() throws Exception {
        load("w");
        String before = query("w", "SELECT count(*) FROM v_figure WHERE indicator_code = 't_nest_stations'");
        edit();
        gone();
        RunSummary run = job("w").remap();
        assertThat(run.status()).isEqualTo("published");
        assertThat(run.figures().reportsRemapped()).isEqualTo(3);
        assertThat(run.figures().recoded()).isPositive().isLessThanOrEqualTo(run.figures().changed());
        assertThat(before).isEqualTo("0");
        assertThat(query("w", "SELECT indicator_code || ' ' || value FROM v_figure WHERE stated_text = '12座'"))
                .isEqualTo("t_nest_stations 12.000000000");

        Files.move(home.resolve("away"), reports);
        load("full");
        haveTheSameRows("w", "full");
        assertThat(summaries("w")).isEqualTo(summaries("full"));
        assertThat(load("w").status()).as("a load has nothing left to do").isEqualTo("unchanged");
    }

    @Test
    void aLoadParsesNoFileAgainBecauseOfReferenceData() throws Exception {
        load("w");
        edit();
        assertThat(RunPlan.of(jobFile("w")).files()).filteredOn(file -> file.file().reportPath().equals("a.txt"))
                .singleElement().satisfies(file -> {
                    assertThat(file.action()).isEqualTo(Action.REMAP);
                    assertThat(file.why()).startsWith("last read by older rules or reference data");
                });
        RunSummary run = load("w");
        assertThat(run.figures().reportsRemapped()).isEqualTo(3);
        Files.move(reports.resolve("a.txt"), reports.resolve("moved.txt"));
        assertThat(RunPlan.of(jobFile("w")).files()).extracting(file -> file.file().reportPath() + " " + file.action())
                .contains("moved.txt REMAP", "a.txt REMOVED");
        Files.move(reports.resolve("moved.txt"), reports.resolve("moved.md"));
        assertThat(RunPlan.of(jobFile("w")).files()).as("another ending may have it read otherwise")
                .extracting(file -> file.file().reportPath() + " " + file.action()).contains("moved.md READ");
        load("w");
        load("full");
        haveTheSameRows("w", "full");
    }

    @Test
    void nothingToApplyPublishesNothing() throws Exception {
        load("w");
        byte[] published = Files.readAllBytes(home.resolve("w/a.duckdb"));
        RunSummary run = job("w").remap();
        assertThat(run.status()).isEqualTo("unchanged");
        assertThat(Files.readAllBytes(home.resolve("w/a.duckdb"))).isEqualTo(published);
    }

    @Test
    void correctionsMakeAggregatesAnewAndUnderstandNoReport() throws Exception {
        load("w");
        String content = query("w", "SELECT content_sha256 FROM dim_report WHERE report_path = 'a.txt'");
        Files.writeString(overlay.resolve("corrections.csv"), "content_sha256,char_start,stated_text,field,value,author,"
                + "reason\n" + content + ",,120对,value,121,复核组,印刷错误\n");
        RunSummary run = job("w").remap();
        assertThat(run.status()).isEqualTo("published");
        assertThat(run.figures().reportsRemapped()).isZero();
        assertThat(query("w", "SELECT value || ' ' || is_corrected FROM v_annual_summary WHERE stated_text = '120对'"))
                .isEqualTo("121.000000000 true");
        assertThat(job("w").remap().status()).isEqualTo("unchanged");
    }

    @Test
    void anInterruptedRemapGoesOnAndReportsOfRemovedFilesAreUnderstoodToo() throws Exception {
        load("w");
        Files.delete(reports.resolve("a.txt"));
        load("w");
        edit();
        assertThatThrownBy(() -> new LoadJob(jobFile("w"), NOW, failingAt("marts")).remap())
                .isInstanceOf(BatchException.class);
        List<PlannedFile> plan = RunPlan.remap(jobFile("w")).files();
        assertThat(plan).filteredOn(file -> file.file().reportPath().equals("a.txt")).extracting(PlannedFile::action)
                .containsExactly(Action.RETAIN);
        RunSummary run = job("w").remap();
        assertThat(run.resumed()).isTrue();
        assertThat(query("w", "SELECT indicator_code FROM v_figure WHERE stated_text = '12座'"))
                .isEqualTo("t_nest_stations");
        assertThat(query("w", "SELECT status FROM report_file WHERE report_path = 'a.txt'")).isEqualTo("removed");
        assertThat(RunPlan.remap(jobFile("w")).files()).isEmpty();
    }

    @Test
    void whatWasOverwrittenIsUnderstoodAnewToo() throws Exception {
        load("w");
        String older = Files.readString(reports.resolve("a.txt"));
        overwrite(older.replace("120对", "121对"));
        load("w");
        overwrite(older.replace("120对", "122对"));
        edit();
        assertThat(load("w").files().removed()).as("a content that is gone is no file").isZero();
        String codes = "SELECT string_agg(DISTINCT coalesce(indicator_code, '?'), ' ') || ' ' || count(*) FROM v_figure_history "
                + "WHERE report_path = 'a.txt' AND stated_text = '12座'";
        assertThat(query("w", codes)).isEqualTo("t_nest_stations 3");
        assertThat(query("w", "SELECT string_agg(status, ' ') FROM report_file WHERE report_path = 'a.txt'"))
                .isEqualTo("loaded");
        assertThat(load("w").status()).isEqualTo("unchanged");

        Files.writeString(overlay.resolve("indicators.csv"), Files.readString(overlay.resolve("indicators.csv"))
                .replace("t_nest_stations", "t_warm_stations"));
        gone();
        RunSummary run = job("w").remap();
        assertThat(run.figures().reportsRemapped()).isEqualTo(5);
        assertThat(run.figures().recoded()).as("of three contents").isEqualTo(3);
        assertThat(query("w", codes)).isEqualTo("t_warm_stations 3");
        assertThat(RunPlan.remap(jobFile("w")).files()).isEmpty();

        // The same rows as where each content was loaded with the tables of now.
        Files.move(home.resolve("away"), reports);
        overwrite(older);
        load("full");
        overwrite(older.replace("120对", "121对"));
        load("full");
        overwrite(older.replace("120对", "122对"));
        load("full");
        haveTheSameRows("w", "full");
    }

    @Test
    void aPathThatHeldAnotherReportOnceIsOneFile() throws Exception {
        load("w");
        String older = Files.readString(reports.resolve("a.txt"));
        Files.delete(reports.resolve("a.txt"));
        load("w");
        overwrite(older.replace("津南区", "蓟州区"));
        edit();
        RunSummary run = load("w");
        assertThat(run.files().seen()).isEqualTo(4);
        assertThat(query("w", "SELECT count(*) || ' ' || min(status) FROM report_file WHERE report_path = 'a.txt'"))
                .isEqualTo("1 loaded");
        assertThat(query("w", "SELECT string_agg(indicator_code, ' ') FROM v_figure WHERE stated_text = '12座'"))
                .isEqualTo("t_nest_stations t_nest_stations");
        overwrite("");
        Files.writeString(overlay.resolve("indicators.csv"), Files.readString(overlay.resolve("indicators.csv"))
                .replace("t_nest_stations", "t_warm_stations"));
        load("w");
        assertThat(query("w", "SELECT string_agg(status || ' ' || reason_code, ' ') FROM report_file JOIN quarantined_file "
                + "USING (report_path) WHERE report_path = 'a.txt'")).startsWith("quarantined ");
        assertThat(query("w", "SELECT string_agg(indicator_code, ' ') FROM v_figure WHERE stated_text = '12座'"))
                .isEqualTo("t_warm_stations t_warm_stations");
    }

    @Test
    void ofCopiesTheSameOneSpeaksWhateverIsLookedAt() throws Exception {
        others = List.of(source("zz", Files.createDirectories(home.resolve("first"))));
        Files.copy(reports.resolve("a.txt"), home.resolve("first/copy.txt"));
        load("w");
        String speaks = "SELECT string_agg(source_code || ' ' || source_position || ' ' || status, ', ' ORDER BY source_code) "
                + "FROM report_file WHERE report_path IN ('a.txt', 'copy.txt')";
        assertThat(query("w", speaks)).isEqualTo("reports 1 duplicate, zz 0 loaded");
        edit();
        job("w").remap();
        assertThat(query("w", speaks)).isEqualTo("reports 1 duplicate, zz 0 loaded");
        Files.writeString(reports.resolve("b.txt"), Files.readString(reports.resolve("a.txt")).replace("2023", "2022"));
        job("w").run(new LoadSelection(Set.of("reports"), List.of(), null, 0, false, false));
        assertThat(query("w", speaks)).isEqualTo("reports 1 duplicate, zz 0 loaded");
    }

    private void overwrite(String text) throws IOException {
        Path file = Files.writeString(reports.resolve("a.txt"), text);
        // As a time that a content always has: the inventory keeps it.
        Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(Math.floorMod(text.hashCode(), 1_000_000))));
    }

    @Test
    void aReportIsRetiredWithItsFileAndComesBackWithIt() throws Exception {
        retires = true;
        load("w");
        Files.move(reports.resolve("a.txt"), home.resolve("a.txt"));
        load("w");
        String state = "SELECT r.is_current || ' ' || r.is_retired || ' ' || (r.valid_to IS NULL) || ' ' "
                + "|| (SELECT count(*) FROM v_figure WHERE report_path = 'a.txt') || ' ' "
                + "|| (SELECT count(*) > 0 FROM v_figure_history WHERE report_path = 'a.txt') "
                + "FROM dim_report AS r WHERE report_path = 'a.txt'";
        assertThat(query("w", state)).isEqualTo("false true false 0 true");
        assertThat(load("w").status()).isEqualTo("unchanged");
        Files.move(home.resolve("a.txt"), reports.resolve("a.txt"));
        load("w");
        assertThat(query("w", state)).startsWith("true false true ").endsWith(" true").doesNotContain(" 0 ");
        retires = false;
        load("full");
        haveTheSameRows("w", "full");
    }

    /** A new indicator, an alias, another unit's factor, a renamed division, a new word. */
    private void edit() throws IOException {
        Files.writeString(overlay.resolve("indicators.csv"), """
                code,name_zh,name_en,domain,unit,also_units,measure,aggregation,aliases
                t_nest_stations,暖巢驿站数,Warm stations,elderly care,座,个,stock,sum,暖巢驿站|建成暖巢驿站
                """);
        Files.writeString(overlay.resolve("units.csv"), """
                unit,dimension,base_unit,factor_numerator,factor_denominator,spellings,after_chinese_numeral
                护理床,count,张,1,1,,
                """);
        Files.writeString(overlay.resolve("regions.csv"), """
                code,name,level,parent_code,source,short_name
                120112,津南新城区,county,120000,test,津南新城区
                """);
    }

    private void gone() throws IOException {
        Files.move(reports, home.resolve("away"));
    }

    private RunSummary load(String warehouse) throws IOException {
        return job(warehouse).run();
    }

    private LoadJob job(String warehouse) {
        return new LoadJob(jobFile(warehouse), NOW.plusSeconds(86_400L * day++), LoadProgress.SILENT);
    }

    private JobFile jobFile(String warehouse) {
        return new JobFile(home.resolve("job.yml"), "test",
                Stream.concat(others.stream(), Stream.of(source("reports", reports))).toList(),
                List.of(Path.of("jobs/samples/reference").toAbsolutePath(), overlay),
                home.resolve(warehouse).resolve("a.duckdb"), home.resolve(warehouse).resolve("out"),
                home.resolve(warehouse).resolve("runs"), 0, new JobFile.Limits(ReadLimits.DEFAULT, 60, 384, -1), 2,
                JobFile.Isolation.NONE, "");
    }

    private ReportSource source(String code, Path folder) {
        return new ReportSource(code, folder, List.of(), List.of(), List.of(), List.of(), retires, SourceDefaults.NONE,
                "job.yml:3");
    }

    private static LoadProgress failingAt(String step) {
        return new LoadProgress() {
            @Override
            public void note(String line) {
            }

            @Override
            public void step(String name, int total) {
                if (name.equals(step)) {
                    throw new BatchException("stopped before " + step);
                }
            }

            @Override
            public void advance() {
            }

            @Override
            public void end() {
            }
        };
    }

    private void haveTheSameRows(String one, String other) throws SQLException {
        Map<String, List<String>> expected = rows(other);
        rows(one).forEach((table, rows) -> {
            List<String> missing = new ArrayList<>(expected.get(table));
            missing.removeAll(rows);
            List<String> added = new ArrayList<>(rows);
            added.removeAll(expected.get(table));
            assertThat(missing).as("missing in %s, where there is instead %s", table, added).isEmpty();
            assertThat(added).as("added in %s", table).isEmpty();
        });
    }

    /** The rows of every table, as sorted text. */
    private Map<String, List<String>> rows(String warehouse) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (PublishedWarehouse open = open(warehouse); Statement statement = open.connection().createStatement()) {
            Map<String, String> tables = new TreeMap<>();
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    tables.put(row.getString(1), row.getString(2));
                }
            }
            for (Map.Entry<String, String> table : tables.entrySet()) {
                List<String> texts = new ArrayList<>();
                try (ResultSet row = statement.executeQuery("SELECT DISTINCT row(" + table.getValue() + ")::VARCHAR AS r "
                        + "FROM " + table.getKey() + (table.getKey().equals("report_file")
                        ? " WHERE status NOT IN ('removed', 'quarantined')" : "") + " ORDER BY r")) {
                    while (row.next()) {
                        texts.add(row.getString(1));
                    }
                }
                rows.put(table.getKey(), texts);
            }
        }
        return rows;
    }

    private Map<String, String> summaries(String warehouse) throws IOException {
        Map<String, String> summaries = new TreeMap<>();
        try (Stream<Path> files = Files.list(home.resolve(warehouse).resolve("out"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                summaries.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return summaries;
    }

    private String query(String warehouse, String sql) throws SQLException {
        try (PublishedWarehouse open = open(warehouse); Statement statement = open.connection().createStatement();
             ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private PublishedWarehouse open(String warehouse) {
        return PublishedWarehouse.open(home.resolve(warehouse).resolve("a.duckdb")).orElseThrow();
    }
}
