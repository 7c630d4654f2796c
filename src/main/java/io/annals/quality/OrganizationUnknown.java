package io.annals.quality;

import io.annals.conform.ConformedReport;
import java.util.List;

/** The body that issued a report is unknown. */
final class OrganizationUnknown implements QualityRule {

    @Override
    public String code() {
        return "ORGANIZATION_UNKNOWN";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        return report.identity().organizationName().isEmpty()
                ? List.of(new Finding(-1, code(), "warning", "an issuing body", "none",
                        "The body that issued the report could not be decided."))
                : List.of();
    }
}
