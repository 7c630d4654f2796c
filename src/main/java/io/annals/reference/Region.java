package io.annals.reference;

/**
 * An administrative division.
 *
 * @param code code of GB/T 2260, or of the statistics bureau for zones outside it
 * @param name full name
 * @param level nation, province, prefecture or county
 * @param parentCode code of the division above; empty for the nation
 * @param source origin of the row: mca2024, nbs2023, or what an overlay says
 * @param shortName name without the division above it
 * @param overlaps whether it is a zone that overlaps counties and is never added up with them
 */
public record Region(
        String code, String name, String level, String parentCode, String source, String shortName, boolean overlaps) {}
