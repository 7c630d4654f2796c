package io.annals.reference;

import java.util.List;

/**
 * A body that a user declares because its name does not tell its division.
 *
 * @param name its full name, as reports are to be filed under
 * @param type code of {@code organization_types.csv}; empty where none fits
 * @param regionCode code of {@code regions.csv}; empty where it belongs to none
 * @param aliases other names under which it signs
 */
public record Organization(String name, String type, String regionCode, List<String> aliases) {}
