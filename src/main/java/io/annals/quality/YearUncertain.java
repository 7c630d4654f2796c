package io.annals.quality;

import io.annals.conform.ConformedReport;
import io.annals.conform.ReportIdentity;
import java.util.List;
import java.util.Set;

/** The year that a report is about is unknown, or rests on the date of its publication alone. */
final class YearUncertain implements QualityRule {

    /** Places of evidence from which the year is only inferred. */
    private static final Set<String> WEAK = Set.of("publication date");

    @Override
    public String code() {
        return "YEAR_UNCERTAIN";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        ReportIdentity identity = report.identity();
        String place = identity.evidence().getOrDefault("reportYear", "");
        if (identity.reportYear() == 0) {
            return List.of(new Finding(-1, code(), "warning", "a year", "none",
                    "The year that the report is about could not be decided."));
        }
        return WEAK.contains(place)
                ? List.of(new Finding(-1, code(), "warning", "a year that the report states",
                        identity.reportYear() + " (" + place + ")", "The year that the report is about, "
                                + identity.reportYear() + ", is inferred from its " + place + " alone."))
                : List.of();
    }
}
