package io.annals.warehouse;

import io.annals.reference.CodedReason;
import io.annals.reference.Correction;
import io.annals.reference.ExpectedReport;
import io.annals.reference.FormerName;
import io.annals.reference.Indicator;
import io.annals.reference.Organization;
import io.annals.reference.OrganizationType;
import io.annals.reference.ReferenceData;
import io.annals.reference.Region;
import io.annals.reference.RegionHistory;
import io.annals.reference.RegionHistory.Span;
import io.annals.reference.ReportKind;
import io.annals.reference.Unit;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Fills the reference tables of an open working copy, which {@code warehouse-schema/load/000_inputs.sql} emptied. */
final class ReferenceTables {

    private final DuckDBConnection connection;
    private final ReferenceData reference;

    ReferenceTables(DuckDBConnection connection, ReferenceData reference) {
        this.connection = connection;
        this.reference = reference;
    }

    void fill() throws SQLException {
        units();
        regions();
        indicators();
        try (DuckDBAppender organizations = temporary("reference_organization")) {
            for (Organization organization : reference.organizations()) {
                organizations.beginRow().append(organization.name()).endRow();
            }
        }
        try (DuckDBAppender kinds = permanent("report_kind")) {
            for (ReportKind kind : reference.reportKinds()) {
                kinds.beginRow().append(kind.code()).append(kind.name()).append(kind.rank()).endRow();
            }
        }
        try (DuckDBAppender types = permanent("organization_type");
             DuckDBAppender domains = permanent("organization_type_domain")) {
            for (OrganizationType type : reference.organizationTypes()) {
                types.beginRow().append(type.code()).append(type.name()).append(type.rank())
                        .append(type.isOfPart()).endRow();
                for (String domain : new TreeSet<>(type.domains())) {
                    domains.beginRow().append(type.code()).append(domain).endRow();
                }
            }
        }
        corrections();
        expectedReports();
        reasons("exclusion_reason", reference.exclusionReasons());
        reasons("quarantine_reason", reference.quarantineReasons());
        reasons("quality_rule", reference.qualityRules());
    }

    private void corrections() throws SQLException {
        try (DuckDBAppender corrections = permanent("correction")) {
            for (Correction correction : reference.corrections()) {
                corrections.beginRow().append(correction.contentSha256())
                        .append(correction.charStart() < 0 ? null : (Integer) correction.charStart())
                        .append(correction.statedText()).append(correction.field()).append(correction.value())
                        .append(correction.author()).append(correction.reason()).endRow();
            }
        }
    }

    private void expectedReports() throws SQLException {
        try (DuckDBAppender expected = temporary("reference_expected_report")) {
            for (ExpectedReport report : reference.expectedReports()) {
                expected.beginRow().append(StableKey.organization(report.regionCode(), report.organizationName()))
                        .append(report.organizationName()).append(report.organizationType())
                        .append(StableKey.region(report.regionCode())).append(report.reportKind())
                        .append(report.year()).endRow();
            }
        }
    }

    private void units() throws SQLException {
        try (DuckDBAppender units = temporary("reference_unit");
             DuckDBAppender spellings = permanent("unit_spelling")) {
            for (Unit unit : reference.units()) {
                long key = StableKey.unit(unit.name());
                units.beginRow().append(key).append(unit.name()).append(unit.dimension()).append(unit.baseUnit())
                        .append(unit.numerator()).append(unit.denominator()).append(true).endRow();
                for (String spelling : new TreeSet<>(unit.spellings())) {
                    spellings.beginRow().append(key).append(spelling).endRow();
                }
            }
        }
    }

