package io.annals.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.annals.warehouse.WarehouseException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The exporter reads three views and the last load; a warehouse with just these is enough to prove it. */
class SummaryExporterTest {

    @TempDir
    Path folder;

    private Connection warehouse;
    private final SummaryExporter exporter = new SummaryExporter();

    @BeforeEach
    void open() throws SQLException {
        warehouse = DriverManager.getConnection("jdbc:duckdb:");
        execute("""
                CREATE TABLE dim_load (run_id VARCHAR, started_at TIMESTAMP, rules_version VARCHAR);
                INSERT INTO dim_load VALUES ('r1', '2024-05-01 02:00:00', 'rules-1'), ('r2', '2024-05-02 02:00:00', 'rules-2');
                CREATE TABLE s (year INTEGER, region_code VARCHAR, region_name VARCHAR, organization_name VARCHAR,
                    indicator_code VARCHAR, indicator_name VARCHAR, unit VARCHAR, value DECIMAL(38,9), big BOOLEAN,
                    sentence VARCHAR);
                CREATE VIEW v_annual_summary AS SELECT * FROM s;
                COMMENT ON COLUMN v_annual_summary.value IS 'The "value"';
                CREATE TABLE i (year INTEGER, indicator_code VARCHAR, region_code VARCHAR, mean DECIMAL(38,9));
                CREATE VIEW v_annual_indicators AS SELECT * FROM i;
                CREATE TABLE f (year INTEGER, region_code VARCHAR, organization_name VARCHAR, source_code VARCHAR,
                    report_path VARCHAR, char_start BIGINT, char_end BIGINT, figure_key BIGINT, stated_text VARCHAR);
                CREATE VIEW v_annual_figures AS SELECT * FROM f;
                INSERT INTO f VALUES (2022, '990101', '乙局', 's', 'a.txt', 9, 12, 1234567890123456789, '012'),
                    (2022, '990101', '乙局', 's', 'a.txt', 3, 5, 7, '3-5'), (2030, NULL, '', 's', 'a.txt', 20, 22, 8, '6所');
                INSERT INTO i VALUES (2022, 'b', '100000', 0.333333333), (2022, 'a', '990000', 2);
                """);
        row(2022, "990102", "丙局", null, "+乙", "1E-9", "a,b\"c\"\n第二行");
        row(2022, "990102", "丙局", "z", "丁", "1200.500000000", "=1+1");
        row(2022, "990101", "乙局", "z", "丁", "-12", "＝全角");
        row(2022, null, "甲局", "z", "丁", "85782400", "-5度");
        row(2023, "990101", "乙局", "z", "丁", "0", "");
    }

