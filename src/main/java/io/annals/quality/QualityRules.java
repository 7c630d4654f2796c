package io.annals.quality;

import io.annals.conform.ConformedReport;
import java.util.List;

/** All rules, applied to one report. */
public final class QualityRules {

    /** The objections to a report, in the order of figures and then rule codes; empty where there are none. */
    public List<Finding> examine(ConformedReport report) {
        throw new UnsupportedOperationException("not built yet");
    }
}
