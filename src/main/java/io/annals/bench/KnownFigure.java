package io.annals.bench;

import java.math.BigDecimal;

/**
 * A figure that a generated report states.
 *
 * @param value its value in its unit, scale words resolved, without trailing zeros
 * @param unit its unit as the warehouse names it
 */
public record KnownFigure(BigDecimal value, String unit) {

    public KnownFigure {
        value = value.stripTrailingZeros();
    }

    @Override
    public String toString() {
        return value.toPlainString() + unit;
    }
}
