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
 * @param issuers names without division of the body that alone issues such reports of a division, where the report
 *     names none: for all divisions, or for counties and prefectures and, second, for provinces; empty where any may
 * @param isProspective whether its year is the one to come, so that it is never dated back from its publication
 * @param isOfPartOfYear whether it is about a part of its year, which its title names, so that nothing in it stands for a year
 */
public record ReportKind(
        String code, String name, List<String> keywords, int rank, List<String> issuers, boolean isProspective,
        boolean isOfPartOfYear) {

    public ReportKind {
        keywords = List.copyOf(keywords);
        issuers = List.copyOf(issuers);
    }
}
