package io.annals.figure.table;

/**
 * What a table says about the numbers in one of its cells.
 *
 * @param content what the cell holds
 * @param name what is measured: row header and column header without their units; empty where neither names it
 * @param rowHeader the row's header alone
 * @param columnHeader the column's header alone
 * @param scaleAndUnit unit that the headers or the unit line state, scale word included ({@code 万元}); empty for none
 * @param year year that a header or the caption names; 0 for none
 * @param yearsAfter without a named year, years after the report's: -1 under 上年
 * @param change whether the headers say that it is a movement
 * @param fall whether they say that it goes down
 * @param planned whether they say that it is what was to be reached
 */
public record TableCell(
        Content content, String name, String rowHeader, String columnHeader, String scaleAndUnit, int year,
        int yearsAfter, boolean change, boolean fall, boolean planned) {

    /** What a cell holds: numbers alone, a few words with them, a sentence, or a header, running number, code or date. */
    public enum Content { VALUE, TEXT, PROSE, LABEL }
}
