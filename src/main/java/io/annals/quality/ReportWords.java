package io.annals.quality;

import io.annals.conform.ConformedReport;
import io.annals.figure.ReportedFigure;

/** The words of a report around its figures. The text is taken apart when the first are asked for. */
final class ReportWords {

    private final ConformedReport report;
    /** Its characters where one of them takes two places of the text; else null. */
    private int[] characters;
    private int length = -1;

    ReportWords(ConformedReport report) {
        this.report = report;
    }

    /** The characters between two figures; empty where the second does not stand behind the first. */
    String between(int first, int second) {
        return words(figure(first).charEnd(), figure(second).charStart());
    }

    /** Up to {@code most} characters before a figure. */
    String before(int index, int most) {
        int end = figure(index).charStart();
        return words(Math.max(0, end - most), end);
    }

    private ReportedFigure figure(int index) {
        return report.figures().get(index).figure();
    }

    private String words(int from, int to) {
        String text = report.document().text();
        if (length < 0) {
            length = text.codePointCount(0, text.length());
            characters = length == text.length() ? null : text.codePoints().toArray();
        }
        return from >= to || to > length ? ""
                : characters == null ? text.substring(from, to) : new String(characters, from, to - from);
    }
}
