package io.annals.quality;

import io.annals.conform.ConformedFigure;
import io.annals.conform.ConformedReport;
import io.annals.figure.Kind;
import io.annals.reference.Indicator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A rate of the catalogue lies outside 0 to 100 %. */
final class RateOutOfRange implements QualityRule {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Set<String> rates;

    RateOutOfRange(List<Indicator> indicators) {
        rates = indicators.stream().filter(indicator -> indicator.measure().equals("rate")).map(Indicator::code)
                .collect(Collectors.toSet());
    }

    @Override
    public String code() {
        return "RATE_OUT_OF_RANGE";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < report.figures().size(); i++) {
            ConformedFigure conformed = report.figures().get(i);
            BigDecimal value = conformed.figure().value();
            if (conformed.figure().kind() == Kind.LEVEL && conformed.figure().unit().equals("%")
                    && rates.contains(conformed.indicatorCode())
                    && (value.signum() < 0 || value.compareTo(WHOLE) > 0)) {
                findings.add(new Finding(i, code(), "warning", "0 to 100", StatedParts.plain(value),
                        conformed.indicatorName() + " is " + StatedParts.plain(value)
                                + " %, but a rate lies between 0 and 100 %."));
            }
        }
        return findings;
    }
}
