package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.document.QuarantineReason;
import io.annals.figure.Kind;
import io.annals.figure.PeriodType;
import io.annals.figure.Qualifier;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.warehouse.ReportText.Said;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each check of {@code warehouse-schema/checks} holds for a small warehouse, and sees the change that it is there for.
 * A change is made in a transaction that is rolled back, so that all start from the same rows.
 */
class ChecksTest {

    /** A change, the check that must see it, and the other checks that may see it, and do. */
    record Break(String check, String change, String... companions) {

        @Override
        public String toString() {
            return check + ": " + change;
        }
    }

    static final List<Break> BREAKS = List.of(
            new Break("agg_report_year_agrees", "UPDATE agg_report_year SET reports = reports + 1"),
            new Break("agg_report_year_agrees", "UPDATE agg_report_year SET figures = figures - 1"),
            new Break("agg_report_year_agrees", "UPDATE agg_report_year SET findings = findings + 1"),
            new Break("agg_report_year_agrees", "UPDATE finding SET severity = 'info'"),
            new Break("agg_report_year_agrees", "DELETE FROM agg_report_year WHERE year = 2022"),
            new Break("codes_are_explained", "UPDATE excluded_numeral SET reason_code = 'NEVER_HEARD_OF'"),
            new Break("codes_are_explained", "UPDATE quarantined_file SET reason_code = 'NEVER_HEARD_OF'"),
            new Break("codes_are_explained", "DELETE FROM quality_rule WHERE rule_code = 'TEST_RULE'"),
            new Break("codes_are_explained", "DELETE FROM report_kind WHERE report_kind_code = 'rule_of_law'"),
            new Break("codes_are_explained", "DELETE FROM organization_type "
                    + "WHERE organization_type_code = 'civil_affairs'"),
            new Break("conflict_has_finding", "UPDATE agg_organization_year SET has_conflict = NOT has_conflict"),
            new Break("conflict_has_finding", "DELETE FROM finding WHERE rule_code = 'CONFLICTING_VALUES'",
                    "agg_report_year_agrees"),
            new Break("figure_balance", "UPDATE dim_report SET figure_count = figure_count + 1 WHERE NOT is_current"),
            new Break("figure_balance", "DELETE FROM fact_figure WHERE stated_text = '5对'", "load_balance",
                    "numerals_covered"),
            new Break("figure_too_large", "UPDATE fact_figure SET value = 1000000000000000 WHERE is_baseline"),
            new Break("file_balance", "UPDATE dim_load SET files_seen = files_seen + 1"),
            new Break("file_status_agrees", "UPDATE report_file SET status = 'superseded' "
                    + "WHERE report_path = 'b.txt'", "load_balance"),
            new Break("file_status_agrees", "UPDATE report_file SET status = 'duplicate' "
                    + "WHERE report_path = 'b.txt'", "load_balance"),
            new Break("file_status_agrees", "UPDATE report_file SET status = 'loaded' "
                    + "WHERE report_path = 'c.txt'", "load_balance"),
            new Break("file_status_agrees", "UPDATE report_file SET report_key = 0 WHERE report_path = 'b.txt'"),
            new Break("grain_is_unique", "INSERT INTO report_evidence SELECT * REPLACE ('2024' AS value) "
                    + "FROM report_evidence"),
            new Break("report_lost_figures", "UPDATE finding SET rule_code = 'FIGURES_LOST', "
                    + "load_key = (SELECT load_key FROM dim_load ORDER BY rowid DESC LIMIT 1) "
                    + "WHERE rule_code = 'TEST_RULE'"),
            new Break("indicator_total_agrees", "UPDATE agg_indicator_year SET total = 7 "
                    + "WHERE region_level = 'province' AND indicator_code = 't_flow'"),
            new Break("indicator_total_agrees", "UPDATE agg_indicator_year SET children_total = 7 "
                    + "WHERE region_level = 'prefecture' AND indicator_code = 't_flow'"),
            new Break("region_spans_are_disjoint", "UPDATE region_history SET valid_to_year = NULL "
                    + "WHERE region_name = '蓟县'"),
            new Break("lineage", "UPDATE fact_figure SET stated_text = '0' || substr(stated_text, 2) "
                    + "WHERE stated_text <> '77亩'"),
            new Break("lineage", "UPDATE fact_figure SET char_start = char_start + 1, char_end = char_end + 1"),
            new Break("lineage", "UPDATE fact_figure SET char_start = -1 WHERE qualifier = 'range'",
                    "spans_are_disjoint"),
            new Break("load_balance", "UPDATE dim_load SET files_loaded = files_loaded + 1, "
                    + "files_seen = files_seen + 1"),
            new Break("load_balance", "UPDATE dim_load SET reports_loaded = reports_loaded - 1"),
            new Break("load_balance", "UPDATE dim_load SET figures_loaded = figures_loaded - 1"),
            new Break("load_balance", "UPDATE dim_load SET files_newly_quarantined = files_quarantined + 1"),
            new Break("member_zero", "DELETE FROM dim_organization WHERE organization_key = 0"),
            new Break("member_zero", "DELETE FROM dim_region WHERE region_key = 0", "no_orphan_keys"),
            new Break("member_zero", "DELETE FROM dim_unit WHERE unit_key = 0", "no_orphan_keys"),
            new Break("member_zero", "DELETE FROM dim_indicator WHERE indicator_key = 0"),
            new Break("member_zero", "DELETE FROM dim_period WHERE period_key = 0"),
            new Break("members_are_listed", "UPDATE dim_unit SET is_listed = false WHERE unit_name = '对'"),
            new Break("members_are_listed", "UPDATE dim_region SET is_listed = false WHERE region_code = '990101'"),
            new Break("no_orphan_keys", "DELETE FROM dim_unit WHERE unit_name = '对'", "views_lose_nothing"),
            new Break("numerals_covered", "DELETE FROM excluded_numeral"),
            new Break("numerals_covered", "UPDATE report_text SET report_text = replace(report_text, '试验', '七八')"),
            new Break("one_current_version", "INSERT INTO dim_report SELECT * REPLACE (1 AS report_key, '' AS "
                    + "content_sha256, 0 AS figure_count) FROM dim_report WHERE report_path = 'b.txt'",
                    "agg_report_year_agrees", "load_balance", "report_has_text"),
            new Break("own_value_agrees", "UPDATE agg_indicator_year SET own_value = own_value + 1, "
                    + "total = total + 1, children_total = children_total + 1", "indicator_total_agrees",
                    "spread_is_ordered"),
            new Break("own_value_agrees", "UPDATE organization_type SET is_of_part = true"),
            new Break("own_value_agrees", "UPDATE agg_indicator_year SET own_value = NULL "
                    + "WHERE indicator_code = 't_rate'", "spread_is_ordered"),
            new Break("own_value_agrees", "UPDATE agg_indicator_year SET own_figure_key = (SELECT "
                    + "min(figure_key) FROM fact_figure) WHERE own_figure_key IS NOT NULL"),
            new Break("parents_stand_above", "UPDATE dim_region SET region_level = 'province' "
                    + "WHERE region_code = '990101'"),
            new Break("part_of_same_report", "UPDATE fact_figure SET part_of_figure_key = figure_key"),
            new Break("part_of_same_report", "UPDATE fact_figure SET part_of_figure_key = (SELECT min(figure_key) "
                    + "FROM fact_figure WHERE stated_text = '10对') WHERE stated_text = '5对'"),
            new Break("period_calendar", "UPDATE dim_period SET ends_on = ends_on - 1 WHERE period_type = 'year'"),
            new Break("period_calendar", "UPDATE dim_period SET starts_on = starts_on + 1 "
                    + "WHERE period_type = 'half_year'"),
            new Break("period_calendar", "UPDATE dim_period SET ends_on = ends_on - 1 "
                    + "WHERE period_type = 'quarter'"),
            new Break("period_calendar", "UPDATE dim_period SET ends_on = ends_on - 1 WHERE period_type = 'month'"),
            new Break("period_calendar", "UPDATE dim_period SET starts_on = starts_on - 1 "
                    + "WHERE period_type = 'day'"),
            new Break("period_calendar", "UPDATE dim_period SET starts_on = NULL WHERE period_type = 'span'"),
            new Break("period_days", "UPDATE dim_period SET starts_on = ends_on + 1 WHERE period_type = 'span'"),
            new Break("period_days", "UPDATE dim_period SET year = year + 1 WHERE period_type = 'month'"),
            new Break("period_days", "UPDATE dim_period SET year = NULL WHERE period_type = 'month'"),
            new Break("quarantine_agrees", "DELETE FROM quarantined_file"),
            new Break("quarantine_agrees", "UPDATE quarantined_file SET content_sha256 = ''"),
            new Break("quarantine_agrees", "UPDATE report_file SET status = 'quarantined' "
                    + "WHERE report_path = 'a.txt'", "load_balance"),
            new Break("range_has_upper_end", "UPDATE fact_figure SET value_high = NULL"),
            new Break("range_has_upper_end", "UPDATE fact_figure SET value_high = value - 1 "
                    + "WHERE qualifier = 'range'"),
            new Break("range_has_upper_end", "UPDATE fact_figure SET value_high = value + 1 "
                    + "WHERE qualifier <> 'range'"),
            new Break("rates_are_not_added", "UPDATE agg_indicator_year SET total = 7 WHERE indicator_code = 't_rate'"),
            new Break("rates_are_not_added", "UPDATE agg_indicator_year SET children_total = 7 "
                    + "WHERE indicator_code = 't_rate'"),
            new Break("report_has_text", "UPDATE dim_report SET character_count = character_count + 1"),
            new Break("report_has_text", "DELETE FROM report_text", "lineage"),
            new Break("report_is_identified", "UPDATE dim_report SET report_year = NULL WHERE report_path = 'd.txt'",
                    "agg_report_year_agrees"),
            new Break("report_is_identified", "UPDATE dim_report SET report_kind = '' WHERE report_path = 'd.txt'"),
            new Break("spans_are_disjoint", "INSERT INTO excluded_numeral "
                    + "SELECT report_key, char_end - 1, char_end, 'DATE' FROM fact_figure"),
            new Break("spread_is_ordered", "UPDATE agg_indicator_year SET median = maximum + 1"),
            new Break("spread_is_ordered", "UPDATE agg_indicator_year SET mean = minimum - 1"),
            new Break("spread_is_ordered", "UPDATE agg_indicator_year SET minimum = minimum + 1, "
                    + "maximum = maximum + 1, mean = mean + 1, median = median + 1"),
            new Break("spread_is_ordered", "UPDATE agg_indicator_year SET organizations = 0"),
            new Break("spread_is_ordered", "UPDATE agg_indicator_year SET organizations = 99"),
            new Break("unit_fits_indicator", "DELETE FROM indicator_unit WHERE indicator_key = (SELECT indicator_key "
                    + "FROM dim_indicator WHERE indicator_code = 't_money')"),
            new Break("validity", "UPDATE dim_report SET valid_to = valid_from WHERE is_current"),
            new Break("validity", "UPDATE dim_report SET valid_to = valid_from - INTERVAL 1 DAY "
                    + "WHERE NOT is_current"),
            new Break("validity", "UPDATE dim_report SET valid_to = NULL"),
            new Break("validity", "UPDATE dim_report SET superseded_by_report_key = 0"),
            new Break("validity", "UPDATE dim_report SET is_retired = true WHERE is_current"),
            new Break("validity", "UPDATE dim_report SET superseded_by_report_key = (SELECT report_key FROM "
                    + "dim_report WHERE report_path = 'b.txt') WHERE NOT is_current"),
            new Break("views_lose_nothing", "INSERT INTO dim_unit SELECT * FROM dim_unit WHERE unit_name = '对'",
                    "grain_is_unique"),
            new Break("vocabulary", "UPDATE fact_figure SET qualifier = 'roughly' WHERE qualifier = 'about'"),
            new Break("year_changes_agree", "UPDATE agg_organization_year SET previous_value = 7"),
            new Break("year_changes_agree", "UPDATE agg_organization_year SET change = 7"),
            new Break("year_changes_agree", "UPDATE agg_organization_year SET change_pct = -change_pct"),
            new Break("year_value_traces_to_figure", "UPDATE agg_organization_year SET value = value + 1 "
                    + "WHERE indicator_name = '其他会议'"),
            new Break("year_value_traces_to_figure", "UPDATE agg_organization_year SET is_corrected = true"),
            new Break("year_value_traces_to_figure", "DELETE FROM correction"),
            new Break("year_value_traces_to_figure", "UPDATE agg_organization_year SET figure_key = (SELECT "
                    + "figure_key FROM fact_figure WHERE is_baseline) WHERE indicator_name = '其他会议'"),
            new Break("year_values_complete", "DELETE FROM agg_organization_year "
                    + "WHERE indicator_name = '其他会议'"));

