package io.annals.figure.text;

import io.annals.figure.numeral.Quantity;
import io.annals.reference.Unit;

/**
 * A quantity in its sentence.
 *
 * @param quantity the quantity
 * @param sentence the sentence that holds it
 */
public record Mention(Quantity quantity, Sentence sentence) {

    /** The same mention in another unit, its value as it is. */
    public Mention with(Unit unit) {
        Quantity q = quantity;
        return new Mention(new Quantity(q.start(), q.end(), q.value(), q.high(), q.qualifier(), unit, q.statedUnit(),
                q.chinese(), q.left(), q.right(), q.signed()), sentence);
    }

    public int start() {
        return quantity.start();
    }

    public int end() {
        return quantity.end();
    }
}
