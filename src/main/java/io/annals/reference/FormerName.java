package io.annals.reference;

/**
 * A name that a division had once.
 *
 * @param name the name, borne by no division of today
 * @param regionCode code of the division of today that is the same one
 * @param untilYear year in which the name ended
 */
public record FormerName(String name, String regionCode, int untilYear) {}
