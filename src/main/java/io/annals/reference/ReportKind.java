package io.annals.reference;

import java.util.List;

/**
 * A kind of report.
 *
 * @param code natural key
 * @param name Chinese name
 * @param keywords words of its titles, {@code *} in one standing for any characters; the first kind of the table that
 *     has one in the title wins
 * @param rank which report speaks for the year when several of one body state the same indicator, lowest first
 */
public record ReportKind(String code, String name, List<String> keywords, int rank) {}
