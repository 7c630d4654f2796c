package io.annals.quality;

import io.annals.conform.ConformedFigure;
import io.annals.conform.ConformedReport;
import io.annals.figure.Kind;
import io.annals.figure.PeriodType;
import io.annals.figure.Qualifier;
import io.annals.figure.ReportedFigure;
import io.annals.figure.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One report states two exact values of the same indicator, unit and year. */
final class RestatedDifferently implements QualityRule {

    @Override
    public String code() {
        return "RESTATED_DIFFERENTLY";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        Map<List<Object>, Integer> first = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < report.figures().size(); i++) {
            ConformedFigure conformed = report.figures().get(i);
            ReportedFigure figure = conformed.figure();
            if (figure.kind() != Kind.LEVEL || figure.status() != Status.ACTUAL || figure.baseline()
                    || figure.qualifier() != Qualifier.EXACT || figure.period().type() != PeriodType.YEAR
                    || conformed.indicatorName().isEmpty()) {
                continue;
            }
            Integer earlier = first.putIfAbsent(List.of(conformed.indicatorCode(), conformed.indicatorName(),
                    figure.unit(), figure.period().year()), i);
            if (earlier == null || figure.partOf() == earlier
                    || report.figures().get(earlier).figure().partOf() == i) {
                continue;
            }
            ReportedFigure other = report.figures().get(earlier).figure();
            if (other.value().compareTo(figure.value()) != 0) {
                findings.add(new Finding(i, code(), "warning", StatedParts.plain(other.value()),
                        StatedParts.plain(figure.value()), conformed.indicatorName() + " of " + figure.period().year()
                                + " is stated as " + other.statedText() + " and as " + figure.statedText() + "."));
            }
        }
        return findings;
    }
}
