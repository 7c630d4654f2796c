package io.annals.quality;

import io.annals.conform.ConformedReport;
import io.annals.figure.ReportedFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Stated parts add up to their total: all of them, or some, which the finding names with those that are left out. */
final class SumConfirmed implements QualityRule {

    private final Set<String> additive;

    SumConfirmed(Set<String> additive) {
        this.additive = additive;
    }

    @Override
    public String code() {
        return "SUM_CONFIRMED";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        List<Finding> findings = new ArrayList<>();
        for (StatedParts parts : StatedParts.of(report, additive)) {
            StatedParts terms = parts.confirmed();
            if (terms == null) {
                continue;
            }
            ReportedFigure total = parts.totalFigure();
            List<Integer> leftOut = parts.parts().stream().filter(part -> !terms.parts().contains(part)).toList();
            String rounded = terms.sum().compareTo(parts.stated()) == 0 ? "" : " within rounding";
            findings.add(new Finding(parts.total(), code(), "info", StatedParts.plain(parts.stated()),
                    terms.arithmetic(), total.statedIndicator() + " (" + total.statedText() + ") is the sum of "
                            + (leftOut.isEmpty() ? "its parts" : terms.parts().size() + " of its "
                                    + parts.parts().size() + " parts")
                            + rounded + ": " + terms.named()
                            + (leftOut.isEmpty() ? "" : "; left out: " + parts.named(leftOut)) + "."));
        }
        return findings;
    }
}
