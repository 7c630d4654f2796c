package io.annals.figure.indicator;

import io.annals.figure.text.Mention;
import java.util.List;
import java.util.Map;

/**
 * Words that stand for a thing by the unit in which it was counted before: {@code 接待群众221批587人次，批次下降3%，人次增长2%} tells
 * how the batches and how the visits moved. For one sentence.
 */
final class UnitWords {

    /** Units that a word other than their own names. */
    private static final Map<String, List<String>> UNITS = Map.of("批次", List.of("批次", "批"), "批数", List.of("批", "批次"),
            "人数", List.of("人", "名", "人次", "例"), "件数", List.of("件", "件次"), "起数", List.of("起"), "户数", List.of("户"),
            "次数", List.of("次", "人次", "批次"), "场次", List.of("场", "场次"), "例数", List.of("例"));

    private final List<Mention> mentions;
    private final List<IndicatorName> names;

    /**
     * @param mentions the figures of the sentence, in order
     * @param names those named so far, in the same order; read when asked
     */
    UnitWords(List<Mention> mentions, List<IndicatorName> names) {
        this.mentions = mentions;
        this.names = names;
    }

    /**
     * What was counted last in the unit that a word names.
     *
     * @param word the only words before a movement, {@code 批次}
     * @return {@link IndicatorName#NONE} where nothing was, or the word names no unit
     */
    IndicatorName counted(String word) {
        if (word.length() < 2 || word.length() > 3) {
            return IndicatorName.NONE;
        }
        List<String> units = UNITS.getOrDefault(word, List.of(word));
        for (int k = names.size() - 1; k >= 0; k--) {
            IndicatorName name = names.get(k);
            if (units.contains(mentions.get(k).quantity().unitName()) && !name.stated().isEmpty()) {
                return name;
            }
        }
        return IndicatorName.NONE;
    }
}
