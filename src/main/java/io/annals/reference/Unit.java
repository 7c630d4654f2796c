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
 * @param structural whether a count in it after a Chinese numeral below ten mostly tells how a text is built
 *     ({@code 三个方面}), not how much there is
 */
public record Unit(
        String name, String dimension, String baseUnit, long numerator, long denominator, List<String> spellings,
        boolean structural) {}
