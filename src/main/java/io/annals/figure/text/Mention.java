package io.annals.figure.text;

import io.annals.figure.numeral.Quantity;

/**
 * A quantity in its sentence.
 *
 * @param quantity the quantity
 * @param sentence the sentence that holds it
 */
public record Mention(Quantity quantity, Sentence sentence) {

    public int start() {
        return quantity.start();
    }

    public int end() {
        return quantity.end();
    }
}
