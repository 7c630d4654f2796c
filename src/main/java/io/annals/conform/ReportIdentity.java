package io.annals.conform;

import io.annals.figure.StatedPeriod;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
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
 *     {@code regionCode}, {@code reportYear}, {@code reportKind}, {@code publishedOn}, {@code documentNumber},
 *     {@code sourceName}, {@code sourceUrl}; unknown fields are absent
 * @param jointOrganizations full names of the bodies that issued it together with the first one, in their order
 * @param contradictions what other places say otherwise, in the order of the places; empty where all agree
 * @param partOfYear the part of {@code reportYear} that it is about, as its kind and title say; {@link StatedPeriod#UNKNOWN}
 *     where its kind is of a part and its title does not tell which; null where it is about the whole year
 * @param namesakes codes of the divisions of one name between which nothing decides; empty where the division is known
 *     or none is named
 */
public record ReportIdentity(
        String title, String organizationName, String organizationType, String regionCode, String reportKind,
        int reportYear, LocalDate publishedOn, LocalDate modifiedOn, boolean isCorrection,
        String sourceName, String sourceUrl, String documentNumber, Map<String, String> evidence,
        List<String> jointOrganizations, List<Contradiction> contradictions, StatedPeriod partOfYear,
        List<String> namesakes) {

    public ReportIdentity {
        jointOrganizations = List.copyOf(jointOrganizations);
        contradictions = List.copyOf(contradictions);
        namesakes = List.copyOf(namesakes);
        evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
    }

    /** About a whole year. */
    public ReportIdentity(
            String title, String organizationName, String organizationType, String regionCode, String reportKind,
            int reportYear, LocalDate publishedOn, LocalDate modifiedOn, boolean isCorrection,
            String sourceName, String sourceUrl, String documentNumber, Map<String, String> evidence,
            List<String> jointOrganizations, List<Contradiction> contradictions, List<String> namesakes) {
        this(title, organizationName, organizationType, regionCode, reportKind, reportYear, publishedOn, modifiedOn,
                isCorrection, sourceName, sourceUrl, documentNumber, evidence, jointOrganizations, contradictions, null,
                namesakes);
    }

    /** Without evidence. */
    public ReportIdentity(
            String title, String organizationName, String organizationType, String regionCode, String reportKind,
            int reportYear, LocalDate publishedOn, LocalDate modifiedOn, boolean isCorrection,
            String sourceName, String sourceUrl, String documentNumber) {
        this(title, organizationName, organizationType, regionCode, reportKind, reportYear, publishedOn, modifiedOn,
                isCorrection, sourceName, sourceUrl, documentNumber, Map.of(), List.of(), List.of(), List.of());
    }

    /** The same report under a title in other characters. */
    ReportIdentity withTitle(String other) {
        return new ReportIdentity(other, organizationName, organizationType, regionCode, reportKind, reportYear,
                publishedOn, modifiedOn, isCorrection, sourceName, sourceUrl, documentNumber, evidence,
                jointOrganizations, contradictions, partOfYear, namesakes);
    }

    /** The same report, about a part of its year. */
    ReportIdentity about(StatedPeriod part) {
        return new ReportIdentity(title, organizationName, organizationType, regionCode, reportKind, reportYear,
                publishedOn, modifiedOn, isCorrection, sourceName, sourceUrl, documentNumber, evidence,
                jointOrganizations, contradictions, part, namesakes);
    }
}
