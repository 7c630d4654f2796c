package io.annals.conform;

import io.annals.reference.CharTrie;
import io.annals.reference.IndicatorWord;
import io.annals.reference.TraditionalCharacters;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of an indicator's name tells it from others: marks, white space and sessions are left out, words are read as
 * {@code indicator_words.csv} says, and the order in which a report puts them doesn't count.
 */
final class NameReading {

    /** A catalogued name is far shorter; what is longer is a clause. */
    private static final int LONGEST = 60;
    private static final int SHORTEST = 2;
    private static final Pattern SESSION = Pattern.compile("第?[0-9〇零一二三四五六七八九十百]{1,4}(?:届|次(?:会议|全会|全体会议|大会))");

    private final TraditionalCharacters characters;
    private final CharTrie<IndicatorWord> anywhere = new CharTrie<>();
    private final CharTrie<IndicatorWord> starts = new CharTrie<>();
    /** Words of ends, their last character first. */
    private final CharTrie<IndicatorWord> ends = new CharTrie<>();

    NameReading(List<IndicatorWord> words, TraditionalCharacters characters) {
        this.characters = characters;
        for (IndicatorWord word : words) {
            switch (word.place()) {
                case START -> starts.put(word.word(), word);
                case END -> ends.put(new StringBuilder(word.word()).reverse(), word);
                default -> anywhere.put(word.word(), word);
            }
        }
    }

    /** A name's letters and digits, simplified, without sessions; empty for a clause that is no name. */
    String spelled(String name) {
        String spelled = isSpelled(name) ? name : letters(name);
        boolean session = spelled.indexOf('届') >= 0 || spelled.indexOf('次') >= 0;
        spelled = session ? SESSION.matcher(spelled).replaceAll("") : spelled;
        return spelled.length() > LONGEST ? "" : spelled;
    }

    /** Whether a name holds simplified Chinese characters alone, as most do: all of them are letters. */
    private boolean isSpelled(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < '一' || c > '\u9FEF' || characters.simplified(c) != c) {
                return false;
            }
        }
        return true;
    }

    private String letters(String name) {
        String text = isPlain(name) || Normalizer.isNormalized(name, Normalizer.Form.NFKC) ? name
                : Normalizer.normalize(name, Normalizer.Form.NFKC);
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '%') {
                letters.append(characters.simplified(text.charAt(i)));
            }
        }
        return letters.toString();
    }

    /** Whether a text holds nothing but Chinese characters and ASCII, which need no normalisation. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (c < 0x4E00 || c > 0x9FFF)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A spelled name as the entries of a measure are read.
     *
     * @param measure the measure
     * @param code code of the one entry, whose own words count too; null for all entries of the measure
     * @param change whether the figure says how much something moved: its name may end with the word for it
     */
    String read(String spelled, String measure, String code, boolean change) {
        StringBuilder read = new StringBuilder(spelled.length());
        for (int i = 0; i < spelled.length();) {
            IndicatorWord word = longest(anywhere, spelled, i, 1, spelled.length(), measure, code, change);
            if (word == null) {
                read.append(spelled.charAt(i++));
            } else {
                read.append(word.readsAs());
                i += word.word().length();
            }
        }
        while (shortened(read, starts, 0, 1, measure, code, change)
                || shortened(read, ends, read.length() - 1, -1, measure, code, change)) {
            // Until neither end holds a word that doesn't distinguish.
        }
        return read.toString();
    }

    /** The characters of a name as read, each once, in the order of their codes. */
    static String key(String read) {
        char[] characters = read.toCharArray();
        Arrays.sort(characters);
        int kept = 0;
        for (int i = 0; i < characters.length; i++) {
            if (i == 0 || characters[i] != characters[i - 1]) {
                characters[kept++] = characters[i];
            }
        }
        return new String(characters, 0, kept);
    }

    /** Takes the longest word that doesn't distinguish from one end, if the name keeps enough characters. */
    private static boolean shortened(StringBuilder read, CharTrie<IndicatorWord> words, int at, int step,
            String measure, String code, boolean change) {
        IndicatorWord word = longest(words, read, at, step, read.length() - SHORTEST, measure, code, change);
        if (word == null) {
            return false;
        }
        int from = step > 0 ? 0 : read.length() - word.word().length();
        read.replace(from, from + word.word().length(), word.readsAs());
        return true;
    }

    /** The longest word, of no more than so many characters, that is read from a place on, back for a step of -1. */
    private static IndicatorWord longest(CharTrie<IndicatorWord> words, CharSequence text, int at, int step, int most,
            String measure, String code, boolean change) {
        IndicatorWord longest = null;
        int node = CharTrie.ROOT;
        for (int i = at; i >= 0 && i < text.length() && Math.abs(i - at) < most; i += step) {
            node = words.next(node, text.charAt(i));
            if (node == CharTrie.NONE) {
                break;
            }
            IndicatorWord word = words.value(node);
            longest = word != null && holds(word, measure, code, change) ? word : longest;
        }
        return longest;
    }

    private static boolean holds(IndicatorWord word, String measure, String code, boolean change) {
        List<String> entries = word.entries();
        return entries.isEmpty() || entries.contains(measure) || code != null && entries.contains(code)
                || change && entries.contains("change");
    }
}
