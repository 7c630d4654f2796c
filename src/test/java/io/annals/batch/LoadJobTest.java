package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.annals.export.CsvDialect;
import io.annals.export.HeaderLanguage;
import io.annals.export.SummaryFormat;
import io.annals.export.SummaryExporter;
import io.annals.source.FolderTree;
import io.annals.source.KnownFile;
import io.annals.source.ReportSource;
import io.annals.source.SourceDefaults;
import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The job from folders to CSVs, with a real repository, warehouse and workers. */
class LoadJobTest {

    private static final Instant NOW = Instant.parse("2026-01-31T02:00:00Z");
    private static final String REPORT = "北京市东城区民政局2023年法治政府建设年度报告\n\n一、社会救助\n截至2023年底，城市低保对象%d户、3065人，"
            + "全年发放低保金8578.24万元。\n全年办理结婚登记1208对，离婚登记402对。\n\n北京市东城区民政局\n2024年1月10日\n";

    @TempDir
    Path home;

    /** State after a run that nothing disturbs; the same for all, made once. */
    private static List<String> undisturbed;

    private Path reports;

    @BeforeEach
    void reports() throws IOException {
        reports = Files.createDirectories(home.resolve("reports"));
        Files.writeString(reports.resolve("a.txt"), REPORT.formatted(1958), StandardCharsets.UTF_8);
        Files.writeString(reports.resolve("b.html"), "<html><head><title>北京市西城区民政局2022年法治政府建设年度报告</title></head>"
                + "<body><h1>北京市西城区民政局2022年法治政府建设年度报告</h1><p>全年办理结婚登记980对，离婚登记310对。</p></body></html>",
                StandardCharsets.UTF_8);
        for (String name : List.of("a.txt", "b.html")) {
            Files.setLastModifiedTime(reports.resolve(name), FileTime.from(NOW.minusSeconds(60)));
        }
    }

    @Test
    void reportsBecomeRowsAndSummaries() throws Exception {
        Files.copy(reports.resolve("a.txt"), reports.resolve("copy of a.txt"));
        RunSummary run = load(JobFile.Isolation.PROCESS);
        assertThat(run.status()).isEqualTo("published");
        assertThat(List.of(run.files().seen(), run.files().loaded(), run.files().duplicate(), run.files().newlyQuarantined()))
                .containsExactly(3L, 2L, 1L, 0L);
        assertThat(run.figures().read()).isPositive().isEqualTo(run.figures().inAll());
        assertThat(query("SELECT count(*) FROM v_figure WHERE stated_text = '8578.24万元' AND value = 85782400"))
                .isEqualTo("1");
        assertThat(home.resolve("out/annual-summary-2023.csv")).exists();
        assertThat(entries(home.resolve("runs").resolve(run.runId()))).containsExactly("summary.html", "summary.json");
        assertThat(entries(home.resolve("w"))).containsExactly("a.duckdb", "a.duckdb.lock");
    }

    @Test
    void defaultsOfASourceReachItsReportsAndAChangeOfThemReadsThemAgain() throws Exception {
        Files.writeString(reports.resolve("a.txt"), "2023年工作总结\n2023年，办理结婚登记12对。\n", StandardCharsets.UTF_8);
        String sql = "SELECT string_agg(value || ' ' || found_in, '; ' ORDER BY attribute) FROM report_evidence "
                + "JOIN dim_report USING (report_key) WHERE report_path = 'a.txt' AND attribute IN ('organization', "
                + "'region', 'source_name')";
        load(new SourceDefaults("松阳县民政局", "", "", "松阳县人民政府"));
        assertThat(query(sql)).isEqualTo("松阳县民政局 source defaults; 331124 source defaults; 松阳县人民政府 source defaults");
        load(new SourceDefaults("县财政局", "331124", "", ""));
        assertThat(query(sql)).isEqualTo("松阳县财政局 source defaults; 331124 source defaults");
        assertThat(load(new SourceDefaults("县财政局", "331124", "", "")).status()).isEqualTo("unchanged");
    }

    private RunSummary load(SourceDefaults defaults) throws IOException {
        JobFile job = job(JobFile.Isolation.PROCESS);
        ReportSource source = job.sources().get(0);
        ReportSource stated = new ReportSource(source.code(), source.folder(), List.of(), List.of(), List.of(),
                List.of(), false, defaults, source.where());
        return new LoadJob(new JobFile(job.file(), job.name(), List.of(stated), job.reference(), job.warehouse(),
                job.out(), job.runs(), job.generations(), job.limits(), job.threads(), job.isolation(), job.schedule()), NOW,
                LoadProgress.SILENT).run();
    }

