package io.annals.figure.unit;

import io.annals.figure.numeral.Digits;
import io.annals.reference.CharTrie;
import io.annals.reference.ReferenceException;
import io.annals.reference.Unit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Units by their spellings: the longest one that stands at a place of a text. Immutable. */
public final class UnitLexicon {

    private static final String COUNT = "count";
    private static final int LONGEST_COUNTER = 2;

    /** A unit at a place: {@code end} is the UTF-16 index after its last character. */
    public record Match(Unit unit, int end) {}

    /** A unit and the power of ten of the scale words before it: 4 for {@code 万}. */
    public record Scaled(Unit unit, int power) {}

    private final CharTrie<Unit> spellings = new CharTrie<>();
    private final Map<String, Unit> byName = new HashMap<>();
    private final List<String> perPhrases;
    private final Set<Character> perEnds = new HashSet<>();

    /** @throws ReferenceException where two units share a spelling */
    public UnitLexicon(Collection<Unit> units) {
        Set<String> phrases = new TreeSet<>(Comparator.comparing(String::length).reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (Unit unit : units) {
            byName.put(unit.name(), unit);
            add(unit.name(), unit, phrases);
            unit.spellings().forEach(spelling -> add(spelling, unit, phrases));
        }
        perPhrases = List.copyOf(phrases);
        perPhrases.forEach(phrase -> perEnds.add(phrase.charAt(phrase.length() - 1)));
    }

    private void add(String spelling, Unit unit, Set<String> phrases) {
        int per = spelling.indexOf('每');
        if (per > 0 && spelling.charAt(per - 1) != '/') {
            phrases.add(spelling.substring(per));
        }
        StringBuilder folded = new StringBuilder(spelling.length());
        spelling.chars().forEach(c -> folded.append(Digits.fold((char) c)));
        Unit other = spellings.put(folded, unit);
        if (other != null && other != unit) {
            throw new ReferenceException("units.csv: '" + spelling + "' is a spelling of both " + other.name()
                    + " and " + unit.name() + "; keep it in one of the two rows");
        }
    }

    /**
     * The longest unit spelled at {@code start}; null where none is. Spaces inside a spelling are not skipped, and
     * Latin letters are a unit only as a whole word: {@code m} is none in {@code million}.
     */
    public Match match(String text, int start) {
        int node = CharTrie.ROOT;
        int end = start;
        Unit unit = null;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            node = spellings.next(node, Digits.fold(c));
            if (node == CharTrie.NONE) {
                break;
            }
            Unit spelled = spellings.value(node);
            boolean goesOn = Digits.isLatin(c) && i + 1 < text.length() && Digits.isLatin(text.charAt(i + 1));
            if (spelled != null && !goesOn) {
                end = i + 1;
                unit = spelled;
            }
        }
        return unit == null ? null : new Match(unit, secondCounterEnd(text, unit, end));
    }

    /** Index after a second counter in brackets, {@code 280万件（辆）}; {@code end} where none stands there. */
    private int secondCounterEnd(String text, Unit unit, int end) {
        if (end + 2 >= text.length() || "（(".indexOf(text.charAt(end)) < 0 || !unit.dimension().equals(COUNT)) {
            return end;
        }
        for (int close = end + 2; close < Math.min(text.length(), end + LONGEST_COUNTER + 2); close++) {
            if ("）)".indexOf(text.charAt(close)) >= 0) {
                Unit second = spellings.get(text.substring(end + 1, close));
                return second != null && second.dimension().equals(COUNT) ? close + 1 : end;
            }
        }
        return end;
    }

    /**
     * What compound units add behind their first unit, {@code 每人每月} of {@code 元每人每月}: reports also write it before
     * the number. The longest first.
     */
    public List<String> perPhrases() {
        return perPhrases;
    }

    /** Whether one of these phrases ends with a character. */
    public boolean mayEndPerPhrase(char c) {
        return perEnds.contains(c);
    }

    /** The unit of a canonical name. */
    public Optional<Unit> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The unit that any spelling names as a whole. */
    public Optional<Unit> spelled(String spelling) {
        Match match = spelling.isEmpty() ? null : match(spelling, 0);
        return match != null && match.end() == spelling.length() ? Optional.of(match.unit()) : Optional.empty();
    }

    /** The unit behind the scale words of a spelling, {@code 万元}, and the power of ten that these say. */
    public Optional<Scaled> scaled(String spelling) {
        int power = 0;
        Optional<Unit> unit = spelled(spelling);
        for (int at = 0; unit.isEmpty() && at < spelling.length() && Digits.power(spelling.charAt(at)) > 1; at++) {
            power += Digits.power(spelling.charAt(at));
            unit = spelled(spelling.substring(at + 1));
        }
        int scale = power;
        return unit.map(found -> new Scaled(found, scale));
    }
}
