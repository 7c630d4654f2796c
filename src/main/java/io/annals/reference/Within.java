package io.annals.reference;

/**
 * Searches that end where they are told to. {@link String#indexOf(String, int)} goes on to the end of the text where the
 * word does not stand nearby, which makes a long text take time by the square of its length.
 */
public final class Within {

    private Within() {
    }

    /** Index of the first place of a word between {@code from} and {@code to}, where it also ends; -1 for none. */
    public static int indexOf(String text, String word, int from, int to) {
        int last = Math.min(to, text.length()) - word.length();
        for (int at = Math.max(0, from); at <= last; at++) {
            if (text.startsWith(word, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a word stands between {@code from} and {@code to}. */
    public static boolean contains(String text, String word, int from, int to) {
        return indexOf(text, word, from, to) >= 0;
    }
}
