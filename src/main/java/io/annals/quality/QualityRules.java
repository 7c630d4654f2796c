package io.annals.quality;

import io.annals.conform.ConformedReport;
import io.annals.reference.ReferenceData;
import io.annals.reference.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules, applied to one report. Instances are immutable and may be shared between threads. */
public final class QualityRules {

    private final List<QualityRule> rules;
    private final List<SumRule> sumRules = List.of(new PartsDoNotSum(), new SumConfirmed());
    /** Units whose amounts add up. */
    private final Set<String> additive;

    /** The rules under the shipped reference data. */
    public QualityRules() {
        this(ReferenceData.shipped());
    }

    public QualityRules(ReferenceData reference) {
        additive = reference.units().stream().filter(Unit::addsUp).map(Unit::name)
                .collect(Collectors.toSet());
        rules = List.of(new RateDisagrees(), new NoFigures(), new RegionUnknown(), new RegionAmbiguous(),
                new YearUncertain(), new OrganizationUnknown(), new KindUnknown(), IdentityContradicted.year(),
                IdentityContradicted.organization(), IdentityContradicted.region(), new SelectorUnmatched());
    }

    /** The objections to a report, in the order of figures and then rule codes; empty where there are none. */
    public List<Finding> examine(ConformedReport report) {
        ReportWords words = new ReportWords(report);
        List<Finding> findings = new ArrayList<>();
        for (StatedParts parts : StatedParts.of(report, additive)) {
            StatedParts confirmed = parts.confirmed();
            sumRules.forEach(rule -> rule.examine(parts, confirmed, words).ifPresent(findings::add));
        }
        rules.forEach(rule -> findings.addAll(rule.examine(report)));
        return findings.stream()
                .sorted(Comparator.comparingInt(Finding::figureIndex).thenComparing(Finding::ruleCode)).toList();
    }

    /** The codes of all rules. */
    Stream<String> codes() {
        return Stream.concat(sumRules.stream().map(SumRule::code), rules.stream().map(QualityRule::code));
    }
}
