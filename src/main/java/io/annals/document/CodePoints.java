package io.annals.document;

/**
 * Turns places of a text from UTF-16 indices into code points and back. It walks from the place asked for before to the one
 * asked for now, so that places in rising order cost one walk over the text, and nothing where the two are the same.
 */
public final class CodePoints {

    private final String text;
    private final boolean same;
    private int index;
    private int position;

    /** @param text the text whose places are meant */
    public CodePoints(String text) {
        this.text = text;
        this.same = text.codePointCount(0, text.length()) == text.length();
    }

    /** The code points before an index; the index has to lie within the text. */
    public int position(int wanted) {
        if (same) {
            return wanted;
        }
        position += wanted >= index ? text.codePointCount(index, wanted) : -text.codePointCount(wanted, index);
        index = wanted;
        return position;
    }

    /** The index that has so many code points before it; the text has to have as many. */
    public int index(int wanted) {
        if (same) {
            return wanted;
        }
        index = text.offsetByCodePoints(index, wanted - position);
        position = wanted;
        return index;
    }
}
