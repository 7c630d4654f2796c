package io.annals.quality;

import io.annals.conform.ConformedReport;
import java.util.List;

/** The administrative division of a report is one of several namesakes, and nothing tells which. */
final class RegionAmbiguous implements QualityRule {

    @Override
    public String code() {
        return "REGION_AMBIGUOUS";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        List<String> namesakes = report.identity().namesakes();
        return namesakes.isEmpty() ? List.of()
                : List.of(new Finding(-1, code(), "warning", "one division", String.join(", ", namesakes),
                        "The report names a division of which there are several, and nothing tells which is meant: "
                                + String.join(", ", namesakes) + "."));
    }
}
