package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.annals.warehouse.ReportText.Said;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    @TempDir
    static Path folder;

    private static Warehouses warehouse;

    @BeforeAll
    static void load() {
        warehouse = new Warehouses(folder.resolve("w"));
        warehouse.load(new ReportText("a.txt").by("990101", "东河区民政局").about(2023)
                .figure(Said.of("12", "对", "t_flow", "试验流量", "对", 2023))
                .figure(Said.of("5", "对", "t_flow", "试验流量", "对", 2023).partOf(0))
                .figure(Said.of("13", "对", "t_flow", "试验流量", "对", 2023)));
    }

    @Test
    void everyTableViewAndColumnIsExplained() {
        assertThat(warehouse.rows("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL")).isEmpty();
        assertThat(warehouse.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL"))
                .isEmpty();
        assertThat(warehouse.rows("SELECT table_name, column_name FROM duckdb_columns() "
                + "WHERE NOT internal AND comment IS NULL")).isEmpty();
        assertThat(warehouse.rows("SELECT function_name FROM duckdb_functions() WHERE NOT internal "
                + "AND comment IS NULL")).isEmpty();
        assertThat(warehouse.rows("SELECT table_name FROM duckdb_tables() WHERE comment NOT LIKE '%Grain: %' UNION ALL "
                + "SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment NOT LIKE '%Grain: %'"))
                .isEmpty();
        assertThat(warehouse.rows("SELECT count(*) > 25 FROM duckdb_tables()")).containsExactly("true");
    }

    @Test
    void theReadmeNamesEveryTableAndView() throws Exception {
        String readme = Files.readString(Path.of("warehouse-schema/README.md"));
        assertThat(warehouse.rows("SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views() "
                + "WHERE NOT internal")).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }

    @Test
    void theColumnsThatOtherToolsRelyOnAreThere() {
        String[] promised = {
            "report_file: source_code, report_path, content_sha256, size_bytes, modified_at, status, report_key, "
                    + "first_seen_run, last_changed_run",
            "quarantined_file: report_path, content_sha256, stage, reason_code, message, first_seen_at, last_seen_at, "
                    + "attempts",
            "dim_report: report_key, content_sha256, report_path, file_format, title, report_kind, report_year, "
                    + "organization_key, published_on, source_name, source_url, document_number, valid_from, valid_to, "
                    + "is_current, superseded_by_report_key, character_count, figure_count, load_key",
            "report_text: report_key, report_text",
            "excluded_numeral: report_key, char_start, char_end, reason_code",
            "dim_organization: organization_key, organization_name, organization_type, region_key",
            "dim_region: region_key, region_code, region_name, region_level, province_name, prefecture_name, "
                    + "county_name, parent_region_key",
            "dim_indicator: indicator_key, indicator_code, indicator_name, name_en, domain, measure, aggregation, "
                    + "unit_key, is_catalogued",
            "dim_unit: unit_key, unit_name, dimension, base_unit, factor_numerator, factor_denominator",
            "dim_period: period_key, period_type, year, starts_on, ends_on",
            "dim_load: load_key, started_at, rules_version, catalogue_sha256, files_seen, files_loaded, "
                    + "files_quarantined, figures_loaded",
            "fact_figure: figure_key, report_key, organization_key, region_key, period_key, indicator_key, unit_key, "
                    + "load_key, part_of_figure_key, value, value_high, qualifier, kind, status, stated_text, "
                    + "stated_indicator, stated_unit, section, sentence, char_start, char_end, table_no, row_no, "
                    + "column_no, is_baseline, rule",
            "report_evidence: report_key, attribute, value, found_in, is_used",
            "finding: finding_key, report_key, figure_key, rule_code, severity, expected, actual, message, load_key",
            "v_figure: figure_key, report_path, report_title, organization_name, region_code, region_name, "
                    + "province_name, year, period_type, indicator_code, indicator_name, stated_indicator, value, "
                    + "value_high, unit, qualifier, kind, status, part_of_figure_key, stated_text, sentence, section, "
                    + "char_start, char_end",
            "agg_organization_year: organization_key, organization_name, region_key, region_code, indicator_key, "
                    + "indicator_code, indicator_name, unit_name, year, value, figure_key, figures_considered, "
                    + "has_conflict, is_corrected, previous_value, change, change_pct",
            "agg_indicator_year: region_key, region_code, region_name, region_level, indicator_key, indicator_code, "
                    + "indicator_name, unit_name, year, own_value, children_total, total, total_source, "
                    + "divisions_stated, divisions_existing, organizations, mean, median, minimum, maximum, "
                    + "previous_total, change_pct",
            "agg_report_year: organization_key, organization_name, year, reports, expected, figures, "
                    + "catalogued_share, findings, quarantined",
            "v_finding: finding_key, sentence",
            "v_figure_history: figure_key, valid_from, valid_to"};
        for (String line : promised) {
            String[] parts = line.split(": ");
            assertThat(warehouse.rows("SELECT column_name FROM duckdb_columns() WHERE table_name = '" + parts[0] + "'"))
                    .as(parts[0]).contains(parts[1].split(", "));
        }
    }

    @Test
    void theFileIsWrittenForOlderClients() {
        assertThat(warehouse.rows("SELECT tags['storage_version'] FROM duckdb_databases() WHERE path IS NOT NULL"))
                .singleElement().asString().contains("v1.2.0");
    }

    @Test
    void readersReachNoOtherFileAndChangeNothing() {
        try (PublishedWarehouse published = PublishedWarehouse.open(warehouse.published).orElseThrow()) {
            for (String sql : List.of("SELECT * FROM read_text('/etc/hostname')", "COPY dim_unit TO '"
                    + folder.resolve("out.csv") + "'", "ATTACH '" + folder.resolve("x.duckdb") + "'",
                    "DELETE FROM dim_unit",
                    "SET enable_external_access = true", "SET memory_limit = '9GB'")) {
                assertThatThrownBy(() -> {
                    try (var statement = published.connection().createStatement()) {
                        statement.execute(sql);
                    }
                }).as(sql).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void aWarehouseOfANewerSchemaIsRefused() throws Exception {
        Path newer = folder.resolve("newer.duckdb");
        Files.copy(warehouse.published, newer);
        try (var connection = DuckDb.writable(newer, DuckDbSettings.of(DuckDbSettings.MEGABYTES, folder))) {
            DuckDb.execute(connection, "INSERT INTO schema_history SELECT * REPLACE (99 AS installed_rank, "
                    + "'900' AS version) FROM schema_history LIMIT 1");
        }
        assertThatThrownBy(() -> PublishedWarehouse.open(newer)).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("newer.duckdb").hasMessageContaining("version 900")
                .hasMessageContaining("up to " + Migrations.newest())
                .hasMessageContaining("update the program");
        byte[] before = Files.readAllBytes(newer);
        WorkingCopy copy = new WorkingCopy(folder.resolve("newer-work/copy.duckdb"), newer);
        assertThatThrownBy(() -> copy.load(warehouse.run(List.of()), List.of())).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("version 900");
        assertThat(Files.readAllBytes(newer)).isEqualTo(before);
    }

    /** DuckDB 2.0.0.1 finds no row with a condition, until a checkpoint, where one transaction did both with many rows. */
    @Test
    void noTableIsCreatedAndFilledInOneTransaction() {
        for (String folder : List.of("load", "marts", "rules", "migrations")) {
            for (SchemaFiles.SchemaFile file : SchemaFiles.of(folder)) {
                Pattern.compile("CREATE (?:OR REPLACE )?TABLE (?:IF NOT EXISTS )?([a-z_]+)").matcher(file.sql()).results()
                        .forEach(table -> assertThat(file.sql()).as(file.name())
                                .doesNotContainPattern("INSERT INTO " + table.group(1) + "\\b(?!\\s*VALUES|\\s*\\()"));
            }
        }
    }

    @Test
    void whatIsNoWarehouseIsToldApart() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no database at all, but long enough to be read");
        assertThatThrownBy(() -> PublishedWarehouse.open(text)).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("notes.txt").hasMessageNotContaining("\n");
        Path foreign = folder.resolve("foreign.duckdb");
        try (var connection = DuckDb.writable(foreign, DuckDbSettings.of(DuckDbSettings.MEGABYTES, folder))) {
            DuckDb.execute(connection, "CREATE TABLE somebody_elses (x INTEGER)");
        }
        assertThatThrownBy(() -> PublishedWarehouse.open(foreign)).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("no Annals warehouse");
    }

    @Test
    void theSchemaIsReadFromAPlainJarToo() throws Exception {
        Path classes = Path.of(SchemaFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path jar = folder.resolve("a b.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out)) {
            // Files alone, no entries for folders.
            add(entries, classes, "warehouse-schema");
            add(entries, classes, "io/annals/warehouse");
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()},
                ClassLoader.getPlatformClassLoader())) {
            Class<?> files = loader.loadClass(SchemaFiles.class.getName());
            assertThat(files.getMethod("of", String.class).invoke(null, "views").toString()).contains("v_figure.sql");
        }
    }

    private static void add(JarOutputStream entries, Path root, String name) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }
}
