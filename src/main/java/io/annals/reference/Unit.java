package io.annals.reference;

import java.util.List;
import java.util.Set;

/**
 * A unit as a figure may be counted in.
 *
 * @param name canonical name, without scale word: {@code 元}, {@code 元/人·月}
 * @param dimension what it measures: count, money, ratio, length, area, mass, volume, energy, time …
 * @param baseUnit canonical name of the unit that figures of the dimension are compared in
 * @param numerator with {@code denominator}: one unit is {@code numerator / denominator} base units
 * @param denominator see {@code numerator}
 * @param spellings other ways in which reports write it
 * @param afterChineseNumeral what a Chinese numeral before it makes: {@code figure} (empty in the table);
 *     {@code structural}, a count that tells how a text is built ({@code 三类}); {@code never}, part of a word or name
 *     ({@code 三门}), so that only digits are counted in it
 */
public record Unit(
        String name, String dimension, String baseUnit, long numerator, long denominator, List<String> spellings,
        String afterChineseNumeral) {

    private static final Set<String> EXTENSIVE = Set.of("count", "money", "length", "area", "mass",
            "mass of coal equivalent", "volume", "energy", "power", "time", "time, hours", "time, working days",
            "data");

    /** Whether amounts add up when their bearers are put together; ratios, prices, ages and speeds do not. */
    public boolean addsUp() {
        return EXTENSIVE.contains(dimension);
    }
}
