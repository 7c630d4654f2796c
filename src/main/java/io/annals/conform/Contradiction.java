package io.annals.conform;

/**
 * Two places of a report that say different things of what it is.
 *
 * @param attribute what they speak of, a key of {@link ReportIdentity#evidence()}: {@code reportYear},
 *     {@code organizationName} or {@code regionCode}
 * @param value what was taken
 * @param foundIn where it stands
 * @param otherValue what the other place says
 * @param otherFoundIn the other place
 */
public record Contradiction(
        String attribute, String value, String foundIn, String otherValue, String otherFoundIn) {}
