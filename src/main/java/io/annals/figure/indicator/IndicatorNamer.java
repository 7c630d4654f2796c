package io.annals.figure.indicator;

import io.annals.figure.ReportedFigure;
import io.annals.figure.exclusion.Exclusion;
import io.annals.figure.text.Mention;
import io.annals.figure.text.Sentence;
import io.annals.reference.Lexicon;
import java.util.List;

/**
 * Names what the figures of one sentence measure: from the words before the number ({@code 婚姻登记12796对}), after it
 * ({@code 召开3次会议}), or, where the clause leaves the head out, from what was counted before it. Immutable.
 */
public final class IndicatorNamer {

    private final Lexicon lexicon;
    private final PhraseGrammar grammar;

    public IndicatorNamer(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.grammar = new PhraseGrammar(lexicon);
    }

    /**
     * Tells figures of one report apart that bear one name and measure two things.
     *
     * @param figures in reading order; those told apart are replaced
     */
    public void tellApart(List<ReportedFigure> figures) {
        new Distinctions(grammar).tellApart(figures);
    }

    /**
     * The names of a sentence's figures.
     *
     * @param names one per mention, in order
     * @param after what the next sentence of the paragraph goes on from
     */
    public record Names(List<IndicatorName> names, Discourse after) {}

    /**
     * One name per mention, in order.
     *
     * @param text the document's text
     * @param sentence the sentence that holds the mentions
     * @param mentions its mentions, in reading order
     * @param exclusions the numerals of the sentence that are no figures
     * @param totals index of the total that a mention is a part of; -1 for none
     * @param wholes names of the totals that the sentence before states, one per mention; null for none
     * @param continues whether the sentence goes on breaking down what the one before states
     * @param before what the paragraph said before this sentence
     */
    public Names name(String text, Sentence sentence, List<Mention> mentions, List<Exclusion> exclusions, int[] totals,
            IndicatorName[] wholes, boolean continues, Discourse before) {
        return new SentenceNaming(lexicon, grammar, text, sentence, mentions, exclusions, totals, wholes, continues,
                before).run();
    }
}
