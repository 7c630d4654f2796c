package io.annals.conform;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.Corpus;
import io.annals.document.DocumentMetadata;
import io.annals.reference.ReferenceData;
import io.annals.source.SourceDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportIdentifierTest {

    private static final ReportIdentifier IDENTIFIER = new ReportIdentifier(ReferenceData.shipped());

    record Case(String name, CSVRecord row) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> corpus() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String file : List.of("bodies.csv", "years.csv")) {
            Corpus.rows("identity/" + file).forEach(row -> cases.add(new Case(row.get("name"), row)));
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(40);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void identifiesEveryCaseOfTheCorpus(Case tested) {
        CSVRecord row = tested.row();
        String published = row.get("published");
        DocumentMetadata metadata = new DocumentMetadata(row.get("meta_title"), row.get("site"), row.get("source"),
                published.isEmpty() ? null : LocalDate.parse(published), null, "", "", "", Map.of());
        ReportIdentity identity = IDENTIFIER.identify(row.get("path"), Documents.of(row.get("text"), metadata));
        List<Object> found = List.of(identity.organizationName(), identity.organizationType(), identity.regionCode(),
                identity.reportKind(), identity.reportYear());
        assertThat(found).as("%s", identity).isEqualTo(List.<Object>of(row.get("organization"), row.get("type"),
                row.get("region"), row.get("kind"), Integer.parseInt(row.get("year"))));
    }

    /** Title, and the body with its division's code under which it is filed. */
    @ParameterizedTest
    @CsvSource({
        "蓟县民政局2015年工作总结, 蓟州区民政局, 120119",
        "平泉县民政局2014年工作总结, 平泉市民政局, 130881",
        "简阳市民政局2013年工作总结, 简阳市民政局, 510185",
        "上海市闸北区民政局2012年工作总结, 闸北区民政局, 310108",
        "邯郸县民政局2012年工作总结, 邯郸县民政局, 130421",
        "邢台市桥西区民政局2018年工作总结, 信都区民政局, 130503",
        "石家庄市桥西区民政局2018年工作总结, 桥西区民政局, 130104",
        "弋江区民政局2018年工作总结, 弋江区民政局, 340203",
        "弋江区民政局2021年工作总结, 弋江区民政局, 340209",
        "铜仁市民政局2009年工作总结, 铜仁市民政局, 522201",
        "铜仁地区民政局2009年工作总结, 铜仁市民政局, 520600",
        "铜仁市民政局2012年工作总结, 铜仁市民政局, 520600",
        "巢湖市民政局2010年工作总结, 巢湖市民政局, 341400",
        "巢湖市民政局2013年工作总结, 巢湖市民政局, 340181",
        "吐鲁番市民政局2013年工作总结, 高昌区民政局, 650402",
    })
    void aNameMeansTheDivisionThatHadItInTheReportsYear(String title, String organization, String region) {
        ReportIdentity identity = IDENTIFIER.identify("a.txt",
                Documents.of(title + "\n全年办理结婚登记12对。", DocumentMetadata.NONE));
        assertThat(List.of(identity.organizationName(), identity.regionCode()))
                .containsExactly(organization, region);
        assertThat(identity.contradictions()).isEmpty();
    }

    @Test
    void theDivisionsOfAnOverlayAreFoundLikeShippedOnes(@TempDir Path overlay) throws IOException {
        Files.writeString(overlay.resolve("regions.csv"), """
                code,name,level,parent_code,source,short_name
                990000,澜海省,province,100000,invented,澜海省
                990100,青石市,prefecture,990000,invented,青石市
                990101,云川区,county,990100,invented,云川区
                """);
        ReportIdentity identity = new ReportIdentifier(ReferenceData.load(List.of(overlay))).identify("a.txt",
                Documents.of("澜海省青石市云川区民政局2022年工作总结\n2022年，我局完成任务。", DocumentMetadata.NONE));
        assertThat(identity.organizationName()).isEqualTo("云川区民政局");
        assertThat(identity.regionCode()).isEqualTo("990101");
        assertThat(identity.evidence()).containsEntry("organizationName", "title").containsEntry("reportYear", "title");
    }

    @Test
    void aDivisionThatWasRenamedBeforeItEndedIsFoundByBothNames(@TempDir Path overlay) throws IOException {
        Files.writeString(overlay.resolve("region_changes.csv"), """
                code,name,level,parent_code,year,change,successor_codes,source
                129998,青石县,county,120000,2015,renamed,129997,x
                129997,青石区,county,120000,2018,merged,120118,x
                """);
        ReportIdentifier identifier = new ReportIdentifier(ReferenceData.load(List.of(overlay)));
        for (String name : List.of("青石县", "青石区")) {
            ReportIdentity identity = identifier.identify("a.txt",
                    Documents.of(name + "民政局2013年工作总结", DocumentMetadata.NONE));
            assertThat(List.of(identity.organizationName(), identity.regionCode()))
                    .containsExactly("青石区民政局", "129997");
        }
    }

    @Test
    void aDeclaredBodyIsFoundByNameAndAlias(@TempDir Path overlay) throws IOException {
        Files.writeString(overlay.resolve("organizations.csv"), """
                organization_name,organization_type,region_code,aliases
                滨江社会福利院,civil_affairs,330108,杭州滨江福利院|滨江福利院
                """);
        ReportIdentifier identifier = new ReportIdentifier(ReferenceData.load(List.of(overlay)));
        for (String name : List.of("滨江社会福利院", "滨江福利院")) {
            ReportIdentity identity =
                    identifier.identify("a.txt", Documents.of(name + "2022年工作总结", DocumentMetadata.NONE));
            assertThat(identity.organizationName()).isEqualTo("滨江社会福利院");
            assertThat(identity.regionCode()).isEqualTo("330108");
            assertThat(identity.organizationType()).isEqualTo("civil_affairs");
        }
    }

    @Test
    void defaultsOfTheSourceCountLast() {
        SourceDefaults defaults = new SourceDefaults("松阳县司法局", "331124", "rule_of_law", "松阳县人民政府");
        ReportIdentity silent = IDENTIFIER.identify("a.txt", Documents.of("2022年，完成任务。", DocumentMetadata.NONE),
                defaults);
        assertThat(List.of(silent.organizationName(), silent.organizationType(), silent.regionCode(),
                silent.reportKind(), silent.sourceName()))
                .containsExactly("松阳县司法局", "justice", "331124", "rule_of_law", "松阳县人民政府");
        assertThat(silent.evidence()).containsEntry("organizationName", "source defaults")
                .containsEntry("regionCode", "source defaults").containsEntry("reportKind", "source defaults")
                .containsEntry("sourceName", "source defaults").containsEntry("reportYear", "running text");
        ReportIdentity stated = IDENTIFIER.identify("a.txt",
                Documents.of("莲都区民政局2022年工作总结", DocumentMetadata.NONE), defaults);
        assertThat(List.of(stated.organizationName(), stated.regionCode(), stated.reportKind()))
                .containsExactly("莲都区民政局", "331102", "work_summary");
        assertThat(stated.contradictions()).isEmpty();
    }

    @Test
    void theDivisionOfTheDefaultsDecidesBetweenNamesakesAndForABareBody() {
        SourceDefaults defaults = new SourceDefaults("", "320106", "", "");
        assertThat(IDENTIFIER.identify("a.txt", Documents.of("鼓楼区民政局2022年工作总结", DocumentMetadata.NONE), defaults)
                .regionCode()).isEqualTo("320106");
        assertThat(IDENTIFIER.identify("a.txt", Documents.of("区民政局2022年工作总结", DocumentMetadata.NONE), defaults)
                .organizationName()).isEqualTo("鼓楼区民政局");
        assertThat(IDENTIFIER.identify("a.txt", Documents.of("县民政局2022年工作总结", DocumentMetadata.NONE), defaults)
                .organizationName()).isEmpty();
    }

    @Test
    void aDateAloneOnALineOfTheHeadlineIsOfPublication() {
        for (String date : List.of("（2023年12月20日）", "2023-12-20", "日期：2023年12月20日")) {
            ReportIdentity identity = IDENTIFIER.identify("a.txt", Documents.of("莲都区民政局工作总结\n" + date
                    + "\n一年来，我局完成了各项任务，群众满意度稳步提升。", DocumentMetadata.NONE));
            assertThat(identity.publishedOn()).as(date).isEqualTo(LocalDate.of(2023, 12, 20));
            assertThat(identity.reportYear()).as(date).isEqualTo(2023);
            assertThat(identity.evidence()).as(date).containsEntry("publishedOn", "headline")
                    .containsEntry("reportYear", "publication date");
        }
    }

    @Test
    void readsDatesNumberAndSourceOfTheHeadline() {
        ReportIdentity identity = IDENTIFIER.identify("a.txt", Documents.of("""
                松阳县民政局2022年工作总结
                松民〔2023〕12号
                发布时间：2023年2月3日 来源：松阳县民政局 浏览次数：17
                2022年，我局完成任务。
                """, DocumentMetadata.NONE));
        assertThat(identity.publishedOn()).isEqualTo(LocalDate.of(2023, 2, 3));
        assertThat(identity.documentNumber()).isEqualTo("松民〔2023〕12号");
        assertThat(identity.sourceName()).isEqualTo("松阳县民政局");
        assertThat(identity.title()).isEqualTo("松阳县民政局2022年工作总结");
    }

    @Test
    void aCorrectionSaysSoInTitleOrName() {
        assertThat(identify("更正后/松阳县.txt", "松阳县民政局2022年工作总结（更正）").isCorrection()).isTrue();
        assertThat(identify("总结-修订版.txt", "松阳县民政局2022年工作总结").isCorrection()).isTrue();
        assertThat(identify("a.txt", "松阳县民政局关于《条例（修订）》落实情况的2022年工作总结").isCorrection()).isFalse();
    }

    @Test
    void nothingKnownIsLeftUnknown() {
        ReportIdentity identity = identify("a.txt", "今天天气很好。");
        assertThat(identity.organizationName()).isEmpty();
        assertThat(identity.regionCode()).isEmpty();
        assertThat(identity.reportKind()).isEmpty();
        assertThat(identity.reportYear()).isZero();
        assertThat(identity.publishedOn()).isNull();
        assertThat(identity.evidence()).isEmpty();
    }

    /** A time that grew with the square of the text would take minutes here. */
    @Test
    @Timeout(30)
    void aVeryLongReportIsIdentifiedAsWell() {
        String paragraph = "2022年，松阳县民政局认真落实《浙江省养老服务条例》，全县共有养老机构12家，我局与丽水市莲都区民政局交流。\n";
        String text = "工作总结\n" + paragraph.repeat(4_000) + paragraph.repeat(4_000).replace("\n", "");
        ReportIdentity identity = identify("a.txt", text);
        assertThat(identity.organizationName()).isEqualTo("松阳县民政局");
    }

    private static ReportIdentity identify(String path, String text) {
        return IDENTIFIER.identify(path, Documents.of(text, DocumentMetadata.NONE));
    }
}
