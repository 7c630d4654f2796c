package io.annals.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.annals.figure.Kind;
import io.annals.reference.Indicator;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorCatalogueTest {

    private static final IndicatorCatalogue CATALOGUE = new IndicatorCatalogue(ReferenceData.shipped());

    @ParameterizedTest
    @CsvSource({
        "结婚登记, 对, LEVEL, marriage_registrations",
        "共办理结婚登记, 对, LEVEL, marriage_registrations",
        "全县结婚登记对数, 对, LEVEL, marriage_registrations",
        "“结婚登记”, 件, LEVEL, marriage_registrations",
        "离婚登记, '', LEVEL, divorce_registrations",
        "城市低保对象, 户, LEVEL, urban_dibao_households",
        "城市低保对象, 人, LEVEL, urban_dibao_persons",
        "全市共有城市低保对象, 名, LEVEL, urban_dibao_persons",
        "城市低保对象, '', LEVEL, ''",
        "城市低保对象, 元, LEVEL, ''",
        "新增城市低保对象, 人, LEVEL, ''",
        "取消城市低保对象, 人, LEVEL, ''",
        "新建养老机构, 家, LEVEL, ''",
        "建成养老机构, 家, LEVEL, ''",
        "现有养老机构, 家, LEVEL, care_homes",
        "受理行政复议案件, 件, LEVEL, reconsideration_cases",
        "审结行政复议案件, 件, LEVEL, ''",
        "建成社区食堂, 个, LEVEL, community_canteens",
        "城市低保标准, %, CHANGE, urban_dibao_standard",
        "城市低保标准, 百分点, CHANGE, urban_dibao_standard",
        "城市低保标准提高, %, CHANGE, urban_dibao_standard",
        "城市低保标准, %, LEVEL, ''",
        "城市低保标准, 元/人·月, LEVEL, urban_dibao_standard",
        "城市低保标准, 元/人·年, LEVEL, urban_dibao_standard",
        "城市低保对象, %, CHANGE, ''",
        "行政机关负责人出庭应诉率, %, LEVEL, head_court_appearance_rate",
        "行政机关负责人出庭应诉率, 次, LEVEL, ''",
        "人大代表建议代表满意率, %, LEVEL, npc_satisfaction_rate",
        "全体干部职工考试合格率, %, LEVEL, law_exam_pass_rate",
        "养老机构床位, 张, LEVEL, care_home_beds",
        "新建养老机构床位, 张, LEVEL, care_home_beds_added",
        "养老机构床位补贴, 张, LEVEL, ''",
        "社会组织登记, 家, LEVEL, ''",
        "公路里程, 公里, LEVEL, road_length",
        "公路养护里程, 公里, LEVEL, ''",
        "出口, 元, LEVEL, exports",
        "出口, 美元, LEVEL, exports_usd",
        "出口, %, CHANGE, ''",
        "水产品, %, CHANGE, ''",
        "执业助理医师, 人, LEVEL, ''",
        "'', 人, LEVEL, ''",
        "註冊志願者, 人, LEVEL, registered_volunteers",
        "區人大代表建議, 件, LEVEL, npc_suggestions",
        "主办区十七届人大二次会议代表建议, 件, LEVEL, npc_suggestions_lead",
        "城市低保标准, 元, CHANGE, urban_dibao_standard",
        "城市低保标准, 元, LEVEL, ''",
        "特困供养金, %, CHANGE, ''",
    })
    void nameUnitAndKindDecideTheEntry(String name, String unit, Kind kind, String code) {
        assertThat(CATALOGUE.match(name, unit, kind).map(Indicator::code).orElse("")).isEqualTo(code);
    }

    @Test
    void aLongClauseIsNoName() {
        assertThat(CATALOGUE.match("结婚登记".repeat(1000), "对", Kind.LEVEL)).isEmpty();
    }

    @Test
    void theNearestEntryIsOfferedForReview() {
        assertThat(CATALOGUE.nearest("农村低保对象核查户", "户").orElseThrow().indicator().code())
                .isEqualTo("rural_dibao_households");
        assertThat(CATALOGUE.nearest("农村低保对象核查户", "户").orElseThrow().score()).isBetween(0.5, 1.0);
        assertThat(CATALOGUE.nearest("xyz", "户")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "新建养老机构护理型床位, 张, nursing_beds_added",
        "城镇人口, 人, urban_resident_population",
        "社区食堂数量, 个, community_canteens",
        "高技术制造业企业增加值, %, high_tech_manufacturing_value_added",
        "农村居民人均可支配收入水平, 元, rural_income_per_capita",
        "民政局主动公开信息, 条, disclosure_proactive",
        "在建保障性租赁住房, 套, rental_homes_provided"})
    void theNearestEntryIsOneThatAPersonWouldLookAt(String name, String unit, String code) {
        assertThat(CATALOGUE.nearest(name, unit).orElseThrow().indicator().code()).isEqualTo(code);
    }

    @Test
    void everyNameOfTheCatalogueFindsItsEntry() {
        for (Indicator indicator : ReferenceData.shipped().indicators()) {
            List<String> names = new ArrayList<>(indicator.aliases());
            names.add(indicator.name());
            for (String name : names) {
                assertThat(CATALOGUE.match(name, indicator.unit(), Kind.LEVEL).map(Indicator::code))
                        .as(name).contains(indicator.code());
            }
        }
    }

    /** The gold's own names find the gold's code; names without a code find none. */
    @Test
    void agreesWithTheGoldOfRealReports() throws IOException {
        Path gold = Path.of("../shared/gold");
        assumeTrue(Files.isDirectory(gold), "the shared gold is absent");
        ObjectMapper json = new ObjectMapper();
        int figures = 0;
        int right = 0;
        int names = 0;
        int namesRight = 0;
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.list(gold)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode figure = json.readTree(line);
                    String code = figure.path("code").asText("").replace("null", "");
                    Kind kind = Kind.valueOf(figure.path("kind").asText().toUpperCase(java.util.Locale.ROOT));
                    boolean first = true;
                    for (JsonNode name : figure.path("indicator")) {
                        String found = CATALOGUE.match(name.asText(), figure.path("unit").asText(), kind)
                                .map(Indicator::code).orElse("");
                        boolean agrees = found.equals(code);
                        names++;
                        namesRight += agrees ? 1 : 0;
                        figures += first ? 1 : 0;
                        right += first && agrees ? 1 : 0;
                        if (!agrees) {
                            wrong.add((first ? "first " : "other ") + figure.path("id").asText() + " " + name.asText()
                                    + " → '" + found + "', not '" + code + "'");
                        }
                        first = false;
                    }
                }
            }
        }
        if (Boolean.getBoolean("annals.gold.show")) {
            wrong.forEach(System.out::println);
            System.out.println(right + " of " + figures + ", other names too " + namesRight + " of " + names);
        }
        assertThat(right).as("of %d figures: %s", figures, wrong)
                .isGreaterThanOrEqualTo((int) Math.ceil(figures * 0.97));
        assertThat(namesRight).as("of %d names", names).isGreaterThanOrEqualTo((int) Math.ceil(names * 0.85));
    }
}
