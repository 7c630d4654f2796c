package io.annals.conform;

import io.annals.document.ReportDocument;
import io.annals.figure.ExcludedNumeral;
import io.annals.source.SourceFile;
import java.util.List;

/**
 * One report, ready to be loaded.
 *
 * @param file where it came from
 * @param document its text and structure
 * @param identity which report it is
 * @param figures its figures, in reading order
 * @param excluded its other numerals, in reading order
 */
public record ConformedReport(
        SourceFile file, ReportDocument document, ReportIdentity identity,
        List<ConformedFigure> figures, List<ExcludedNumeral> excluded) {

    public ConformedReport {
        figures = List.copyOf(figures);
        excluded = List.copyOf(excluded);
    }
}
