package io.annals.conform;

import io.annals.document.ReportDocument;
import io.annals.figure.FigureExtractor;
import io.annals.reference.ReferenceData;
import io.annals.source.SourceFile;

/** Identifies a report, reads its figures and conforms them. Instances are immutable and may be shared between threads. */
public final class ReportConformer {

    public ReportConformer(ReferenceData reference, FigureExtractor extractor) {
    }

    /** The conformed report of a document; never null. What can't be decided is left unknown, never guessed. */
    public ConformedReport conform(SourceFile file, ReportDocument document) {
        throw new UnsupportedOperationException("not built yet");
    }
}
