package io.annals.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.conform.ConformedFigure;
import io.annals.conform.ConformedReport;
import io.annals.conform.Contradiction;
import io.annals.conform.ReportIdentity;
import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.figure.Kind;
import io.annals.figure.Qualifier;
import io.annals.figure.ReportedFigure;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.reference.CodedReason;
import io.annals.reference.ReferenceData;
import io.annals.source.SourceFile;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityRulesTest {

    private static final QualityRules RULES = new QualityRules(ReferenceData.shipped());
    private static final ReportIdentity KNOWN = new ReportIdentity("报告", "松阳县民政局", "civil_affairs", "331124",
            "work_summary", 2022, null, null, false, "", "", "");

    @Test
    void everyRuleIsDocumentedAndEveryDocumentedRuleExists() {
        // Those that compare figures of several reports are SQL.
        List<String> codes = new ArrayList<>();
        for (File file : new File("warehouse-schema/rules").listFiles()) {
            codes.add(file.getName().replace(".sql", ""));
        }
        codes.addAll(RULES.codes().toList());
        assertThat(codes).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                ReferenceData.shipped().qualityRules().stream().map(CodedReason::code).toList());
        assertThat(ReferenceData.shipped().qualityRules())
                .allSatisfy(rule -> assertThat(List.of(rule.meaning(), rule.next())).doesNotContain(""));
    }

    @Test
    void partsThatExceedTheirTotalAreObjectedTo() {
        List<Finding> findings = RULES.examine(report("办理建议12件，其中主办10件，协办3件。",
                level("建议", "12", "件", 4, -1), level("主办件", "10", "件", 12, 0), level("协办件", "3", "件", 18, 0)));
        assertThat(findings).containsExactly(new Finding(0, "PARTS_DO_NOT_SUM", "warning", "at most 12",
                "10 + 3 = 13", "The parts of 建议 (12件) add up to more than it: 10 + 3 = 13 > 12."));
    }

    @Test
    void partsWithinTheirTotalAreFine() {
        assertThat(RULES.examine(report("办理建议12件，其中主办10件，协办2件。",
                level("建议", "12", "件", 4, -1), level("主办件", "10", "件", 12, 0), level("协办件", "2", "件", 18, 0))))
                .containsExactly(new Finding(0, "SUM_CONFIRMED", "info", "12", "10 + 2 = 12",
                        "建议 (12件) is the sum of its parts: 主办件 10件 + 协办件 2件."));
        assertThat(RULES.examine(report("建议12件，其中3人次参加，满意率100%。",
                level("建议", "12", "件", 2, -1), level("参加", "30", "人次", 8, 0)))).isEmpty();
    }

    @Test
    void breakdownsOfOneTotalAreNotAddedToEachOther() {
        assertThat(RULES.examine(report("食堂25家（公办9家，民办16家），其中农村10家。",
                level("食堂", "25", "家", 2, -1), level("公办", "9", "家", 8, 0), level("民办", "16", "家", 13, 0),
                level("农村", "10", "家", 21, 0)))).extracting(Finding::ruleCode, Finding::actual)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SUM_CONFIRMED", "9 + 16 = 25"));
        assertThat(RULES.examine(report("12 7 5 8 4",
                cell("12", 0, -1, 1, 1), cell("7", 3, 0, 1, 2), cell("5", 5, 0, 1, 3),
                cell("8", 7, 0, 2, 1), cell("4", 9, 0, 3, 1)))).extracting(Finding::ruleCode, Finding::actual)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SUM_CONFIRMED", "7 + 5 = 12"),
                        org.assertj.core.groups.Tuple.tuple("SUM_CONFIRMED", "8 + 4 = 12"));
        assertThat(RULES.examine(report("12 7 6 8 4",
                cell("12", 0, -1, 1, 1), cell("7", 3, 0, 1, 2), cell("6", 5, 0, 1, 3),
                cell("8", 7, 0, 2, 1), cell("4", 9, 0, 3, 1)))).extracting(Finding::ruleCode, Finding::actual)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("PARTS_DO_NOT_SUM", "7 + 6 = 13"),
                        org.assertj.core.groups.Tuple.tuple("SUM_CONFIRMED", "8 + 4 = 12"));
    }

    @Test
    void partsOfPartsAreLeftOut() {
        assertThat(RULES.examine(report("资金3742元，其中省2180元，留用1260元，拨付920元，市1562元。",
                level("资金", "3742", "元", 2, -1), level("省级资金", "2180", "元", 11, 0),
                level("留用", "1260", "元", 19, 0), level("拨付", "920", "元", 27, 0),
                level("市级资金", "1562", "元", 33, 0)))).extracting(Finding::ruleCode, Finding::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SUM_CONFIRMED",
                        "资金 (3742元) is the sum of 2 of its 4 parts: 省级资金 2180元 + 市级资金 1562元; left out: 留用 1260元, "
                                + "拨付 920元."));
    }

    @Test
    void aNestedTableIsNoSlip() {
        assertThat(RULES.examine(report("20 12 12 9", cell("20", 0, -1, 1, 1), cell("12", 3, 0, 2, 1),
                cell("12", 6, 0, 3, 1), cell("9", 9, 0, 4, 1)))).extracting(Finding::ruleCode, Finding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("PARTS_DO_NOT_SUM", "info"));
        assertThat(RULES.examine(report("40 24 24 16", cell("40", 0, -1, 1, 1), cell("24", 3, 0, 2, 1),
                cell("24", 6, 0, 3, 1), cell("16", 9, 0, 4, 1)))).extracting(Finding::ruleCode, Finding::actual)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SUM_CONFIRMED", "24 + 16 = 40"));
    }

    private static ReportedFigure cell(String value, int start, int partOf, int row, int column) {
        return new ReportedFigure(start, start + value.length(), value, new BigDecimal(value), null, "元", "元",
                Qualifier.EXACT, Kind.LEVEL, Status.ACTUAL, StatedPeriod.year(2022), "资金" + row + column,
                List.of("资金"), partOf, "", "", 1, row, column, false, "test");
    }

    @Test
    void anAnnouncedBreakdownThatFallsShortIsObjectedTo() {
        List<Finding> findings = RULES.examine(report("共受理案件20件，分别为复议12件、应诉7件。",
                level("案件", "20", "件", 5, -1), level("复议", "12", "件", 14, 0), level("应诉", "7", "件", 20, 0)));
        assertThat(findings).extracting(Finding::ruleCode, Finding::expected, Finding::actual)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("PARTS_DO_NOT_SUM", "20", "12 + 7 = 19"));
    }

    @Test
    void somePartsSingledOutNeedNotAddUp() {
        assertThat(RULES.examine(report("共受理案件20件，其中复议12件、应诉7件。",
                level("案件", "20", "件", 5, -1), level("复议", "12", "件", 13, 0), level("应诉", "7", "件", 19, 0))))
                .isEmpty();
    }

    @Test
    void aReportWithoutFiguresIsObjectedTo() {
        assertThat(RULES.examine(report("没有数字。"))).extracting(Finding::ruleCode, Finding::figureIndex)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("NO_FIGURES", -1));
        assertThat(codes(conformed("", level("户数", "3", "户", 0, -1)))).isEmpty();
    }

    @Test
    void anUnknownDivisionYearOrBodyIsObjectedTo() {
        ReportIdentity unknown = new ReportIdentity("", "", "", "", "", 0, null, null, false, "", "", "");
        assertThat(RULES.examine(report(unknown, "3户", List.of(conformed("", level("户数", "3", "户", 0, -1))))))
                .extracting(Finding::ruleCode)
                .containsExactly("KIND_UNKNOWN", "ORGANIZATION_UNKNOWN", "REGION_UNKNOWN", "YEAR_UNCERTAIN");
        assertThat(codes(conformed("", level("户数", "3", "户", 0, -1)))).isEmpty();
    }

    @Test
    void aDivisionOfWhichThereAreSeveralIsObjectedToWithItsNamesakes() {
        ReportIdentity identity = new ReportIdentity("报告", "鼓楼区民政局", "civil_affairs", "", "work_summary", 2022, null,
                null, false, "", "", "", Map.of(), List.of(), List.of(), List.of("320106", "350102"));
        assertThat(RULES.examine(report(identity, "3户", List.of(conformed("", level("户数", "3", "户", 0, -1))))))
                .extracting(Finding::ruleCode, Finding::actual)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("REGION_AMBIGUOUS", "320106, 350102"));
    }

    @Test
    void placesThatDisagreeAreObjectedToWithWhatTheySay() {
        ReportIdentity identity = new ReportIdentity("报告", "松阳县民政局", "civil_affairs", "331124", "work_summary", 2022,
                null, null, false, "", "", "", Map.of(), List.of(), List.of(
                        new Contradiction("reportYear", "2022", "title", "2021", "file name"),
                        new Contradiction("organizationName", "松阳县民政局", "title", "松阳县司法局", "signature"),
                        new Contradiction("regionCode", "331124", "title", "331102", "folder name")), List.of());
        assertThat(RULES.examine(report(identity, "3户", List.of(conformed("", level("户数", "3", "户", 0, -1))))))
                .extracting(Finding::ruleCode, Finding::expected, Finding::actual).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ORGANIZATION_CONTRADICTED", "松阳县民政局 (title)",
                                "松阳县司法局 (signature)"),
                        org.assertj.core.groups.Tuple.tuple("REGION_CONTRADICTED", "331124 (title)",
                                "331102 (folder name)"),
                        org.assertj.core.groups.Tuple.tuple("YEAR_CONTRADICTED", "2022 (title)", "2021 (file name)"));
    }

    @Test
    void findingsStandInTheOrderOfFigures() {
        ReportIdentity unknown = new ReportIdentity("", "甲", "", "", "", 2022, null, null, false, "", "", "");
        assertThat(RULES.examine(report(unknown, "建议12件，其中甲10件，乙3件；提案5件，其中丙4件，丁1件。", List.of(
                conformed("", level("建议", "12", "件", 2, -1)), conformed("", level("甲", "10", "件", 9, 0)),
                conformed("", level("乙", "3", "件", 14, 0)), conformed("", level("提案", "5", "件", 19, -1)),
                conformed("", level("丙", "4", "件", 25, 3)), conformed("", level("丁", "1", "件", 29, 3))))))
                .extracting(Finding::figureIndex, Finding::ruleCode).containsExactly(
                        org.assertj.core.groups.Tuple.tuple(-1, "KIND_UNKNOWN"),
                        org.assertj.core.groups.Tuple.tuple(-1, "REGION_UNKNOWN"),
                        org.assertj.core.groups.Tuple.tuple(0, "PARTS_DO_NOT_SUM"),
                        org.assertj.core.groups.Tuple.tuple(3, "SUM_CONFIRMED"));
    }

    @Test
    void aYearThatOnlyTheDateOfPublicationTellsIsUncertain() {
        assertThat(yearFoundIn("publication date")).containsExactly("2022 (publication date)");
        assertThat(yearFoundIn("title")).isEmpty();
        assertThat(yearFoundIn("folder name")).isEmpty();
    }

    private static List<String> yearFoundIn(String place) {
        ReportIdentity identity = new ReportIdentity("报告", "松阳县民政局", "civil_affairs", "331124", "work_summary", 2022,
                null, null, false, "", "", "", Map.of("reportYear", place), List.of(), List.of(), List.of());
        return RULES.examine(report(identity, "3户", List.of(conformed("", level("户数", "3", "户", 0, -1))))).stream()
                .filter(finding -> finding.ruleCode().equals("YEAR_UNCERTAIN")).map(Finding::actual).toList();
    }

    private static List<String> codes(ConformedFigure... figures) {
        return RULES.examine(report(KNOWN, "某文。", List.of(figures))).stream().map(Finding::ruleCode).toList();
    }

    private static ConformedReport report(String text, ReportedFigure... figures) {
        return report(KNOWN, text, List.of(figures).stream().map(figure -> conformed("", figure)).toList());
    }

    private static ConformedReport report(ReportIdentity identity, String text, List<ConformedFigure> figures) {
        ReportDocument document = new ReportDocument("txt", text,
                List.of(Block.of(Block.Kind.PARAGRAPH, 0, text.length(), 0)), DocumentMetadata.NONE);
        SourceFile file = new SourceFile("s", "a.txt", Path.of("a.txt"), 1, Instant.EPOCH, "0".repeat(64));
        return new ConformedReport(file, document, identity, figures, List.of());
    }

    private static ConformedFigure conformed(String code, ReportedFigure figure) {
        return new ConformedFigure(figure, code, figure.statedIndicator(), figure.unit());
    }

    private static ReportedFigure level(String name, String value, String unit, int start, int partOf) {
        return figure(name, value, unit, start, partOf, 2022);
    }

    private static ReportedFigure figure(String name, String value, String unit, int start, int partOf, int year) {
        String text = value + unit;
        return new ReportedFigure(start, start + text.length(), text, new BigDecimal(value), null, unit, unit,
                Qualifier.EXACT, Kind.LEVEL, Status.ACTUAL, StatedPeriod.year(year), name, List.of(name), partOf, "",
                "", 0, 0, 0, false, "test");
    }
}
