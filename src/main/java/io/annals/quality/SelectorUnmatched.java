package io.annals.quality;

import io.annals.conform.ConformedReport;
import java.util.List;

/** A page was read otherwise than the selectors of its source say. */
final class SelectorUnmatched implements QualityRule {

    @Override
    public String code() {
        return "SELECTOR_UNMATCHED";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        return report.document().remarks().stream()
                .map(remark -> new Finding(-1, code(), "warning", "a match", "none", remark)).toList();
    }
}
