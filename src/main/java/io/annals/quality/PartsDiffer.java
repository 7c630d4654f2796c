package io.annals.quality;

import io.annals.conform.ConformedReport;
import io.annals.figure.ReportedFigure;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A breakdown that is announced as complete adds up to less than its total. {@code 其中} alone announces no complete one:
 * it may single out any part.
 */
final class PartsDiffer implements QualityRule {

    private static final Pattern COMPLETE = Pattern.compile("分别|分为|组成|构成|依次");

    @Override
    public String code() {
        return "PARTS_DIFFER";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        return StatedParts.of(report).stream().filter(parts -> parts.parts().size() > 1
                && parts.sum().compareTo(parts.stated()) < 0 && isComplete(report, parts)).map(parts -> {
            ReportedFigure total = report.figures().get(parts.total()).figure();
            String stated = StatedParts.plain(parts.stated());
            return new Finding(parts.total(), code(), "warning", stated, parts.arithmetic(report),
                    "The breakdown of " + total.statedIndicator() + " (" + total.statedText()
                            + ") does not add up to it: " + parts.arithmetic(report) + ", not " + stated + ".");
        }).toList();
    }

    private static boolean isComplete(ConformedReport report, StatedParts parts) {
        String text = report.document().text();
        int from = report.figures().get(parts.total()).figure().charEnd();
        int to = report.figures().get(parts.parts().get(0)).figure().charStart();
        if (from > to || to > text.codePointCount(0, text.length())) {
            return false;
        }
        String between = text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
        return COMPLETE.matcher(between).find();
    }
}
