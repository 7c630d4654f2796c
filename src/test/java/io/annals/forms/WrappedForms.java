package io.annals.forms;

import java.util.ArrayList;
import java.util.List;

/** Breaks the lines of a text at a width in columns, in the ways in which editors, mailers and converters do. */
final class WrappedForms {

    /** How a paragraph is broken. */
    enum Breaking {
        /** Wherever the margin falls. */
        ANYWHERE,
        /** No line begins with a closing mark or ends with an opening one. */
        MARKS_KEPT,
        /** A closing mark that does not fit any more stands beyond the margin. */
        MARKS_HANGING,
        /** As marks kept, and numbers and Latin words that fit a line are not broken. */
        WORDS_WHOLE
    }

    /** What tells one paragraph from the next. */
    enum Paragraphs { FOLLOWING, INDENTED, PARTED }

    private static final String CLOSING = "，。、；：！？）》”’】%％‰,.;:!?)";
    private static final String OPENING = "（《“‘【(";

    private WrappedForms() {
    }

    /** The text with each line broken; rows of Markdown tables and empty lines stay as they are. */
    static String wrap(String text, int width, Breaking breaking, Paragraphs paragraphs) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("|") || line.isBlank()) {
                lines.add(line);
                continue;
            }
            String indent = paragraphs == Paragraphs.INDENTED ? "　　" : "";
            lines.addAll(broken(indent + line.strip(), width, breaking));
            if (paragraphs == Paragraphs.PARTED) {
                lines.add("");
            }
        }
        return String.join("\n", lines);
    }

    private static List<String> broken(String paragraph, int width, Breaking breaking) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < paragraph.length()) {
            int end = end(paragraph, from, width);
            if (end < paragraph.length()) {
                end = kept(paragraph, from, end, breaking);
            }
            lines.add(paragraph.substring(from, end));
            from = end;
        }
        return lines;
    }

    private static int end(String paragraph, int from, int width) {
        int columns = 0;
        int end = from;
        while (end < paragraph.length()) {
            int next = Character.charCount(paragraph.codePointAt(end));
            columns += isWide(paragraph.charAt(end)) ? 2 : 1;
            if (columns > width) {
                break;
            }
            end += next;
        }
        return end;
    }

    private static int kept(String paragraph, int from, int to, Breaking breaking) {
        int end = to;
        if (breaking == Breaking.MARKS_HANGING && CLOSING.indexOf(paragraph.charAt(end)) >= 0) {
            return end + 1;
        }
        if (breaking == Breaking.ANYWHERE) {
            return end;
        }
        while (end > from && (CLOSING.indexOf(paragraph.charAt(end)) >= 0
                || OPENING.indexOf(paragraph.charAt(end - 1)) >= 0 || breaking == Breaking.WORDS_WHOLE
                && isOfWord(paragraph.charAt(end)) && isOfWord(paragraph.charAt(end - 1)))) {
            end--;
        }
        return end == from ? to : end;
    }

    private static boolean isOfWord(char c) {
        return Character.isDigit(c) || c < 0x80 && Character.isLetter(c) || c == '.' || c == ',' || c == '%';
    }

    private static boolean isWide(char c) {
        return c >= 0x1100 || c == '“' || c == '”' || c == '—' || c == '…';
    }
}
