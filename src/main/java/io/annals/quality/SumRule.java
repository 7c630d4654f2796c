package io.annals.quality;

import java.util.Optional;

/** One objection that the parts of a total may meet, or what they confirm. Rules are pure, as {@link QualityRule}s are. */
interface SumRule {

    /** Its code, a row of {@code warehouse-schema/seeds/quality_rules.csv}. */
    String code();

    /**
     * Its finding on one breakdown; empty where it has no objection.
     *
     * @param parts the total with its parts
     * @param confirmed the parts that make it up, see {@link StatedParts#confirmed}; null where nothing does
     * @param words the words of the report
     */
    Optional<Finding> examine(StatedParts parts, StatedParts confirmed, ReportWords words);
}
