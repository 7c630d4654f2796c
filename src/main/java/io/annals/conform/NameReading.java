package io.annals.conform;

import io.annals.reference.IndicatorWord;
import io.annals.reference.IndicatorWord.Place;
import io.annals.reference.TraditionalCharacters;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
    private static final int BUCKETS = 1024;
    private static final Pattern SESSION = Pattern.compile("第?[0-9〇零一二三四五六七八九十百]{1,4}(?:届|次(?:会议|全会|全体会议|大会))");
    private static final Comparator<IndicatorWord> LONGEST_FIRST =
            Comparator.comparingInt((IndicatorWord word) -> word.word().length()).reversed();

    private final TraditionalCharacters characters;
    private final IndicatorWord[][] anywhere = new IndicatorWord[BUCKETS][0];
    private final List<IndicatorWord> starts = new ArrayList<>();
    private final List<IndicatorWord> ends = new ArrayList<>();

    NameReading(List<IndicatorWord> words, TraditionalCharacters characters) {
        this.characters = characters;
        for (IndicatorWord word : words.stream().sorted(LONGEST_FIRST).toList()) {
            if (word.place() == Place.ANYWHERE) {
                int bucket = word.word().charAt(0) % BUCKETS;
                anywhere[bucket] = Arrays.copyOf(anywhere[bucket], anywhere[bucket].length + 1);
                anywhere[bucket][anywhere[bucket].length - 1] = word;
            } else {
                (word.place() == Place.START ? starts : ends).add(word);
            }
        }
    }

    /** A name's letters and digits in their common form, simplified, without sessions; empty for a clause that is no name. */
    String spelled(String name) {
        String text = Normalizer.isNormalized(name, Normalizer.Form.NFKC) ? name
                : Normalizer.normalize(name, Normalizer.Form.NFKC);
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '%') {
                letters.append(characters.simplified(text.charAt(i)));
            }
        }
        String spelled = letters.toString();
        boolean session = spelled.indexOf('届') >= 0 || spelled.indexOf('次') >= 0;
        spelled = session ? SESSION.matcher(spelled).replaceAll("") : spelled;
        return spelled.length() > LONGEST ? "" : spelled;
    }

    /**
     * A spelled name as the entries of a measure are read.
     *
     * @param change whether the figure says how much something moved: its name may end with the word for it
     */
    String read(String spelled, String measure, boolean change) {
        StringBuilder read = new StringBuilder(spelled.length());
        for (int i = 0; i < spelled.length();) {
            IndicatorWord word = wordAt(spelled, i, measure, change);
            if (word == null) {
                read.append(spelled.charAt(i++));
            } else {
                read.append(word.readsAs());
                i += word.word().length();
            }
        }
        while (shortened(read, starts, measure, change) || shortened(read, ends, measure, change)) {
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

    private IndicatorWord wordAt(String text, int at, String measure, boolean change) {
        for (IndicatorWord word : anywhere[text.charAt(at) % BUCKETS]) {
            if (text.startsWith(word.word(), at) && holds(word, measure, change)) {
                return word;
            }
        }
        return null;
    }

    private static boolean shortened(StringBuilder read, List<IndicatorWord> words, String measure, boolean change) {
        for (IndicatorWord word : words) {
            int length = word.word().length();
            int from = word.place() == Place.START ? 0 : read.length() - length;
            if (read.length() >= length + SHORTEST && matches(read, from, word.word())
                    && holds(word, measure, change)) {
                read.replace(from, from + length, word.readsAs());
                return true;
            }
        }
        return false;
    }

    private static boolean matches(StringBuilder text, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(from + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(IndicatorWord word, String measure, boolean change) {
        return word.measures().isEmpty() || word.measures().contains(measure)
                || change && word.measures().contains("change");
    }
}
