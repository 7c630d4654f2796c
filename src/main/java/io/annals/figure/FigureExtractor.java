package io.annals.figure;

import io.annals.document.ReportDocument;
import io.annals.reference.ReferenceData;

/** Reads the figures of a document. Instances are immutable and may be shared between threads. */
public final class FigureExtractor {

    public FigureExtractor(ReferenceData reference) {
    }

    /**
     * Figures and excluded numerals of a document.
     *
     * @param document the document
     * @param reportYear the year that the report is about, which a figure takes unless its clause says otherwise; 0 unknown
     */
    public FigureReading read(ReportDocument document, int reportYear) {
        throw new UnsupportedOperationException("not built yet");
    }
}
