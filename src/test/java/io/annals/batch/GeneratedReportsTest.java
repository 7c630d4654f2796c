package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.reference.ReferenceData;
import io.annals.reference.Region;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand made-up reports whose figures are known, of the civil affairs bureaus of fifty counties over ten years,
 * through the whole job: five of the counties are renamed on the way, and every report also states what stands for no
 * year (plans, months, changes).
 */
class GeneratedReportsTest {

    private static final int FIRST_YEAR = 2014;
    private static final int LAST_YEAR = 2023;
    private static final int RENAMED_IN = 2018;
    private static final String PLACES = "渡坞屏舟汀畔埠陂堰墩";
    private static final String CITIES = "澜泓岚砚棠";

    /** An indicator with the sentences that state it: {@code %s} is the value as printed. */
    private record Stated(String code, boolean sums, int scale, List<String> sentences) {}

    private static final List<Stated> SUMMARY = List.of(
            new Stated("marriage_registrations", true, 0, List.of("全年办理结婚登记%s对。", "共办理结婚登记%s对，无一差错。",
                    "全年结婚登记%s对。")),
            new Stated("divorce_registrations", true, 0, List.of("全年办理离婚登记%s对。", "办理离婚登记%s对，当事人均到场。")),
            new Stated("urban_dibao_persons", true, 0, List.of("截至年底，共有城市低保对象%s人。", "年末城市低保对象%s人。")),
            new Stated("rural_dibao_persons", true, 0, List.of("截至年底，共有农村低保对象%s人。", "年末全县农村低保对象%s人。")),
            new Stated("temporary_relief_person_times", true, 0, List.of("全年实施临时救助%s人次。", "对遇到急难的群众实施临时救助%s人次。")),
            new Stated("social_assistance_spending", true, 2, List.of("全年支出社会救助资金%s万元。", "社会救助资金支出%s万元。")),
            new Stated("urban_dibao_standard", false, 0, List.of("城市低保标准为%s元/人·月。", "城市低保标准达到每人每月%s元。")),
            new Stated("care_homes", true, 0, List.of("现有养老机构%s家。", "截至年底，共有养老机构%s家。")));
    private static final List<Stated> RULE_OF_LAW = List.of(
            new Stated("reconsideration_cases", true, 0, List.of("全年收到行政复议案件%s件。", "收到行政复议案件%s件，均依法答复。")),
            new Stated("litigation_cases", true, 0, List.of("全年行政应诉案件%s件。", "办理行政应诉案件%s件。")),
            new Stated("npc_suggestions", true, 0, List.of("办理人大代表建议%s件。", "全年承办人大代表建议%s件，代表表示满意。")),
            new Stated("cppcc_proposals", true, 0, List.of("办理政协提案%s件。", "承办政协提案%s件，均已答复。")),
            new Stated("social_org_annual_report_rate", false, 1, List.of("社会组织年报通过率%s%%。", "社会组织年报通过率达到%s%%。")));
    /** What stands for no year, with the year after the report's. */
    private static final List<String> IDLE = List.of(
            "12月办理结婚登记31对。", "%d年计划新增养老机构3家。", "力争%d年城市低保标准提高到1900元/人·月。", "其间走访了群众，听取了意见。",
            "根据2009年的有关规定，窗口延长了服务时间。", "%d年，预计实施临时救助99人次。");

    @TempDir
    Path home;

    private final Random random = new Random(20240131);
    private final Map<String, BigDecimal> truth = new TreeMap<>();

