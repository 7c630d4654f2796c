package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports on a part of a year stand beside those on the year and beside each other, and nothing in them for a year. */
class PartsOfYearsTest {

    private static final List<Path> REFERENCE = List.of(Path.of("jobs/samples/reference").toAbsolutePath());

    @TempDir
    Path home;

    @Test
    void aPartOfAYearIsNoVersionOfTheYearNorOfAnotherPart() throws Exception {
        Map<String, String> reports = Map.of(
                "a.txt", "鹭汀区民政局2022年工作总结\n\n全区约有城市低保对象2400人。\n",
                "b.txt", "鹭汀区民政局2022年上半年工作总结\n\n全区共有城市低保对象2500人，去年同期为2600人。办理结婚登记1000对。\n",
                "c.txt", "鹭汀区民政局2022年一季度工作总结\n\n办理结婚登记480对。计划全年办理2000对。\n",
                "d.txt", "鹭汀区民政局2022年前三季度工作总结\n\n办理结婚登记1500对。7月份办理离婚登记31对。\n",
                "e.txt", "鹭汀区民政局关于2022年8月份财政收支情况的报告\n\n支出临时救助资金35万元。\n",
                "f.txt", "鹭汀区民政局2022年前三季度工作总结（更正）\n\n办理结婚登记1510对。\n",
                "g.txt", "鹭汀区民政局2022年季度报告\n\n办理结婚登记470对。\n",
                "h.txt", "鹭汀区民政局2022年度季度报告\n\n办理结婚登记490对。\n");
        Path folder = Files.createDirectories(home.resolve("reports"));
        for (Map.Entry<String, String> report : reports.entrySet()) {
            Files.writeString(folder.resolve(report.getKey()), report.getValue());
        }
        assertThat(Loads.load(home, "w", Map.of("s", folder), REFERENCE).status()).isEqualTo("published");
        assertThat(rows("SELECT report_path, report_kind, part_of_year, is_current FROM dim_report ORDER BY 1"))
                .containsExactly("a.txt work_summary  true", "b.txt half_year_report 1-6 true",
                        "c.txt interim_report 1-3 true", "d.txt interim_report 1-9 false", "e.txt interim_report 8-8 true",
                        "f.txt interim_report 1-9 true", "g.txt interim_report ? true", "h.txt interim_report ? true");
        assertThat(rows("SELECT stated_text, period_type, starts_on, ends_on FROM v_figure_history JOIN fact_figure "
                + "USING (figure_key, stated_text) JOIN dim_period USING (period_key, period_type) "
                + "WHERE report_path < 'g' ORDER BY report_path, fact_figure.char_start")).containsExactly(
                "2400人 year 2022-01-01 2022-12-31", "2500人 half_year 2022-01-01 2022-06-30",
                "2600人 year 2021-01-01 2021-12-31", "1000对 half_year 2022-01-01 2022-06-30",
                "480对 quarter 2022-01-01 2022-03-31", "2000对 year 2022-01-01 2022-12-31",
                "1500对 span 2022-01-01 2022-09-30", "31对 month 2022-07-01 2022-07-31",
                "35万元 month 2022-08-01 2022-08-31", "1510对 span 2022-01-01 2022-09-30");
        assertThat(rows("SELECT indicator_code, year, value FROM agg_organization_year"))
                .as("a hedged value of the year before exact ones of its parts, and nothing of last year's half")
                .containsExactly("urban_dibao_persons 2022 2400.000000000");
        assertThat(rows("SELECT DISTINCT total FROM agg_indicator_year")).containsExactly("2400.000000000");
    }

    private List<String> rows(String sql) throws Exception {
        return Loads.rows(home, "w", sql);
    }
}
