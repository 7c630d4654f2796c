package io.annals.quality;

import io.annals.conform.ConformedReport;
import java.util.List;

/** The administrative division of a report is unknown, and it names none of several namesakes either. */
final class RegionUnknown implements QualityRule {

    @Override
    public String code() {
        return "REGION_UNKNOWN";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        return report.identity().regionCode().isEmpty() && report.identity().namesakes().isEmpty()
                ? List.of(new Finding(-1, code(), "warning", "an administrative division", "none",
                        "The administrative division of the report could not be decided."))
                : List.of();
    }
}