    @Test
    void selectorsOfTheJobFileThatMatchNothingBecomeFindings() throws Exception {
        Path file = Files.writeString(home.resolve("job.yaml"), """
                name: selectors
                sources:
                  - code: s
                    folder: reports
                    content: ['#zoom', 'body']
                    drop: ['.share', 'h1']
                  - code: t
                    folder: others
                    content: ['#none']
                warehouse: w/a.duckdb
                out: out
                runs: runs
                threads: 1
                """, StandardCharsets.UTF_8);
        Path others = Files.createDirectories(home.resolve("others"));
        Files.writeString(others.resolve("c.html"), Files.readString(reports.resolve("b.html")).replace("西城", "朝阳"),
                StandardCharsets.UTF_8);
        JobFile job = JobFile.read(file, home);
        RunSummary run = new LoadJob(job, NOW, LoadProgress.SILENT).run();

        assertThat(run.status()).isEqualTo("published");
        try (PublishedWarehouse warehouse = new RunFolder(home.resolve("runs/none"), job.warehouse()).openToExport(job)) {
            assertThat(warehouse.connection().createStatement().executeQuery("SELECT current_setting('threads')"))
                    .satisfies(row -> assertThat(row.next()).isTrue())
                    .satisfies(row -> assertThat(row.getInt(1)).as("threads of the job, also in the warehouse").isEqualTo(1));
        }
        assertThat(query("SELECT string_agg(report_path || ' ' || split_part(message, '''', 2), '; ' ORDER BY report_path)"
                + " FROM finding JOIN dim_report USING (report_key) WHERE rule_code = 'SELECTOR_UNMATCHED'"))
                .isEqualTo("b.html .share; c.html #none");
    }

    @Test
    void anotherFormatOfTheSummariesIsWrittenByTheNextRun() throws Exception {
        load(JobFile.Isolation.NONE);
        JobFile job = job(JobFile.Isolation.NONE);
        JobFile other = new JobFile(job.file(), job.name(), job.sources(), job.reference(), job.warehouse(), job.out(),
                job.runs(), job.generations(), job.limits(), job.threads(), job.isolation(), job.schedule(),
                new SummaryFormat(CsvDialect.TSV, HeaderLanguage.ZH));
        RunSummary run = new LoadJob(other, NOW, LoadProgress.SILENT).run();
        assertThat(List.of(run.status(), run.results().exported())).containsExactly("unchanged", true);
        assertThat(entries(home.resolve("out"))).allMatch(name -> name.endsWith(".tsv") || name.endsWith(".json"));
        assertThat(Files.readAllLines(home.resolve("out/annual-summary-2023.tsv")).get(0)).startsWith("年份\t区划代码");
        assertThat(new LoadJob(other, NOW, LoadProgress.SILENT).run().results().exported()).isFalse();
        Files.writeString(home.resolve("out/datapackage.json"), "damaged");
        assertThat(new LoadJob(other, NOW, LoadProgress.SILENT).run().results().exported()).isTrue();
    }

    @Test
    void aSecondRunReadsAndPublishesNothing() throws Exception {
        load(JobFile.Isolation.NONE);
        FileTime published = Files.getLastModifiedTime(home.resolve("w/a.duckdb"));
        Files.setLastModifiedTime(reports.resolve("a.txt"), FileTime.from(NOW));
        RunSummary run = load(JobFile.Isolation.NONE);
        assertThat(run.status()).isEqualTo("unchanged");
        assertThat(List.of(run.files().seen(), run.files().unchanged(), run.files().loaded())).containsExactly(2L, 2L, 0L);
        assertThat(Files.getLastModifiedTime(home.resolve("w/a.duckdb"))).isEqualTo(published);
        assertThat(entries(home.resolve("w"))).containsExactly("a.duckdb", "a.duckdb.lock");
    }

