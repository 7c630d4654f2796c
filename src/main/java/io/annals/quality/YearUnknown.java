package io.annals.quality;

import io.annals.conform.ConformedReport;
import java.util.List;

/** The year of a report is unknown. */
final class YearUnknown implements QualityRule {

    @Override
    public String code() {
        return "YEAR_UNKNOWN";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        return report.identity().reportYear() == 0
                ? List.of(new Finding(-1, code(), "warning", "a year", "none",
                        "The year that the report is about could not be decided."))
                : List.of();
    }
}
