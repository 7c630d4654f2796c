package io.annals.conform;

import io.annals.document.PlainDocument;
import io.annals.document.ReportDocument;
import io.annals.figure.FigureExtractor;
import io.annals.figure.FigureReading;
import io.annals.figure.ReportedFigure;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.reference.Indicator;
import io.annals.reference.ReferenceData;
import io.annals.reference.Region;
import io.annals.reference.ReportKind;
import io.annals.reference.TraditionalCharacters;
import io.annals.source.SourceDefaults;
import io.annals.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Identifies a report, reads its figures and conforms them. Instances are immutable and may be shared between threads.
 */
public final class ReportConformer {

    private final TraditionalCharacters characters;
    private final ReportIdentifier identifier;
    private final IndicatorCatalogue catalogue;
    private final FigureExtractor extractor;
    private final Divisions divisions;
    private final Set<String> standards = new HashSet<>();
    /** Kinds of reports on a part of a year. */
    private final Set<String> ofPartOfYear = new HashSet<>();

    private final Map<String, SourceDefaults> defaults;

    /** Of sources without defaults. */
    public ReportConformer(ReferenceData reference, FigureExtractor extractor) {
        this(reference, extractor, Map.of());
    }

    /**
     * @param reference the reference data
     * @param extractor reads the figures
     * @param defaults what the job states of sources, by their code; those without may be absent
     */
    public ReportConformer(ReferenceData reference, FigureExtractor extractor, Map<String, SourceDefaults> defaults) {
        this.defaults = Map.copyOf(defaults);
        this.characters = reference.traditionalCharacters();
        this.identifier = new ReportIdentifier(reference);
        this.catalogue = new IndicatorCatalogue(reference);
        this.extractor = extractor;
        this.divisions = identifier.divisions();
        reference.reportKinds().stream().filter(ReportKind::isOfPartOfYear).forEach(kind -> ofPartOfYear.add(kind.code()));
        reference.indicators().stream().filter(indicator -> indicator.measure().equals("standard"))
                .forEach(indicator -> standards.add(indicator.code()));
    }

    /** The conformed report of a document; never null. What can't be decided is left unknown, never guessed. */
    public ConformedReport conform(SourceFile file, ReportDocument document) {
        PlainDocument plain = PlainDocument.of(document, characters);
        ReportIdentity identity = identifier.identify(file.reportPath(), plain,
                defaults.getOrDefault(file.sourceCode(), SourceDefaults.NONE));
        if (ofPartOfYear.contains(identity.reportKind())) {
            identity = identity.about(extractor.partOfYear(identity.title(), identity.reportYear()));
        }
        FigureReading reading = extractor.read(plain, identity.reportYear());
        Region region = divisions.get(identity.regionCode());
        OtherScope scope = new OtherScope(
                plain.isOwn() ? document.text() : characters.simplified(document.text()), region, divisions);
        List<OtherScope.Scope> scopes = new ArrayList<>();
        List<ConformedFigure> figures = new ArrayList<>();
        Indicator before = null;
        for (ReportedFigure read : reading.figures()) {
            ReportedFigure figure = within(identity, read);
            before = catalogue.match(figure, before).orElse(null);
            ConformedFigure conformed = isOfAnother(figure, region) ? outside(figure) : conformed(figure, before);
            OtherScope.Scope own = scope.of(figure);
            boolean isOfTotal = own.equals(OtherScope.Scope.OWN) && figure.partOf() >= 0
                    && figure.partOf() < scopes.size() && scopes.get(figure.partOf()).isOfPart();
            scopes.add(isOfTotal ? scopes.get(figure.partOf()) : own);
            figures.add(withinScope(conformed, scopes.get(scopes.size() - 1)));
        }
        return new ConformedReport(file, document, identity, figures, reading.excluded());
    }

    /** What a report on a part of a year states of that year, naming no other time, is of the part; plans may be of the whole. */
    private static ReportedFigure within(ReportIdentity identity, ReportedFigure figure) {
        StatedPeriod part = identity.partOfYear();
        return part != null && !part.equals(StatedPeriod.UNKNOWN) && figure.status() == Status.ACTUAL
                && figure.period().equals(StatedPeriod.year(identity.reportYear())) ? figure.in(part) : figure;
    }

    /**
     * A figure about a division above the report's, or about a part of it, is none of its body's: it stays outside the
     * catalogue, under its name with the scope. Standards are set for all divisions below and hold for each. What makes up a
     * figure about a part of the division is about that part too.
     */
    private ConformedFigure withinScope(ConformedFigure conformed, OtherScope.Scope scope) {
        ReportedFigure figure = conformed.figure();
        if (scope.equals(OtherScope.Scope.OWN) || !scope.isOfPart() && standards.contains(conformed.indicatorCode())) {
            return conformed;
        }
        String name = figure.statedIndicator();
        String scoped = characters.simplified(name).contains(scope.words()) ? name : scope.words() + name;
        return new ConformedFigure(figure, "", scoped, figure.unit());
    }

    /**
     * Whether a figure's name begins with a division that is not the report's: the {@code 伊州区地区生产总值} of a city's
     * report is the city's in no way, though the city's stands beside it.
     */
    private boolean isOfAnother(ReportedFigure figure, Region own) {
        if (own == null) {
            return false;
        }
        Divisions.Mention named = divisions.startingAt(characters.simplified(figure.statedIndicator()));
        return named != null && named.candidates().stream().noneMatch(region -> region.code().equals(own.code()));
    }

    ConformedFigure conform(ReportedFigure figure) {
        return conformed(figure, catalogue.match(figure).orElse(null));
    }

    private static ConformedFigure conformed(ReportedFigure figure, Indicator entry) {
        return entry == null ? outside(figure)
                : new ConformedFigure(figure, entry.code(), entry.name(), entry.unit());
    }

    private static ConformedFigure outside(ReportedFigure figure) {
        return new ConformedFigure(figure, "", figure.statedIndicator(), figure.unit());
    }
}
