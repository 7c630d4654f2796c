package io.annals.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins lines that were broken at a fixed width, so that no number or word stays split. Nothing is joined unless most
 * full lines of the text end at the same width; short lines, headings, indented lines and lines after an empty one
 * begin anew.
 */
final class HardWrap {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 160;
    /** A full line ends this near to the margin: one wide character, or a mark that may not begin the next line. */
    private static final int SLACK = 4;
    private static final int FEWEST_FULL_LINES = 3;

    private HardWrap() {
    }

    /** The lines with broken paragraphs joined; empty lines stay where they were. */
    static List<String> join(List<String> lines) {
        int margin = margin(lines);
        if (margin == 0) {
            return lines;
        }
        boolean indents = usesIndents(lines);
        List<String> joined = new ArrayList<>();
        StringBuilder paragraph = null;
        boolean open = false;
        for (String line : lines) {
            if (open && continues(paragraph, line, indents)) {
                append(paragraph, line);
            } else {
                if (paragraph != null) {
                    joined.add(paragraph.toString());
                }
                paragraph = new StringBuilder(line);
            }
            open = isFull(line, margin);
        }
        if (paragraph != null) {
            joined.add(paragraph.toString());
        }
        return joined;
    }

    /** The width at which lines are broken; 0 when they are not. */
    private static int margin(List<String> lines) {
        int[] ofWidth = new int[WIDEST + 2];
        int filled = 0;
        for (String line : lines) {
            int width = width(line);
            if (width > 0) {
                filled++;
                ofWidth[Math.min(width, WIDEST + 1)]++;
            }
        }
        int widest = WIDEST + 1;
        while (widest > 0 && ofWidth[widest] == 0) {
            widest--;
        }
        if (widest < NARROWEST || widest > WIDEST) {
            return 0;
        }
        int full = 0;
        for (int width = Math.max(0, widest - SLACK); width <= widest; width++) {
            full += ofWidth[width];
        }
        return full >= FEWEST_FULL_LINES && full * 10 >= filled * 3 ? widest : 0;
    }

    private static boolean isFull(String line, int margin) {
        return width(line) >= margin - SLACK;
    }

    private static boolean continues(StringBuilder paragraph, String line, boolean indents) {
        if (line.isBlank()) {
            return false;
        }
        if (isIndented(line)) {
            return false;
        }
        if (indents) {
            return true;
        }
        char last = lastVisible(paragraph);
        boolean sentenceEnded = "。！？!?：:".indexOf(last) >= 0;
        String clean = Whitespace.clean(line);
        return !sentenceEnded || HeadingPattern.rank(clean) == 0 && !Outline.namesPart(clean) && last != '：' && last != ':';
    }

    /** Appends a line to the paragraph that it goes on with: nothing comes between but a space between Latin words. */
    static void append(StringBuilder paragraph, String line) {
        while (paragraph.length() > 0 && Whitespace.isSpace(paragraph.charAt(paragraph.length() - 1))) {
            paragraph.setLength(paragraph.length() - 1);
        }
        String rest = line.strip();
        if (paragraph.length() > 0 && !rest.isEmpty()) {
            char last = paragraph.charAt(paragraph.length() - 1);
            char first = rest.charAt(0);
            // Only words of Latin letters are broken at a space; numbers are broken anywhere.
            if (isLatinLetter(last) && isLatinLetter(first)) {
                paragraph.append(' ');
            }
        }
        paragraph.append(rest);
    }

    private static boolean isLatinLetter(char c) {
        return Character.isLetter(c) && c < 0x250 || ",;.".indexOf(c) >= 0 && c < 0x80 && c != '.';
    }

    private static boolean usesIndents(List<String> lines) {
        int indented = 0;
        int filled = 0;
        for (String line : lines) {
            if (!line.isBlank()) {
                filled++;
                indented += isIndented(line) ? 1 : 0;
            }
        }
        return indented >= 2 && indented < filled;
    }

    private static boolean isIndented(String line) {
        return !line.isEmpty() && Whitespace.isSpace(line.charAt(0));
    }

    private static char lastVisible(StringBuilder text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (!Whitespace.isSpace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    /** Columns that a line takes on a screen, wide characters counted twice; trailing space not counted. */
    private static int width(String line) {
        int width = 0;
        int visible = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Whitespace.isInvisible(c)) {
                continue;
            }
            width += Whitespace.isWide(c) || c == '\u3000' || Character.isHighSurrogate(c) ? 2 : 1;
            if (!Whitespace.isSpace(c)) {
                visible = width;
            }
        }
        return visible;
    }
}
