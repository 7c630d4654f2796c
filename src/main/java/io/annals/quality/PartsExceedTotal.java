package io.annals.quality;

import io.annals.conform.ConformedReport;
import io.annals.figure.ReportedFigure;
import java.util.List;

/** The stated parts of a total add up to more than it. */
final class PartsExceedTotal implements QualityRule {

    @Override
    public String code() {
        return "PARTS_EXCEED_TOTAL";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        return StatedParts.of(report).stream().filter(parts -> parts.sum().compareTo(parts.stated()) > 0).map(parts -> {
            ReportedFigure total = report.figures().get(parts.total()).figure();
            String stated = StatedParts.plain(parts.stated());
            return new Finding(parts.total(), code(), "warning", "at most " + stated, parts.arithmetic(report),
                    "The parts of " + total.statedIndicator() + " (" + total.statedText() + ") add up to more than it: "
                            + parts.arithmetic(report) + " > " + stated + ".");
        }).toList();
    }
}
