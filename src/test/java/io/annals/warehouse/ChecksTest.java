package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.warehouse.ReportText.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {

    /** For each check a change that it must see. */
    private static final Map<String, String> BREAKS = Map.ofEntries(
            Map.entry("lineage", "UPDATE fact_figure SET char_start = char_start + 1, char_end = char_end + 1"),
            Map.entry("numerals_covered", "DELETE FROM excluded_numeral"),
            Map.entry("spans_are_disjoint", "INSERT INTO excluded_numeral "
                    + "SELECT report_key, char_end - 1, char_end, 'DATE' FROM fact_figure"),
            Map.entry("no_orphan_keys", "DELETE FROM dim_unit WHERE unit_name = '对'"),
            Map.entry("grain_is_unique", "INSERT INTO dim_region SELECT * FROM dim_region "
                    + "WHERE region_code = '990101'"),
            Map.entry("member_zero", "DELETE FROM dim_period WHERE period_key = 0"),
            Map.entry("file_balance", "UPDATE dim_load SET files_seen = files_seen + 1"),
            Map.entry("figure_balance", "UPDATE dim_report SET figure_count = 9"),
            Map.entry("report_has_text", "DELETE FROM report_text"),
            Map.entry("one_current_version", "INSERT INTO dim_report SELECT * REPLACE (1 AS report_key, '' AS "
                    + "content_sha256) FROM dim_report WHERE report_path = 'a.txt'"),
            Map.entry("validity", "UPDATE dim_report SET valid_to = valid_from"),
            Map.entry("vocabulary", "UPDATE fact_figure SET qualifier = 'roughly'"),
            Map.entry("range_has_upper_end", "UPDATE fact_figure SET value_high = value + 1"),
            Map.entry("part_of_same_report", "UPDATE fact_figure SET part_of_figure_key = figure_key"),
            Map.entry("period_days", "UPDATE dim_period SET ends_on = DATE '2001-01-01' WHERE period_key <> 0"),
            Map.entry("year_value_traces_to_figure", "UPDATE agg_organization_year SET value = value + 1"),
            Map.entry("indicator_total_agrees", "UPDATE agg_indicator_year SET total = 7 "
                    + "WHERE region_level = 'province'"),
            Map.entry("rates_are_not_added", "UPDATE agg_indicator_year SET total = 7 WHERE indicator_code = 't_rate'"),
            Map.entry("year_values_complete", "DELETE FROM agg_organization_year"),
            Map.entry("quarantine_agrees", "UPDATE report_file SET status = 'quarantined'"),
            Map.entry("parents_stand_above", "UPDATE dim_region SET region_level = 'province' "
                    + "WHERE region_code = '990101'"),
            Map.entry("codes_are_explained", "UPDATE excluded_numeral SET reason_code = 'NEVER_HEARD_OF'"),
            Map.entry("report_is_identified", "UPDATE dim_report SET report_year = NULL"),
            Map.entry("members_are_listed", "UPDATE dim_unit SET is_listed = false WHERE unit_name = '对'"),
            Map.entry("figure_too_large", "UPDATE fact_figure SET value = 1000000000000000"),
            Map.entry("unit_fits_indicator", "DELETE FROM indicator_unit"));

    @TempDir
    Path folder;

    @Test
    void everyCheckSeesWhatItIsThereFor() throws Exception {
        assertThat(BREAKS.keySet()).as("each check has a change that breaks it")
                .containsExactlyInAnyOrderElementsOf(SchemaFiles.of("checks").stream()
                        .map(file -> file.name().replace(".sql", "")).toList());
        Warehouses warehouse = new Warehouses(folder);
        List<ReportText> reports = List.of(
                new ReportText("a.txt").by("990101", "东河区民政局").about(2023).excluded("2023年", "DATE")
                        .figure(Said.of("12", "对", "t_flow", "试验流量", "对", 2023))
                        .figure(Said.of("93.5", "%", "t_rate", "试验率", "%", 2023)),
                new ReportText("b.txt").by("990102", "西河区民政局").about(2023)
                        .figure(Said.of("30", "对", "t_flow", "试验流量", "对", 2023)));
        warehouse.copy.load(warehouse.run(reports.stream().map(r -> r.planned(
                io.annals.source.PlannedFile.Action.READ)).toList()), List.of(warehouse.shard(reports)));
        warehouse.copy.buildMarts();
        assertThat(warehouse.copy.runChecks()).isEmpty();

        Path file = folder.resolve("work/working.duckdb");
        Path whole = folder.resolve("whole.duckdb");
        Files.copy(file, whole);
        for (String check : new TreeSet<>(BREAKS.keySet())) {
            Files.copy(whole, file, StandardCopyOption.REPLACE_EXISTING);
            warehouse.inWorkingCopy(BREAKS.get(check));
            List<WorkingCopy.CheckFailure> failures = warehouse.copy.runChecks();
            assertThat(failures).extracting(WorkingCopy.CheckFailure::check).contains(check);
            assertThat(failures).allSatisfy(failure -> {
                assertThat(failure.why()).isNotBlank();
                assertThat(failure.rows()).isPositive();
                assertThat(failure.firstRows()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
            });
        }
    }
}
