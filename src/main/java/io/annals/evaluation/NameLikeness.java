package io.annals.evaluation;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How like two names of the same thing are: Dice's coefficient on pairs of neighbouring characters, white space, 的, 了
 * and punctuation left out; 1 for the same name and less for all others.
 */
public final class NameLikeness {

    /** From here on a name counts as nearly the same. */
    private static final double NEAR = 0.8;
    private static final double NOT_THE_SAME = 0.999;
    private static final Pattern NOISE =
            Pattern.compile("[\\s的了“”\"'《》、,，。()（）·]", Pattern.UNICODE_CHARACTER_CLASS);

    private NameLikeness() {
    }

    /** Whether a name is one of the accepted ones, or nearly one and not more like one of the others. */
    public static boolean isAccepted(String name, Collection<String> accepted, Collection<String> others) {
        double own = best(name, accepted);
        return own == 1 || own >= NEAR && own > best(name, others);
    }

    /** Likeness of a name to the nearest of several; 0 for none. */
    static double best(String name, Collection<String> labels) {
        String bare = bare(name);
        Map<String, Integer> pairs = pairs(bare);
        double best = 0;
        for (String label : labels) {
            String other = bare(label);
            if (bare.equals(other)) {
                return 1;
            }
            best = Math.max(best, Math.min(NOT_THE_SAME, dice(pairs, pairs(other))));
        }
        return best;
    }

    private static String bare(String name) {
        return NOISE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
    }

    private static double dice(Map<String, Integer> a, Map<String, Integer> b) {
        int both = 0;
        int all = 0;
        for (Map.Entry<String, Integer> pair : a.entrySet()) {
            both += Math.min(pair.getValue(), b.getOrDefault(pair.getKey(), 0));
            all += pair.getValue();
        }
        for (int count : b.values()) {
            all += count;
        }
        return 2.0 * both / all;
    }

    private static Map<String, Integer> pairs(String name) {
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i + 2 <= name.length(); i++) {
            pairs.merge(name.substring(i, i + 2), 1, Integer::sum);
        }
        return pairs.isEmpty() ? new HashMap<>(Map.of(name, 1)) : pairs;
    }

    /** Whether two lists share a name. */
    static boolean overlap(List<String> a, List<String> b) {
        return a.stream().anyMatch(b::contains);
    }
}
