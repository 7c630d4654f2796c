package io.annals.reference;

/**
 * The domain under which a division's bodies publish.
 *
 * @param host the domain, in lower case, without {@code www.}; hosts below it are the division's too
 * @param regionCode code of the division
 */
public record RegionHost(String host, String regionCode) {}
