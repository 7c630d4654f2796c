package io.annals.quality;

import io.annals.figure.ReportedFigure;
import java.util.List;
import java.util.Optional;

/** Stated parts add up to their total: all of them, or some, which the finding names with those that are left out. */
final class SumConfirmed implements SumRule {

    @Override
    public String code() {
        return "SUM_CONFIRMED";
    }

    @Override
    public Optional<Finding> examine(StatedParts parts, StatedParts confirmed, ReportWords words) {
        if (confirmed == null) {
            return Optional.empty();
        }
        ReportedFigure total = parts.totalFigure();
        List<Integer> leftOut = parts.parts().stream().filter(part -> !confirmed.parts().contains(part)).toList();
        String rounded = confirmed.sum().compareTo(parts.stated()) == 0 ? "" : " within rounding";
        return Optional.of(new Finding(parts.total(), code(), "info", StatedParts.plain(parts.stated()),
                confirmed.arithmetic(), total.statedIndicator() + " (" + total.statedText() + ") is the sum of "
                        + (leftOut.isEmpty() ? "its parts" : confirmed.parts().size() + " of its "
                                + parts.parts().size() + " parts")
                        + rounded + ": " + confirmed.named()
                        + (leftOut.isEmpty() ? "" : "; left out: " + parts.named(leftOut)) + "."));
    }
}
