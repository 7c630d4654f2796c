package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.warehouse.ReportText.Said;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
