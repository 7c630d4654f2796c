package io.annals.conform;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.document.DocumentMetadata;
import io.annals.figure.FigureExtractor;
import io.annals.figure.Kind;
import io.annals.figure.Qualifier;
import io.annals.figure.ReportedFigure;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.reference.ReferenceData;
import io.annals.source.SourceFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportConformerTest {

    private static final ReferenceData REFERENCE = ReferenceData.shipped();
    private static final ReportConformer CONFORMER = new ReportConformer(REFERENCE, new FigureExtractor(REFERENCE));

    @Test
    void aFigureOfTheCatalogueTakesItsEntrysNameAndUnit() {
        assertThat(conform("办理结婚登记", "件", Kind.LEVEL))
                .extracting(ConformedFigure::indicatorCode, ConformedFigure::indicatorName,
                        ConformedFigure::indicatorUnit)
                .containsExactly("marriage_registrations", "结婚登记", "对");
    }

    @Test
    void aChangeCarriesTheUnitOfTheLevelThatMoved() {
        assertThat(conform("城市低保标准", "%", Kind.CHANGE))
                .extracting(ConformedFigure::indicatorCode, ConformedFigure::indicatorUnit)
                .containsExactly("urban_dibao_standard", "元/人·月");
    }

    @Test
    void whatIsNotInTheCatalogueKeepsItsOwnNameAndUnit() {
        assertThat(conform("移风易俗示范村", "个", Kind.LEVEL))
                .extracting(ConformedFigure::indicatorCode, ConformedFigure::indicatorName,
                        ConformedFigure::indicatorUnit)
                .containsExactly("", "移风易俗示范村", "个");
        assertThat(conform("游客", "%", Kind.CHANGE))
                .extracting(ConformedFigure::indicatorCode, ConformedFigure::indicatorUnit).containsExactly("", "%");
    }

    @Test
    void laterNamesAreTriedInTheirOrder() {
        ReportedFigure figure = figure("登记离婚的", List.of("登记离婚人员", "登记离婚", "结婚登记"), "对", Kind.LEVEL);
        assertThat(CONFORMER.conform(figure).indicatorCode()).isEqualTo("divorce_registrations");
    }

    @Test
    void aChangeMovesWhatWasStatedBeforeWhereItsNameFitsSeveral() {
        ConformedReport report = CONFORMER.conform(
                new SourceFile("s", "a.txt", Path.of("a.txt"), 1, Instant.EPOCH, ""),
                Documents.of("城固县民政局2023年工作总结\n全县低保边缘家庭217户、538人，较上年增长15.2%。", DocumentMetadata.NONE));
        assertThat(report.figures()).extracting(ConformedFigure::indicatorCode)
                .containsExactly("dibao_edge_households", "dibao_edge_persons", "dibao_edge_persons");
    }

    @ParameterizedTest
    @CsvSource({
        "青山县养老机构, 养老机构, 家, care_homes",
        "检查养老机构, 养老机构, 家, ''",
        "星级养老机构, 养老机构, 家, ''",
        "自治州养老机构, 养老机构, 家, care_homes",
        "经济开发区养老机构, 养老机构, 家, ''",
        "脱贫县养老机构, 养老机构, 家, ''",
        "东盟出口额, 出口额, 元, ''",
        "丧事从简登记, 离婚登记, 对, ''"})
    void aLaterNameMayLeaveOutTheDivisionButNothingElse(String stated, String later, String unit, String code) {
        ReportedFigure figure = figure(stated, List.of(stated, later), unit, Kind.LEVEL);
        assertThat(CONFORMER.conform(figure).indicatorCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "城固县民政局2023年工作总结, 截至2023年底，全市共有养老机构210家、床位9000张。, 全市养老机构, ''",
        "城固县民政局2023年工作总结, 全省养老机构3600家。, 全省养老机构, ''",
        "城固县民政局2023年工作总结, 全县养老机构12家。, 养老机构, care_homes",
        "城固县民政局2023年工作总结, 在全市率先建成示范点，养老机构12家。, 养老机构, care_homes",
        "城固县民政局2023年工作总结, 全市城市低保标准提高到每人每月700元。, 城市低保标准, urban_dibao_standard",
        "汉中市民政局2023年工作总结, 全市共有养老机构210家。, 养老机构, care_homes",
        "汉中市民政局2023年工作总结, 全省共有养老机构3600家。, 全省养老机构, ''",
        "义乌市民政局2023年工作总结, 全市共有养老机构21家。, 养老机构, care_homes"})
    void aFigureOfADivisionAboveIsNotFiledUnderTheReportsOwn(String title, String sentence, String name, String code) {
        ConformedFigure first = CONFORMER.conform(new SourceFile("s", "a.txt", Path.of("a.txt"), 1, Instant.EPOCH, ""),
                Documents.of(title + "\n" + sentence, DocumentMetadata.NONE)).figures().get(0);
        assertThat(first).extracting(ConformedFigure::indicatorName, ConformedFigure::indicatorCode)
                .containsExactly(name, code);
    }

    @ParameterizedTest
    @CsvSource({
        "汉中市2023年国民经济和社会发展统计公报, 城固县地区生产总值318亿元。, 城固县地区生产总值, ''",
        "汉中市2023年国民经济和社会发展统计公报, 汉中市城固县地区生产总值318亿元。, 汉中市城固县地区生产总值, ''",
        "城固县2023年国民经济和社会发展统计公报, 城固县地区生产总值318亿元。, 地区生产总值, gdp",
        "城固县2023年国民经济和社会发展统计公报, 汉中市地区生产总值1900亿元。, 汉中市地区生产总值, ''"})
    void aFigureThatIsNamedForAnotherDivisionIsNotTheReportsOwn(
            String title, String sentence, String name, String code) {
        ConformedFigure first = CONFORMER.conform(new SourceFile("s", "a.txt", Path.of("a.txt"), 1, Instant.EPOCH, ""),
                Documents.of(title + "\n" + sentence, DocumentMetadata.NONE)).figures().get(0);
        assertThat(first).extracting(ConformedFigure::indicatorName, ConformedFigure::indicatorCode)
                .containsExactly(name, code);
    }

    /** Title, sentence, and the codes of its figures, "-" for none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "汉中市民政局2023年工作总结 | 市本级城市低保对象300人，全市城市低保对象6100人。 | - urban_dibao_persons",
        "汉中市民政局2023年工作总结 | 全市城市低保对象6100人，其中市本级300人。 | urban_dibao_persons -",
        "汉中市人民政府2024年政府工作报告 | 2023年，市本级一般公共预算收入12亿元，其中税收收入9亿元。 | - -",
        "汉中市民政局2023年工作总结 | 城固县办理离婚登记120对。 | -",
        "汉中市民政局2023年工作总结 | 城固县城市低保标准提高到每人每月700元。 | -",
        "汉中市民政局2023年工作总结 | 全市养老机构30家，其中城固县12家、洋县8家。 | care_homes - -",
        "汉中市民政局2023年工作总结 | 汉中市办理离婚登记120对。 | divorce_registrations",
        "城固县民政局2023年工作总结 | 汉中市下拨，全县办理离婚登记120对。 | divorce_registrations",
        "城固县民政局2023年工作总结 | 全市共有养老机构210家，其中我县12家。 | - care_homes",
        "城固县民政局2023年工作总结 | 县本级支出社会救助资金120万元。 | -"})
    void aFigureOfAPartOfTheDivisionIsNotFiledUnderTheWhole(String title, String sentence, String codes) {
        assertThat(CONFORMER.conform(new SourceFile("s", "a.txt", Path.of("a.txt"), 1, Instant.EPOCH, ""),
                Documents.of(title + "\n" + sentence, DocumentMetadata.NONE)).figures())
                .extracting(figure -> figure.indicatorCode().isEmpty() ? "-" : figure.indicatorCode())
                .containsExactly(codes.split(" "));
    }

    private static ConformedFigure conform(String name, String unit, Kind kind) {
        return CONFORMER.conform(figure(name, List.of(name), unit, kind));
    }

    private static ReportedFigure figure(String name, List<String> names, String unit, Kind kind) {
        return new ReportedFigure(0, 2, "12", new BigDecimal("12"), null, unit, unit, Qualifier.EXACT, kind,
                Status.ACTUAL, StatedPeriod.year(2022), name, names, -1, "", "", 0, 0, 0, false, "test");
    }
}
