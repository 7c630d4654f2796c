package io.annals.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that was measured.
 *
 * @param key its name for programs and for {@code targets.csv}
 * @param name what it is, for people
 * @param comparedWith key of the measure that its speed is a ratio of; empty for none
 * @param reports how many reports it was about; 0 where speed means nothing
 * @param figures how many figures these state; 0 likewise
 * @param bytes size of their files; 0 likewise
 * @param rounds what each round used
 */
public record Measure(
        String key, String name, String comparedWith, int reports, long figures, long bytes, List<Usage> rounds) {

    public Measure {
        rounds = List.copyOf(rounds);
    }

    /**
     * Its figures by name, medians of the rounds; what is not known or does not apply is absent.
     *
     * @param others all measures by their keys
     */
    Map<String, BigDecimal> facts(Map<String, Measure> others) {
        Usage median = Usage.median(rounds);
        Map<String, BigDecimal> facts = new LinkedHashMap<>();
        facts.put("seconds", seconds(median.wallMillis()));
        if (median.processorMillis() != Usage.UNKNOWN) {
            facts.put("processor_seconds", seconds(median.processorMillis()));
        }
        if (median.peakKilobytes() != Usage.UNKNOWN) {
            facts.put("peak_megabytes", BigDecimal.valueOf(median.peakKilobytes()).divide(BigDecimal.valueOf(1024), 0,
                    RoundingMode.HALF_UP));
        }
        if (reports > 0) {
            facts.put("reports_per_second", perSecond(reports, median));
        }
        if (figures > 0) {
            facts.put("figures_per_second", perSecond(figures, median));
        }
        if (others.containsKey(comparedWith)) {
            Usage base = Usage.median(others.get(comparedWith).rounds());
            facts.put("ratio", ratio(base.wallMillis(), median.wallMillis()));
            if (base.processorMillis() != Usage.UNKNOWN && median.processorMillis() != Usage.UNKNOWN) {
                facts.put("processor_ratio", ratio(base.processorMillis(), median.processorMillis()));
            }
        }
        return facts;
    }

    private static BigDecimal ratio(long base, long own) {
        return BigDecimal.valueOf(base).divide(BigDecimal.valueOf(Math.max(1, own)), 3, RoundingMode.HALF_UP);
    }

    static BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, 3);
    }

    private static BigDecimal perSecond(long number, Usage usage) {
        return BigDecimal.valueOf(number * 1000).divide(BigDecimal.valueOf(Math.max(1, usage.wallMillis())), 0, RoundingMode.HALF_UP);
    }
}