    /** The mark of a run that was ended between publication and export may be lost with its folder. */
    @Test
    void summariesOfAnotherLoadAreWrittenAnewWhateverIsLeftOfTheRun() throws Exception {
        load(JobFile.Isolation.NONE);
        Map<String, byte[]> former = new HashMap<>();
        for (String name : entries(home.resolve("out"))) {
            former.put(name, Files.readAllBytes(home.resolve("out").resolve(name)));
        }
        Files.writeString(reports.resolve("a.txt"), REPORT.formatted(1960), StandardCharsets.UTF_8);
        RunSummary second = new LoadJob(job(JobFile.Isolation.NONE), NOW.plusSeconds(60), LoadProgress.SILENT).run();
        assertThat(second.status()).isEqualTo("published");
        byte[] written = Files.readAllBytes(home.resolve("out/annual-figures-2023.csv"));
        for (Map.Entry<String, byte[]> file : former.entrySet()) {
            Files.write(home.resolve("out").resolve(file.getKey()), file.getValue());
        }
        RunSummary third = load(JobFile.Isolation.NONE);
        assertThat(third.status()).isEqualTo("unchanged");
        assertThat(third.results().exported()).isTrue();
        assertThat(home.resolve("out/annual-figures-2023.csv")).hasBinaryContent(written);
        assertThat(load(JobFile.Isolation.NONE).results().exported()).isFalse();
    }

