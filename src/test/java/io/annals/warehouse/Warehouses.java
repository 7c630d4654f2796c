package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.conform.ConformedReport;
import io.annals.quality.Finding;
import io.annals.quality.QualityRules;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Loads made-up reports into a warehouse of a test's own folder. */
final class Warehouses {

    /** Of all tests, which run one after the other. */
    private static final ShardDatabase SHARDS = new ShardDatabase(
            new DuckDbSettings("512MB", 1, Path.of(System.getProperty("java.io.tmpdir"), "annals-shards-" + ProcessHandle.current().pid())));

    static final Instant NOW = Instant.parse("2025-01-02T03:04:05Z");

    final Path folder;
    final Path published;
    final WorkingCopy copy;
    /** The sources that runs search, and whether a report is retired with its file. */
    Map<String, Boolean> retires = Map.of("s", false);
    private int runs;

    Warehouses(Path folder) {
        this.folder = folder;
        this.published = folder.resolve("annals.duckdb");
        this.copy = new WorkingCopy(folder.resolve("work/working.duckdb"), published,
                new DuckDbSettings("512MB", 2, folder.resolve("work/spill")));
        overlay();
    }

    /** The same with an empty warehouse that is migrated already, which saves the first load most of a second. */
    static Warehouses migrated(Path folder) {
        Warehouses warehouses = new Warehouses(folder);
        try {
            Files.write(warehouses.published, EmptyWarehouse.BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return warehouses;
    }

    /** Made once for all tests of a process. */
    private static final class EmptyWarehouse {

        static final byte[] BYTES = bytes();

        private static byte[] bytes() {
            try {
                Path file = Files.createTempDirectory("annals-empty").resolve("annals.duckdb");
                try (var connection = DuckDb.writable(file, new DuckDbSettings("512MB", 2, file.resolveSibling("x")))) {
                    Migrations.migrate(connection, file);
                    DuckDb.execute(connection, "CHECKPOINT");
                }
                byte[] bytes = Files.readAllBytes(file);
                Files.delete(file);
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Kinds, bodies, divisions and rules of the tests' own, so that they don't follow the shipped tables. */
    private void overlay() {
        try {
            Path overlay = Files.createDirectories(folder.resolve("overlay"));
            Files.writeString(overlay.resolve("report_kinds.csv"), """
                    code,name,keywords,rank
                    rule_of_law,法治政府建设年度报告,法治政府建设,30
                    work,工作总结,工作总结,10
                    """);
            Files.writeString(overlay.resolve("organization_types.csv"), """
                    code,name,endings,domains,rank
                    civil_affairs,民政部门,民政局,social assistance|marriage registry|elderly care,50
                    government,人民政府,人民政府,,5
                    """);
            Files.writeString(overlay.resolve("regions.csv"), """
                    code,name,level,parent_code,source,short_name,overlaps
                    990000,云中省,province,100000,test,云中省,
                    990100,青石市,prefecture,990000,test,青石市,
                    990101,东河区,county,990100,test,东河区,
                    990102,西河区,county,990100,test,西河区,
                    990103,南河县,county,990100,test,南河县,
                    990171,青石高新区,county,990100,test,高新区,yes
                    990200,白水市,prefecture,990000,test,白水市,
                    990201,北岭县,county,990200,test,北岭县,
                    980000,海州市,province,100000,test,海州市,
                    980101,港口区,county,980000,test,港口区,
                    """);
            Files.writeString(overlay.resolve("indicators.csv"), """
                    code,name_zh,name_en,domain,unit,also_units,measure,aggregation,aliases
                    t_flow,试验流量,Test flow,marriage registry,对,件|宗,flow,sum,
                    t_stock,试验存量,Test stock,social assistance,人,名,stock,sum,
                    t_money,试验支出,Test spending,social assistance,元,,flow,sum,
                    t_standard,试验标准,Test standard,social assistance,元/人·月,,standard,mean,
                    t_rate,试验率,Test rate,elderly care,%,,rate,mean,
                    t_area,试验面积,Test area,natural resources,亩,,stock,sum,
                    """);
            Files.writeString(overlay.resolve("quality_rules.csv"), """
                    code,meaning,next
                    CONFLICTING_VALUES,two values of one year,decide
                    OTHER_BODY_SPEAKS,another body owns the indicator,
                    CORRECTION_UNMET,a correction changes nothing,
                    TEST_RULE,made up,
                    """);
            Files.writeString(overlay.resolve("exclusion_reasons.csv"), """
                    code,meaning,next
                    DATE,a date,
                    VALUE_TOO_LARGE,more digits than can be stored,
                    """);
            Files.writeString(overlay.resolve("quarantine_reasons.csv"), """
                    code,meaning,next
                    EMPTY_FILE,no bytes,
                    TRUNCATED,ends too early,
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lays a table of the test's own over the reference data, from the next load on. */
    void overlay(String table, String rows) {
        try {
            Files.writeString(folder.resolve("overlay").resolve(table), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String referenceSha256() {
        try (Stream<Path> tables = Files.list(folder.resolve("overlay"))) {
            StringBuilder text = new StringBuilder();
            for (Path table : tables.sorted().toList()) {
                text.append(table.getFileName()).append(Files.readString(table));
            }
            return Integer.toHexString(text.toString().hashCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path shard() {
        return folder.resolve("shards").resolve("shard-" + System.nanoTime());
    }

    /** A shard of reports. */
    Path shard(List<ReportText> reports) {
        Path shard = shard();
        try (ShardWriter writer = writer(shard)) {
            for (ReportText report : reports) {
                writer.write(report.report(), List.of());
            }
            writer.finish();
        }
        return shard;
    }

    ShardWriter writer(Path shard) {
        try {
            Files.createDirectories(shard.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SHARDS.writer(shard);
    }

    LoadRun run(List<PlannedFile> files) {
        int number = ++runs;
        return new LoadRun("run-" + number, NOW.plusSeconds(86_400L * number), "rules-1", referenceSha256(), "program-1",
                List.of(folder.resolve("overlay")), files, retires);
    }

    /** Builds what the last load touches, and requires that building everything gives the same rows. */
    void marts() {
        copy.buildMarts("run-" + runs);
        List<String> partly = derived();
        copy.buildMarts();
        assertThat(partly).isEqualTo(derived());
    }

    private List<String> derived() {
        List<String> rows = new ArrayList<>();
        try (var connection = DuckDb.writable(folder.resolve("work/working.duckdb"),
                new DuckDbSettings("512MB", 2, folder.resolve("work/spill")))) {
            for (String table : List.of("agg_organization_year", "agg_indicator_year", "agg_report_year",
                    "(SELECT * EXCLUDE load_key FROM finding)")) {
                rows.addAll(rows(connection, "SELECT * FROM " + table + " ORDER BY ALL"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    /** Loads reports from one shard, builds the marts and publishes. */
    WorkingCopy.Loaded load(ReportText... reports) {
        return load(List.of(reports), List.of());
    }

    WorkingCopy.Loaded load(List<ReportText> reports, List<PlannedFile> others) {
        List<PlannedFile> files = new ArrayList<>();
        reports.forEach(report -> files.add(report.planned(Action.READ)));
        files.addAll(others);
        WorkingCopy.Loaded loaded = copy.load(run(files), reports.isEmpty() ? List.of() : List.of(shard(reports)));
        marts();
        copy.publish(2);
        return loaded;
    }

    /** Loads reports, makes what they touch anew and publishes. */
    void loadPartly(ReportText... reports) {
        copy.load(run(Stream.of(reports).map(report -> report.planned(Action.READ)).toList()),
                List.of(shard(List.of(reports))));
        copy.buildMarts("run-" + runs);
        copy.publish(2);
    }

    /** Loads reports with what the rules say of them, builds the marts and publishes. */
    WorkingCopy.Loaded loadRead(List<ConformedReport> reports, QualityRules rules) {
        Path shard = shard();
        try (ShardWriter writer = writer(shard)) {
            reports.forEach(report -> writer.write(report, rules.examine(report)));
            writer.finish();
        }
        WorkingCopy.Loaded loaded = copy.load(run(reports.stream()
                .map(report -> new PlannedFile(report.file(), Action.READ, "test")).toList()), List.of(shard));
        marts();
        assertThat(copy.runChecks()).extracting(WorkingCopy.CheckFailure::severity).doesNotContain("error");
        copy.publish(2);
        return loaded;
    }

    /** What the checks say of reports that are loaded, but not published. */
    List<WorkingCopy.CheckFailure> check(ReportText... reports) {
        copy.load(run(Stream.of(reports).map(report -> report.planned(Action.READ)).toList()),
                List.of(shard(List.of(reports))));
        marts();
        return copy.runChecks();
    }

    /** Rows of a query over the published warehouse, cells separated by " | ", NULL as "null". */
    List<String> rows(String sql) {
        try (PublishedWarehouse warehouse = PublishedWarehouse.open(published).orElseThrow()) {
            return rows(warehouse.connection(), sql);
        }
    }

    static List<String> rows(Connection connection, String sql) {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                StringBuilder cells = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object cell = row.getObject(i);
                    cells.append(i == 1 ? "" : " | ").append(cell instanceof java.math.BigDecimal number
                            ? number.toPlainString() : cell);
                }
                rows.add(cells.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs statements in the working copy, to break it. */
    void inWorkingCopy(String sql) {
        try (var connection = DuckDb.writable(folder.resolve("work/working.duckdb"),
                new DuckDbSettings("512MB", 2, folder.resolve("work/spill")))) {
            DuckDb.execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static Finding finding(int figure, String rule) {
        return new Finding(figure, rule, "warning", "a", "b", "c");
    }
}
