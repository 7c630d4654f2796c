package io.annals.figure.indicator;

/**
 * What a sentence leaves to the next one of its paragraph to go on from.
 *
 * @param last name of its last figure
 * @param head name of the last thing counted that was no part of another
 * @param whole name of the last figure that was no part of another; all three {@link IndicatorName#NONE} for none
 * @param work the work whose investment was told, named at the head of the paragraph; empty for none
 */
public record Discourse(IndicatorName last, IndicatorName head, IndicatorName whole, String work) {

    /** At the start of a paragraph. */
    public static final Discourse NONE =
            new Discourse(IndicatorName.NONE, IndicatorName.NONE, IndicatorName.NONE, "");

    /** The same with another figure named last. */
    public Discourse after(IndicatorName name) {
        return new Discourse(name, head, whole, work);
    }
}
