package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.source.PlannedFile.Action;
import io.annals.warehouse.ReportText.Said;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people know better: corrections of printed figures, and the reports that should be there. */
class KnownBetterTest {

    private static final String CORRECTIONS = "content_sha256,char_start,stated_text,field,value,author,reason\n";
    private static final String OUTCOMES = "SELECT outcome, field, printed_text, corrected_value FROM v_correction "
            + "ORDER BY field, corrected_value";
    private static final String UNMET = "SELECT report_path, actual, message FROM v_finding "
            + "WHERE rule_code = 'CORRECTION_UNMET' ORDER BY message";

    @TempDir
    Path folder;

    private Warehouses warehouse;

    @BeforeEach
    void begin() {
        warehouse = Warehouses.migrated(folder);
    }

    private static ReportText report(String path, String... values) {
        ReportText report = new ReportText(path).by("990101", "东河区民政局").about(2023);
        for (String value : values) {
            report.figure(Said.of(value, "对", "t_flow", "试验流量", "对", 2023));
        }
        return report;
    }

    private void correct(ReportText report, String... rows) {
        StringBuilder table = new StringBuilder(CORRECTIONS);
        for (String row : rows) {
            table.append(report.file().contentSha256()).append(',').append(row).append(",复核组,印刷错误\n");
        }
        warehouse.overlay("corrections.csv", table.toString());
    }

    @Test
    void thePrintedValueStaysAndTheChosenOneStandsForTheYear() {
        ReportText report = report("a.txt", "12", "13");
        correct(report, ",13对,value,15");
        warehouse.load(report);
        assertThat(warehouse.rows("SELECT value FROM v_figure ORDER BY char_start"))
                .containsExactly("12.000000000", "13.000000000");
        assertThat(warehouse.rows("SELECT value, stated_text, is_corrected, has_conflict FROM v_annual_summary"))
                .containsExactly("15.000000000 | 13对 | true | false");
        assertThat(warehouse.rows("SELECT total FROM agg_indicator_year WHERE region_code = '100000'"))
                .containsExactly("15.000000000");
        assertThat(warehouse.rows(OUTCOMES)).containsExactly("applied | value | 13对 | 15");
        assertThat(warehouse.rows(UNMET)).isEmpty();
    }

    @Test
    void aConflictIsDecidedByUse() {
        ReportText report = report("a.txt", "12", "13");
        correct(report, ",13对,use,yes");
        warehouse.load(report);
        assertThat(warehouse.rows("SELECT value, has_conflict FROM agg_organization_year"))
                .containsExactly("13.000000000 | false");
        correct(report, ",12对,use,no");
        warehouse.copy.load(warehouse.run(List.of(report.planned(Action.UNCHANGED))), List.of());
        warehouse.marts();
        assertThat(warehouse.copy.runChecks()).extracting(WorkingCopy.CheckFailure::severity).doesNotContain("error");
        warehouse.copy.publish(2);
        assertThat(warehouse.rows("SELECT value, has_conflict, is_corrected FROM agg_organization_year"))
                .containsExactly("13.000000000 | false | false");
    }

    @Test
    void aCorrectionThatMeetsNoFigureOrSeveralIsTold() {
        ReportText report = report("a.txt", "12", "12");
        correct(report, ",99对,value,1", ",12对,value,2", "1,,year,2022");
        warehouse.load(report);
        assertThat(warehouse.rows(OUTCOMES)).containsExactlyInAnyOrder("no_figure | value | null | 1",
                "several_figures | value | null | 2", "no_figure | year | null | 2022");
        assertThat(warehouse.rows("SELECT value, is_corrected FROM agg_organization_year"))
                .containsExactly("12.000000000 | false");
        assertThat(warehouse.rows(UNMET)).hasSize(3).allMatch(row -> row.startsWith("a.txt | "));
    }

    @Test
    void twoCorrectionsOfOneFieldDecideNothing() {
        ReportText report = report("a.txt", "12");
        correct(report, ",12对,value,1", "5,12对,value,2", ",12对,year,2022");
        warehouse.load(report);
        assertThat(warehouse.rows(OUTCOMES)).containsExactly("contradicted | value | 12对 | 1",
                "contradicted | value | 12对 | 2", "applied | year | 12对 | 2022");
        assertThat(warehouse.rows("SELECT year, value FROM agg_organization_year"))
                .containsExactly("2022 | 12.000000000");
    }

    @Test
    void aNewerVersionAndAFileNeverLoadedMakeACorrectionIdle() {
        ReportText old = report("a.txt", "12").published("2024-01-05");
        correct(old, ",12对,value,15");
        warehouse.load(old);
        assertThat(warehouse.rows("SELECT value FROM agg_organization_year")).containsExactly("15.000000000");
        warehouse.load(report("b.txt", "14").published("2024-02-05"));
        assertThat(warehouse.rows("SELECT value, is_corrected FROM agg_organization_year"))
                .containsExactly("14.000000000 | false");
        assertThat(warehouse.rows(UNMET)).containsExactly("b.txt | superseded | The correction of value to 15 (复核组) "
                + "changes nothing: it was made for a version of the report that a newer one has replaced.");
        correct(report("never.txt", "7"), ",7对,value,8");
        ReportText other = report("c.txt", "3").about(2021);
        assertThat(warehouse.check(other)).isEmpty();
        warehouse.load(other);
        assertThat(warehouse.rows(UNMET)).singleElement().asString().startsWith("null | no_report | ")
                .contains(report("never.txt", "7").file().contentSha256());
    }

    @Test
    void whatShouldBeThereIsMissedThoughItsBodyNeverSentAnything() {
        warehouse.overlay("expected.csv", """
                organization_name,region_code,report_kind,year
                东河区民政局,990101,work,2022-2023
                西河区民政局,,rule_of_law,2023
                """);
        warehouse.load(report("a.txt", "12").kind("work"));
        assertThat(warehouse.rows("SELECT organization_name, region_code, report_kind, year, expected_by, is_there "
                + "FROM v_expected_report ORDER BY ALL")).containsExactly(
                "东河区民政局 | 990101 | work | 2022 | expected.csv | false",
                "东河区民政局 | 990101 | work | 2023 | expected.csv | true",
                "西河区民政局 | 990102 | rule_of_law | 2023 | expected.csv | false");
        assertThat(warehouse.rows("SELECT organization_name, year, reports, expected, missing FROM agg_report_year "
                + "ORDER BY ALL")).containsExactly("东河区民政局 | 2022 | 0 | 1 | 1", "东河区民政局 | 2023 | 1 | 1 | 0",
                "西河区民政局 | 2023 | 0 | 1 | 1");
        assertThat(warehouse.rows("SELECT organization_type FROM dim_organization WHERE organization_key <> 0"))
                .containsExactly("civil_affairs", "civil_affairs");
        warehouse.overlay("expected.csv", "organization_name,region_code,report_kind,year\n");
        ReportText second = report("b.txt", "1").kind("rule_of_law");
        assertThat(warehouse.check(second)).extracting(WorkingCopy.CheckFailure::severity).doesNotContain("error");
        warehouse.load(second);
        assertThat(warehouse.rows("SELECT organization_name FROM dim_organization WHERE organization_key <> 0"))
                .containsExactly("东河区民政局");
    }
}
