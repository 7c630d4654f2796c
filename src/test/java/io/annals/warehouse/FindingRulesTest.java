package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.Corpus;
import io.annals.ReadText;
import io.annals.conform.ConformedReport;
import io.annals.quality.QualityRules;
import io.annals.reference.ReferenceData;
import io.annals.reference.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of {@code warehouse-schema/rules}, on reports that are read from their texts. */
class FindingRulesTest {

    private static final ReferenceData REFERENCE = ReferenceData.shipped();
    private static final ReadText READER = new ReadText(REFERENCE);
    private static final QualityRules RULES = new QualityRules(REFERENCE);
    private static final String FOUND = "SELECT organization_name, severity, coalesce(stated_text, ''), expected, actual "
            + "FROM v_finding WHERE rule_code = '%s' ORDER BY ALL";

    @TempDir
    Path folder;

    /** Counties of one name in the nation, the same ones in every run. */
    private static List<Region> counties() {
        Map<String, Long> names = REFERENCE.regions().stream()
                .collect(Collectors.groupingBy(Region::name, Collectors.counting()));
        return REFERENCE.regions().stream().filter(region -> region.name().length() == 3 && region.name().endsWith("县")
                && names.get(region.name()) == 1).toList();
    }

    private static ConformedReport summary(String county, int year, String text) {
        return READER.report(county + year + ".txt", county + "民政局" + year + "年工作总结\n" + text);
    }

    private Warehouses loaded(List<ConformedReport> reports) {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.loadRead(reports, RULES);
        return warehouse;
    }

