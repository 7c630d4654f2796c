package io.annals.warehouse;

import io.annals.export.CsvDialect;
import io.annals.export.HeaderLanguage;
import io.annals.export.SummaryExporter;
import io.annals.export.SummaryFormat;
import io.annals.source.PlannedFile;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/**
 * What each step after the shards costs: {@code WarehouseBenchmark FOLDER FIGURES STEP…}. Prints wall seconds, processor
 * seconds and peak memory of each step. The steps, each of which finds what the ones before it left in the folder:
 * {@code make} the shards, {@code load}, {@code marts}, {@code checks}, {@code publish}, {@code export} the summaries of
 * the years that changed since they were last written, {@code query} one indicator, {@code known} what a start reads of a warehouse; {@code one} loads another version of one report into the
 * published warehouse, up to and without its publication, and {@code marts-of-one} and {@code checks-of-one} do what it
 * touches alone. {@code keep} and {@code back} keep the working copy and bring it
 * back, so that a step can be measured again.
 */
public final class WarehouseBenchmark {

    private static final Instant NOW = Instant.parse("2025-01-02T03:04:05Z");

    private final Path folder;
    private final int reports;
    private final Path published;
    private final Path working;
    private final WorkingCopy copy;

    private WarehouseBenchmark(Path folder, int figures) {
        this.folder = folder;
        this.reports = figures / GeneratedShards.FIGURES;
        this.published = folder.resolve("annals.duckdb");
        this.working = folder.resolve("working.duckdb");
        this.copy = new WorkingCopy(working, published);
    }

    /** Runs the steps that the arguments name, in their order. */
    public static void main(String[] arguments) throws Exception {
        WarehouseBenchmark benchmark = new WarehouseBenchmark(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        for (String step : List.of(arguments).subList(2, arguments.length)) {
            long start = System.nanoTime();
            long processor = processor();
            benchmark.run(step);
            System.out.printf(Locale.ROOT, "%-14s %8.2f s %8.2f s of processors, peak %5d MB%n", step,
                    (System.nanoTime() - start) / 1e9, (processor() - processor) / 1e9, peakMegabytes());
        }
    }

    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status) ? 0 : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }

    private void run(String step) throws IOException, SQLException {
        switch (step) {
            case "make" -> {
                GeneratedShards.write(folder.resolve("shards"), 0, reports, "1");
                GeneratedShards.write(folder.resolve("one"), 0, 1, "2");
            }
            case "load" -> copy.load(run("run-1", files("shards")), GeneratedShards.in(folder.resolve("shards")));
            case "marts" -> copy.buildMarts();
            case "marts-of-one" -> copy.buildMarts("run-2");
            case "checks" -> tell(copy.runChecks());
            case "checks-of-one" -> tell(copy.runChecks("run-2"));
            case "changes" -> System.out.println(copy.changes(50).changed());
            case "publish" -> copy.publish(1);
            case "export" -> {
                try (PublishedWarehouse warehouse = PublishedWarehouse.open(published,
                        DuckDbSettings.toRead(DuckDbSettings.MEGABYTES).streaming()).orElseThrow()) {
                    new SummaryExporter().exportChanged(warehouse.connection(), folder.resolve("out"),
                            new SummaryFormat(CsvDialect.EXCEL, HeaderLanguage.EN));
                }
            }
            case "query" -> query();
            case "known" -> {
                try (PublishedWarehouse warehouse = PublishedWarehouse.open(published).orElseThrow()) {
                    System.out.println(warehouse.knownFiles().size() + " " + warehouse.overwrittenFiles().size());
                }
            }
            case "one" -> {
                List<PlannedFile> files = files("shards");
                files.set(0, files("one").get(0));
                copy.load(run("run-2", files), GeneratedShards.in(folder.resolve("one")));
            }
            case "keep" -> Files.copy(working, folder.resolve("kept.duckdb"), StandardCopyOption.REPLACE_EXISTING);
            case "back" -> Files.copy(folder.resolve("kept.duckdb"), working, StandardCopyOption.REPLACE_EXISTING);
            default -> throw new IllegalArgumentException(step);
        }
    }

    private LoadRun run(String id, List<PlannedFile> files) {
        return new LoadRun(id, id.equals("run-1") ? NOW : NOW.plusSeconds(86_400), "rules-1", "c0ffee", "program-1",
                List.of(), files, Map.of("bench", false));
    }

    private List<PlannedFile> files(String shards) throws SQLException {
        List<PlannedFile> files = new ArrayList<>();
        PlannedFile.Action action = shards.equals("one") || !Files.exists(published) ? PlannedFile.Action.READ
                : PlannedFile.Action.UNCHANGED;
        try (DuckDBConnection connection = DuckDb.inMemory(DuckDbSettings.of(DuckDbSettings.MEGABYTES, folder));
             Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT report_path, content_sha256 FROM read_parquet("
                     + DuckDb.quoted(folder.resolve(shards) + "/*/reports.parquet") + ")")) {
            while (row.next()) {
                files.add(new PlannedFile(new SourceFile("bench", row.getString(1), null, 5000, NOW, row.getString(2)),
                        action, "benchmark"));
            }
        }
        return files;
    }

    private static void tell(List<WorkingCopy.CheckFailure> failures) {
        failures.forEach(failure -> System.out.println(failure.severity() + " " + failure.check() + " " + failure.rows()
                + " " + failure.firstRows().get(0)));
    }

    private void query() throws SQLException {
        try (PublishedWarehouse warehouse = PublishedWarehouse.open(published).orElseThrow();
             Statement statement = warehouse.connection().createStatement();
             ResultSet row = statement.executeQuery("""
                     SELECT year, count(*), sum(value) FROM v_figure
                     WHERE indicator_code = 'marriage_registrations' AND year BETWEEN 2014 AND 2023 GROUP BY year""")) {
            int years = 0;
            while (row.next()) {
                years++;
            }
            System.out.println(years + " years");
        }
    }
}
