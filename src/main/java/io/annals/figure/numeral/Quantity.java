package io.annals.figure.numeral;

import io.annals.figure.Qualifier;
import io.annals.reference.Unit;
import java.math.BigDecimal;
import java.util.Set;

/**
 * A numeral with its unit and hedges: the span of a figure and what it says, before it is known what is measured.
 *
 * @param start UTF-16 index of the numeral's first character, the sign included
 * @param end index after the unit's last one
 * @param value value in the unit without scale word
 * @param high upper end of a range, else null
 * @param qualifier how exactly it is stated
 * @param unit the unit; null for a bare number
 * @param statedUnit scale word and unit as printed
 * @param chinese whether the numeral holds no digit
 * @param left index where the hedges and the sign before the numeral begin; {@code start} where there are none
 * @param right index after the hedges that follow the unit; {@code end} where there are none
 * @param signed whether a minus sign stands before the numeral
 */
public record Quantity(
        int start, int end, BigDecimal value, BigDecimal high, Qualifier qualifier, Unit unit, String statedUnit,
        boolean chinese, int left, int right, boolean signed) {

    private static final Set<String> RATES = Set.of("%", "‰", "百分点", "倍");

    /** Canonical unit name; empty for a bare number. */
    public String unitName() {
        return unit == null ? "" : unit.name();
    }

    /** Whether it says how large something is beside another or how much it moved: in %, ‰, 百分点 or 倍. */
    public boolean isRate() {
        return RATES.contains(unitName());
    }

    /** The same with no hedge that begins before a place, where the quantity before it ends. */
    public Quantity hedgedFrom(int place) {
        return left >= place ? this : new Quantity(start, end, value, high, qualifier, unit, statedUnit, chinese,
                Math.min(place, start), right, signed);
    }
}
