package io.annals.quality;

import io.annals.figure.ReportedFigure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Stated parts do not add up to their total: more than it, or less where the breakdown is announced as complete.
 * {@code 其中} alone announces no complete one and may single out parts that overlap (医师 and 护士 of 人员, 新车 and 轿车 of
 * 汽车). So it is a warning where the breakdown is announced as complete, or where a slip is likelier than an overlap:
 * parts that stand in the total's own sentence or table, each less than the total, go beyond it by less than a tenth.
 * Else it is information.
 */
final class PartsDoNotSum implements SumRule {

    private static final Pattern COMPLETE = Pattern.compile("分别|分为|组成|构成|依次");
    private static final Pattern SENTENCE_END = Pattern.compile("[。；;]");
    private static final BigDecimal SLIP = BigDecimal.TEN;

    @Override
    public String code() {
        return "PARTS_DO_NOT_SUM";
    }

    @Override
    public Optional<Finding> examine(StatedParts parts, StatedParts confirmed, ReportWords words) {
        int compared = parts.sum().compareTo(parts.stated());
        if (compared == 0 || compared < 0 && parts.parts().size() == 1 || confirmed != null) {
            return Optional.empty();
        }
        boolean complete = isComplete(words.between(parts.total(), parts.parts().get(0)));
        if (compared < 0 && !complete || compared > 0 && parts.isWithinRounding()) {
            return Optional.empty();
        }
        ReportedFigure total = parts.totalFigure();
        String stated = StatedParts.plain(parts.stated());
        return Optional.of(new Finding(parts.total(), code(), complete || isSlip(parts) ? "warning" : "info",
                complete ? stated : "at most " + stated, parts.arithmetic(), "The parts of "
                        + total.statedIndicator() + " (" + total.statedText() + ") "
                        + (compared > 0 ? "add up to more than it: " : "do not add up to it: ")
                        + parts.arithmetic() + (compared > 0 ? " > " : " < ") + stated + "."));
    }

    private static boolean isComplete(String between) {
        return !SENTENCE_END.matcher(between).find() && COMPLETE.matcher(between).find();
    }

    private static boolean isSlip(StatedParts parts) {
        List<ReportedFigure> terms = parts.figures();
        ReportedFigure total = parts.totalFigure();
        boolean nested = total.tableNo() > 0
                && terms.stream().map(ReportedFigure::value).distinct().count() < terms.size();
        return parts.sum().subtract(parts.stated()).multiply(SLIP).compareTo(parts.stated()) < 0 && !nested
                && terms.stream().allMatch(part -> part.value().compareTo(total.value()) < 0
                        && part.tableNo() == total.tableNo()
                        && (total.tableNo() > 0 || part.sentence().equals(total.sentence())));
    }
}
