package io.annals.reference;

import java.util.List;

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
 * @param addsUp whether its amounts add up when their bearers are put together, as those of its dimension do; ratios,
 *     prices, ages and speeds do not
 */
public record Unit(
        String name, String dimension, String baseUnit, long numerator, long denominator, List<String> spellings,
        String afterChineseNumeral, boolean addsUp) {}
