package io.annals.conform;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What report a document is.
 *
 * @param title its title; empty where none was found
 * @param organizationName full name of the issuing body with its division ({@code 随州市曾都区民政局} is stored as
 *     {@code 曾都区民政局}: division's name and body); empty where unknown
 * @param organizationType code of {@code seeds/organization_types.csv}; empty where unknown
 * @param regionCode code of the administrative division; empty where unknown
 * @param reportKind code of {@code seeds/report_kinds.csv}; empty where unknown
 * @param reportYear the year that it reports on; 0 where unknown
 * @param publishedOn date of publication; null where unknown
 * @param modifiedOn the document's own modification date; null where unknown
 * @param isCorrection whether title or name say that it corrects an earlier one (更正, 修订)
 * @param sourceName the site or body that published it; empty where unknown
 * @param sourceUrl its address; empty where unknown
 * @param documentNumber 文号; empty where unknown
 * @param evidence where each known field was found, by the field's name: {@code title}, {@code organizationName},
 *     {@code regionCode}, {@code reportYear}, {@code reportKind}, {@code publishedOn} …; unknown fields are absent
 */
public record ReportIdentity(
        String title, String organizationName, String organizationType, String regionCode, String reportKind,
        int reportYear, LocalDate publishedOn, LocalDate modifiedOn, boolean isCorrection,
        String sourceName, String sourceUrl, String documentNumber, Map<String, String> evidence) {

    public ReportIdentity {
        evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
    }

    /** Without evidence. */
    public ReportIdentity(
            String title, String organizationName, String organizationType, String regionCode, String reportKind,
            int reportYear, LocalDate publishedOn, LocalDate modifiedOn, boolean isCorrection,
            String sourceName, String sourceUrl, String documentNumber) {
        this(title, organizationName, organizationType, regionCode, reportKind, reportYear, publishedOn, modifiedOn,
                isCorrection, sourceName, sourceUrl, documentNumber, Map.of());
    }

    /** The same report under a title in other characters. */
    ReportIdentity withTitle(String other) {
        return new ReportIdentity(other, organizationName, organizationType, regionCode, reportKind, reportYear,
                publishedOn, modifiedOn, isCorrection, sourceName, sourceUrl, documentNumber, evidence);
    }
}