    private void regions() throws SQLException {
        RegionHistory history = reference.regionHistory();
        List<Region> all = Stream.concat(reference.regions().stream(), history.ended().stream()).toList();
        Map<String, Region> byCode = all.stream().collect(Collectors.toMap(Region::code, Function.identity()));
        Map<String, String> formerNames = reference.formerNames().stream().filter(former -> former.untilYear() > 0)
                .sorted(Comparator.comparingInt(FormerName::untilYear).thenComparing(FormerName::name))
                .collect(Collectors.toMap(FormerName::regionCode, FormerName::name, (a, b) -> a + "|" + b));
        try (DuckDBAppender regions = temporary("reference_region");
             DuckDBAppender spans = permanent("region_history")) {
            for (Region region : all) {
                Map<String, String> names = new HashMap<>();
                Region at = region;
                // No division stands deeper than the four levels, so that a loop of parents ends too.
                for (int step = 0; at != null && step < 4; step++) {
                    names.putIfAbsent(at.level(), at.name());
                    at = byCode.get(at.parentCode());
                }
                List<Span> past = history.of(region.code());
                Span last = past.get(past.size() - 1);
                int since = past.stream().filter(span -> span.name().equals(region.name())).findFirst().orElse(last)
                        .fromYear();
                regions.beginRow().append(StableKey.region(region.code())).append(region.code()).append(region.name())
                        .append(region.shortName()).append(region.level()).append(names.get("province"))
                        .append(names.get("prefecture")).append(names.get("county"))
                        .append(StableKey.region(region.parentCode())).append(region.overlaps())
                        .append(formerNames.get(region.code())).append(yearOrNull(since))
                        .append(yearOrNull(last.toYear())).append(last.successorCodes().size() == 1
                                ? StableKey.region(last.successorCodes().get(0)) : 0L)
                        .append(region.source()).append(true).endRow();
                for (Span span : past) {
                    spans.beginRow().append(StableKey.region(region.code())).append(span.code()).append(span.name())
                            .append(StableKey.region(span.parentCode())).append(yearOrNull(span.fromYear()))
                            .append(yearOrNull(span.toYear())).append(span.area()).append(span.endedBy())
                            .append(String.join("|", span.successorCodes())).endRow();
                }
            }
        }
    }

    private static Integer yearOrNull(int year) {
        return year == 0 ? null : (Integer) year;
    }

    private void indicators() throws SQLException {
        Map<String, Unit> units = new LinkedHashMap<>();
        reference.units().forEach(unit -> units.put(unit.name(), unit));
        try (DuckDBAppender indicators = temporary("reference_indicator");
             DuckDBAppender bridge = temporary("reference_indicator_unit");
             DuckDBAppender aliases = permanent("indicator_alias")) {
            for (Indicator indicator : reference.indicators()) {
                long key = StableKey.indicator(indicator.code(), indicator.name(), indicator.unit());
                indicators.beginRow().append(key).append(indicator.code()).append(indicator.name())
                        .append(indicator.nameEn()).append(indicator.domain()).append(indicator.measure())
                        .append(indicator.aggregation()).append(StableKey.unit(indicator.unit())).append(true).endRow();
                for (String alias : new TreeSet<>(indicator.aliases())) {
                    aliases.beginRow().append(key).append(alias).endRow();
                }
                Unit own = units.get(indicator.unit());
                for (Unit unit : units.values()) {
                    boolean counts = indicator.alsoUnits().contains(unit.name());
                    if (!counts && !unit.baseUnit().equals(own.baseUnit())) {
                        continue;
                    }
                    BigInteger numerator = product(counts ? own.numerator() : unit.numerator(), own.denominator());
                    BigInteger denominator = product(counts ? own.denominator() : unit.denominator(), own.numerator());
                    BigInteger shared = numerator.gcd(denominator);
                    bridge.beginRow().append(key).append(StableKey.unit(unit.name()))
                            .append(numerator.divide(shared).longValueExact())
                            .append(denominator.divide(shared).longValueExact()).endRow();
                }
            }
        }
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private void reasons(String table, List<CodedReason> reasons) throws SQLException {
        try (DuckDBAppender rows = permanent(table)) {
            for (CodedReason reason : reasons) {
                rows.beginRow().append(reason.code()).append(reason.meaning()).append(reason.next()).endRow();
            }
        }
    }

    private DuckDBAppender temporary(String table) throws SQLException {
        return connection.createAppender("temp", "main", table);
    }

    private DuckDBAppender permanent(String table) throws SQLException {
        return connection.createAppender("main", table);
    }
}