    @Test
    void aThousandReportsGiveExactlyTheKnownTotals() throws Exception {
        List<String> counties = overlay();
        List<String> wrongNames = ReferenceData.shipped().regions().stream().map(Region::name)
                .filter(name -> counties.contains(name.substring(0, name.length() - 1))).toList();
        assertThat(wrongNames).as("the counties are invented").isEmpty();
        Path reports = Files.createDirectories(home.resolve("reports"));
        int written = 0;
        for (int i = 0; i < counties.size(); i++) {
            for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                String level = i % 10 == 0 && year >= RENAMED_IN ? "区" : "县";
                String body = counties.get(i) + level + "民政局";
                write(reports, i, year, body, "工作总结", SUMMARY, written++);
                write(reports, i, year, body, "法治政府建设年度报告", RULE_OF_LAW, written++);
            }
        }
        assertThat(written).isEqualTo(1000);

        RunSummary run = Loads.load(home, "a", Map.of("s", reports), List.of(home.resolve("overlay")));
        assertThat(List.of(run.files().seen(), run.files().loaded(), run.files().superseded(), run.files().newlyQuarantined()))
                .containsExactly(1000L, 1000L, 0L, 0L);

        assertThat(rows("SELECT region_code || ' ' || indicator_code || ' ' || year, CAST(value AS VARCHAR) FROM agg_organization_year "
                + "WHERE indicator_code IS NOT NULL ORDER BY ALL")).isEqualTo(texts(truth));
        assertThat(rows("SELECT region_code || ' ' || indicator_code || ' ' || year, CAST(coalesce(total, mean) AS VARCHAR) "
                + "FROM agg_indicator_year WHERE region_level <> 'county' ORDER BY ALL")).isEqualTo(texts(totals()));
        assertThat(rows("SELECT DISTINCT indicator_code, total IS NULL FROM agg_indicator_year WHERE indicator_code IN "
                + "('urban_dibao_standard', 'social_org_annual_report_rate') ORDER BY ALL"))
                .as("rates and standards are never added").containsExactly("social_org_annual_report_rate true",
                        "urban_dibao_standard true");
        assertThat(rows("SELECT count(*), count(change), count(DISTINCT organization_name) FROM agg_organization_year "
                + "WHERE indicator_code = 'marriage_registrations'")).as("a series goes on over a renaming")
                .containsExactly("500 450 50");
        assertThat(rows("SELECT DISTINCT divisions_stated, divisions_existing FROM agg_indicator_year "
                + "WHERE region_level = 'prefecture'")).containsExactly("10 10");
        assertThat(rows("SELECT count(*) FROM agg_organization_year WHERE has_conflict")).containsExactly("0");
    }

    /** The table of the invented divisions; their names without the level, in the order of their codes. */
    private List<String> overlay() throws IOException {
        StringBuilder regions = new StringBuilder("code,name,level,parent_code,source,short_name\n"
                + "990000,雾泽省,province,100000,invented,雾泽省\n");
        StringBuilder changes = new StringBuilder("code,name,level,parent_code,year,change,successor_codes,source\n");
        List<String> names = new ArrayList<>();
        for (int city = 0; city < CITIES.length(); city++) {
            regions.append("990%d00,%s陵市,prefecture,990000,invented,\n".formatted(city + 1, CITIES.charAt(city)));
            for (int place = 0; place < PLACES.length(); place++) {
                String name = "" + CITIES.charAt(city) + PLACES.charAt(place);
                names.add(name);
                String code = code(names.size() - 1);
                regions.append("%s,%s%s,county,990%d00,invented,\n".formatted(code, name, place == 0 ? "区" : "县", city + 1));
                if (place == 0) {
                    changes.append("990%d91,%s县,county,990%d00,%d,renamed,%s,invented\n".formatted(city + 1, name, city + 1,
                            RENAMED_IN, code));
                }
            }
        }
        Path overlay = Files.createDirectories(home.resolve("overlay"));
        Files.writeString(overlay.resolve("regions.csv"), regions);
        Files.writeString(overlay.resolve("region_changes.csv"), changes);
        return names;
    }

    private static String code(int county) {
        return "990%d%02d".formatted(county / 10 + 1, county % 10 + 1);
    }

    private void write(Path folder, int county, int year, String body, String kind, List<Stated> indicators, int number)
            throws IOException {
        List<String> paragraphs = new ArrayList<>();
        for (Stated indicator : indicators) {
            BigDecimal printed = switch (indicator.code()) {
                case "social_org_annual_report_rate" -> BigDecimal.valueOf(700 + random.nextInt(300), 1);
                case "urban_dibao_standard" -> BigDecimal.valueOf(500 + random.nextInt(900));
                default -> BigDecimal.valueOf(random.nextInt(10) == 0 ? random.nextInt(3)
                        : random.nextInt(indicator.scale() > 0 ? 900_000 : 90_000), indicator.scale());
            };
            String text = printed.toPlainString();
            if (printed.scale() == 0 && printed.intValue() > 9999 && random.nextBoolean()) {
                text = "%,d".formatted(printed.intValue());
            }
            String sentence = indicator.sentences().get(random.nextInt(indicator.sentences().size())).formatted(text);
            paragraphs.add(sentence + (random.nextInt(3) == 0 ? "有关工作受到群众好评。" : ""));
            truth.put(code(county) + " " + indicator.code() + " " + year, indicator.code().equals(
                    "social_assistance_spending") ? printed.movePointRight(4) : printed);
        }
        Collections.shuffle(paragraphs, random);
        paragraphs.add(random.nextInt(paragraphs.size() + 1), IDLE.get(0));
        List<String> after = IDLE.subList(1, IDLE.size());
        String idle = after.get(random.nextInt(after.size())).formatted(year + 1);
        String title = body + year + "年" + kind;
        String date = (year + 1) + "年1月" + (5 + random.nextInt(20)) + "日";
        String name = number + "-" + title;
        if (number % 3 == 0) {
            Files.writeString(folder.resolve(name + ".html"), "<html><head><meta charset=\"utf-8\"><title>" + title
                    + "</title></head><body><h1>" + title + "</h1><h2>一、工作开展情况</h2><p>"
                    + String.join("</p>\n<p>", paragraphs) + "</p><h2>二、下一步打算</h2><p>" + idle + "</p><p>" + body
                    + "</p><p>" + date + "</p></body></html>", StandardCharsets.UTF_8);
        } else {
            Charset charset = number % 3 == 1 ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
            Files.writeString(folder.resolve(name + ".txt"), title + "\n\n一、工作开展情况\n" + String.join("\n", paragraphs)
                    + "\n二、下一步打算\n" + idle + "\n" + body + "\n" + date + "\n", charset);
        }
    }

    /** Sums, or means where nothing is added, of the cities, the province and the nation. */
    private Map<String, BigDecimal> totals() {
        Map<String, List<BigDecimal>> values = new TreeMap<>();
        truth.forEach((key, value) -> {
            String rest = key.substring(6);
            for (String region : List.of(key.substring(0, 4) + "00", "990000", "100000")) {
                values.computeIfAbsent(region + rest, missing -> new ArrayList<>()).add(value);
            }
        });
        Map<String, BigDecimal> totals = new TreeMap<>();
        values.forEach((key, stated) -> {
            BigDecimal sum = stated.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean sums = java.util.stream.Stream.of(SUMMARY, RULE_OF_LAW).flatMap(List::stream)
                    .filter(indicator -> key.contains(" " + indicator.code() + " ")).findFirst().orElseThrow().sums();
            totals.put(key, sums ? sum : sum.divide(BigDecimal.valueOf(stated.size()), 9, RoundingMode.HALF_UP));
        });
        return totals;
    }

    private static List<String> texts(Map<String, BigDecimal> values) {
        return values.entrySet().stream().map(entry -> entry.getKey() + " "
                + entry.getValue().setScale(9, RoundingMode.UNNECESSARY).toPlainString()).toList();
    }

    private List<String> rows(String sql) throws SQLException {
        return Loads.rows(home, "a", sql);
    }
}
