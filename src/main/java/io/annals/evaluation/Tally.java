package io.annals.evaluation;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts of what was right, and the scores that they come to. */
public final class Tally {

    /** What is counted. */
    enum Count { GOLD, EXTRACTED, FOUND, EXACT, UNDERSTOOD, SPAN, INDICATOR, CODE, KIND, STATUS, YEAR, PART_OF }

    private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

    void add(Count count, int number) {
        counts.merge(count, number, Integer::sum);
    }

    void addIf(Count count, boolean right) {
        add(count, right ? 1 : 0);
    }

    /** Adds the counts of another report. */
    public void add(Tally other) {
        other.counts.forEach(this::add);
    }

    int get(Count count) {
        return counts.getOrDefault(count, 0);
    }

    /**
     * A score by its name: {@code found}, {@code exact} and {@code understood} are F1, the harmonic mean of precision and
     * recall; {@code span}, {@code indicator}, {@code code}, {@code kind}, {@code status}, {@code year} and
     * {@code part_of} are shares of the figures found.
     *
     * @throws IllegalArgumentException where there is no such score
     */
    public double score(String name) {
        Count count = Count.valueOf(name.toUpperCase(Locale.ROOT));
        return switch (count) {
            case GOLD, EXTRACTED -> throw new IllegalArgumentException(name);
            case FOUND, EXACT, UNDERSTOOD -> f1(count);
            default -> ratio(count, Count.FOUND);
        };
    }

    private double ratio(Count part, Count whole) {
        return get(whole) == 0 ? 0 : (double) get(part) / get(whole);
    }

    private double f1(Count hits) {
        double precision = ratio(hits, Count.EXTRACTED);
        double recall = ratio(hits, Count.GOLD);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** The scores on one line, named. */
    public String line(String name) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT,
                "%-28s gold=%4d extracted=%4d found: P=%.3f R=%.3f F1=%.3f exact: F1=%.3f understood: F1=%.3f", name,
                get(Count.GOLD), get(Count.EXTRACTED), ratio(Count.FOUND, Count.EXTRACTED),
                ratio(Count.FOUND, Count.GOLD), f1(Count.FOUND), f1(Count.EXACT), f1(Count.UNDERSTOOD)));
        for (String share : new String[] {"span", "indicator", "code", "kind", "status", "year", "part_of"}) {
            line.append(String.format(Locale.ROOT, " %s=%.3f", share, score(share)));
        }
        return line.toString();
    }
}