    @Test
    void yearsOfOneBodyAreCompared() throws IOException {
        List<CSVRecord> rows = Corpus.rows("finding/years.csv");
        List<Region> counties = counties();
        List<ConformedReport> reports = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            // Far from each other, so that their standards are nobody's neighbours.
            String county = counties.get(17 * i).name();
            reports.add(summary(county, 2022, rows.get(i).get("before")));
            reports.add(summary(county, 2023, rows.get(i).get("after")));
        }
        Warehouses warehouse = loaded(reports);
        for (String rule : List.of("CHANGE_DISAGREES", "RESTATED")) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                CSVRecord row = rows.get(i);
                if (row.get("rule").equals(rule) && !row.get("severity").isEmpty()) {
                    expected.add(counties.get(17 * i).name() + "民政局 | " + row.get("severity") + " | "
                            + row.get("figure") + " | " + row.get("expected") + " | " + row.get("actual"));
                }
            }
            assertThat(expected).hasSizeGreaterThan(1);
            assertThat(warehouse.rows(FOUND.formatted(rule))).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void standardsFarFromTheirNeighboursAreOutOfRange() {
        List<String> counties = counties().stream().filter(region -> region.code().startsWith("61")).map(Region::name)
                .limit(6).toList();
        List<ConformedReport> reports = new ArrayList<>();
        String[] monthly = {"640", "655", "65", "7200", "648", "660"};
        for (int i = 0; i < 6; i++) {
            reports.add(summary(counties.get(i), 2023, "城市低保标准为每人每月" + monthly[i] + "元。养老机构" + monthly[i] + "家。"));
        }
        // Neighbours of its own years, where its province has none.
        List<String> far = counties().stream().filter(region -> region.code().startsWith("53")).map(Region::name)
                .limit(1).toList();
        for (int year = 2020; year <= 2022; year++) {
            reports.add(summary(far.get(0), year, "城市低保标准为每人每月" + (year == 2021 ? "6000" : "600") + "元。"));
        }
        assertThat(loaded(reports).rows(FOUND.formatted("OUT_OF_RANGE"))).as("two neighbours are too few in 云南")
                .containsExactlyInAnyOrder(counties.get(2) + "民政局 | warning | 65元 | about 655 | 65",
                        counties.get(3) + "民政局 | warning | 7200元 | about 648 | 7200");
    }

    @Test
    void neighboursComeFromTheNationWhereAProvinceHasFew() {
        List<ConformedReport> reports = new ArrayList<>();
        String[] monthly = {"640", "655", "6600", "648"};
        String[] provinces = {"13", "41", "53", "61"};
        for (int i = 0; i < provinces.length; i++) {
            String province = provinces[i];
            String county = counties().stream().filter(region -> region.code().startsWith(province)).findFirst()
                    .orElseThrow().name();
            reports.add(summary(county, 2023, "城市低保标准为每人每月" + monthly[i] + "元。"));
        }
        assertThat(loaded(reports).rows("SELECT expected, actual FROM v_finding WHERE rule_code = 'OUT_OF_RANGE'"))
                .containsExactly("about 648 | 6600");
    }

    @Test
    void aRateOutsideItsBoundsIsOutOfRange() {
        List<Region> counties = counties();
        assertThat(loaded(List.of(
                summary(counties.get(0).name(), 2023, "人大代表建议满意率120%。"),
                summary(counties.get(1).name(), 2023, "人大代表建议满意率100%。"),
                summary(counties.get(2).name(), 2023, "人大代表建议满意率提高120%。"),
                summary(counties.get(3).name(), 2023, "全年旅游收入增长120%。"))).rows(FOUND.formatted("OUT_OF_RANGE")))
                .containsExactly(counties.get(0).name() + "民政局 | warning | 120% | 0 to 100 | 120");
    }

    @Test
    void aReportWithFarFewerFiguresThanItsKindIsTold() {
        List<ConformedReport> reports = new ArrayList<>();
        List<Region> counties = counties();
        String words = "认真学习贯彻上级会议精神，扎实推进各项民政工作，切实保障困难群众基本生活。".repeat(6);
        String figures = "年末全县养老机构21家，床位1230张，社区食堂34所，儿童之家45个，婚姻登记处1个，社会组织156家。" + words
                + "全年办理结婚登记1500对，离婚登记310对，发放临时救助金86万元，救助412人次，新增志愿者3200人。";
        for (int i = 0; i < 5; i++) {
            reports.add(summary(counties.get(i).name(), 2023, figures));
        }
        reports.add(summary(counties.get(5).name(), 2023, "年末全县养老机构21家。" + words));
        reports.add(summary(counties.get(6).name(), 2023, "年末全县养老机构21家。"));
        reports.add(summary(counties.get(7).name(), 2023, words));
        String told = "SELECT organization_name, expected, actual FROM v_finding WHERE rule_code = 'FIGURES_MISSING'";
        assertThat(loaded(reports).rows(told)).as("not the short one, nor the one without any")
                .containsExactly(counties.get(5).name() + "民政局 | about 11 | 1");
        Warehouses few = new Warehouses(folder.resolve("few"));
        few.loadRead(reports.subList(1, 6), RULES);
        assertThat(few.rows(told)).as("four others are too few").isEmpty();
    }

    @Test
    void aVersionThatLosesMoreThanHalfOfItsFiguresIsTold() {
        List<Region> counties = counties();
        String figures = "年末全县养老机构21家，床位1230张，社区食堂34所，儿童之家45个。";
        List<ConformedReport> reports = new ArrayList<>();
        String[] later = {"年末全县养老机构21家。", "年末全县养老机构21家，床位1230张。", "年末全县各项工作平稳。"};
        for (int i = 0; i < later.length; i++) {
            String county = counties.get(i).name();
            reports.add(summary(county, 2023, figures));
            reports.add(READER.report(county + "2023（更正）.txt", county + "民政局2023年工作总结（更正）\n" + later[i]));
        }
        Warehouses warehouse = loaded(reports);
        assertThat(warehouse.rows("SELECT organization_name, severity, expected, actual FROM v_finding "
                + "WHERE rule_code = 'FIGURES_LOST'")).as("neither half of them, nor none: that replaces nothing")
                .containsExactly(counties.get(0).name() + "民政局 | warning | 4 | 1");
    }

    @Test
    void valuesOfEqualStandingConflictUnlessRoundingRunningTotalsOrScopeExplainThem() {
        List<Region> counties = counties();
        Warehouses warehouse = loaded(List.of(
                summary(counties.get(0).name(), 2023, "年末全县养老机构20家。\n年末全县养老机构22家。"),
                summary(counties.get(1).name(), 2023, "全年支出社会救助资金1234.4万元。\n全年支出社会救助资金1234万元。"),
                summary(counties.get(2).name(), 2023, "年末全县养老机构20家。\n年末全县养老机构20家。"),
                summary(counties.get(3).name(), 2023, "年末馆藏地方志图书480册。\n年末馆藏地方志图书500册。\n年末馆藏地方志图书510册。"),
                summary(counties.get(4).name(), 2023, "全年完成居家适老化改造120户。\n累计完成居家适老化改造960户。"),
                summary(counties.get(5).name(), 2023, "全县一般公共预算收入12.34亿元。\n县本级一般公共预算收入5.67亿元。"),
                summary(counties.get(6).name(), 2023, "年末全县养老机构20家。\n年末全县养老机构22家。\n年末全县养老机构23家。")));
        assertThat(warehouse.rows("SELECT organization_name, severity, actual FROM v_finding "
                + "WHERE rule_code = 'CONFLICTING_VALUES' AND severity = 'warning'"))
                .containsExactly(counties.get(0).name() + "民政局 | warning | 22");
        assertThat(warehouse.rows("SELECT DISTINCT organization_name FROM agg_organization_year WHERE has_conflict"))
                .as("every conflict has a finding").containsExactlyInAnyOrderElementsOf(warehouse.rows("SELECT DISTINCT "
                        + "organization_name FROM v_finding WHERE rule_code = 'CONFLICTING_VALUES'"));
        assertThat(warehouse.rows("SELECT actual FROM v_finding WHERE rule_code = 'CONFLICTING_VALUES' "
                + "AND organization_name = '" + counties.get(3).name() + "民政局'")).containsExactly("500 and 1 more");
    }

    @Test
    void findingsDoNotDependOnTheOrderOfLoading() throws IOException {
        List<ConformedReport> reports = new ArrayList<>();
        List<CSVRecord> rows = Corpus.rows("finding/years.csv");
        for (int i = 0; i < rows.size(); i++) {
            String county = counties().get(17 * i).name();
            reports.add(summary(county, 2022, rows.get(i).get("before") + "全局在职人员36人，其中行政人员20人、事业人员17人。"));
            reports.add(summary(county, 2023, rows.get(i).get("after") + "全年受理投诉举报250件，办结245件，办结率95%。"));
        }
        String all = "SELECT finding_key, report_key, figure_key, rule_code, severity, expected, actual, message "
                + "FROM finding ORDER BY finding_key";
        Warehouses once = new Warehouses(folder.resolve("once"));
        once.loadRead(reports, RULES);
        List<String> found = once.rows(all);
        assertThat(found).hasSizeGreaterThan(2 * rows.size());
        Collections.shuffle(reports, new Random(7));
        Warehouses bits = new Warehouses(folder.resolve("bits"));
        int third = reports.size() / 3;
        bits.loadRead(reports.subList(0, third), RULES);
        List<String> first = bits.rows("SELECT finding_key, load_key FROM finding");
        bits.loadRead(reports.subList(third, 2 * third), RULES);
        bits.loadRead(reports.subList(2 * third, reports.size()), RULES);
        assertThat(bits.rows(all)).isEqualTo(found);
        assertThat(bits.rows("SELECT finding_key, load_key FROM finding")).as("what stays keeps its load")
                .containsAll(first.stream().filter(row -> found.stream().anyMatch(other ->
                        other.startsWith(row.split(" ")[0] + " "))).toList());
    }

    @Test
    void findingsOfFormerRulesAreToldUnderTheRulesThatTookThemUp() throws SQLException {
        Warehouses warehouse = Warehouses.migrated(folder);
        try (var connection = DuckDb.writable(warehouse.published, new DuckDbSettings("512MB", 1, folder.resolve("x")))) {
            int key = 0;
            for (String code : List.of("PARTS_EXCEED_TOTAL", "PARTS_DIFFER", "YEAR_UNKNOWN", "RATE_OUT_OF_RANGE",
                    "RESTATED_DIFFERENTLY", "NO_FIGURES")) {
                DuckDb.execute(connection, "INSERT INTO finding VALUES (" + key++ + ", 0, 0, '" + code
                        + "', 'warning', '', '', '', 0)");
            }
            SchemaFiles.SchemaFile migration = SchemaFiles.of("migrations").stream()
                    .filter(file -> file.name().startsWith("V007")).findFirst().orElseThrow();
            DuckDb.run(connection, "migrations", migration);
            assertThat(Warehouses.rows(connection, "SELECT finding_key, rule_code FROM finding ORDER BY 1"))
                    .containsExactly("0 | PARTS_DO_NOT_SUM", "1 | PARTS_DO_NOT_SUM", "2 | YEAR_UNCERTAIN",
                            "5 | NO_FIGURES");
        }
    }

    @Test
    void theReadmeTellsOfEveryRuleWithItsSeverities() throws IOException {
        String readme = Files.readString(Path.of("warehouse-schema/README.md"));
        REFERENCE.qualityRules().forEach(rule ->
                assertThat(readme).containsPattern("\\| `" + rule.code() + "` \\| (warning|info)"));
        for (SchemaFiles.SchemaFile rule : SchemaFiles.of("rules")) {
            String severities = rule.sql().substring(3, rule.sql().indexOf(" |"));
            assertThat(readme).contains("| `" + rule.name().replace(".sql", "") + "` | " + severities + " |");
        }
    }

    @Test
    void everyRuleFileSaysWhichSeveritiesItGivesAndWhy() {
        assertThat(SchemaFiles.of("rules")).hasSizeGreaterThan(5).allSatisfy(rule -> {
            assertThat(rule.sql().lines().findFirst().orElseThrow())
                    .matches("-- (error|warning|info)(, (warning|info))? \\| \\S.*");
            assertThat(rule.sql()).contains("Grain: ", "Inputs: ");
        });
    }
}
