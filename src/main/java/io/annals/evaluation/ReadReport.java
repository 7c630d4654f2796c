package io.annals.evaluation;

import java.util.List;

/**
 * What was read of one report.
 *
 * @param fileName name of its file, by which its gold is found
 * @param text its text, which the figures' positions point into; null where the report could not be read
 * @param figures its figures, in reading order
 */
public record ReadReport(String fileName, String text, List<ReadFigure> figures) {

    public ReadReport {
        figures = List.copyOf(figures);
    }

    /** A report that could not be read: all of its figures are missed. */
    public static ReadReport unreadable(String fileName) {
        return new ReadReport(fileName, null, List.of());
    }
}
