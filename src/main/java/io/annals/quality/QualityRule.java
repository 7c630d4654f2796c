package io.annals.quality;

import io.annals.conform.ConformedReport;
import java.util.List;

/** One objection that a report may meet. Rules are pure: the same report gives the same findings. */
interface QualityRule {

    /** Its code, a row of {@code warehouse-schema/seeds/quality_rules.csv}. */
    String code();

    /** Its findings on a report, in the order of the figures; empty where it has no objection. */
    List<Finding> examine(ConformedReport report);
}
