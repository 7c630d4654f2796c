package io.annals.figure.indicator;

import io.annals.figure.Kind;
import io.annals.figure.ReportedFigure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells figures apart to which the sentences of a report give one name though they measure two things: the 城镇人口 of the
 * 常住人口 and that of the 户籍人口. Two values of one name and unit that are parts of two wholes say that the name needs that of
 * its whole. Immutable.
 */
final class Distinctions {

    private static final int LONGEST_WHOLE = 16;

    private final PhraseGrammar grammar;

    Distinctions(PhraseGrammar grammar) {
        this.grammar = grammar;
    }

    /** What two figures share that claim to measure the same. */
    private record Claim(String name, String unit, int year) {

        /** As good as that of records, which is slow before the second compiler. */
        @Override
        public int hashCode() {
            return (name.hashCode() * 31 + unit.hashCode()) * 31 + year;
        }
    }

    /**
     * Gives parts of different wholes that bear one name the names of their wholes too.
     *
     * @param figures figures of one report, in reading order; those told apart are replaced
     */
    void tellApart(List<ReportedFigure> figures) {
        Map<Claim, List<Integer>> claims = new LinkedHashMap<>();
        for (int k = 0; k < figures.size(); k++) {
            ReportedFigure figure = figures.get(k);
            if (figure.kind() == Kind.LEVEL && !figure.baseline() && figure.tableNo() == 0 && figure.statedIndicator().length() > 1) {
                claims.computeIfAbsent(new Claim(figure.statedIndicator(), figure.unit(), figure.period().year()), none -> new ArrayList<>()).add(k);
            }
        }
        for (List<Integer> same : claims.values()) {
            if (same.size() > 1) {
                tellApart(figures, same);
            }
        }
    }

    private void tellApart(List<ReportedFigure> figures, List<Integer> same) {
        List<String> wholes = new ArrayList<>();
        for (int k : same) {
            int of = figures.get(k).partOf();
            wholes.add(of < 0 ? "" : figures.get(of).statedIndicator());
        }
        BigDecimal largest = same.stream().map(k -> figures.get(k).value()).max(BigDecimal::compareTo).orElseThrow();
        for (int k = 0; k < same.size(); k++) {
            ReportedFigure figure = figures.get(same.get(k));
            if (figure.value().compareTo(largest) == 0) {
                // The name alone means that of the largest whole
                continue;
            }
            String whole = wholes.get(k);
            boolean other = false;
            for (int j = 0; j < same.size(); j++) {
                other |= areOthers(whole, wholes.get(j))
                        && figures.get(same.get(j)).value().compareTo(figure.value()) != 0;
            }
            String name = whole.isEmpty() || !other ? "" : ofWhole(whole, figure.statedIndicator());
            if (!name.isEmpty()) {
                figures.set(same.get(k), figure.named(name));
            }
        }
    }

    /** Whether two wholes are two things, not one planned and done: {@code 计划种植粮食}, {@code 粮食种植}. */
    private boolean areOthers(String one, String other) {
        String a = grammar.thing(one);
        String b = grammar.thing(other);
        return a.length() > 1 && b.length() > 1 && !a.startsWith(b.substring(0, 2)) && !a.contains(b) && !b.contains(a);
    }

    /** {@code 户籍城镇人口} for 城镇人口 of {@code 户籍总人口}; empty where the whole adds nothing. */
    private String ofWhole(String whole, String own) {
        String thing = grammar.withoutAll(grammar.withoutRequirement(grammar.thing(whole)));
        int ending = OtherKinds.commonEnding(thing, own);
        String front = ending < 2 ? thing : thing.substring(0, thing.length() - ending);
        front = ending > 1 && front.endsWith("总") ? front.substring(0, front.length() - 1) : front;
        // 市本级抽检普通食品: 市本级普通食品
        front = ending < 2 && grammar.endsInVerb(front) ? grammar.trimLastWord(front) : front;
        boolean adds = front.length() > 1 && grammar.measure(front) == 0 && front.length() <= LONGEST_WHOLE
                && !own.contains(front) && !front.contains(own);
        return adds ? front + own : "";
    }
}
