package io.annals.figure.exclusion;

import io.annals.figure.numeral.Digits;
import io.annals.reference.CharTrie;
import io.annals.reference.ExcludedPhrase;
import io.annals.reference.Region;
import java.util.Collection;

/** Names, slogans and idioms that hold numerals, found wherever they stand in a text. Immutable. */
public final class PhraseLexicon {

    private final CharTrie<ExclusionReason> phrases = new CharTrie<>();

    /**
     * @param excluded the table of excluded phrases
     * @param regions divisions; the names that hold numerals (三元区, 九江市) count as place names
     */
    public PhraseLexicon(Collection<ExcludedPhrase> excluded, Collection<Region> regions) {
        for (Region region : regions) {
            add(region.name(), ExclusionReason.PLACE_NAME);
            add(region.shortName(), ExclusionReason.PLACE_NAME);
        }
        excluded.forEach(phrase -> add(phrase.phrase(), ExclusionReason.valueOf(phrase.reasonCode())));
    }

    private void add(String phrase, ExclusionReason reason) {
        if (phrase.length() < 2 || phrase.chars().noneMatch(c -> Digits.isNumeral((char) c))) {
            return;
        }
        phrases.put(phrase, reason);
    }

    /** Whether a phrase begins with a character. */
    public boolean mayBegin(char c) {
        return phrases.next(CharTrie.ROOT, c) != CharTrie.NONE;
    }

    /** The longest phrase that begins at {@code start}; null where none does. */
    public Exclusion match(String text, int start) {
        int node = CharTrie.ROOT;
        int end = start;
        ExclusionReason reason = null;
        for (int i = start; i < text.length(); i++) {
            node = phrases.next(node, text.charAt(i));
            if (node == CharTrie.NONE) {
                break;
            }
            if (phrases.value(node) != null && !cutsNumber(text, start, i)) {
                reason = phrases.value(node);
                end = i + 1;
            }
        }
        return reason == null ? null : new Exclusion(start, end, reason);
    }

    /** Whether a number goes on where a phrase would end: 合一 stands in no {@code 整合一百家}. */
    private static boolean cutsNumber(String text, int start, int last) {
        // 占全省的十分之一, 变动万分之三: a fraction
        boolean fraction = text.charAt(last) == '分' && text.startsWith("之", last + 1) && last + 2 < text.length()
                && Digits.isNumeral(text.charAt(last + 2));
        return fraction || last > start && Digits.isNumeral(text.charAt(last)) && last + 1 < text.length()
                && Digits.power(text.charAt(last + 1)) > 0;
    }
}
