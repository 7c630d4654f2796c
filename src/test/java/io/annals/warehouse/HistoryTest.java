package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.document.QuarantineReason;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.warehouse.ReportText.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    Path folder;

    private static ReportText report(String path, String value) {
        return new ReportText(path).by("990101", "东河区民政局").about(2023)
                .figure(Said.of(value, "对", "t_flow", "试验流量", "对", 2023));
    }

    @Test
    void versionsAreTheSameInWhateverOrderTheyArrive() {
        List<ReportText> versions = List.of(
                report("plain.txt", "1"),
                report("page.html", "2"),
                report("late.txt", "3").published("2024-02-01"),
                report("later.txt", "4").published("2024-03-01"),
                report("modified.txt", "5").published("2024-03-01").modified("2024-03-05"),
                report("corrected.txt", "6").published("2024-03-01").modified("2024-03-05").correction(),
                report("corrected.docx", "7").published("2024-03-01").modified("2024-03-05").correction());
        String chain = "SELECT r.report_path, r.is_current, n.report_path, r.valid_to IS NULL FROM dim_report AS r "
                + "LEFT JOIN dim_report AS n ON n.report_key = r.superseded_by_report_key ORDER BY r.report_path";
        String files = "SELECT report_path, status FROM report_file ORDER BY report_path";
        String figures = "SELECT * EXCLUDE load_key FROM fact_figure ORDER BY figure_key";
        String values = "SELECT * FROM agg_organization_year";

        Warehouses atOnce = Warehouses.migrated(folder.resolve("at-once"));
        atOnce.load(versions.toArray(ReportText[]::new));
        assertThat(atOnce.rows(chain)).containsExactly(
                "corrected.docx | true | null | true",
                "corrected.txt | false | corrected.docx | false",
                "late.txt | false | later.txt | false",
                "later.txt | false | modified.txt | false",
                "modified.txt | false | corrected.txt | false",
                "page.html | false | late.txt | false",
                "plain.txt | false | page.html | false");
        assertThat(atOnce.rows("SELECT value, figures_considered FROM agg_organization_year"))
                .containsExactly("7.000000000 | 1");

        Warehouses nightByNight = Warehouses.migrated(folder.resolve("night-by-night"));
        List<PlannedFile> known = new ArrayList<>();
        for (List<Integer> night : List.of(List.of(4), List.of(0, 6), List.of(2, 5, 1), List.of(3))) {
            List<ReportText> arrived = night.stream().map(versions::get).toList();
            nightByNight.load(arrived, known);
            arrived.forEach(version -> known.add(version.planned(Action.UNCHANGED)));
        }
        for (String sql : List.of(chain, files, figures, values)) {
            assertThat(nightByNight.rows(sql)).isEqualTo(atOnce.rows(sql));
        }
        assertThat(nightByNight.rows("SELECT valid_from = valid_to FROM dim_report WHERE report_path = 'late.txt'"))
                .as("an older version that arrives late is closed as it comes").containsExactly("true");
    }

    @Test
    void aCopyOnASecondSiteIsTheSameReportAndSpeaksWhereTheFirstIsGone() {
        Warehouses warehouse = Warehouses.migrated(folder);
        ReportText first = report("a.txt", "1");
        ReportText copy = report("site/a.txt", "1").source("t");
        ReportText corrected = report("site/a-corrected.txt", "2").source("t").correction();
        String files = "SELECT source_code, report_path, status FROM report_file ORDER BY ALL";
        warehouse.load(List.of(first), List.of(copy.planned(Action.DUPLICATE)));
        assertThat(warehouse.rows(files)).containsExactly("s | a.txt | loaded", "t | site/a.txt | duplicate");
        assertThat(warehouse.rows("SELECT count(*) FROM fact_figure")).containsExactly("1");
        warehouse.load(List.of(), List.of(first.planned(Action.REMOVED), copy.planned(Action.UNCHANGED)));
        assertThat(warehouse.rows(files)).containsExactly("s | a.txt | removed", "t | site/a.txt | loaded");
        assertThat(warehouse.rows("SELECT value FROM agg_organization_year")).containsExactly("1.000000000");
        warehouse.load(List.of(corrected), List.of(first.planned(Action.UNCHANGED), copy.planned(Action.DUPLICATE)));
        assertThat(warehouse.rows("SELECT report_path FROM report_file WHERE status = 'loaded'"))
                .containsExactly("site/a-corrected.txt");
        assertThat(warehouse.rows("SELECT value, figures_considered FROM agg_organization_year"))
                .containsExactly("2.000000000 | 1");
    }

    @Test
    void whatStatesNoFiguresIsNoNewerVersionOfWhatDoes() {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load(report("full.txt", "1"), new ReportText("stub.html").by("990101", "东河区民政局").about(2023)
                .published("2024-05-01").words("点击下载"));
        assertThat(warehouse.rows("SELECT report_path FROM dim_report WHERE is_current")).containsExactly("full.txt");
        assertThat(warehouse.rows("SELECT value FROM agg_organization_year")).containsExactly("1.000000000");
    }

    @Test
    void contentsWhoseReportIsUnknownStandAlone() {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load(
                new ReportText("a.txt").by("990101", "东河区民政局").words("甲"),
                new ReportText("b.txt").by("990101", "东河区民政局").words("乙"),
                new ReportText("c.txt").about(2023).words("丙"),
                new ReportText("d.txt").about(2023).words("丁"),
                new ReportText("e.txt").by("990101", "东河区民政局").about(2023).kind("").words("戊"),
                new ReportText("f.txt").by("990101", "东河区民政局").about(2023).kind("").words("己"));
        assertThat(warehouse.rows("SELECT count(*) FROM dim_report WHERE is_current")).containsExactly("6");
    }

    @Test
    void aFileThatIsOverwrittenCountsAsItIsNow() {
        Warehouses warehouse = Warehouses.migrated(folder);
        for (String value : List.of("1", "2", "1")) {
            warehouse.load(report("a.txt", value));
            assertThat(warehouse.rows("SELECT value FROM agg_organization_year"))
                    .containsExactly(value + ".000000000");
        }
        warehouse.load(List.of(report("b.txt", "4")), List.of(report("a.txt", "1").planned(Action.REMOVED)));
        assertThat(warehouse.rows("SELECT value FROM agg_organization_year")).containsExactly("4.000000000");
        assertThat(warehouse.rows("SELECT count(*), count(*) FILTER (is_current) FROM dim_report"))
                .containsExactly("3 | 1");
    }

    @Test
    void namesakesWhoseDivisionIsUndecidedAreNoVersionsOfEachOtherUnlessDeclared() throws Exception {
        Warehouses warehouse = Warehouses.migrated(folder);
        Files.writeString(folder.resolve("overlay/organizations.csv"), """
                organization_name,organization_type,region_code,aliases
                云上社,,,
                """);
        ReportText[] reports = {
                new ReportText("a.txt").by("", "东河区民政局").about(2023).words("甲"),
                new ReportText("b.txt").by("", "东河区民政局").about(2023).words("乙"),
                new ReportText("c.txt").by("", "云上社").about(2023).words("丙"),
                new ReportText("c.docx").by("", "云上社").about(2023).words("丙")};
        assertThat(warehouse.check(reports)).extracting(WorkingCopy.CheckFailure::severity).doesNotContain("error");
        warehouse.load(reports);
        assertThat(warehouse.rows("SELECT report_path FROM dim_report WHERE is_current ORDER BY ALL"))
                .containsExactly("a.txt", "b.txt", "c.docx");
    }

    @Test
    void everyPathHasOneStatusAndTheRunsBalance() {
        Warehouses warehouse = Warehouses.migrated(folder);
        ReportText first = report("b/first.txt", "1");
        ReportText twin = report("a/twin.txt", "1");
        ReportText newer = report("new.txt", "2").published("2024-01-01");
        ReportText bad = new ReportText("bad.txt").words("坏");
        ReportText badTwin = new ReportText("c/bad-twin.txt").words("坏");
        ReportText skipped = new ReportText("readme.md");
        Path shard = warehouse.shard();
        try (ShardWriter writer = warehouse.writer(shard)) {
            writer.write(first.report(), List.of(Warehouses.finding(0, "TEST_RULE"),
                    Warehouses.finding(0, "TEST_RULE")));
            writer.write(newer.report(), List.of(Warehouses.finding(-1, "TEST_RULE")));
            writer.quarantine(bad.file(), "document", QuarantineReason.TRUNCATED, "ends too early");
            writer.finish();
        }
        WorkingCopy.Loaded loaded = warehouse.copy.load(warehouse.run(List.of(first.planned(Action.READ),
                twin.planned(Action.DUPLICATE), newer.planned(Action.READ), bad.planned(Action.READ),
                badTwin.planned(Action.DUPLICATE), skipped.planned(Action.IGNORED))), List.of(shard));
        assertThat(loaded).isEqualTo(new WorkingCopy.Loaded(2, 2, 2));
        warehouse.marts();
        assertThat(warehouse.copy.runChecks()).isEmpty();
        warehouse.copy.publish(1);
        String status = "SELECT report_path, status, report_key <> 0 FROM report_file ORDER BY report_path";
        assertThat(warehouse.rows(status)).containsExactly(
                "a/twin.txt | superseded | true", "b/first.txt | duplicate | true", "bad.txt | quarantined | false",
                "c/bad-twin.txt | quarantined | false", "new.txt | loaded | true", "readme.md | ignored | false");
        assertThat(warehouse.rows("SELECT report_path FROM dim_report WHERE NOT is_current"))
                .as("the first path speaks").containsExactly("a/twin.txt");
        assertThat(warehouse.rows("SELECT files_seen, files_loaded, files_duplicate, files_superseded, "
                + "files_quarantined, files_ignored, files_newly_quarantined FROM dim_load"))
                .containsExactly("6 | 1 | 1 | 1 | 2 | 1 | 2");

        // The next night: one file gone, the bad ones as they were, then one read again and good.
        warehouse.load(List.of(), List.of(first.planned(Action.UNCHANGED), twin.planned(Action.REMOVED),
                newer.planned(Action.REMOVED), bad.planned(Action.UNCHANGED), badTwin.planned(Action.UNCHANGED),
                skipped.planned(Action.IGNORED)));
        assertThat(warehouse.rows(status)).containsExactly(
                "a/twin.txt | removed | true", "b/first.txt | superseded | true", "bad.txt | quarantined | false",
                "c/bad-twin.txt | quarantined | false", "new.txt | removed | true", "readme.md | ignored | false");
        assertThat(warehouse.rows("SELECT count(*) FROM v_figure")).as("figures of a removed file stay")
                .containsExactly("1");
        assertThat(warehouse.rows("SELECT report_path, reason_code, attempts, last_seen_at > first_seen_at "
                + "FROM quarantined_file ORDER BY report_path"))
                .containsExactly("bad.txt | TRUNCATED | 1 | true", "c/bad-twin.txt | TRUNCATED | 1 | true");

        warehouse.load(List.of(bad), List.of(first.planned(Action.UNCHANGED), badTwin.planned(Action.DUPLICATE)));
        assertThat(warehouse.rows("SELECT count(*) FROM quarantined_file")).containsExactly("0");
        assertThat(warehouse.rows("SELECT report_path, status FROM report_file WHERE report_path LIKE '%bad%' "
                + "ORDER BY report_path")).containsExactly("bad.txt | loaded", "c/bad-twin.txt | duplicate");
        assertThat(warehouse.rows("SELECT bool_and(files_seen = files_loaded + files_duplicate + files_superseded + "
                + "files_quarantined + files_ignored) FROM dim_load")).containsExactly("true");
    }

    @Test
    void aFileThatFailsAgainCountsItsAttempts() {
        Warehouses warehouse = Warehouses.migrated(folder);
        ReportText bad = new ReportText("bad.txt").words("坏");
        for (int attempt = 1; attempt <= 2; attempt++) {
            Path shard = warehouse.shard();
            try (ShardWriter writer = warehouse.writer(shard)) {
                writer.quarantine(bad.file(), "document", QuarantineReason.EMPTY_FILE, "attempt " + attempt);
                writer.finish();
            }
            warehouse.copy.load(warehouse.run(List.of(bad.planned(Action.READ))), List.of(shard));
            warehouse.marts();
            warehouse.copy.publish(0);
        }
        assertThat(warehouse.rows("SELECT message, attempts FROM quarantined_file")).containsExactly("attempt 2 | 2");
        assertThat(warehouse.rows("SELECT first_seen_run, last_seen_run, last_changed_run FROM report_file"))
                .containsExactly("run-1 | run-2 | run-1");
    }

    @Test
    void readingTheSameContentAgainReplacesWhatItHad() {
        Warehouses warehouse = Warehouses.migrated(folder);
        ReportText report = report("a.txt", "5").figure(Said.of("2", "份", "", "旧名", "份", 2022));
        warehouse.load(report);
        report.breakFigure(1, f -> new io.annals.conform.ConformedFigure(f.figure(), "t_area", "试验面积", "亩"));
        warehouse.load(report);
        assertThat(warehouse.rows("SELECT indicator_name FROM v_figure ORDER BY char_start"))
                .containsExactly("试验流量", "试验面积");
        assertThat(warehouse.rows("SELECT count(*) FROM dim_indicator WHERE indicator_name = '旧名'"))
                .as("a member that nothing uses goes").containsExactly("0");
        assertThat(warehouse.rows("SELECT valid_from, valid_to FROM dim_report"))
                .containsExactly("2025-01-03 03:04:05.0 | null");
        assertThat(warehouse.rows("SELECT count(*) FROM dim_load")).containsExactly("2");
    }

    @Test
    void unknownUnitsDivisionsAndValuesTooLargeAreKeptAndTold() {
        Warehouses warehouse = Warehouses.migrated(folder);
        ReportText report = new ReportText("[a]*.txt").by("999999", "某处民政局").about(2023)
                .figure(Said.of("3", "怪单位", "", "怪物", "怪单位", 2023))
                .figure(Said.of("1" + "0".repeat(40), "个", "", "天文数字", "个", 2023))
                .figure(Said.of("4", "个", "", "部分", "个", 2023).partOf(1));
        warehouse.load(report);
        assertThat(warehouse.rows("SELECT unit, region_code, region_level, part_of_figure_key FROM v_figure "
                + "ORDER BY char_start")).containsExactly("怪单位 | 999999 | unknown | 0", "个 | 999999 | unknown | 0");
        assertThat(warehouse.rows("SELECT reason_code FROM excluded_numeral")).containsExactly("VALUE_TOO_LARGE");
        warehouse.copy.load(warehouse.run(List.of(report.planned(Action.UNCHANGED))), List.of());
        warehouse.marts();
        assertThat(warehouse.copy.runChecks()).extracting(WorkingCopy.CheckFailure::check, f -> f.severity())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("members_are_listed", "warning"));
    }

    @Test
    void aFileThatNoShardHoldsIsToldByACheck() {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.copy.load(warehouse.run(List.of(report("lost.txt", "1").planned(Action.READ))), List.of());
        warehouse.marts();
        assertThat(warehouse.copy.runChecks()).extracting(WorkingCopy.CheckFailure::check)
                .contains("file_balance", "vocabulary");
    }

    @Test
    void knownFilesComeBackAsTheyWereSeen() {
        Warehouses warehouse = Warehouses.migrated(folder);
        ReportText report = report("a.txt", "1");
        warehouse.load(report);
        try (PublishedWarehouse published = PublishedWarehouse.open(warehouse.published).orElseThrow()) {
            assertThat(published.knownFiles()).containsExactly(new io.annals.source.KnownFile("s", "a.txt",
                    report.file().contentSha256(), report.file().sizeBytes(), ReportText.MODIFIED, "loaded",
                    "rules-1", "", 2023, true));
        }
        assertThat(PublishedWarehouse.open(folder.resolve("none.duckdb"))).isEmpty();
    }
}