    /** A load makes anew what it touches; the rows and files are those that making everything anew gives. */
    @Test
    void summariesAreThoseOfAllYearsAfterEveryChange() throws Exception {
        load(JobFile.Isolation.NONE);
        List<Callable<?>> changes = List.of(
                () -> Files.writeString(reports.resolve("a.txt"), REPORT.formatted(1960), StandardCharsets.UTF_8),
                () -> Files.writeString(reports.resolve("c.txt"), "北京市西城区民政局2021年工作总结\n\n2021年，办理结婚登记900对。"),
                () -> Files.writeString(reports.resolve("d.txt"), "北京市东城区民政局2021年工作总结\n\n2021年，办理结婚登记800对，"
                        + "比2020年的750对增长6.7%。"),
                () -> Files.move(reports.resolve("c.txt"), reports.resolve("moved.txt")),
                () -> Files.deleteIfExists(reports.resolve("b.html")),
                () -> Files.writeString(reports.resolve("broken.docx"), "no archive"));
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).call();
            // The clock may have been set back.
            Instant now = i == 3 ? NOW.minusSeconds(86_400) : NOW.plusSeconds(60 * (i + 1));
            RunSummary run = new LoadJob(job(JobFile.Isolation.NONE), now, LoadProgress.SILENT).run();
            assertThat(run.status()).as("change %d", i).isEqualTo("published");
            Path whole = home.resolve("whole" + i);
            try (PublishedWarehouse warehouse = PublishedWarehouse.open(home.resolve("w/a.duckdb")).orElseThrow()) {
                new SummaryExporter().export(warehouse.connection(), whole, job(JobFile.Isolation.NONE).csv());
            }
            assertThat(entries(home.resolve("out"))).isEqualTo(entries(whole));
            for (String name : entries(whole)) {
                assertThat(home.resolve("out").resolve(name)).as("change %d", i).hasSameBinaryContentAs(whole.resolve(name));
            }
        }
        assertThat(query("SELECT count(DISTINCT load_key) FROM changed_year JOIN dim_load USING (load_key)"))
                .as("loads that changed years").isEqualTo("5");
    }

    @Test
    void aBadFileIsQuarantinedOnceAndTheLoadGoesOn() throws Exception {
        Files.createFile(reports.resolve("empty.txt"));
        RunSummary first = load(JobFile.Isolation.NONE);
        assertThat(List.of(first.files().loaded(), first.files().newlyQuarantined())).containsExactly(2L, 1L);
        assertThat(first.files().quarantined()).singleElement()
                .satisfies(file -> assertThat(file.reasonCode()).isEqualTo("EMPTY_FILE"));
        RunSummary second = load(JobFile.Isolation.NONE);
        assertThat(List.of(second.files().newlyQuarantined(), second.files().quarantinedInAll())).containsExactly(0L, 1L);
    }

    @Test
    void aFileOverALimitIsReadAgainOnceTheLimitIsAnother() throws Exception {
        Files.createFile(reports.resolve("empty.txt"));
        RunSummary first = load(280);
        assertThat(List.of(first.files().loaded(), first.files().newlyQuarantined())).containsExactly(1L, 2L);
        assertThat(first.files().quarantined().get(0).message()).contains("more than the limit of 280", "limits.file_bytes");
        assertThat(load(280).status()).isEqualTo("unchanged");
        RunSummary raised = load(3000);
        assertThat(List.of(raised.files().loaded(), raised.files().unchanged())).containsExactly(1L, 2L);
        assertThat(load(3000).status()).isEqualTo("unchanged");
    }

    private RunSummary load(long fileBytes) throws IOException {
        JobFile job = job(JobFile.Isolation.NONE);
        return new LoadJob(new JobFile(job.file(), job.name(), job.sources(), job.reference(), job.warehouse(),
                job.out(), job.runs(), 0, new JobFile.Limits(fileBytes, 60, -1), 2, job.isolation(), ""), NOW,
                LoadProgress.SILENT).run();
    }

    @Test
    void aFolderWithoutReportsIsQuarantinedUntilItHoldsSome() throws Exception {
        Files.delete(reports.resolve("a.txt"));
        Files.move(reports.resolve("b.html"), home.resolve("b.html"));
        RunSummary run = load(JobFile.Isolation.NONE);
        assertThat(List.of(run.files().seen(), run.files().loaded(), run.files().newlyQuarantined())).containsExactly(1L, 0L, 1L);
        assertThat(run.files().quarantined()).singleElement()
                .satisfies(file -> assertThat(file.reasonCode()).isEqualTo("NO_REPORTS"))
                .satisfies(file -> assertThat(file.reportPath()).isEqualTo("./"));
        assertThat(query("SELECT report_path FROM quarantined_file")).isEqualTo("./");
        assertThat(load(JobFile.Isolation.NONE).status()).isEqualTo("unchanged");
        Files.createDirectory(reports.resolve("2024"));
        Files.move(home.resolve("b.html"), reports.resolve("b.html"));
        run = load(JobFile.Isolation.NONE);
        assertThat(List.of(run.files().seen(), run.files().loaded(), run.files().newlyQuarantined())).containsExactly(2L, 1L, 1L);
        assertThat(query("SELECT string_agg(report_path) FROM quarantined_file")).isEqualTo("2024/");
    }

    @Test
    void aJobsOwnResultsInItsSourceAreNoReports() throws Exception {
        JobFile job = job(JobFile.Isolation.NONE).withResults(reports.resolve("a.duckdb"), reports);
        assertThat(new LoadJob(job, NOW, LoadProgress.SILENT).run().files().seen()).isEqualTo(2);
        RunSummary again = new LoadJob(job, NOW, LoadProgress.SILENT).run();
        assertThat(again.status()).isEqualTo("unchanged");
        assertThat(again.files().seen()).isEqualTo(2);
    }

    @Test
    void resultsThatCantBeWrittenAreToldBeforeAnythingIsPublished() throws Exception {
        Files.createFile(home.resolve("out"));
        assertThatThrownBy(() -> load(JobFile.Isolation.NONE)).isInstanceOf(BatchException.class)
                .hasMessageContainingAll("out: the folder " + home.resolve("out"), "can't be written to");
        assertThat(home.resolve("w/a.duckdb")).doesNotExist();
        Path warehouse = Files.createDirectories(home.resolve("w2/a.duckdb"));
        assertThatThrownBy(() -> new LoadJob(job(JobFile.Isolation.NONE).withResults(warehouse, null), NOW,
                LoadProgress.SILENT).run()).hasMessageContaining("is a folder; name a file");
        assertThatThrownBy(() -> new LoadJob(job(JobFile.Isolation.NONE).withResults(warehouse, warehouse), NOW,
                LoadProgress.SILENT).run()).isInstanceOf(JobFileException.class).hasMessageContaining("three places");
    }

    @Test
    void aFailedStepIsResumedWithoutReadingAgain() throws Exception {
        assertThatThrownBy(() -> new LoadJob(job(JobFile.Isolation.NONE), NOW, failingAt("marts")).run())
                .hasMessageContaining("stopped before marts");
        assertThat(home.resolve("w/a.duckdb")).doesNotExist();
        RunSummary run = load(JobFile.Isolation.NONE);
        assertThat(run.resumed()).isTrue();
        assertThat(run.timing().steps()).containsKeys("marts", "publish").doesNotContainKeys("scan", "extract", "load");
        assertThat(run.files().loaded()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"extract, UNKNOWN, UNKNOWN", "marts, UNKNOWN, STARTED", "marts, FAILED, STARTED"})
    void aRunWhoseEndTheRepositoryCouldNotNoteIsResumed(String step, String ofRun, String ofStep) throws Exception {
        assertThatThrownBy(() -> new LoadJob(job(JobFile.Isolation.NONE), NOW, failingAt(step)).run())
                .hasMessageContaining("stopped before " + step);
        repository("UPDATE BATCH_JOB_EXECUTION SET STATUS = '" + ofRun + "'",
                "UPDATE BATCH_STEP_EXECUTION SET STATUS = '" + ofStep + "' WHERE STATUS = 'FAILED'");
        assertThat(load(JobFile.Isolation.NONE).resumed()).isTrue();
        assertThat(query("SELECT count(*) FROM report_file WHERE status = 'loaded'")).isEqualTo("2");
    }

    @Test
    void aRunOfUnknownEndThatCantBeResumedIsGivenUp() throws Exception {
        assertThatThrownBy(() -> new LoadJob(job(JobFile.Isolation.NONE), NOW, failingAt("load")).run())
                .hasMessageContaining("stopped before load");
        repository("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'UNKNOWN'");
        Files.writeString(reports.resolve("a.txt"), REPORT.formatted(1999), StandardCharsets.UTF_8);
        assertThat(load(JobFile.Isolation.NONE).resumed()).isFalse();
        assertThat(repository("SELECT DISTINCT STATUS FROM BATCH_JOB_EXECUTION ORDER BY STATUS"))
                .containsExactly("ABANDONED", "COMPLETED");
    }

    @Test
    void aRepositoryWhoseMakingWasBrokenOffIsMadeAnew() throws Exception {
        load(JobFile.Isolation.NONE);
        Files.writeString(reports.resolve("a.txt"), REPORT.formatted(1999), StandardCharsets.UTF_8);
        repository("DROP SEQUENCE BATCH_JOB_INSTANCE_SEQ", "DROP TABLE BATCH_STEP_EXECUTION_CONTEXT");
        assertThatThrownBy(() -> load(JobFile.Isolation.NONE)).hasMessageContaining("made by another version of Spring Batch");
        repository("SET REFERENTIAL_INTEGRITY FALSE", "DELETE FROM BATCH_JOB_INSTANCE");
        assertThat(load(JobFile.Isolation.NONE).status()).isEqualTo("published");
    }

    /** The power may fail before the rename that notes what a run is about is on the disk. */
    @Test
    void aRunThatHadNotNotedWhatItIsAboutIsRemoved() throws Exception {
        for (String warehouse : List.of("w/a.duckdb", "w/another.duckdb")) {
            Path run = Files.createDirectories(home.resolve("runs/20240101T000000Z" + (warehouse.length() > 10 ? "-2" : "")));
            // All that it held is lost.
            Files.createFile(run.resolve("plan-" + RunFolder.key(home.resolve(warehouse)) + ".tmp"));
        }
        RunSummary run = load(JobFile.Isolation.NONE);
        assertThat(entries(home.resolve("runs"))).contains("20240101T000000Z-2", run.runId())
                .doesNotContain("20240101T000000Z");
    }

    @Test
    void aRunThatVerifiesChecksWhatIsPublishedThoughNothingChanged() throws Exception {
        load(JobFile.Isolation.NONE);
        assertThat(verify().status()).isEqualTo("unchanged");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("w/a.duckdb"));
             Statement statement = connection.createStatement()) {
            statement.execute("UPDATE fact_figure SET char_end = char_end + 1 WHERE rowid = 0");
        }
        assertThat(load(JobFile.Isolation.NONE).status()).isEqualTo("unchanged");
        assertThatThrownBy(() -> verify())
                .hasMessageContainingAll("the published warehouse", "breaks the check lineage", "annals rollback");
    }

    /** A run that looks at all rows again. */
    private RunSummary verify() throws Exception {
        return new LoadJob(job(JobFile.Isolation.NONE), NOW, LoadProgress.SILENT)
                .run(new LoadSelection(Set.of(), List.of(), null, 0, false, true));
    }

    @Test
    void aRunThatVerifiesBringsAnOlderWarehouseToTheSchemaOfItsChecks() throws Exception {
        load(JobFile.Isolation.NONE);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("w/a.duckdb"));
             Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE changed_body; DELETE FROM schema_history WHERE version = '010'");
        }
        assertThat(load(JobFile.Isolation.NONE).status()).isEqualTo("unchanged");
        assertThat(verify().status()).isEqualTo("published");
        assertThat(query("SELECT count(*) > 0 FROM changed_body")).isEqualTo("true");
        assertThat(verify().status()).isEqualTo("unchanged");
    }

    /** What the last of some statements says in the first column of the job's repository. */
    private List<String> repository(String... statements) throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.resolve("runs/batch"))) {
            Path file = files.filter(path -> path.toString().endsWith(".mv.db")).findFirst().orElseThrow();
            String url = "jdbc:h2:file:" + file.toString().replace(".mv.db", "");
            try (Connection connection = DriverManager.getConnection(url, "sa", ""); Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    if (statement.execute(sql)) {
                        ResultSet row = statement.getResultSet();
                        while (row.next()) {
                            found.add(row.getString(1));
                        }
                    }
                }
            }
        }
        return found;
    }

    @Test
    void aRunWhoseInputsChangedBeginsAnew() throws Exception {
        assertThatThrownBy(() -> new LoadJob(job(JobFile.Isolation.NONE), NOW, failingAt("load")).run())
                .hasMessageContaining("stopped before load");
        Files.writeString(reports.resolve("a.txt"), REPORT.formatted(1999), StandardCharsets.UTF_8);
        RunSummary run = load(JobFile.Isolation.NONE);
        assertThat(run.resumed()).isFalse();
        assertThat(query("SELECT string_agg(stated_text) FROM v_figure WHERE unit = '户'")).isEqualTo("1999户");
        assertThat(entries(home.resolve("w"))).containsExactly("a.duckdb", "a.duckdb.lock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "publish", "export"})
    void aKilledRunEndsAsAnUndisturbedOne(String step) throws Exception {
        if (undisturbed == null) {
            load(JobFile.Isolation.NONE);
            undisturbed = state();
            for (String folder : List.of("w", "out", "runs")) {
                FolderTree.remove(home.resolve(folder));
            }
        }
        Process killed = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), KilledLoad.class.getName(), home.toString(), step).inheritIO()
                .start();
        assertThat(killed.waitFor()).isEqualTo(KilledLoad.KILLED);
        load(JobFile.Isolation.NONE);
        assertThat(state()).isEqualTo(undisturbed);
        assertThat(entries(home.resolve("w"))).containsExactly("a.duckdb", "a.duckdb.lock");
    }

    /** A process that dies without a word as a step begins. */
    static final class KilledLoad {

        static final int KILLED = 9;

        private KilledLoad() {
        }

        public static void main(String[] arguments) throws IOException {
            new LoadJob(job(Path.of(arguments[0]), JobFile.Isolation.NONE), NOW, at(arguments[1],
                    () -> Runtime.getRuntime().halt(KILLED))).run();
        }
    }

    private RunSummary load(JobFile.Isolation isolation) throws IOException {
        return new LoadJob(job(isolation), NOW, LoadProgress.SILENT).run();
    }

    private JobFile job(JobFile.Isolation isolation) {
        return job(home, isolation);
    }

    private static JobFile job(Path home, JobFile.Isolation isolation) {
        return new JobFile(home.resolve("job.yml"), "test",
                List.of(new ReportSource("reports", home.resolve("reports"), List.of(), List.of(), "job.yml:3")),
                List.of(), home.resolve("w/a.duckdb"), home.resolve("out"), home.resolve("runs"), 0,
                new JobFile.Limits(1_000_000, 60, -1), 2, isolation, "");
    }

    private static LoadProgress failingAt(String step) {
        return at(step, () -> {
            throw new BatchException("stopped before " + step);
        });
    }

    private static LoadProgress at(String step, Runnable action) {
        return new LoadProgress() {
            @Override
            public void note(String line) {
            }

            @Override
            public void step(String name, int total) {
                if (name.equals(step)) {
                    action.run();
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

    /** What must not depend on how often a run was killed: inventory, figures and the bytes of the summaries. */
    private List<String> state() throws Exception {
        List<String> state = new ArrayList<>();
        try (PublishedWarehouse warehouse = PublishedWarehouse.open(home.resolve("w/a.duckdb")).orElseThrow()) {
            for (KnownFile file : warehouse.knownFiles()) {
                state.add(file.toString());
            }
        }
        state.add(query("SELECT string_agg(f::VARCHAR, ';' ORDER BY figure_key) FROM v_figure f"));
        try (Stream<Path> files = Files.list(home.resolve("out"))) {
            TreeMap<String, String> texts = new TreeMap<>();
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            state.add(texts.toString());
        }
        return state;
    }

    private String query(String sql) throws SQLException {
        try (PublishedWarehouse warehouse = PublishedWarehouse.open(home.resolve("w/a.duckdb")).orElseThrow();
             Statement statement = warehouse.connection().createStatement();
             ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
