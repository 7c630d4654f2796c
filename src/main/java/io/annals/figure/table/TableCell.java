package io.annals.figure.table;

/**
 * What a table says about the number in one of its cells.
 *
 * @param name what is measured: row header and column header without their units; empty where neither names it
 * @param rowHeader the row's header alone
 * @param columnHeader the column's header alone
 * @param scaleAndUnit unit that the headers or the unit line state, scale word included ({@code 万元}); empty for none
 * @param year year that a header names; 0 for none
 * @param data whether the cell holds data, not a header or a running number
 */
public record TableCell(
        String name, String rowHeader, String columnHeader, String scaleAndUnit, int year, boolean data) {}
