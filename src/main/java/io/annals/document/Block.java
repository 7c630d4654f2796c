package io.annals.document;

/**
 * One block of a document's text: a title, heading, paragraph or table cell.
 *
 * <p>{@code start} and {@code end} are half-open UTF-16 indices into {@link ReportDocument#text()}; blocks stand in
 * reading order, do not overlap and are separated by a line feed (a tab between cells of one table row).
 *
 * @param kind what the block is
 * @param start index of its first character
 * @param end index after its last character
 * @param level 1 for the highest heading, 2 for the next …; 0 where the block is no heading
 * @param table number of the table in the document, from 1; 0 outside tables
 * @param row row of the cell's upper left corner in its table, from 1; 0 outside tables
 * @param column column of that corner, from 1, merged cells counted with their span; 0 outside tables
 * @param rowSpan rows that the cell covers; 1 where it is not merged and outside tables
 * @param columnSpan columns that the cell covers; 1 likewise
 * @param header whether the cell belongs to a header row or is marked as a header
 */
public record Block(
        Kind kind, int start, int end, int level, int table, int row, int column, int rowSpan, int columnSpan,
        boolean header) {

    /** What a block is. {@code CAPTION} is the title or unit line that stands directly above or below a table. */
    public enum Kind { TITLE, HEADING, PARAGRAPH, CELL, CAPTION, NOTE }

    /** A block outside tables. */
    public static Block of(Kind kind, int start, int end, int level) {
        return new Block(kind, start, end, level, 0, 0, 0, 1, 1, false);
    }

    /** The same block at another place. */
    Block at(int from, int to) {
        return new Block(kind, from, to, level, table, row, column, rowSpan, columnSpan, header);
    }
}
