package io.annals.reference;

/**
 * A report that should be there.
 *
 * @param organizationName name of the issuing body as {@code dim_organization} holds it, its division included
 * @param organizationType code of {@code organization_types.csv}; empty where none is known
 * @param regionCode code of the body's division; empty where it belongs to none
 * @param reportKind code of {@code report_kinds.csv}
 * @param year the year that the report is about
 */
public record ExpectedReport(
        String organizationName, String organizationType, String regionCode, String reportKind, int year) {}