    @TempDir
    static Path folder;

    private static Warehouses warehouse;
    private static DuckDBConnection connection;

    @BeforeAll
    static void load() throws SQLException {
        warehouse = Warehouses.migrated(folder);
        ReportText earlier = new ReportText("a22.txt").by("990101", "东河区民政局").about(2022).figure(flow("10", 2022));
        warehouse.load(earlier);

        ReportText copied = new ReportText("b.txt").by("990102", "西河区民政局").about(2023).figure(flow("30", 2023))
                .figure(Said.of("7", "人", "t_stock", "试验存量", "人", 2023))
                .figure(Said.of("8", "人", "t_stock", "试验存量", "人", 2023));
        ReportText copy = new ReportText("copy of b.txt").by("990102", "西河区民政局").about(2023).figure(flow("30", 2023))
                .figure(Said.of("7", "人", "t_stock", "试验存量", "人", 2023))
                .figure(Said.of("8", "人", "t_stock", "试验存量", "人", 2023));
        List<ReportText> reports = List.of(
                new ReportText("a.txt").by("990101", "东河区民政局").about(2023).excluded("2023年", "DATE")
                        .figure(flow("12", 2023)).figure(flow("5", 2023).partOf(0))
                        .figure(Said.of("93.5", "%", "t_rate", "试验率", "%", 2023))
                        .figure(Said.of("300", "次", "", "其他工作", "次", 2023).hedged(Qualifier.RANGE))
                        .figure(Said.of("2", "次", "", "其他会议", "次", 2023).hedged(Qualifier.ABOUT))
                        .figure(Said.of("11", "元", "t_money", "试验支出", "元", 2023).in(span(PeriodType.MONTH,
                                "2023-12-01", "2023-12-31"))),
                copied, copy,
                new ReportText("c.txt").by("990103", "南河县民政局").about(2023).published("2024-01-05")
                        .figure(flow("40", 2023)),
                new ReportText("c2.txt").by("990103", "南河县民政局").about(2023).published("2024-02-05")
                        .figure(flow("41", 2023)),
                new ReportText("d.txt").by("990201", "北岭县民政局").about(2023)
                        .figure(Said.of("77", "亩", "t_area", "试验面积", "亩", 2023))
                        .figure(flow("1", 2023).in(span(PeriodType.QUARTER, "2023-04-01", "2023-06-30")))
                        .figure(flow("2", 2023).in(span(PeriodType.HALF_YEAR, "2023-07-01", "2023-12-31")))
                        .figure(flow("3", 2023).in(span(PeriodType.DAY, "2023-05-04", "2023-05-04")))
                        .figure(flow("4", 2023).in(span(PeriodType.SPAN, "2021-01-01", "2023-05-04")))
                        .figure(Said.of("9", "元", "t_money", "试验支出", "元", 2023).as(Kind.LEVEL, Status.ACTUAL, true)));
        warehouse.overlay("corrections.csv", "content_sha256,char_start,stated_text,field,value,author,reason\n"
                + reports.get(reports.size() - 1).file().contentSha256() + ",,77亩,value,78,复核组,印刷错误\n");
        warehouse.overlay("expected.csv", "organization_name,region_code,report_kind,year\n南河县民政局,990103,work,2023\n");
        ReportText empty = new ReportText("empty.txt");
        Path shard = warehouse.shard();
        try (ShardWriter writer = warehouse.writer(shard)) {
            for (ReportText report : reports) {
                writer.write(report.report(), report == reports.get(0)
                        ? List.of(Warehouses.finding(-1, "TEST_RULE")) : List.of());
            }
            writer.quarantine(empty.file(), "document", QuarantineReason.EMPTY_FILE, "the file has no bytes");
            writer.finish();
        }
        List<PlannedFile> files = new ArrayList<>(reports.stream().map(r -> r.planned(Action.READ)).toList());
        files.add(empty.planned(Action.READ));
        files.add(earlier.planned(Action.UNCHANGED));
        warehouse.copy.load(warehouse.run(files), List.of(shard));
        warehouse.inWorkingCopy("INSERT INTO report_evidence SELECT report_key, 'year', '2023', 'title', true "
                + "FROM dim_report WHERE report_path = 'a.txt'");
        warehouse.marts();
        connection = DuckDb.writable(folder.resolve("work/working.duckdb"),
                new DuckDbSettings("512MB", 2, folder.resolve("work/spill")));
        WorkingCopy.prepareChecks(connection);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    private static Said flow(String value, int year) {
        return Said.of(value, "对", "t_flow", "试验流量", "对", year);
    }

    private static StatedPeriod span(PeriodType type, String from, String to) {
        return new StatedPeriod(type, 2023, LocalDate.parse(from), LocalDate.parse(to));
    }

    @Test
    void everyCheckHoldsAndHasAChangeThatBreaksIt() throws SQLException {
        assertThat(WorkingCopy.runChecks(connection, SchemaFiles.of("checks"))).isEmpty();
        assertThat(BREAKS.stream().map(Break::check).collect(Collectors.toSet()))
                .as("checks with a change that breaks them, in BREAKS").containsExactlyInAnyOrderElementsOf(
                        SchemaFiles.of("checks").stream().map(file -> file.name().replace(".sql", "")).toList());
        assertThat(SchemaFiles.of("checks")).hasSizeGreaterThanOrEqualTo(35);
    }

    /** For the first change of a check all checks run, to see that no other one takes offence; else those expected. */
    @ParameterizedTest
    @FieldSource("BREAKS")
    void aCheckSeesWhatItIsThereFor(Break broken) throws SQLException {
        Set<String> expected = new TreeSet<>(List.of(broken.companions()));
        expected.add(broken.check());
        boolean first = BREAKS.stream().filter(other -> other.check().equals(broken.check())).findFirst().orElseThrow()
                == broken;
        List<SchemaFiles.SchemaFile> checks = SchemaFiles.of("checks").stream().filter(file -> first
                || expected.contains(file.name().replace(".sql", ""))).toList();
        List<WorkingCopy.CheckFailure> failures = with(broken.change(), () ->
                WorkingCopy.runChecks(connection, checks));
        assertThat(failures).extracting(WorkingCopy.CheckFailure::check)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(failures).allSatisfy(failure -> {
            assertThat(failure.why()).isNotBlank();
            assertThat(failure.rows()).isPositive();
            assertThat(failure.firstRows()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"figure_too_large", "lineage", "numerals_covered", "part_of_same_report",
            "range_has_upper_end", "report_has_text", "spans_are_disjoint", "unit_fits_indicator", "vocabulary",
            "year_changes_agree", "year_value_traces_to_figure", "year_values_complete"})
    void ofARunOnlyTheRowsOfItsOwnReportsAreLookedThrough(String check) throws SQLException {
        Break broken = BREAKS.stream().filter(one -> one.check().equals(check)).findFirst().orElseThrow();
        List<SchemaFiles.SchemaFile> alone = SchemaFiles.of("checks").stream()
                .filter(file -> file.name().equals(check + ".sql")).toList();
        assertThat(seenInRuns(broken.change(), () -> !WorkingCopy.runChecks(connection, alone).isEmpty())).isPositive();
    }

    static List<String> tables() {
        return Warehouses.rows(connection, "SELECT table_name FROM duckdb_tables() WHERE NOT temporary "
                + "AND table_name <> 'schema_history' ORDER BY table_name");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aSecondRowOfAMemberOfTheGrainIsSeenInEachTable(String table) throws SQLException {
        assertThat(Warehouses.rows(connection, "SELECT count(*) > 0 FROM " + table))
                .as("load() of this test puts a row into %s", table).containsExactly("true");
        List<String> seen = with(twice(table), () -> broken("broken_table", "grain_is_unique"));
        assertThat(seen).as("add %s to checks/grain_is_unique.sql", table).contains(table);
    }

    static List<String> keys() {
        return KeyColumns.of(connection).stream().filter(key -> !key.isView())
                .map(key -> key.table() + "." + key.column()).toList();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void anOrphanIsSeenInEachKey(String key) throws SQLException {
        String table = key.substring(0, key.indexOf('.'));
        String column = key.substring(key.indexOf('.') + 1);
        List<String> seen = with("UPDATE " + table + " SET " + column + " = 77 WHERE rowid = (SELECT min(rowid) FROM "
                + table + ")", () -> Warehouses.rows(connection, "SELECT orphan FROM (" + check("no_orphan_keys")
                + ") WHERE key = 77"));
        assertThat(seen).as("add %s to checks/no_orphan_keys.sql", key).containsExactly(key);
    }

    static List<String> words() {
        return literals("vocabulary", Pattern.compile("SELECT '(\\w+\\.\\w+)'"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void aWordThatNoCommentNamesIsSeenInEachColumn(String column) throws SQLException {
        String table = column.substring(0, column.indexOf('.'));
        List<String> seen = with("UPDATE " + table + " SET " + column.substring(column.indexOf('.') + 1)
                + " = 'never heard of'", () -> Warehouses.rows(connection, "SELECT DISTINCT broken_column FROM ("
                + check("vocabulary") + ")"));
        assertThat(seen).containsExactly(column);
    }

    static List<String> views() {
        return literals("views_lose_nothing", Pattern.compile("SELECT '(v_\\w+)'"));
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewThatLosesARowIsSeen(String view) throws SQLException {
        assertThat(with(emptied(view), () -> broken("broken_view", "views_lose_nothing"))).containsExactly(view);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v_figure", "v_figure_history"})
    void aViewThatLosesARowOfARunIsSeenThen(String view) throws SQLException {
        assertThat(seenInRuns(emptied(view), () -> broken("broken_view", "views_lose_nothing").contains(view))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fact_figure", "excluded_numeral", "report_evidence"})
    void aSecondRowOfARunIsSeenThen(String table) throws SQLException {
        assertThat(seenInRuns(twice(table), () -> broken("broken_table", "grain_is_unique").contains(table))).isEqualTo(1);
    }

    /** A change by which a view loses all of its rows. */
    private static String emptied(String view) {
        String definition = Warehouses.rows(connection, "SELECT sql FROM duckdb_views() WHERE view_name = '" + view
                + "'").get(0);
        return definition.replaceFirst(";?\\s*$", "").replaceFirst("CREATE VIEW (\\S+) (\\([^)]*\\) )?AS ",
                "CREATE OR REPLACE VIEW " + view + " AS FROM (") + ") LIMIT 0";
    }

    /** A change by which a table holds one of its rows twice. */
    private static String twice(String table) {
        return "INSERT INTO " + table + " SELECT * FROM " + table + " LIMIT 1";
    }

    /** What a check tells of, the values of its first column. */
    private static List<String> broken(String column, String check) {
        return Warehouses.rows(connection, "SELECT " + column + " FROM (" + check(check) + ")");
    }

    /** In how many runs' own checks a change is seen; in that of a run that brought nothing it must not be. */
    private static int seenInRuns(String change, Seen<Boolean> isSeen) throws SQLException {
        List<String> loads = Warehouses.rows(connection, "SELECT load_key FROM dim_load");
        int seen = 0;
        try {
            DuckDb.execute(connection, "SET VARIABLE checked_load = 1");
            assertThat(with(change, isSeen)).isFalse();
            for (String load : loads) {
                DuckDb.execute(connection, "SET VARIABLE checked_load = " + load);
                seen += with(change, isSeen) ? 1 : 0;
            }
        } finally {
            DuckDb.execute(connection, "RESET VARIABLE checked_load");
        }
        return seen;
    }

    @Test
    void aFigureThatIsLostBetweenReadingAndLoadingIsMissed(@TempDir Path other) throws Exception {
        Warehouses losing = Warehouses.migrated(other);
        ReportText report = new ReportText("a.txt").by("990101", "东河区民政局").about(2023).figure(flow("12", 2023))
                .figure(Said.of("5", "次", "", "其他会议", "次", 2023));
        Path shard = losing.shard(List.of(report));
        try (DuckDBConnection files = DuckDb.inMemory(new DuckDbSettings("512MB", 1, other))) {
            String figures = DuckDb.quoted(shard.resolve("figures.parquet").toString());
            DuckDb.execute(files, "CREATE TABLE f AS FROM read_parquet(" + figures + ") WHERE stated_text <> '5次'");
            DuckDb.execute(files, "COPY f TO " + figures + " (FORMAT parquet)");
        }
        losing.copy.load(losing.run(List.of(report.planned(Action.READ))), List.of(shard));
        losing.marts();
        assertThat(losing.copy.runChecks()).filteredOn(failure -> failure.check().equals("figure_balance"))
                .singleElement().satisfies(failure -> assertThat(failure.firstRows())
                        .containsExactly("report_path=a.txt, figure_count=2, figures=1"));
    }

    private static List<String> literals(String check, Pattern literal) {
        Matcher found = literal.matcher(check(check));
        List<String> literals = found.results().map(result -> result.group(1)).toList();
        assertThat(literals).isNotEmpty();
        return literals;
    }

    private static String check(String name) {
        return SchemaFiles.of("checks").stream().filter(file -> file.name().equals(name + ".sql"))
                .map(file -> file.sql().strip().replaceFirst(";$", "") + "\n").findFirst().orElseThrow();
    }

    private interface Seen<T> {

        T look() throws SQLException;
    }

    /** What is seen after a change, which is then taken back. */
    private static <T> T with(String change, Seen<T> seen) throws SQLException {
        DuckDb.execute(connection, "BEGIN");
        try {
            DuckDb.execute(connection, change);
            return seen.look();
        } finally {
            DuckDb.execute(connection, "ROLLBACK");
        }
    }
}
