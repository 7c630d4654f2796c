package io.annals.reference;

import java.util.List;

/**
 * A word of indicator names that reads as another one, or that doesn't tell one indicator from another.
 *
 * @param word the word
 * @param readsAs what it reads as; empty where it doesn't distinguish
 * @param place where in a name it is read so
 * @param entries measures or codes of the entries for which it is read so, {@code change} among them for figures that
 *     say how much something moved; empty for all
 */
public record IndicatorWord(String word, String readsAs, Place place, List<String> entries) {

    /** Where in a name a word is read so. */
    public enum Place { ANYWHERE, START, END }

    public IndicatorWord {
        entries = List.copyOf(entries);
    }
}
