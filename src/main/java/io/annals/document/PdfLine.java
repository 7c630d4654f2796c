package io.annals.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One line of text on a page, its characters from left to right.
 *
 * @param text the line; a gap as wide as a column's is a tab
 * @param left where its first visible character begins
 * @param right where its last one ends
 * @param bodyRight where the last one ends that is no closing punctuation, which may hang over the margin
 * @param baseline height of its baseline
 * @param size size of most of its characters
 * @param headWidth width of what can't be parted at its beginning: a number, a word, a character with its punctuation
 * @param glyphs its visible characters, from left to right
 */
record PdfLine(
        String text, float left, float right, float bodyRight, float baseline, float size, float headWidth,
        List<PdfPage.Glyph> glyphs) {

    /** Gaps in em: that of a column, of a space between Chinese and other characters, digits, and words. */
    private static final float COLUMN_GAP = 1;
    private static final float MIXED_GAP = 0.45f;
    private static final float NUMBER_GAP = 0.35f;
    private static final float WORD_GAP = 0.18f;
    private static final float SAME_LINE = 0.5f;
    /** A mark that refers to a note is smaller than the text and stands above its baseline. */
    private static final float MARK_SIZE = 0.8f;
    private static final float MARK_RISE = 0.12f;
    private static final String CLOSING = "，。、；：！？）》”’】〕%％,.;:!?)";

    /** The lines that characters make, from top to bottom; marks of notes are left out. */
    static List<PdfLine> of(List<PdfPage.Glyph> glyphs) {
        List<PdfPage.Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(PdfPage.Glyph::baseline));
        List<PdfLine> lines = new ArrayList<>();
        List<PdfPage.Glyph> line = new ArrayList<>();
        float top = 0;
        float size = 0;
        for (PdfPage.Glyph glyph : sorted) {
            if (!line.isEmpty() && glyph.baseline() - top > SAME_LINE * Math.max(size, glyph.size())) {
                add(line, lines);
                line.clear();
                size = 0;
            }
            if (line.isEmpty()) {
                top = glyph.baseline();
            }
            size = Math.max(size, glyph.size());
            line.add(glyph);
        }
        add(line, lines);
        return lines;
    }

    private static void add(List<PdfPage.Glyph> glyphs, List<PdfLine> lines) {
        List<PdfPage.Glyph> line = new ArrayList<>(glyphs);
        line.sort(Comparator.comparingDouble(PdfPage.Glyph::left));
        PdfPage.Glyph usual = usual(line);
        if (usual == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        List<PdfPage.Glyph> visible = new ArrayList<>(line.size());
        PdfPage.Glyph first = null;
        PdfPage.Glyph before = null;
        boolean space = false;
        float bodyRight = 0;
        float headEnd = 0;
        boolean inHead = true;
        for (PdfPage.Glyph glyph : line) {
            if (glyph.isSpace()) {
                space = true;
                continue;
            }
            char last = text.length() == 0 ? 0 : text.charAt(text.length() - 1);
            if (isMark(glyph, usual) && !(last >= 'A' && last <= 'z')) {
                continue;
            }
            char next = glyph.text().charAt(0);
            if (before != null) {
                float gap = (glyph.left() - before.right()) / usual.size();
                if (gap >= COLUMN_GAP) {
                    text.append('\t');
                    inHead = false;
                } else if (space && gap > -SAME_LINE || isParted(last, next, gap)) {
                    text.append(' ');
                    inHead = false;
                } else {
                    inHead &= staysTogether(last, next);
                }
            }
            first = first == null ? glyph : first;
            text.append(glyph.text());
            visible.add(glyph);
            headEnd = inHead ? glyph.right() : headEnd;
            bodyRight = CLOSING.indexOf(next) < 0 ? Math.max(bodyRight, glyph.right()) : bodyRight;
            before = before == null || glyph.right() > before.right() ? glyph : before;
            space = false;
        }
        if (first != null) {
            lines.add(new PdfLine(text.toString(), first.left(), before.right(), bodyRight, usual.baseline(),
                    usual.size(), headEnd - first.left(), visible));
        }
    }

    /** A character of the size and height that most of the line has. */
    private static PdfPage.Glyph usual(List<PdfPage.Glyph> line) {
        PdfPage.Glyph usual = null;
        int most = 0;
        int count = 0;
        List<PdfPage.Glyph> bySize = line.stream().filter(glyph -> !glyph.isSpace())
                .sorted(Comparator.comparingDouble(PdfPage.Glyph::size).thenComparingDouble(PdfPage.Glyph::baseline))
                .toList();
        for (int i = 0; i < bySize.size(); i++) {
            PdfPage.Glyph glyph = bySize.get(i);
            count = i > 0 && Math.abs(bySize.get(i - 1).size() - glyph.size()) < 0.1f ? count + 1 : 1;
            if (count >= most) {
                most = count;
                usual = glyph;
            }
        }
        return usual;
    }

    private static boolean isMark(PdfPage.Glyph glyph, PdfPage.Glyph usual) {
        return glyph.size() < MARK_SIZE * usual.size()
                && glyph.baseline() < usual.baseline() - MARK_RISE * usual.size();
    }

    private static boolean isParted(char last, char next, float gap) {
        if (Whitespace.isWide(last) && Whitespace.isWide(next)) {
            return false;
        }
        if (Whitespace.isWide(last) || Whitespace.isWide(next)) {
            return gap > MIXED_GAP;
        }
        return gap > (Character.isLetter(last) && Character.isLetter(next) ? WORD_GAP : NUMBER_GAP);
    }

    /** Whether a line is never broken between two characters. */
    private static boolean staysTogether(char last, char next) {
        return CLOSING.indexOf(next) >= 0 || "（《“‘【〔(".indexOf(last) >= 0
                || !Whitespace.isWide(last) && !Whitespace.isWide(next);
    }
}
