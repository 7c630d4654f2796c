package io.annals.figure.exclusion;

import io.annals.figure.numeral.Digits;
import io.annals.reference.ExcludedPhrase;
import io.annals.reference.Region;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Names, slogans and idioms that hold numerals, found wherever they stand in a text. Immutable. */
public final class PhraseLexicon {

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private ExclusionReason reason;
    }

    private final Node root = new Node();

    /**
     * @param phrases the table of excluded phrases
     * @param regions divisions; the names that hold numerals (三元区, 九江市) count as place names
     */
    public PhraseLexicon(Collection<ExcludedPhrase> phrases, Collection<Region> regions) {
        for (Region region : regions) {
            add(region.name(), ExclusionReason.PLACE_NAME);
            add(region.shortName(), ExclusionReason.PLACE_NAME);
        }
        phrases.forEach(phrase -> add(phrase.phrase(), ExclusionReason.valueOf(phrase.reasonCode())));
    }

    private void add(String phrase, ExclusionReason reason) {
        if (phrase.length() < 2 || phrase.chars().noneMatch(c -> Digits.isNumeral((char) c))) {
            return;
        }
        Node node = root;
        for (int i = 0; i < phrase.length(); i++) {
            node = node.next.computeIfAbsent(phrase.charAt(i), c -> new Node());
        }
        node.reason = reason;
    }

    /** The longest phrase that begins at {@code start}; null where none does. */
    public Exclusion match(String text, int start) {
        Node node = root;
        Exclusion best = null;
        for (int i = start; i < text.length(); i++) {
            node = node.next.get(text.charAt(i));
            if (node == null) {
                break;
            }
            if (node.reason != null) {
                best = new Exclusion(start, i + 1, node.reason);
            }
        }
        return best;
    }
}
