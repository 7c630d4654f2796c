package io.annals.document;

import java.util.List;

/**
 * What stands on one page of a pdf, in points from its upper left corner as it is read.
 *
 * @param width width of the page
 * @param height height of the page
 * @param glyphs its characters, spaces among them, in the order in which the file draws them
 * @param rules the lines that are drawn on it, horizontal or vertical
 */
record PdfPage(float width, float height, List<Glyph> glyphs, List<Rule> rules) {

    /**
     * A character.
     *
     * @param text one character, or what a ligature stands for
     * @param left where it begins
     * @param right where the next one would begin
     * @param baseline height of its baseline
     * @param size size of its font
     */
    record Glyph(String text, float left, float right, float baseline, float size) {

        boolean isSpace() {
            return text.isBlank();
        }

        float middle() {
            return (left + right) / 2;
        }

        /** About the middle of its height, which lies in the cell of its table. */
        float centre() {
            return baseline - size * 0.35f;
        }
    }

    /**
     * A straight line.
     *
     * @param at x of a vertical line, y of a horizontal one
     * @param from where it begins along the other axis
     * @param to where it ends
     */
    record Rule(boolean vertical, float at, float from, float to) {}
}
