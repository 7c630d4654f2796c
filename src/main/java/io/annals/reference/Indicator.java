package io.annals.reference;

import java.util.List;

/**
 * An entry of the indicator catalogue.
 *
 * @param code its code, the natural key
 * @param name Chinese name
 * @param nameEn English name
 * @param domain field of work that it belongs to
 * @param unit canonical name of its unit
 * @param alsoUnits counters that count the same thing: {@code 名} for {@code 人}
 * @param measure stock, flow, rate or standard
 * @param aggregation sum, mean or none
 * @param aliases other names; with the unit they decide the entry
 */
public record Indicator(
        String code, String name, String nameEn, String domain, String unit, List<String> alsoUnits, String measure,
        String aggregation, List<String> aliases) {}
