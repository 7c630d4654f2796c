package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.source.KnownFile;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A warehouse of every earlier state of the schema is brought to today's without loss. Each of
 * {@code src/test/resources/warehouses} was made by the program of that state from the reports beside it:
 * how to add one stands in {@code warehouse-schema/README.md}.
 */
class EarlierWarehousesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/warehouses");

    /**
     * Tables whose rows must all be there afterwards, and what of them a load that reads nothing sets anew: when a path
     * was last seen. Findings that compare reports are made anew by every load.
     */
    private static final Map<String, String> KEPT = Map.ofEntries(
            Map.entry("dim_load", ""), Map.entry("dim_report", ""), Map.entry("report_text", ""),
            Map.entry("fact_figure", ""), Map.entry("excluded_numeral", ""), Map.entry("dim_organization", ""),
            Map.entry("dim_period", ""), Map.entry("report_evidence", ""),
            Map.entry("report_file", "last_seen_run"), Map.entry("quarantined_file", "last_seen_at"));

    private static final String FIGURES = "SELECT figure_key, report_path, organization_name, region_code, year, "
            + "period_type, stated_indicator, value, value_high, unit, qualifier, kind, status, part_of_figure_key, "
            + "stated_text, sentence FROM v_figure ORDER BY figure_key";

    @TempDir
    Path folder;

    static List<Integer> versions() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".gz")).sorted()
                    .map(name -> Integer.parseInt(name.replaceAll("\\D", ""))).toList();
        }
    }

    @Test
    void everyReleasedStateIsKept() throws IOException {
        assertThat(versions()).as("states of the schema that a program had; V004 came with V005, V006 with V007")
                .startsWith(1, 2, 3, 5, 7).allMatch(version -> version <= Migrations.newest());
        for (int version : versions()) {
            assertThat(Files.size(fixture(version))).as("bytes of %s", fixture(version)).isLessThan(400_000);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void isMigratedWithoutLoss(int version) throws Exception {
        Warehouses warehouse = warehouse(version);
        byte[] before = Files.readAllBytes(warehouse.published);
        List<PlannedFile> files = new ArrayList<>();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> figures;
        try (PublishedWarehouse old = PublishedWarehouse.open(warehouse.published).orElseThrow()) {
            assertThat(Warehouses.rows(old.connection(), "SELECT max(CAST(version AS INTEGER)) FROM schema_history"))
                    .containsExactly(String.valueOf(version));
            for (KnownFile known : old.knownFiles()) {
                files.add(new PlannedFile(new SourceFile(known.sourceCode(), known.reportPath(),
                        Path.of("/nowhere", known.reportPath()), known.sizeBytes(), known.modifiedAt(),
                        known.contentSha256()), Action.UNCHANGED, "test"));
            }
            for (String table : new TreeSet<>(KEPT.keySet())) {
                List<String> names = Warehouses.rows(old.connection(), "SELECT column_name FROM duckdb_columns() WHERE "
                        + "table_name = '" + table + "' AND column_name <> '" + KEPT.get(table)
                        + "' ORDER BY column_index");
                if (!names.isEmpty()) {
                    columns.put(table, String.join(", ", names));
                    rows.put(table, Warehouses.rows(old.connection(), select(columns, table)));
                }
            }
            figures = Warehouses.rows(old.connection(), FIGURES);
        }
        assertThat(files).hasSize(5);
        assertThat(rows).allSatisfy((table, there) -> assertThat(there).as(table).isNotEmpty());

        warehouse.copy.load(run(warehouse, files), List.of());
        warehouse.marts();
        assertThat(warehouse.copy.runChecks()).filteredOn(failure -> failure.severity().equals("error")).isEmpty();
        assertThat(Files.readAllBytes(warehouse.published)).as("the published file before the new one replaces it")
                .isEqualTo(before);
        warehouse.copy.publish(1);
        assertThat(Files.readAllBytes(folder.resolve("annals.duckdb.1"))).as("the file that was replaced")
                .isEqualTo(before);

        assertThat(warehouse.rows("SELECT max(CAST(version AS INTEGER)) FROM schema_history WHERE success"))
                .containsExactly(String.valueOf(Migrations.newest()));
        rows.forEach((table, there) -> assertThat(warehouse.rows(select(columns, table))).as(table).containsAll(there)
                .hasSize(there.size() + (table.equals("dim_load") ? 1 : 0)));
        assertThat(warehouse.rows(FIGURES)).isEqualTo(figures).isNotEmpty();
        assertThat(warehouse.rows("SELECT region_name, year, value FROM agg_organization_year "
                + "WHERE indicator_code = 'marriage_registrations' ORDER BY year")).containsExactly(
                "青栎县 | 2021 | 1506.000000000", "青栎县 | 2022 | 1423.000000000");
        assertThat(warehouse.rows("SELECT value FROM v_figure_history WHERE NOT is_current AND stated_indicator = '结婚登记'"))
                .containsExactly("1432.000000000");
        assertThat(warehouse.rows("SELECT sentence FROM v_finding WHERE rule_code = 'CONFLICTING_VALUES'"))
                .containsExactly("全局共有行政执法人员18人，其中持有执法证件的21人。");
    }

    /** A run with the source and the reference data that the fixtures were made with. */
    private static LoadRun run(Warehouses warehouse, List<PlannedFile> files) {
        LoadRun run = warehouse.run(files);
        return new LoadRun(run.runId(), run.startedAt(), run.rulesVersion(), run.referenceSha256(), run.program(),
                List.of(Path.of("jobs/samples/reference")), run.files(), Map.of("reports", false));
    }

    private static String select(Map<String, String> columns, String table) {
        return "SELECT " + columns.get(table) + " FROM " + table;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void hasTheSameSchemaAfterwardsAsANewOne(int version) throws Exception {
        Warehouses migrated = warehouse(version);
        migrated.copy.load(run(migrated, List.of()), List.of());
        migrated.marts();
        migrated.copy.publish(0);
        Warehouses made = new Warehouses(folder.resolve("new"));
        made.load();
        String schema = "SELECT table_name, column_name, data_type, is_nullable, column_default, comment FROM "
                + "duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index";
        assertThat(migrated.rows(schema)).isEqualTo(made.rows(schema)).hasSizeGreaterThan(300);
    }

    private Warehouses warehouse(int version) throws IOException, SQLException {
        Warehouses warehouse = new Warehouses(folder);
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(fixture(version)))) {
            Files.copy(bytes, warehouse.published);
        }
        return warehouse;
    }

    private static Path fixture(int version) {
        return FIXTURES.resolve("V%03d.duckdb.gz".formatted(version));
    }
}
