package io.annals.figure.numeral;

import io.annals.figure.Qualifier;
import java.math.BigDecimal;

/**
 * A number as written, without unit.
 *
 * @param start UTF-16 index of its first character
 * @param end index after its last one, inner hedges (余, 多, 几) and scale words included
 * @param value its value
 * @param high upper end where two neighbouring digits name a range ({@code 两三}); else null
 * @param qualifier {@code OVER} where an inner hedge says that it is the least ({@code 数十}, {@code 20多万}), else
 *     {@code EXACT}
 * @param chinese whether it holds no digit, only Chinese numerals
 * @param scale the scale word that stands right before the unit ({@code 万}, {@code 亿}); empty where there is none
 * @param unit the unit that the way of writing fixes: {@code %} for {@code 百分之八十} and {@code 三成}; else null
 */
public record Numeral(
        int start, int end, BigDecimal value, BigDecimal high, Qualifier qualifier, boolean chinese, String scale,
        String unit) {}
