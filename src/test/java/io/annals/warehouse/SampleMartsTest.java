package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.batch.JobFile;
import io.annals.batch.LoadJob;
import io.annals.batch.LoadProgress;
import io.annals.figure.Kind;
import io.annals.figure.PeriodType;
import io.annals.figure.Qualifier;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.warehouse.ReportText.Said;
import io.annals.warehouse.YearOracle.Division;
import io.annals.warehouse.YearOracle.Factor;
import io.annals.warehouse.YearOracle.Measured;
import io.annals.warehouse.YearOracle.OrganizationYear;
import io.annals.warehouse.YearOracle.Source;
import io.annals.warehouse.YearOracle.Stated;
import io.annals.warehouse.YearOracle.Value;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three marts of the shipped samples, recomputed in plain Java from the figures that the load read. */
class SampleMartsTest {

    @TempDir
    Path home;

    private Path published;

    private interface Reading<T> {

        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Reading<T> reading) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PublishedWarehouse warehouse = PublishedWarehouse.open(published).orElseThrow();
             Statement statement = warehouse.connection().createStatement();
             ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(reading.of(row));
            }
        }
        return found;
    }

    private List<String> rows(String sql) {
        try (PublishedWarehouse warehouse = PublishedWarehouse.open(published).orElseThrow()) {
            return Warehouses.rows(warehouse.connection(), sql);
        }
    }

    @Test
    void allThreeMartsOfTheSamplesAgreeWithTheOracle() throws Exception {
        Path job = Files.writeString(Files.createDirectories(home.resolve("jobs")).resolve("job.yml"), """
                sources:
                  - code: samples
                    folder: "%s"
                    exclude: ["README*"]
                reference: ["%s"]
                warehouse: warehouse.duckdb
                isolation: none
                """.formatted(slashed("jobs/samples/reports"), slashed("jobs/samples/reference")));
        new LoadJob(JobFile.read(job, home), Instant.parse("2026-01-31T02:00:00Z"), LoadProgress.SILENT).run();
        published = home.resolve("warehouse.duckdb");

        Map<Long, Source> sources = new LinkedHashMap<>();
        read("SELECT report_key, region_code, organization_name, organization_type, report_kind, report_year, "
                + "CAST(published_on AS VARCHAR), is_correction, content_sha256 FROM dim_report JOIN dim_organization "
                + "USING (organization_key) JOIN dim_region USING (region_key) WHERE is_current", row -> sources.put(
                        row.getLong(1), new Source(row.getString(2), row.getString(3), row.getString(4),
                                row.getString(5), row.getInt(6), date(row.getString(7)), row.getBoolean(8),
                                row.getString(9))));
        assertThat(sources).hasSize(11);
        Map<Long, Stated> all = new LinkedHashMap<>();
        Map<Long, Long> totals = new HashMap<>();
        read("SELECT figure_key, report_key, value, u.unit_name, coalesce(indicator_code, ''), indicator_name, "
                + "i.unit_key, v.unit_name, period_type, year, CAST(starts_on AS VARCHAR), CAST(ends_on AS VARCHAR), "
                + "qualifier, kind, status, is_baseline, char_start, part_of_figure_key FROM fact_figure AS f "
                + "JOIN dim_unit AS u USING (unit_key) JOIN dim_indicator AS i USING (indicator_key) "
                + "JOIN dim_unit AS v ON v.unit_key = i.unit_key JOIN dim_period USING (period_key)", row -> {
                    all.put(row.getLong(1), new Stated(sources.get(row.getLong(2)), new Said(
                            row.getBigDecimal(3).toPlainString(), row.getString(4), row.getString(5), row.getString(6),
                            row.getString(8), new StatedPeriod(PeriodType.valueOf(upper(row.getString(9))),
                                    row.getInt(10), date(row.getString(11)), date(row.getString(12))),
                            Qualifier.valueOf(upper(row.getString(13))), Kind.valueOf(upper(row.getString(14))),
                            Status.valueOf(upper(row.getString(15))), row.getBoolean(16), -1), row.getInt(17), false));
                    return totals.put(row.getLong(1), row.getLong(18));
                });
        assertThat(all).hasSizeGreaterThan(400);

        Map<String, Measured> catalogue = new TreeMap<>();
        read("SELECT indicator_code, indicator_name, unit_name, domain, measure IN ('stock', 'flow') AND aggregation = "
                + "'sum' FROM dim_indicator JOIN dim_unit USING (unit_key) WHERE is_catalogued AND indicator_key IN "
                + "(SELECT indicator_key FROM fact_figure)", row -> catalogue.put(row.getString(1), new Measured(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5))));
        Map<String, Map<String, Factor>> factors = new HashMap<>();
        read("SELECT indicator_code, unit_name, u.factor_numerator, u.factor_denominator FROM indicator_unit AS u "
                + "JOIN dim_indicator USING (indicator_key) JOIN dim_unit AS n ON n.unit_key = u.unit_key "
                + "WHERE is_catalogued", row -> factors.computeIfAbsent(row.getString(1), key -> new HashMap<>())
                        .put(row.getString(2), new Factor(row.getLong(3), row.getLong(4))));
        Map<String, Set<String>> domains = new HashMap<>();
        read("SELECT organization_type_code, domain FROM organization_type_domain", row ->
                domains.computeIfAbsent(row.getString(1), key -> new TreeSet<>()).add(row.getString(2)));
        Map<String, Integer> ranks = new HashMap<>();
        read("SELECT organization_type_code, rank FROM organization_type", row ->
                ranks.put(row.getString(1), row.getInt(2)));
        Map<String, Integer> kinds = new HashMap<>();
        read("SELECT report_kind_code, rank FROM report_kind", row -> kinds.put(row.getString(1), row.getInt(2)));
        List<Division> divisions = read("SELECT g.region_code, g.region_name, g.region_level, "
                + "coalesce(p.region_code, ''), g.is_overlapping FROM dim_region AS g JOIN dim_region AS p "
                + "ON p.region_key = g.parent_region_key WHERE g.region_code = '100000' OR g.region_code LIKE '99%'",
                row -> new Division(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getBoolean(5)));
        assertThat(divisions).hasSize(7);

        YearOracle oracle = new YearOracle(divisions, catalogue, factors, domains, ranks, kinds);
        Map<OrganizationYear, Value> values = oracle.organizationYears(withoutParts(all, totals));
        List<String> expected = new ArrayList<>();
        values.forEach((key, value) -> {
            Value before = values.get(new OrganizationYear(key.region(), key.organization(), key.type(),
                    key.indicator(), key.year() - 1));
            BigDecimal previous = before == null ? null : before.value();
            expected.add(String.join(" | ", key.region(), key.organization(), key.indicator(), "" + key.year(),
                    YearOracle.text(value.value()), "" + value.considered(), "" + value.conflict(),
                    YearOracle.text(previous), YearOracle.text(YearOracle.percent(value.value(), previous))));
        });
        assertThat(expected).hasSizeGreaterThan(250);
        assertThat(rows("SELECT region_code, organization_name, coalesce(indicator_code, '~' || indicator_name || '|' || "
                + "unit_name), year, value, figures_considered, has_conflict, previous_value, change_pct "
                + "FROM agg_organization_year")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rows("SELECT indicator_code, region_code, year, own_value, children_total, total, total_source, "
                + "divisions_stated, CASE region_code WHEN '100000' THEN 1 ELSE divisions_existing END, organizations, "
                + "mean, median, minimum, maximum, previous_total, change_pct FROM agg_indicator_year"))
                .containsExactlyInAnyOrderElementsOf(oracle.indicatorYears(values));
        assertThat(rows("SELECT organization_name, year, reports, expected, figures, catalogued_share "
                + "FROM agg_report_year")).containsExactlyInAnyOrderElementsOf(oracle.reportYears(
                        List.copyOf(sources.values()), List.copyOf(all.values())));
    }

    /** The figures of a named indicator without those that are parts of one of the same indicator and year which may stand for it. */
    private static List<Stated> withoutParts(Map<Long, Stated> all, Map<Long, Long> totals) {
        return all.entrySet().stream().filter(entry -> {
            Stated part = entry.getValue();
            Stated total = all.get(totals.get(entry.getKey()));
            boolean isNamed = !part.said().code().isEmpty() || !part.said().name().isEmpty();
            return isNamed && (total == null || !total.said().code().equals(part.said().code())
                    || !total.said().name().equals(part.said().name())
                    || total.said().period().year() != part.said().period().year()
                    || total.said().kind() != Kind.LEVEL || total.said().status() != Status.ACTUAL
                    || total.said().baseline() || total.said().period().type() != PeriodType.YEAR);
        }).map(Map.Entry::getValue).toList();
    }

    private static String slashed(String path) {
        return Path.of(path).toAbsolutePath().toString().replace('\\', '/');
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static LocalDate date(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
