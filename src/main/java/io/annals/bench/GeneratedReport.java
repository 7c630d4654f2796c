package io.annals.bench;

import java.util.List;

/**
 * A report of made-up figures.
 *
 * @param number its number in the corpus, from 0
 * @param format the format of its file
 * @param fileName its name, which begins with the number so that the order of names is that of numbers
 * @param title its title
 * @param paragraphs headings and paragraphs in order
 * @param table rows of name, unit and number below a header; empty where there is none
 * @param body the body that issues it
 * @param date when, as printed at its end
 * @param figures the figures that it states, in order
 */
public record GeneratedReport(
        int number, ReportFormat format, String fileName, String title, List<Paragraph> paragraphs,
        List<List<String>> table, String body, String date, List<KnownFigure> figures) {

    /** A paragraph, or a heading. */
    public record Paragraph(boolean isHeading, String text) {}

    public GeneratedReport {
        paragraphs = List.copyOf(paragraphs);
        table = List.copyOf(table);
        figures = List.copyOf(figures);
    }

    /** The folder of its file within the corpus: a folder a format. */
    public String folder() {
        return format.ending();
    }
}