    @AfterEach
    void close() throws SQLException {
        warehouse.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void rowsThatFailToComeAreAnErrorAndLeaveTheFilesAsTheyWere() throws Exception {
        exporter.export(warehouse, folder, SummaryFormat.DEFAULT);
        byte[] before = Files.readAllBytes(folder.resolve("annual-figures-2022.csv"));
        execute("UPDATE f SET stated_text = '9'; INSERT INTO dim_load VALUES ('r3', '2024-05-03 02:00:00', 'rules-2');"
                + "CREATE SEQUENCE asked; CREATE OR REPLACE VIEW v_annual_figures AS SELECT * FROM f WHERE nextval('asked') <= 4");
        assertThatThrownBy(() -> exporter.export(warehouse, folder, SummaryFormat.DEFAULT)).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("v_annual_figures ended before its last row").hasMessageNotContaining("\n");
        assertThat(folder.resolve("annual-figures-2022.csv")).hasBinaryContent(before);
    }

    /** A pipe stands for what can't be read: whoever opens it waits. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatIsNoFileIsReplacedUnread() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/mkfifo"))).isTrue();
        Path file = folder.resolve("annual-figures-2022.csv");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", file.toString()).start().waitFor()).isZero();
        exporter.export(warehouse, folder, SummaryFormat.DEFAULT);
        assertThat(file).isRegularFile().content().contains("3-5");
    }

    private void row(int year, String region, String organization, String code, String name, String value,
            String sentence) throws SQLException {
        try (var insert = warehouse.prepareStatement("INSERT INTO s VALUES (?, ?, '', ?, ?, ?, '元', ?, true, ?)")) {
            insert.setInt(1, year);
            insert.setString(2, region);
            insert.setString(3, organization);
            insert.setString(4, code);
            insert.setString(5, name);
            insert.setBigDecimal(6, new BigDecimal(value));
            insert.setString(7, sentence);
            insert.execute();
        }
    }

    private Map<String, String> files() throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (var listed = Files.list(folder)) {
            for (Path file : listed.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private List<SummaryFile> export(Integer... years) {
        return exporter.export(warehouse, folder, List.of(years), SummaryFormat.DEFAULT);
    }

    private static List<String> told(List<SummaryFile> files) {
        return files.stream().map(file -> file.path().getFileName() + " " + file.rows() + " " + file.change()).toList();
    }

    @Test
    void rowsStandInOrderOfCodesWithExactNumbersAndHarmlessTexts() throws Exception {
        assertThat(exporter.years(warehouse)).containsExactly(2022, 2023, 2030);
        assertThat(told(export(2022))).containsExactly("annual-summary-2022.csv 4 WRITTEN",
                "annual-indicators-2022.csv 2 WRITTEN", "annual-figures-2022.csv 2 WRITTEN",
                "datapackage.json -1 WRITTEN");
        assertThat(files().get("annual-summary-2022.csv")).isEqualTo(
                "\uFEFFyear,region_code,region_name,organization_name,indicator_code,indicator_name,unit,"
                + "value,big,sentence\r\n"
                + "2022,990101,,乙局,z,丁,元,-12,true,'＝全角\r\n"
                + "2022,990102,,丙局,z,丁,元,1200.5,true,'=1+1\r\n"
                + "2022,990102,,丙局,,'+乙,元,0.000000001,true,\"a,b\"\"c\"\"\n第二行\"\r\n"
                + "2022,,,甲局,z,丁,元,85782400,true,'-5度\r\n");
        assertThat(files().get("annual-indicators-2022.csv")).isEqualTo(
                "\uFEFFyear,indicator_code,region_code,mean\r\n2022,a,990000,2\r\n2022,b,100000,0.333333333\r\n");
        assertThat(files().get("annual-figures-2022.csv")).isEqualTo(
                "\uFEFFyear,region_code,organization_name,source_code,report_path,char_start,char_end,figure_key,"
                + "stated_text\r\n2022,990101,乙局,s,a.txt,3,5,7,'3-5\r\n"
                + "2022,990101,乙局,s,a.txt,9,12,'1234567890123456789,'012\r\n");
        assertThat(files().get("datapackage.json")).contains("\"path\": \"annual-summary-2022.csv\"", "\"rows\": 4",
                "\"hash\": \"sha256:", "\"type\": \"number\"", "\"rules_version\": \"rules-2\"",
                "\"load_run_id\": \"r2\"", "\"load_started_at\": \"2024-05-02T02:00:00Z\"",
                "\"description\": \"The \\\"value\\\"\\n代表该年份的数值\"").doesNotContain("2023");
    }

    @Test
    void programsGetTheTextsAsTheyAre() throws Exception {
        exporter.export(warehouse, folder, List.of(2022), new SummaryFormat(CsvDialect.RFC4180, HeaderLanguage.ZH));
        assertThat(files().get("annual-figures-2022.csv")).startsWith("年份,区划代码,机构,来源,报告路径,")
                .endsWith("\r\n2022,990101,乙局,s,a.txt,9,12,1234567890123456789,012\r\n");
        assertThat(files().get("annual-summary-2022.csv")).contains(",元,1200.5,true,=1+1\r\n");
        exporter.export(warehouse, folder, List.of(2022), new SummaryFormat(CsvDialect.TSV, HeaderLanguage.EN));
        assertThat(files().keySet()).as("the files of the other dialect are gone").containsExactly(
                "annual-figures-2022.tsv", "annual-indicators-2022.tsv", "annual-summary-2022.tsv", "datapackage.json");
        assertThat(files().get("annual-summary-2022.tsv")).startsWith("year\tregion_code\t").endsWith(
                "2022\t990102\t\t丙局\t\t+乙\t元\t0.000000001\ttrue\ta,b\"c\"\\n第二行\n"
                + "2022\t\t\t甲局\tz\t丁\t元\t85782400\ttrue\t-5度\n");
    }

    @Test
    void anotherFormatForOneYearIsAnotherFormatForAllThatStandThere() throws Exception {
        export(2022, 2023);
        exporter.export(warehouse, folder, List.of(2023), new SummaryFormat(CsvDialect.TSV, HeaderLanguage.EN));
        assertThat(files().keySet()).containsExactly("annual-figures-2022.tsv", "annual-indicators-2022.tsv",
                "annual-summary-2022.tsv", "annual-summary-2023.tsv", "datapackage.json");
        exporter.export(warehouse, folder, List.of(2023), new SummaryFormat(CsvDialect.TSV, HeaderLanguage.ZH));
        assertThat(files().get("annual-summary-2022.tsv")).startsWith("年份\t");
    }

    @Test
    void theSameWarehouseGivesTheSameBytesHoweverItIsWritten() throws Exception {
        export(2022, 2023);
        Map<String, String> whole = files();
        assertThat(whole.keySet()).containsExactly("annual-figures-2022.csv", "annual-indicators-2022.csv",
                "annual-summary-2022.csv", "annual-summary-2023.csv", "datapackage.json");
        assertThat(told(export(2023))).containsExactly("annual-summary-2023.csv 1 UNCHANGED",
                "datapackage.json -1 UNCHANGED");
        assertThat(files()).isEqualTo(whole);
        for (String name : whole.keySet()) {
            Files.delete(folder.resolve(name));
        }
        export(2023);
        export(2022);
        assertThat(files()).isEqualTo(whole);
        Files.writeString(folder.resolve("annual-summary-2022.csv"), "edited");
        assertThat(told(export(2023))).as("a file that was changed by hand is written again").containsExactly(
                "annual-summary-2022.csv 4 WRITTEN", "annual-indicators-2022.csv 2 UNCHANGED",
                "annual-figures-2022.csv 2 UNCHANGED", "annual-summary-2023.csv 1 UNCHANGED",
                "datapackage.json -1 UNCHANGED");
        assertThat(files()).isEqualTo(whole);
    }

    @Test
    void aFileThatDidNotChangeIsLeftAlone() throws Exception {
        export(2022, 2023);
        Path file = folder.resolve("annual-summary-2022.csv");
        FileTime written = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, written);
        export(2022, 2023);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    }

    /** Every place at which a kill can leave the folder: some files renamed, some not, the data package the old one. */
    @Test
    void whatAKillBetweenTwoRenamesLeavesIsToldByTheDataPackageAndMendedByTheNextRun() throws Exception {
        export(2022, 2023);
        Map<String, String> before = files();
        execute("UPDATE s SET value = value + 1; UPDATE f SET stated_text = '013' WHERE char_start = 9; "
                + "INSERT INTO dim_load VALUES ('r3', '2024-05-03 02:00:00', 'rules-2')");
        export(2022, 2023);
        Map<String, String> after = files();
        List<String> order = List.of("annual-summary-2022.csv", "annual-figures-2022.csv", "annual-summary-2023.csv");
        for (int renamed = 0; renamed <= order.size(); renamed++) {
            for (Map.Entry<String, String> file : before.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), order.subList(0, renamed).contains(file.getKey())
                        ? after.get(file.getKey()) : file.getValue());
            }
            Files.writeString(folder.resolve("annual-summary-2023.csv.tmp"), "half a fi");
            Files.writeString(folder.resolve("datapackage.json.tmp"), "{");
            assertThat(mismatches()).as("files that the data package tells as others").isEqualTo(
                    order.subList(0, renamed).stream().sorted().toList());
            export(2023);
            assertThat(files()).as("after a kill behind %d renames", renamed).isEqualTo(after);
        }
    }

    @Test
    void onlyYearsThatLoadsChangedAreWrittenAfterALoad() throws Exception {
        execute("ALTER TABLE dim_load ADD COLUMN load_key BIGINT; UPDATE dim_load SET load_key = right(run_id, 1)::BIGINT; "
                + "CREATE TABLE changed_year (load_key BIGINT, year INTEGER); "
                + "INSERT INTO changed_year VALUES (1, 2030), (2, 2022), (2, 2023), (2, 2030)");
        assertThat(told(exportChanged())).as("nothing is there yet").hasSize(6);
        assertThat(told(exportChanged())).containsExactly("datapackage.json -1 UNCHANGED");

        execute("UPDATE s SET value = value + 1 WHERE year = 2023; INSERT INTO changed_year VALUES (3, 2023); "
                + "INSERT INTO dim_load VALUES ('r3', '2024-05-03 02:00:00', 'rules-2', 3)");
        assertThat(told(exportChanged())).containsExactly("annual-summary-2023.csv 1 WRITTEN", "datapackage.json -1 WRITTEN");
        assertThat(mismatches()).isEmpty();
        Map<String, String> partly = files();
        export(2022, 2023, 2030);
        assertThat(files()).as("as if all had been written").isEqualTo(partly);

        Files.writeString(folder.resolve("annual-figures-2022.csv"), "changed by hand");
        Files.delete(folder.resolve("annual-figures-2030.csv"));
        execute("INSERT INTO changed_year VALUES (4, 2023); "
                + "INSERT INTO dim_load VALUES ('r4', '2024-05-04 02:00:00', 'rules-2', 4)");
        exportChanged();
        assertThat(mismatches()).as("what was changed by hand or is missing is written again").isEmpty();

        execute("INSERT INTO i VALUES (2023, 'a', '990000', 3); INSERT INTO changed_year VALUES (5, 2030); "
                + "INSERT INTO dim_load VALUES ('r5', '2024-05-05 02:00:00', 'rules-2', 5)");
        assertThat(told(exportChanged())).as("rows of a family without a file are never left out")
                .contains("annual-indicators-2023.csv 1 WRITTEN");

        execute("DELETE FROM dim_load WHERE run_id IN ('r4', 'r5')");
        assertThat(told(exportChanged())).as("after a rollback every year is written").hasSize(7);
    }

    private List<SummaryFile> exportChanged() {
        return exporter.exportChanged(warehouse, folder, new SummaryFormat(CsvDialect.EXCEL, HeaderLanguage.EN));
    }

    /** The files whose bytes are not those that the data package names. */
    private List<String> mismatches() throws Exception {
        Map<String, Object> dataPackage = new Yaml().load(Files.readString(folder.resolve("datapackage.json")));
        List<String> names = new ArrayList<>();
        for (Object listed : (List<?>) dataPackage.get("resources")) {
            Map<?, ?> resource = (Map<?, ?>) listed;
            String name = (String) resource.get("path");
            String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(Files.readAllBytes(folder.resolve(name))));
            if (!resource.get("hash").equals("sha256:" + sha256)) {
                names.add(name);
            }
        }
        return names;
    }

    @Test
    void filesOfAYearWithoutRowsGoOnlyWhereTheDataPackageKnowsThem() throws Exception {
        export(2022, 2023);
        Files.writeString(folder.resolve("annual-summary-2019.csv"), "somebody else's");
        execute("DELETE FROM s WHERE year = 2022; DELETE FROM i WHERE year = 2022; DELETE FROM f WHERE year = 2022");
        assertThat(told(export(2023, 2022, 1999))).contains("annual-summary-2022.csv -1 REMOVED");
        assertThat(files().keySet()).containsExactly("annual-summary-2019.csv", "annual-summary-2023.csv",
                "datapackage.json");
        assertThat(files().get("datapackage.json")).doesNotContain("2022", "2019");
    }

    @Test
    void aDataPackageOfTheFirstProgramsIsUnderstood() throws Exception {
        export(2022);
        Map<String, String> whole = files();
        Files.writeString(folder.resolve("annual-summary-2021.csv"), "old");
        Files.writeString(folder.resolve("datapackage.json"), """
                {"resources": [{"path": "annual-summary-2021.csv", "rows": 1, "sha256": "00"},
                {"path": "annual-summary-2022.csv", "rows": 4, "sha256": "00"}, {"path": "../annual-summary-2021.csv"}]}
                """);
        export(2022);
        assertThat(files()).isEqualTo(whole);
    }

    @Test
    void aDataPackageThatIsNoJsonIsReplaced() throws Exception {
        Files.writeString(folder.resolve("datapackage.json"), "not { json");
        export(2023);
        assertThat(files().get("datapackage.json")).startsWith("{\n  \"$schema\"");
    }

    @Test
    void aWarehouseOfAnOlderProgramGivesTheFilesThatItHas() throws Exception {
        execute("DROP VIEW v_annual_figures");
        assertThat(exporter.missingViews(warehouse)).containsExactly("v_annual_figures");
        assertThat(exporter.years(warehouse)).containsExactly(2022, 2023);
        export(2022, 2023);
        assertThat(files().keySet()).containsExactly("annual-indicators-2022.csv", "annual-summary-2022.csv",
                "annual-summary-2023.csv", "datapackage.json");
    }
}
