package io.annals.quality;

import io.annals.conform.ConformedReport;
import io.annals.reference.ReferenceData;
import io.annals.reference.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules, applied to one report. Instances are immutable and may be shared between threads. */
public final class QualityRules {

    private final List<QualityRule> rules;

    /** The rules under the shipped reference data. */
    public QualityRules() {
        this(ReferenceData.shipped());
    }

    public QualityRules(ReferenceData reference) {
        Set<String> additive = reference.units().stream().filter(Unit::addsUp).map(Unit::name)
                .collect(Collectors.toSet());
        rules = List.of(new PartsDoNotSum(additive), new SumConfirmed(additive), new RateDisagrees(),
                new NoFigures(), new RegionUnknown(), new RegionAmbiguous(), new YearUncertain(), new OrganizationUnknown(), new KindUnknown(), IdentityContradicted.year(),
                IdentityContradicted.organization(), IdentityContradicted.region(), new SelectorUnmatched());
    }

    /** The objections to a report, in the order of figures and then rule codes; empty where there are none. */
    public List<Finding> examine(ConformedReport report) {
        return rules.stream().flatMap(rule -> rule.examine(report).stream())
                .sorted(Comparator.comparingInt(Finding::figureIndex).thenComparing(Finding::ruleCode)).toList();
    }

    /** The codes of all rules. */
    Stream<String> codes() {
        return rules.stream().map(QualityRule::code);
    }
}
