package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.source.PlannedFile;
import io.annals.warehouse.ReportText.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {

    @TempDir
    Path folder;

    static Said marriages(String value, int year) {
        return Said.of(value, "对", "marriage_registrations", "结婚登记", "对", year);
    }

    @Test
    void aReportBecomesFiguresThatPointIntoItsText() {
        Warehouses warehouse = new Warehouses(folder);
        WorkingCopy.Loaded loaded = warehouse.load(new ReportText("a.txt").by("990101", "东河区民政局").about(2023)
                .words("到").excluded("2023", "DATE").words("年底，").figure(marriages("1200", 2023))
                .figure(Said.of("12.5", "元", "", "其他支出", "元", 2023)));
        assertThat(loaded).isEqualTo(new WorkingCopy.Loaded(1, 2, 0));
        assertThat(warehouse.rows("SELECT report_path, organization_name, region_code, region_name, province_name,"
                + " year, period_type, indicator_code, indicator_name, value, unit, stated_text FROM v_figure "
                + "ORDER BY char_start"))
                .containsExactly(
                        "a.txt | 东河区民政局 | 990101 | 东河区 | 云中省 | 2023 | year | marriage_registrations | 结婚登记"
                                + " | 1200.000000000 | 对 | 1200对",
                        "a.txt | 东河区民政局 | 990101 | 东河区 | 云中省 | 2023 | year | null | 其他支出 | 12.500000000 | 元"
                                + " | 12.5元");
        assertThat(warehouse.rows("SELECT count(*) FROM fact_figure JOIN report_text USING (report_key) WHERE "
                + "substr(report_text, char_start + 1, char_end - char_start) = stated_text")).containsExactly("2");
        assertThat(warehouse.rows("SELECT region_name, year, value, has_conflict FROM agg_organization_year "
                + "WHERE indicator_code IS NOT NULL")).containsExactly("东河区 | 2023 | 1200.000000000 | false");
        assertThat(warehouse.rows("SELECT region_level, own_value, children_total, total, total_source, "
                + "divisions_stated FROM agg_indicator_year ORDER BY region_level")).containsExactly(
                "county | 1200.000000000 | null | 1200.000000000 | own | 0",
                "nation | null | 1200.000000000 | 1200.000000000 | children | 1",
                "prefecture | null | 1200.000000000 | 1200.000000000 | children | 1",
                "province | null | 1200.000000000 | 1200.000000000 | children | 1");
    }

    @Test
    void aWarehouseThatWasRewrittenForNewerClientsIsLoadedInto() throws Exception {
        Warehouses warehouse = new Warehouses(folder);
        warehouse.load(new ReportText("a.txt").by("990101", "东河区民政局").about(2023).figure(marriages("1200", 2023)));
        Path rewritten = folder.resolve("rewritten.duckdb");
        try (var connection = DuckDb.inMemory(DuckDbSettings.toRead(DuckDbSettings.MEGABYTES))) {
            DuckDb.execute(connection, "ATTACH " + DuckDb.quoted(warehouse.published.toString()) + " AS old (READ_ONLY); ATTACH "
                    + DuckDb.quoted(rewritten.toString()) + " AS new (STORAGE_VERSION 'v1.4.0'); COPY FROM DATABASE old TO new");
        }
        Files.move(rewritten, warehouse.published, StandardCopyOption.REPLACE_EXISTING);

        warehouse.load(new ReportText("b.txt").by("990102", "西河区民政局").about(2023).figure(marriages("7", 2023)));

        assertThat(warehouse.rows("SELECT value FROM v_figure ORDER BY value")).containsExactly("7.000000000", "1200.000000000");
    }

    @Test
    void documentsAreFoundWhereverTheyStand() {
        Warehouses warehouse = new Warehouses(folder);
        List<ReportText> reports = reports(5000);
        publish(warehouse, reports);
        List<ReportText> asked = List.of(reports.get(0), reports.get(1), reports.get(2300), reports.get(4999));
        try (PublishedWarehouse published = PublishedWarehouse.open(warehouse.published).orElseThrow()) {
            Map<String, String> found = new LinkedHashMap<>();
            List<String> contents = Stream.concat(Stream.of("of no report"), asked.stream().map(LoadTest::content)).toList();
            published.documents(contents, (content, document) -> found.put(content, document.text()) == null);
            Map<String, String> expected = new LinkedHashMap<>();
            asked.forEach(report -> expected.put(content(report), report.report().document().text()));
            assertThat(found).containsExactlyEntriesOf(expected);

            found.clear();
            published.documents(contents, (content, document) -> found.put(content, document.text()) == null && found.size() < 2);
            assertThat(found).containsOnlyKeys(content(asked.get(0)), content(asked.get(1)));
        }
    }

    @Test
    void fewLongTextsAreHeldAtOnce() throws SQLException {
        Warehouses warehouse = new Warehouses(folder);
        List<ReportText> reports = reports(20);
        for (int i = 10; i < 13; i++) {
            reports.set(i, new ReportText(i + ".txt").words("长".repeat(600_000)).words(Integer.toString(i)));
        }
        publish(warehouse, reports);
        String keys = reports.subList(8, 15).stream().map(report -> String.valueOf(StableKey.report(content(report))))
                .collect(Collectors.joining(", "));
        try (PublishedWarehouse published = PublishedWarehouse.open(warehouse.published).orElseThrow();
             Statement statement = published.connection().createStatement()) {
            assertThat(PublishedWarehouse.stretches(statement, keys)).containsExactly(
                    new long[] {8, 10}, new long[] {11, 11}, new long[] {12, 14});
        }
    }

    /** Short reports that stand in the warehouse as in the list. */
    private static List<ReportText> reports(int number) {
        List<ReportText> reports = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            reports.add(new ReportText(i + ".txt").words("报告第").words(Integer.toString(i)));
        }
        return reports;
    }

    private static void publish(Warehouses warehouse, List<ReportText> reports) {
        warehouse.copy.load(warehouse.run(reports.stream().map(report -> report.planned(PlannedFile.Action.READ)).toList()),
                List.of(warehouse.shard(reports)));
        warehouse.copy.publish(1);
    }

    private static String content(ReportText report) {
        return report.file().contentSha256();
    }

    @Test
    void whatQueriesAskForByItsCodeStandsTogetherYearByYear() {
        Warehouses warehouse = new Warehouses(folder);
        List<ReportText> reports = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            reports.add(new ReportText(i + ".txt").by("990101", "东河区民政局").about(2000 + i * 7 % 40)
                    .figure(Said.of("12.5", "元", "", "其他支出" + i % 3, "元", 2023))
                    .figure(marriages("1200", 2000 + i * 7 % 40)).words("，")
                    .figure(Said.of("9", "人", "t_stock", "试验存量", "人", 2000 + i * 11 % 40)));
        }
        warehouse.load(reports, List.of());
        List<String> stored = warehouse.rows("SELECT coalesce(indicator_code, '') || ' ' || year FROM fact_figure "
                + "JOIN dim_indicator USING (indicator_key) JOIN dim_period USING (period_key) ORDER BY fact_figure.rowid");
        List<String> expected = new ArrayList<>(warehouse.rows("SELECT indicator_code || ' ' || year FROM fact_figure "
                + "JOIN dim_indicator USING (indicator_key) JOIN dim_period USING (period_key) WHERE indicator_code IS NOT NULL "
                + "ORDER BY indicator_key, year"));
        assertThat(expected).hasSize(80);
        expected.addAll(Collections.nCopies(40, " 2023"));
        assertThat(stored).isEqualTo(expected);
    }
}
