package io.annals.figure;

import java.util.List;

/**
 * What the numerals of one document are.
 *
 * @param figures the figures, in reading order; empty where the document states none
 * @param excluded the other numerals, in reading order. Each numeral character lies in exactly one figure or exclusion
 */
public record FigureReading(List<ReportedFigure> figures, List<ExcludedNumeral> excluded) {

    public FigureReading {
        figures = List.copyOf(figures);
        excluded = List.copyOf(excluded);
    }
}
