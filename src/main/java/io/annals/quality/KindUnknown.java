package io.annals.quality;

import io.annals.conform.ConformedReport;
import java.util.List;

/** The kind of a report is unknown. */
final class KindUnknown implements QualityRule {

    @Override
    public String code() {
        return "KIND_UNKNOWN";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        return report.identity().reportKind().isEmpty()
                ? List.of(new Finding(-1, code(), "warning", "a kind of report", "none",
                        "The kind of the report could not be decided."))
                : List.of();
    }
}
