package io.annals.figure.indicator;

import io.annals.figure.text.Mention;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.util.List;
import java.util.Set;

/**
 * Gives a noun that stands alone the head of the series that it goes on with: {@code 普通高中招生300人，在校生900人} tells the
 * 普通高中在校生. A series ends at a semicolon. Immutable.
 */
final class SeriesHead {

    private static final int FEWEST_CHARACTERS = 2;

    /** Tells when, not whose: 上年结余. */
    private static final String LAST_YEAR = "上年";
    private static final String FUND = "基金";
    private static final Set<String> BODIES = Set.of("所", "家");

    private final Lexicon lexicon;
    private final PhraseGrammar grammar;
    private final String text;
    private final List<Mention> mentions;

    SeriesHead(Lexicon lexicon, PhraseGrammar grammar, String text, List<Mention> mentions) {
        this.lexicon = lexicon;
        this.grammar = grammar;
        this.text = text;
        this.mentions = mentions;
    }

    /**
     * A name with the head of its series; the name itself where it is no noun of a series or begins one.
     *
     * @param name the name of the next figure
     * @param clause its clause
     * @param before the names of the figures before it in the sentence, in order
     * @param totals index of the total that each figure is a part of; -1 for none
     */
    IndicatorName of(IndicatorName name, Clause clause, List<IndicatorName> before, int[] totals) {
        String kept = ofOpposite(grammar.trimLink(clause.left()), before);
        if (!kept.isEmpty()) {
            return IndicatorName.of("HEAD_OF_SERIES", kept);
        }
        if (before.isEmpty() || name.rule().equals("TOTAL_OF_BEFORE") || !lexicon.is(Role.SERIES_NOUN, name.stated())) {
            return name;
        }
        for (int k = before.size() - 1; k >= 0 && isJoined(k); k--) {
            String other = before.get(k).stated();
            int noun = lexicon.endingAt(Role.SERIES_NOUN, other, 0, other.length());
            if (noun > 2 && name.stated().length() == 2 && other.startsWith(FUND, other.length() - noun)) {
                // 政府性基金收入5亿元，支出8亿元
                noun -= FUND.length();
            }
            int head = other.length() - noun;
            // 外贸进出口总额12亿元，其中出口8亿元
            head -= head > 0 && other.startsWith("进出口", head - 1) ? 1 : 0;
            if (noun > 0 && head >= FEWEST_CHARACTERS && !other.startsWith(LAST_YEAR) && !other.equals(name.stated())) {
                return IndicatorName.of("HEAD_OF_SERIES", other.substring(0, head) + name.stated(), name.stated());
            }
        }
        return ofBodies(name, before, totals);
    }

    /** What a noun of a series says of the thing that another one stood before: {@code 年出栏山羊2万只，存栏1万只}; empty for others. */
    private String ofOpposite(String own, List<IndicatorName> before) {
        String other = before.isEmpty() ? "" : before.get(before.size() - 1).stated();
        int year = other.startsWith("全年") ? 2 : other.startsWith("年") ? 1 : 0;
        int noun = lexicon.startingAt(Role.SERIES_NOUN, other, year, other.length());
        boolean opposite = noun > 0 && year + noun < other.length() && SentenceNaming.isCount(mentions.get(before.size())) && isJoined(before.size() - 1) && lexicon.is(Role.SERIES_NOUN, own)
                && lexicon.is(Role.LIGHT_VERB, own) && !other.startsWith(own, year);
        return opposite ? other.substring(year + noun) + own : "";
    }

    /** A noun of those who are in the bodies counted before: {@code 普通高中26所，招生1.6万人}. */
    private IndicatorName ofBodies(IndicatorName name, List<IndicatorName> before, int[] totals) {
        for (int k = before.size() - 1; k >= 0 && isJoined(k); k--) {
            IndicatorName bodies = before.get(k);
            if (totals[k] >= 0 || bodies.rule().equals("HEAD_OF_SERIES")) {
                continue;
            }
            boolean counts = BODIES.contains(mentions.get(k).quantity().unitName())
                    && !bodies.rule().startsWith("VERB") && bodies.stated().length() > 2;
            return counts ? IndicatorName.of("HEAD_OF_SERIES", grammar.trimVerb(bodies.stated()) + name.stated(), name.stated())
                    : name;
        }
        return name;
    }

    /** Whether nothing but commas parts the figure at {@code k} from the next. */
    boolean isJoined(int k) {
        for (int at = mentions.get(k).quantity().right(); at < mentions.get(k + 1).quantity().left(); at++) {
            if (text.charAt(at) == '；' || text.charAt(at) == ';' || text.charAt(at) == '：') {
                return false;
            }
        }
        return true;
    }
}
