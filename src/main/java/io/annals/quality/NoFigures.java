package io.annals.quality;

import io.annals.conform.ConformedReport;
import java.util.List;

/** A report holds no figure. */
final class NoFigures implements QualityRule {

    @Override
    public String code() {
        return "NO_FIGURES";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        return report.figures().isEmpty()
                ? List.of(new Finding(-1, code(), "warning", "figures", "none",
                        "The report holds no figure."))
                : List.of();
    }
}
