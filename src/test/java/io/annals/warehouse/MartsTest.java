package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.figure.Kind;
import io.annals.figure.PeriodType;
import io.annals.figure.Qualifier;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.source.PlannedFile.Action;
import io.annals.warehouse.ReportText.Said;
import io.annals.warehouse.YearOracle.Division;
import io.annals.warehouse.YearOracle.Factor;
import io.annals.warehouse.YearOracle.Measured;
import io.annals.warehouse.YearOracle.OrganizationYear;
import io.annals.warehouse.YearOracle.Past;
import io.annals.warehouse.YearOracle.Source;
import io.annals.warehouse.YearOracle.Stated;
import io.annals.warehouse.YearOracle.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MartsTest {

    private static final List<Division> DIVISIONS = List.of(
            new Division("100000", "中华人民共和国", "nation", "", false),
            new Division("990000", "云中省", "province", "100000", false),
            new Division("990100", "青石市", "prefecture", "990000", false),
            new Division("990101", "东河区", "county", "990100", false),
            new Division("990102", "西河区", "county", "990100", false),
            new Division("990103", "南河县", "county", "990100", false),
            new Division("990171", "青石高新区", "county", "990100", true),
            new Division("990200", "白水市", "prefecture", "990000", false),
            new Division("990201", "北岭县", "county", "990200", false),
            new Division("990202", "新岭县", "county", "990200", false),
            new Division("990105", "古渡县", "county", "990100", false),
            new Division("980000", "海州市", "province", "100000", false),
            new Division("980101", "港口区", "county", "980000", false));

    /** What CHANGES makes of them: 古渡县 goes to 南河县, 北岭县 to the other city, and 新岭县 comes out of it. */
    private static final List<Past> PASTS = List.of(
            new Past("990105", 2021, "990100", 0), new Past("990105", 9999, null, 0),
            new Past("990103", 2021, "990100", 0), new Past("990103", 9999, "990100", 1),
            new Past("990201", 2021, "990100", 0), new Past("990201", 2022, "990200", 0),
            new Past("990201", 9999, "990200", 1),
            new Past("990202", 2022, null, 1), new Past("990202", 9999, "990200", 1),
            new Past("990100", 2021, "990000", 0), new Past("990100", 9999, "990000", 1),
            new Past("990200", 2021, "990000", 0), new Past("990200", 9999, "990000", 1));
    private static final String CHANGES = """
            code,name,level,parent_code,year,change,successor_codes,source
            990105,古渡县,county,990100,2022,merged,990103,test
            990109,北山县,county,990100,2022,renamed,990201,test
            990202,新岭县,county,990200,2023,established,,test
            990201,北岭县,county,990200,2023,ceded,990202,test
            """;

    private static void history(Warehouses warehouse) {
        try {
            String regions = Files.readString(warehouse.folder.resolve("overlay/regions.csv"));
            warehouse.overlay("regions.csv", regions + "990202,新岭县,county,990200,test,新岭县,\n");
            warehouse.overlay("region_changes.csv", CHANGES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Map<String, Measured> CATALOGUE = Map.of(
            "t_flow", new Measured("t_flow", "试验流量", "对", "marriage registry", true),
            "t_stock", new Measured("t_stock", "试验存量", "人", "social assistance", true),
            "t_money", new Measured("t_money", "试验支出", "元", "social assistance", true),
            "t_standard", new Measured("t_standard", "试验标准", "元/人·月", "social assistance", false),
            "t_rate", new Measured("t_rate", "试验率", "%", "elderly care", false),
            "t_area", new Measured("t_area", "试验面积", "亩", "natural resources", true));

    /** What units.csv must say for these units, by the definitions of the units. */
    private static final Map<String, Map<String, Factor>> FACTORS = Map.of(
            "t_flow", Map.of("对", new Factor(1, 1), "件", new Factor(1, 1), "宗", new Factor(1, 1)),
            "t_stock", Map.of("人", new Factor(1, 1), "名", new Factor(1, 1)),
            "t_money", Map.of("元", new Factor(1, 1), "角", new Factor(1, 10)),
            "t_standard", Map.of("元/人·月", new Factor(1, 1), "元/人·年", new Factor(1, 12)),
            "t_rate", Map.of("%", new Factor(1, 1), "‰", new Factor(1, 10), "‱", new Factor(1, 100)),
            "t_area", Map.of("亩", new Factor(1, 1), "公顷", new Factor(15, 1), "平方米", new Factor(3, 2000)));

    private static final List<String> WRONG_UNITS = List.of("户", "");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void allThreeMartsAgreeWithTheOracle(long seed) {
        Random random = new Random(seed);
        Warehouses warehouse = Warehouses.migrated(folder);
        List<ReportText> reports = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        List<Stated> figures = new ArrayList<>();
        for (Division division : DIVISIONS) {
            for (String type : List.of("civil_affairs", "government")) {
                for (int year : List.of(2021, 2022, 2024)) {
                    for (String kind : List.of("rule_of_law", "work")) {
                        if (random.nextInt(10) < 6) {
                            report(random, division, type, year, kind, reports, sources, figures);
                        }
                    }
                }
            }
        }
        List<Stated> known = corrected(random, figures, warehouse);
        history(warehouse);
        // Most at once, the others one by one: each load makes anew what it touches.
        Collections.shuffle(reports, random);
        int alone = reports.size() - 4;
        warehouse.load(reports.subList(0, alone).toArray(ReportText[]::new));
        reports.subList(alone, reports.size()).forEach(warehouse::load);
        assertThat(warehouse.rows("SELECT count(*) FROM fact_figure")).containsExactly("" + figures.size());
        assertThat(warehouse.rows("SELECT DISTINCT outcome FROM v_correction")).containsExactly("applied");

        YearOracle oracle = new YearOracle(DIVISIONS, CATALOGUE, FACTORS,
                Map.of("civil_affairs", Set.of("social assistance", "marriage registry", "elderly care")),
                Map.of("civil_affairs", 50, "government", 5), Map.of("rule_of_law", 30, "work", 10)).withHistory(PASTS);
        Map<OrganizationYear, Value> values = oracle.organizationYears(known);
        List<String> expected = new ArrayList<>();
        values.forEach((key, value) -> {
            Value before = values.get(new OrganizationYear(key.region(), key.organization(), key.type(),
                    key.indicator(), key.year() - 1));
            BigDecimal previous = before == null ? null : before.value();
            boolean comparable = previous != null && oracle.isSameArea(key.region(), key.year());
            expected.add(String.join(" | ", key.region(), key.organization(), key.indicator(), "" + key.year(),
                    YearOracle.text(value.value()), "" + value.considered(), "" + value.conflict(), "" + value.corrected(),
                    YearOracle.text(previous),
                    YearOracle.text(comparable ? value.value().subtract(previous) : null),
                    YearOracle.text(comparable ? YearOracle.percent(value.value(), previous) : null)));
        });
        assertThat(expected).hasSizeGreaterThan(100).anyMatch(row -> row.contains("true | false"))
                .anyMatch(row -> row.contains("false | true"));
        assertThat(warehouse.rows("SELECT region_code, organization_name, coalesce(indicator_code, '~' || "
                + "indicator_name || '|' || unit_name), year, value, figures_considered, has_conflict, is_corrected, "
                + "previous_value, change, change_pct FROM agg_organization_year")).containsExactlyInAnyOrderElementsOf(expected);

        assertThat(warehouse.rows("SELECT indicator_code, region_code, year, own_value, children_total, total, "
                + "total_source, divisions_stated, CASE region_code WHEN '100000' THEN 2 ELSE divisions_existing END, "
                + "organizations, mean, median, minimum, maximum, previous_total, change_pct FROM agg_indicator_year"))
                .containsExactlyInAnyOrderElementsOf(oracle.indicatorYears(values));

        assertThat(warehouse.rows("SELECT organization_name, year, reports, expected, figures, catalogued_share "
                + "FROM agg_report_year")).containsExactlyInAnyOrderElementsOf(oracle.reportYears(sources, figures));

        assertThat(warehouse.rows("SELECT count(*) FROM finding WHERE rule_code = 'CONFLICTING_VALUES'"))
                .doesNotContain("0");
    }

    @Test
    void onlyWhatALoadTouchesIsMadeAnew() throws SQLException {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load(yearly("a.txt", "990101", "东河区民政局").figure(stock("100", 2023)).figure(flow("7", 2023)),
                yearly("b.txt", "990102", "西河区民政局").figure(stock("50", 2023)).figure(flow("3", 2023)),
                yearly("c.txt", "990103", "南河县民政局").figure(stock("20", 2022)));
        // Marks rows, to see which of them are made anew.
        try (var connection = DuckDb.writable(warehouse.published, new DuckDbSettings("512MB", 1, folder.resolve("spill")))) {
            DuckDb.execute(connection, "UPDATE agg_organization_year SET organization_name = 'old'; "
                    + "UPDATE agg_indicator_year SET region_name = 'old'; CHECKPOINT");
        }
        String bodies = "SELECT region_code, indicator_code, year, value, organization_name = 'old' FROM agg_organization_year "
                + "ORDER BY ALL";
        String divisions = "SELECT indicator_code, year, bool_and(region_name = 'old'), bool_or(region_name = 'old'), "
                + "max(total) FROM agg_indicator_year GROUP BY ALL ORDER BY ALL";

        warehouse.loadPartly(yearly("b2.txt", "990102", "西河区民政局").published("2024-05-01").figure(stock("60", 2023))
                .figure(flow("3", 2022)));
        assertThat(warehouse.rows(bodies)).containsExactly(
                "990101 | t_flow | 2023 | 7.000000000 | true", "990101 | t_stock | 2023 | 100.000000000 | true",
                "990102 | t_flow | 2022 | 3.000000000 | false", "990102 | t_stock | 2023 | 60.000000000 | false",
                "990103 | t_stock | 2022 | 20.000000000 | true");
        assertThat(warehouse.rows(divisions)).as("what was stated no more, and what is compared with it, changes too")
                .containsExactly("t_flow | 2022 | false | false | 3.000000000", "t_flow | 2023 | false | false | 7.000000000",
                        "t_stock | 2022 | true | true | 20.000000000", "t_stock | 2023 | false | false | 160.000000000");
    }

    @Test
    void bodiesThatAReportCameOfOrWentFromAreThoseThatTheChecksOfALoadLookAt() throws Exception {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.retires = Map.of("s", true);
        ReportText stays = yearly("a.txt", "990101", "东河区民政局").figure(stock("100", 2023));
        ReportText goes = yearly("b.txt", "990102", "西河区民政局").figure(stock("50", 2023));
        ReportText stands = yearly("b2.txt", "990102", "西河区民政局").about(2022).figure(stock("60", 2022));
        warehouse.load(stays, goes, stands);
        ReportText comes = yearly("c.txt", "990103", "南河县民政局").figure(stock("20", 2023));
        warehouse.copy.load(warehouse.run(List.of(stays.planned(Action.UNCHANGED), goes.planned(Action.REMOVED),
                stands.planned(Action.UNCHANGED), comes.planned(Action.READ))), List.of(warehouse.shard(List.of(comes))));
        warehouse.copy.buildMarts("run-2");
        assertThat(warehouse.copy.runChecks("run-2")).isEmpty();

        String added = "UPDATE agg_organization_year SET value = value + 1 WHERE organization_name = '%s'";
        assertThat(broken(warehouse, added.formatted("东河区民政局"))).as("nothing of it came or went")
                .doesNotContain("year_value_traces_to_figure");
        assertThat(broken(warehouse, added.formatted("西河区民政局"))).contains("year_value_traces_to_figure");
        assertThat(broken(warehouse, added.formatted("南河县民政局"))).contains("year_value_traces_to_figure");
    }

    @Test
    void theBodyThatAReportIsNoLongerOfIsLookedAtToo() throws Exception {
        Warehouses warehouse = Warehouses.migrated(folder);
        ReportText stands = yearly("b2.txt", "990102", "西河区民政局").about(2022).figure(stock("60", 2022));
        ReportText moves = yearly("b.txt", "990102", "西河区民政局").figure(stock("50", 2023));
        warehouse.load(stands, moves);
        ReportText moved = yearly("b.txt", "990103", "西河区民政局").figure(stock("50", 2023));
        assertThat(moved.report().file().contentSha256()).isEqualTo(moves.report().file().contentSha256());
        warehouse.copy.load(warehouse.run(List.of(stands.planned(Action.UNCHANGED), moved.planned(Action.READ))),
                List.of(warehouse.shard(List.of(moved))));
        warehouse.copy.buildMarts("run-2");
        assertThat(warehouse.copy.runChecks("run-2")).isEmpty();

        assertThat(broken(warehouse, "DELETE FROM agg_organization_year WHERE region_code = '990102'"))
                .contains("year_values_complete");
        String compared = "UPDATE agg_organization_year SET previous_value = 1 WHERE region_code = '990102'";
        assertThat(broken(warehouse, compared)).contains("year_changes_agree");
    }

    /** What the checks of the second load find in its copy that they did not, once a change is made in it; it is taken back. */
    private static List<String> broken(Warehouses warehouse, String change) {
        warehouse.inWorkingCopy("CREATE TABLE kept AS FROM agg_organization_year; " + change);
        List<String> broken = warehouse.copy.runChecks("run-2").stream().map(WorkingCopy.CheckFailure::check).toList();
        warehouse.inWorkingCopy(
                "DELETE FROM agg_organization_year; INSERT INTO agg_organization_year FROM kept; DROP TABLE kept");
        return broken;
    }

    private static ReportText yearly(String path, String region, String organization) {
        return new ReportText(path).by(region, organization).about(2023);
    }

    private static Said stock(String value, int year) {
        return Said.of(value, "人", "t_stock", "试验存量", "人", year);
    }

    private static Said flow(String value, int year) {
        return Said.of(value, "对", "t_flow", "试验流量", "对", year);
    }

    /** The figures as people know them: one in ten has a row in corrections.csv. */
    private static List<Stated> corrected(Random random, List<Stated> figures, Warehouses warehouse) {
        StringBuilder table = new StringBuilder("content_sha256,char_start,stated_text,field,value,author,reason\n");
        List<Stated> known = new ArrayList<>();
        for (Stated stated : figures) {
            if (random.nextInt(10) > 0) {
                known.add(stated);
                continue;
            }
            Said said = stated.said();
            String field = List.of("value", "unit", "indicator_code", "year", "kind", "status", "use")
                    .get(random.nextInt(7));
            String value = switch (field) {
                case "value" -> BigDecimal.valueOf(random.nextLong(100_000), 2).toPlainString();
                case "unit" -> List.of("名", "件", "公顷", "‰", "次").get(random.nextInt(5));
                case "indicator_code" -> List.of("t_flow", "t_stock").get(random.nextInt(2));
                case "year" -> "" + (2020 + random.nextInt(5));
                case "kind" -> random.nextBoolean() ? "level" : "change";
                case "status" -> random.nextBoolean() ? "actual" : "plan";
                default -> random.nextBoolean() ? "yes" : "no";
            };
            Measured indicator = CATALOGUE.get(field.equals("indicator_code") ? value : said.code());
            Said right = new Said(field.equals("value") ? value : said.value(),
                    field.equals("unit") ? value : said.unit(),
                    indicator == null ? said.code() : indicator.code(),
                    indicator == null ? said.name() : indicator.name(),
                    indicator == null ? said.indicatorUnit() : indicator.unit(),
                    field.equals("year") ? StatedPeriod.year(Integer.parseInt(value)) : said.period(),
                    field.equals("value") ? Qualifier.EXACT : said.qualifier(),
                    field.equals("kind") ? Kind.valueOf(value.toUpperCase(Locale.ROOT)) : said.kind(),
                    field.equals("status") ? Status.valueOf(value.toUpperCase(Locale.ROOT)) : said.status(),
                    said.baseline(), said.partOf());
            if (!value.equals("no")) {
                known.add(new Stated(stated.source(), right, stated.charStart(), true));
            }
            table.append(String.join(",", stated.source().contentSha256(), "" + stated.charStart(), "", field, value,
                    "a reader", "misprint")).append('\n');
        }
        warehouse.overlay("corrections.csv", table.toString());
        return known;
    }

    private static void report(Random random, Division division, String type, int year, String kind,
            List<ReportText> reports, List<Source> sources, List<Stated> figures) {
        String organization = division.name() + (type.equals("government") ? "人民政府" : "民政局");
        LocalDate published = random.nextBoolean() ? LocalDate.of(year + 1, 1 + random.nextInt(3), 5) : null;
        ReportText report = new ReportText(division.code() + type + year + kind + ".txt")
                .by(division.code(), organization).type(type).kind(kind).about(year);
        if (published != null) {
            report.published(published.toString());
        }
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Said one = said(random, year);
            said.add(one);
            report.figure(one);
        }
        Source source = new Source(division.code(), organization, type, kind, year, published, false,
                report.file().contentSha256());
        var conformed = report.report().figures();
        for (int i = 0; i < said.size(); i++) {
            figures.add(new Stated(source, said.get(i), conformed.get(i).figure().charStart(), false));
        }
        reports.add(report);
        sources.add(source);
    }

    private static Said said(Random random, int reportYear) {
        BigDecimal value = BigDecimal.valueOf(random.nextInt(4) == 0 ? random.nextInt(5) : random.nextLong(10_000_000),
                random.nextInt(7));
        int year = random.nextInt(3) == 0 ? reportYear - 1 : reportYear;
        List<String> codes = CATALOGUE.keySet().stream().sorted().toList();
        Said said;
        if (random.nextInt(6) == 0) {
            String unit = random.nextBoolean() ? "个" : "次";
            said = Said.of(value.toPlainString(), unit, "", "其他" + random.nextInt(2), unit, year);
        } else {
            Measured indicator = CATALOGUE.get(codes.get(random.nextInt(codes.size())));
            List<String> units = new ArrayList<>(FACTORS.get(indicator.code()).keySet().stream().sorted().toList());
            if (random.nextInt(8) == 0) {
                units = WRONG_UNITS;
            }
            said = Said.of(value.toPlainString(), units.get(random.nextInt(units.size())), indicator.code(),
                    indicator.name(), indicator.unit(), year);
        }
        return switch (random.nextInt(16)) {
            case 0 -> said.as(Kind.CHANGE, Status.ACTUAL, false);
            case 1 -> said.as(Kind.LEVEL, Status.PLAN, false);
            case 2 -> said.as(Kind.LEVEL, Status.ACTUAL, true);
            case 3 -> said.hedged(Qualifier.ABOUT);
            case 4 -> said.hedged(Qualifier.RANGE);
            case 5 -> said.in(new StatedPeriod(PeriodType.MONTH, year, LocalDate.of(year, 12, 1),
                    LocalDate.of(year, 12, 31)));
            case 6 -> said.in(new StatedPeriod(PeriodType.DAY, year, LocalDate.of(year, 12, 31),
                    LocalDate.of(year, 12, 31)));
            case 7 -> said.in(new StatedPeriod(PeriodType.SPAN, year, LocalDate.of(year - 2, 1, 1),
                    LocalDate.of(year, 12, 31)));
            case 8 -> said.in(new StatedPeriod(PeriodType.SPAN, year, LocalDate.of(year, 1, 1),
                    LocalDate.of(year, 12, 31)));
            case 9 -> said.in(StatedPeriod.UNKNOWN);
            default -> said;
        };
    }

    @Test
    void theOwnerOfTheDomainSpeaksAndACityIsNotAddedToItsDistricts() {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load(
                flow("a.txt", "990101", "东河区民政局", "civil_affairs", "30"),
                flow("b.txt", "990101", "东河区人民政府", "government", "31"),
                flow("c.txt", "990102", "西河区民政局", "civil_affairs", "70"),
                flow("d.txt", "990171", "青石高新区民政局", "civil_affairs", "5"),
                flow("e.txt", "990100", "青石市民政局", "civil_affairs", "110"),
                flow("f.txt", "990201", "北岭县民政局", "civil_affairs", "8"),
                flow("g.txt", "980101", "港口区民政局", "civil_affairs", "2"));
        assertThat(warehouse.rows("SELECT region_name, own_value, children_total, total, total_source, "
                + "divisions_stated FROM agg_indicator_year ORDER BY region_code")).containsExactly(
                "中华人民共和国 | null | 120.000000000 | 120.000000000 | children | 2",
                "海州市 | null | 2.000000000 | 2.000000000 | children | 1",
                "港口区 | 2.000000000 | null | 2.000000000 | own | 0",
                "云中省 | null | 118.000000000 | 118.000000000 | children | 2",
                "青石市 | 110.000000000 | 100.000000000 | 110.000000000 | own | 2",
                "东河区 | 30.000000000 | null | 30.000000000 | own | 0",
                "西河区 | 70.000000000 | null | 70.000000000 | own | 0",
                "青石高新区 | 5.000000000 | null | 5.000000000 | own | 0",
                "白水市 | null | 8.000000000 | 8.000000000 | children | 1",
                "北岭县 | 8.000000000 | null | 8.000000000 | own | 0");
        assertThat(warehouse.rows("SELECT rule_code, organization_name, value, expected FROM v_finding"))
                .containsExactly("OTHER_BODY_SPEAKS | 东河区人民政府 | 31.000000000 | 30");
    }

    @Test
    void whatATownStatesIsNoneOfItsCounty() {
        Warehouses warehouse = Warehouses.migrated(folder);
        ReportText[] reports = {
                flow("a.txt", "990101", "东河区柳林镇人民政府", "township_government", "3"),
                flow("b.txt", "990101", "东河区桥头街道办事处", "subdistrict_office", "4"),
                flow("c.txt", "990102", "西河区民政局", "civil_affairs", "70"),
                flow("d.txt", "990102", "西河区柳树镇人民政府", "township_government", "5")};
        assertThat(warehouse.check(reports)).extracting(WorkingCopy.CheckFailure::severity).doesNotContain("error");
        warehouse.load(reports);
        assertThat(warehouse.rows("SELECT organization_name, value FROM agg_organization_year ORDER BY value"))
                .containsExactly("东河区柳林镇人民政府 | 3.000000000", "东河区桥头街道办事处 | 4.000000000",
                        "西河区柳树镇人民政府 | 5.000000000", "西河区民政局 | 70.000000000");
        assertThat(warehouse.rows("SELECT region_name, total, organizations, divisions_stated FROM agg_indicator_year "
                + "ORDER BY region_code")).containsExactly("中华人民共和国 | 70.000000000 | 1 | 1",
                "云中省 | 70.000000000 | 1 | 1", "青石市 | 70.000000000 | 1 | 1", "西河区 | 70.000000000 | 1 | 0");
        assertThat(warehouse.rows("SELECT count(*) FROM v_finding")).containsExactly("0");
    }

    @Test
    void aTotalChangesOnlyAgainstOneOfTheSameDivisions() {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load(
                new ReportText("a22.txt").by("990101", "东河区民政局").about(2022)
                        .figure(Said.of("20", "对", "t_flow", "试验流量", "对", 2022)),
                flow("a23.txt", "990101", "东河区民政局", "civil_affairs", "30"),
                flow("b23.txt", "990102", "西河区民政局", "civil_affairs", "70"));
        assertThat(warehouse.rows("SELECT region_name, year, total, previous_total, change_pct FROM agg_indicator_year "
                + "WHERE year = 2023 AND region_level IN ('prefecture', 'county') ORDER BY region_code"))
                .containsExactly(
                        "青石市 | 2023 | 100.000000000 | 20.000000000 | null",
                        "东河区 | 2023 | 30.000000000 | 20.000000000 | 50.000000000",
                        "西河区 | 2023 | 70.000000000 | null | null");
    }

    @Test
    void aSeriesGoesOnOverARenamingAndIsBrokenWhereTheAreaChanges() {
        Warehouses warehouse = Warehouses.migrated(folder);
        history(warehouse);
        List<ReportText> reports = new ArrayList<>();
        for (int year = 2021; year <= 2023; year++) {
            reports.add(yearly("990201", "北岭县民政局", year, year - 2011));
            reports.add(yearly("990103", "南河县民政局", year, year - 1921));
            if (year < 2023) {
                reports.add(yearly("990105", "古渡县民政局", year, year - 2016));
            }
        }
        warehouse.overlay("expected.csv", "organization_name,region_code,report_kind,year\n"
                + "古渡县民政局,990105,rule_of_law,2020-2024\n");
        assertThat(warehouse.check(reports.toArray(ReportText[]::new))).isEmpty();
        warehouse.load(reports.toArray(ReportText[]::new));
        assertThat(warehouse.rows("SELECT region_name, year, value, previous_value, change, change_pct "
                + "FROM agg_organization_year WHERE year > 2021 ORDER BY ALL")).containsExactly(
                "北岭县 | 2022 | 11.000000000 | 10.000000000 | 1.000000000 | 10.000000000",
                "北岭县 | 2023 | 12.000000000 | 11.000000000 | null | null",
                "南河县 | 2022 | 101.000000000 | 100.000000000 | null | null",
                "南河县 | 2023 | 102.000000000 | 101.000000000 | 1.000000000 | 0.990099010",
                "古渡县 | 2022 | 6.000000000 | 5.000000000 | 1.000000000 | 20.000000000");
        assertThat(warehouse.rows("SELECT region_name, year, total, divisions_stated, divisions_existing, change_pct "
                + "FROM agg_indicator_year WHERE region_level IN ('prefecture', 'province') ORDER BY ALL"))
                .as("北岭县 counts under 青石市 until 2021, 古渡县 under none from 2022 on").containsExactly(
                "云中省 | 2021 | 115.000000000 | 1 | 2 | null", "云中省 | 2022 | 112.000000000 | 2 | 2 | null",
                "云中省 | 2023 | 114.000000000 | 2 | 2 | null",
                "白水市 | 2022 | 11.000000000 | 1 | 1 | null", "白水市 | 2023 | 12.000000000 | 1 | 2 | null",
                "青石市 | 2021 | 115.000000000 | 3 | 5 | null", "青石市 | 2022 | 101.000000000 | 1 | 3 | null",
                "青石市 | 2023 | 102.000000000 | 1 | 3 | 0.990099010");
        assertThat(warehouse.rows("SELECT region_name, former_names, valid_from_year, valid_to_year, (SELECT n.region_name "
                + "FROM dim_region AS n WHERE n.region_key = g.successor_region_key) FROM dim_region AS g "
                + "WHERE region_code IN ('990201', '990105') ORDER BY region_code")).containsExactly(
                "古渡县 | null | null | 2021 | 南河县", "北岭县 | 北山县 | 2022 | null | ");
        assertThat(warehouse.rows("SELECT year, expected_by FROM v_expected_report WHERE region_name = '古渡县' "
                + "ORDER BY year")).as("after the merger it is not expected").containsExactly("2020 | expected.csv",
                "2021 | expected.csv", "2022 | the report itself");
    }

    private static ReportText yearly(String region, String organization, int year, int value) {
        return new ReportText(region + year + ".txt").by(region, organization).about(year)
                .figure(Said.of("" + value, "对", "t_flow", "试验流量", "对", year));
    }

    @Test
    void whatIsNotOfTheWholeYearOrInAnotherUnitStandsForNoYear() {
        Warehouses warehouse = Warehouses.migrated(folder);
        Said whole = Said.of("90", "对", "t_flow", "试验流量", "对", 2023);
        warehouse.load(new ReportText("a.txt").by("990101", "东河区民政局").about(2023).figure(whole)
                        .figure(Said.of("7", "对", "t_flow", "试验流量", "对", 2022).in(new StatedPeriod(PeriodType.MONTH, 2022,
                                LocalDate.of(2022, 12, 1), LocalDate.of(2022, 12, 31))))
                        .figure(Said.of("8", "对", "t_flow", "试验流量", "对", 2022).in(new StatedPeriod(PeriodType.QUARTER, 2022,
                                LocalDate.of(2022, 10, 1), LocalDate.of(2022, 12, 31))))
                        .figure(Said.of("9", "对", "t_flow", "试验流量", "对", 2022).in(new StatedPeriod(PeriodType.HALF_YEAR, 2022,
                                LocalDate.of(2022, 7, 1), LocalDate.of(2022, 12, 31))))
                        .figure(Said.of("80", "户", "t_flow", "试验流量", "对", 2022))
                        .figure(Said.of("5", "个", "", "其他", "个", 2023)),
                new ReportText("b.txt").by("990101", "东河区民政局").about(2022)
                        .figure(Said.of("4", "次", "", "其他", "次", 2022)));
        assertThat(warehouse.rows("SELECT indicator_name, year, value, unit_name, previous_value, change, change_pct "
                + "FROM agg_organization_year ORDER BY ALL")).containsExactly(
                "其他 | 2022 | 4.000000000 | 次 | null | null | null",
                "其他 | 2023 | 5.000000000 | 个 | null | null | null",
                "试验流量 | 2023 | 90.000000000 | 对 | null | null | null");
    }

    @Test
    void meansMediansAndPercentagesAreRoundedHalfUpAtTheNinthPlace() {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load(
                flow("a.txt", "990101", "东河区民政局", "civil_affairs", "0.000000001"),
                flow("b.txt", "990102", "西河区民政局", "civil_affairs", "0.000000002"),
                flow("c.txt", "990201", "北岭县民政局", "civil_affairs", "320000000001"),
                new ReportText("d.txt").by("990201", "北岭县民政局").about(2022)
                        .figure(Said.of("320000000000", "对", "t_flow", "试验流量", "对", 2022)));
        assertThat(warehouse.rows("SELECT mean, median FROM agg_indicator_year WHERE region_code = '990100'"))
                .containsExactly("0.000000002 | 0.000000002");
        assertThat(warehouse.rows("SELECT change_pct FROM agg_organization_year WHERE region_code = '990201' "
                + "AND year = 2023")).as("0.0000000003125").containsExactly("0.000000000");
        assertThat(warehouse.rows("SELECT change_pct FROM agg_indicator_year WHERE region_code = '990200' "
                + "AND year = 2023")).containsExactly("0.000000000");
    }

    @Test
    void aPartOfTheSameIndicatorStandsForNoYearBesideItsTotal() {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load(new ReportText("a.txt").by("990101", "东河区民政局").about(2023)
                .figure(Said.of("5", "对", "t_flow", "试验流量", "对", 2023).partOf(1))
                .figure(Said.of("6", "对", "t_flow", "试验流量", "对", 2023))
                .figure(Said.of("1", "对", "t_flow", "试验流量", "对", 2023).partOf(1)));
        assertThat(warehouse.rows("SELECT value, figures_considered, has_conflict FROM agg_organization_year"))
                .containsExactly("6.000000000 | 1 | false");
        assertThat(warehouse.rows("SELECT count(*) FROM finding")).containsExactly("0");
    }

    @Test
    void aCorrectedLaterReportDoesNotCorrectAnEarlierYear() {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load(
                flow("a23.txt", "990101", "东河区民政局", "civil_affairs", "30"),
                new ReportText("a24.txt").by("990101", "东河区民政局").about(2024).correction()
                        .figure(Said.of("40", "对", "t_flow", "试验流量", "对", 2024))
                        .figure(Said.of("31", "对", "t_flow", "试验流量", "对", 2023)));
        assertThat(warehouse.rows("SELECT year, value, previous_value, has_conflict FROM agg_organization_year "
                + "ORDER BY year")).containsExactly("2023 | 30.000000000 | null | false",
                "2024 | 40.000000000 | 30.000000000 | false");
    }

    @Test
    void aBodyThatMayBeOneOfSeveralNamesakesStandsForNoYear() {
        Warehouses warehouse = Warehouses.migrated(folder);
        ReportText[] reports = {
                flow("a.txt", "", "东河区民政局", "civil_affairs", "30"),
                flow("b.txt", "", "东河区民政局", "civil_affairs", "31").words("乙"),
                flow("c.txt", "", "无名区民政局", "civil_affairs", "32")};
        assertThat(warehouse.check(reports)).extracting(WorkingCopy.CheckFailure::severity).doesNotContain("error");
        warehouse.load(reports);
        assertThat(warehouse.rows("SELECT organization_name, region_code, value FROM agg_organization_year"))
                .as("a division that the table does not hold has no namesakes in it")
                .containsExactly("无名区民政局 | null | 32.000000000");
    }

    private static ReportText flow(String path, String region, String organization, String type, String value) {
        return new ReportText(path).by(region, organization).type(type).about(2023)
                .figure(Said.of(value, "对", "t_flow", "试验流量", "对", 2023));
    }

    @Test
    void valuesNearTheLimitAddUpExactlyAndLargerOnesStandForNoYear() {
        Warehouses warehouse = Warehouses.migrated(folder);
        String large = "999999999999999.123456789";
        warehouse.load(
                flow("a.txt", "990101", "东河区民政局", "civil_affairs", large),
                flow("b.txt", "990102", "西河区民政局", "civil_affairs", large),
                flow("c.txt", "990103", "南河县民政局", "civil_affairs", "1000000000000000"),
                flow("e.txt", "990201", "北岭县民政局", "civil_affairs", "99999999999999999999999999999"),
                flow("d.txt", "990100", "青石市民政局", "civil_affairs", "0.000000001").about(2022));
        assertThat(warehouse.rows("SELECT total, mean FROM agg_indicator_year WHERE region_code = '990000'"))
                .containsExactly("0.000000001 | 666666666666666.082304526");
        assertThat(warehouse.rows("SELECT count(*) FROM agg_indicator_year WHERE region_code = '990103'"))
                .containsExactly("0");
    }

    @Test
    void keysInSqlAreKeysInJava() {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load(flow("a.txt", "990101", "东河区民政局", "civil_affairs", "1")
                .figure(Said.of("2", "对", "t_flow", "试验流量", "对", 2023)));
        Map<String, String> row = new LinkedHashMap<>();
        warehouse.rows("SELECT finding_key, figure_key FROM finding").forEach(line ->
                row.put(line.split(" \\| ")[0], line.split(" \\| ")[1]));
        assertThat(row).hasSize(1);
        row.forEach((finding, figure) -> assertThat(Long.parseLong(finding))
                .isEqualTo(StableKey.of("CONFLICTING_VALUES", Long.parseLong(figure))));
    }
}
