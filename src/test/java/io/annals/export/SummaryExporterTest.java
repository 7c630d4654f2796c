package io.annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exporter reads two views and the years; a warehouse with just these is enough to prove it. */
class SummaryExporterTest {

    @TempDir
    Path folder;

    private Connection warehouse;
    private final SummaryExporter exporter = new SummaryExporter();

    @BeforeEach
    void open() throws SQLException {
        warehouse = DriverManager.getConnection("jdbc:duckdb:");
        execute("""
                CREATE TABLE agg_organization_year (year INTEGER);
                CREATE TABLE s (year INTEGER, region_code VARCHAR, region_name VARCHAR, organization_name VARCHAR,
                    indicator_code VARCHAR, indicator_name VARCHAR, unit VARCHAR, value DECIMAL(38,9), big BOOLEAN,
                    sentence VARCHAR);
                CREATE VIEW v_annual_summary AS SELECT * FROM s;
                COMMENT ON COLUMN v_annual_summary.value IS 'The "value"';
                CREATE TABLE i (year INTEGER, indicator_code VARCHAR, region_code VARCHAR, mean DECIMAL(38,9));
                CREATE VIEW v_annual_indicators AS SELECT * FROM i;
                INSERT INTO agg_organization_year VALUES (2022), (2023), (2023);
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

    @Test
    void rowsStandInOrderOfCodesWithExactNumbersAndHarmlessTexts() throws Exception {
        assertThat(exporter.years(warehouse)).containsExactly(2022, 2023);
        assertThat(exporter.export(warehouse, folder, List.of(2022))).containsExactly(
                folder.resolve("annual-summary-2022.csv"), folder.resolve("annual-indicators-2022.csv"),
                folder.resolve("datapackage.json"));
        assertThat(Files.readString(folder.resolve("annual-summary-2022.csv"))).isEqualTo(
                "\uFEFFyear,region_code,region_name,organization_name,indicator_code,indicator_name,unit,"
                + "value,big,sentence\r\n"
                + "2022,990101,,乙局,z,丁,元,-12,true,'＝全角\r\n"
                + "2022,990102,,丙局,z,丁,元,1200.5,true,'=1+1\r\n"
                + "2022,990102,,丙局,,'+乙,元,0.000000001,true,\"a,b\"\"c\"\"\n第二行\"\r\n"
                + "2022,,,甲局,z,丁,元,85782400,true,'-5度\r\n");
        assertThat(Files.readString(folder.resolve("annual-indicators-2022.csv"))).isEqualTo(
                "\uFEFFyear,indicator_code,region_code,mean\r\n2022,a,990000,2\r\n2022,b,100000,0.333333333\r\n");
        assertThat(Files.readString(folder.resolve("datapackage.json")))
                .contains("\"path\": \"annual-summary-2022.csv\"", "\"rows\": 4", "\"sha256\": \"",
                "\"type\": \"number\"",
                        "\"description\": \"The \\\"value\\\"\"").doesNotContain("2023");
    }

    @Test
    void theSameWarehouseGivesTheSameBytesHoweverItIsWritten() throws Exception {
        exporter.export(warehouse, folder, List.of(2022, 2023));
        Map<String, String> whole = files();
        assertThat(whole.keySet()).containsExactly("annual-indicators-2022.csv", "annual-indicators-2023.csv",
                "annual-summary-2022.csv", "annual-summary-2023.csv", "datapackage.json");
        exporter.export(warehouse, folder, List.of(2023));
        assertThat(files()).isEqualTo(whole);
        for (String name : whole.keySet()) {
            Files.delete(folder.resolve(name));
        }
        exporter.export(warehouse, folder, List.of(2023));
        exporter.export(warehouse, folder, List.of(2022));
        assertThat(files()).isEqualTo(whole);
        Files.writeString(folder.resolve("annual-summary-2022.csv"), "edited");
        exporter.export(warehouse, folder, List.of(2023));
        assertThat(files()).as("a file that was changed by hand is written again").isEqualTo(whole);
    }

    @Test
    void filesOfAYearWithoutRowsGoOnlyWhereTheManifestKnowsThem() throws Exception {
        exporter.export(warehouse, folder, List.of(2022, 2023));
        Files.writeString(folder.resolve("annual-summary-2019.csv"), "somebody else's");
        execute("DELETE FROM agg_organization_year WHERE year = 2022");
        exporter.export(warehouse, folder, List.of(2023, 2022, 1999));
        assertThat(files().keySet()).containsExactly("annual-indicators-2023.csv", "annual-summary-2019.csv",
                "annual-summary-2023.csv", "datapackage.json");
        assertThat(files().get("datapackage.json")).doesNotContain("2022", "2019");
    }

    @Test
    void aManifestThatIsNoJsonIsReplaced() throws Exception {
        Files.writeString(folder.resolve("datapackage.json"), "not { json");
        exporter.export(warehouse, folder, List.of(2023));
        assertThat(files().get("datapackage.json")).startsWith("{\n  \"$schema\"");
    }

    @Test
    void numbersAreNeverTakenForFormulas() {
        assertThat(SummaryExporter.cell(new BigDecimal("-1.50"))).isEqualTo("-1.5");
        assertThat(SummaryExporter.cell(new BigDecimal("0E-9"))).isEqualTo("0");
        assertThat(SummaryExporter.cell(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(SummaryExporter.cell(null)).isNull();
        for (String text : List.of("=a", "+a", "-a", "@a", "\ta", "\ra", "＝a", "＋a", "－a", "＠a")) {
            assertThat(SummaryExporter.cell(text)).isEqualTo("'" + text);
        }
        assertThat(SummaryExporter.cell("a=1")).isEqualTo("a=1");
    }
}
