package io.annals.conform;

import io.annals.document.ReportDocument;
import io.annals.figure.FigureExtractor;
import io.annals.figure.FigureReading;
import io.annals.figure.ReportedFigure;
import io.annals.reference.ReferenceData;
import io.annals.source.SourceFile;
import java.util.List;

/**
 * Identifies a report, reads its figures and conforms them. Instances are immutable and may be shared between threads.
 */
public final class ReportConformer {

    private final ReportIdentifier identifier;
    private final IndicatorCatalogue catalogue;
    private final FigureExtractor extractor;

    public ReportConformer(ReferenceData reference, FigureExtractor extractor) {
        this.identifier = new ReportIdentifier(reference);
        this.catalogue = new IndicatorCatalogue(reference);
        this.extractor = extractor;
    }

    /** The conformed report of a document; never null. What can't be decided is left unknown, never guessed. */
    public ConformedReport conform(SourceFile file, ReportDocument document) {
        ReportIdentity identity = identifier.identify(file.reportPath(), document);
        FigureReading reading = extractor.read(document, identity.reportYear());
        List<ConformedFigure> figures = reading.figures().stream().map(this::conform).toList();
        return new ConformedReport(file, document, identity, figures, reading.excluded());
    }

    ConformedFigure conform(ReportedFigure figure) {
        return catalogue.match(figure)
                .map(entry -> new ConformedFigure(figure, entry.code(), entry.name(), entry.unit()))
                .orElseGet(() -> new ConformedFigure(figure, "", figure.statedIndicator(), figure.unit()));
    }
}
