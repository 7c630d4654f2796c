package io.annals.figure.indicator;

import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.util.regex.Pattern;

/** Works that are built in phases and whose investment is told: {@code 西河治理工程一期}. Immutable. */
final class Works {

    private static final Pattern PHASE = Pattern.compile("[（(]?[一二三四五]期[）)]?$");

    private final Lexicon lexicon;
    private final PhraseGrammar grammar;

    Works(Lexicon lexicon, PhraseGrammar grammar) {
        this.lexicon = lexicon;
        this.grammar = grammar;
    }

    /** The work that a clause names or tells something of: {@code 西河治理工程一期}, {@code 大桥全线贯通}; empty for none. */
    String in(String clause) {
        String phrase = grammar.trimLead(clause);
        if (isWork(phrase)) {
            return grammar.startsVerb(phrase, 0) ? grammar.nounOf(phrase) : phrase;
        }
        return grammar.subjectOf(clause);
    }

    /** Whether a name ends as works do, with or without its phase. */
    boolean isWork(String name) {
        String whole = PHASE.matcher(name).replaceFirst("");
        return lexicon.endingAt(Role.PHASE_BEFORE, whole, 0, whole.length()) > 0;
    }
}
