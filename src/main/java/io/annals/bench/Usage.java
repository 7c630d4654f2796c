package io.annals.bench;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a process used, those that it started included.
 *
 * @param wallMillis from its start to its end
 * @param processorMillis user and system time of all its processes; {@value #UNKNOWN} where the system does not tell
 * @param peakKilobytes the most resident memory of all its processes together, as sampled, pages that they share counted once
 *     a process; {@value #UNKNOWN} where the system does not tell
 */
public record Usage(long wallMillis, long processorMillis, long peakKilobytes) {

    static final long UNKNOWN = -1;

    /** The median of each figure by itself; of an even number the lower one. */
    static Usage median(List<Usage> rounds) {
        return new Usage(median(rounds, Usage::wallMillis), median(rounds, Usage::processorMillis),
                median(rounds, Usage::peakKilobytes));
    }

    private static long median(List<Usage> rounds, ToLongFunction<Usage> figure) {
        return rounds.stream().mapToLong(figure).sorted().skip((rounds.size() - 1) / 2).findFirst().orElse(UNKNOWN);
    }
}
