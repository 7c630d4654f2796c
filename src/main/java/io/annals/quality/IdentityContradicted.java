package io.annals.quality;

import io.annals.conform.ConformedReport;
import io.annals.conform.Contradiction;
import java.util.List;

/**
 * Two places of a report say different things of what it is: one finding a place that disagrees with what was taken.
 * {@code expected} is what was taken, {@code actual} what the other place says, each with the place.
 */
final class IdentityContradicted implements QualityRule {

    private final String code;
    private final String attribute;
    private final String noun;

    private IdentityContradicted(String code, String attribute, String noun) {
        this.code = code;
        this.attribute = attribute;
        this.noun = noun;
    }

    static IdentityContradicted year() {
        return new IdentityContradicted("YEAR_CONTRADICTED", "reportYear", "year");
    }

    static IdentityContradicted organization() {
        return new IdentityContradicted("ORGANIZATION_CONTRADICTED", "organizationName", "issuing body");
    }

    static IdentityContradicted region() {
        return new IdentityContradicted("REGION_CONTRADICTED", "regionCode", "administrative division");
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        return report.identity().contradictions().stream().filter(found -> found.attribute().equals(attribute))
                .map(this::finding).toList();
    }

    private Finding finding(Contradiction found) {
        return new Finding(-1, code, "warning", found.value() + " (" + found.foundIn() + ")",
                found.otherValue() + " (" + found.otherFoundIn() + ")",
                "The report's " + noun + " is " + found.value() + " by its " + found.foundIn() + ", but "
                        + found.otherValue() + " by its " + found.otherFoundIn() + ".");
    }
}
