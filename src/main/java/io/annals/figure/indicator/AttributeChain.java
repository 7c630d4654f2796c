package io.annals.figure.indicator;

import io.annals.figure.text.Mention;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.util.List;
import java.util.Set;

/**
 * Names of figures that stand one behind the other in front of what they tell the size, the cost or the number of:
 * {@code 总投资3亿元、占地面积20亩的养老中心}, {@code 6条总长51公里的乡村公路}. The last of them {@code 的} ties to its noun.
 */
final class AttributeChain {

    private static final Set<Role> ATTRIBUTES = Lexicon.anyOf(Role.ATTRIBUTE, Role.INVESTMENT_VERB);
    private static final int LONGEST = 4;
    private static final int LONGEST_NOUN = 20;

    private final Lexicon lexicon;
    private final PhraseGrammar grammar;
    private final String text;
    private final List<Mention> mentions;

    AttributeChain(Lexicon lexicon, PhraseGrammar grammar, String text, List<Mention> mentions) {
        this.lexicon = lexicon;
        this.grammar = grammar;
        this.text = text;
        this.mentions = mentions;
    }

    /**
     * The name of mention {@code i}; empty where no chain goes on from it.
     *
     * @param left the words before its number
     * @param end where its sentence ends
     */
    String of(int i, String left, int end) {
        int own = lexicon.endingAt(ATTRIBUTES, left, 0, left.length());
        boolean counts = left.isEmpty() && SentenceNaming.isCount(mentions.get(i));
        boolean sized = own > 1 && grammar.isVerbOnly(left.substring(0, left.length() - own));
        if (!counts && !sized) {
            return "";
        }
        int last = i;
        while (last + 1 < mentions.size() && last - i < LONGEST && goesOn(last)) {
            last++;
        }
        int of = mentions.get(last).quantity().right();
        if (last == i || of + 2 >= end || text.charAt(of) != '的') {
            return "";
        }
        int next = last + 1 < mentions.size() ? mentions.get(last + 1).quantity().left() : end;
        String noun = grammar.trimSuffix(grammar.nounBefore(PhraseGrammar.strip(text.substring(of + 1, Clause.markEnd(text, of + 1, next)))));
        return noun.length() < 2 || noun.length() > LONGEST_NOUN ? "" : noun + left.substring(left.length() - (sized ? own : 0));
    }

    /** Whether nothing but a list mark and an attribute stand between a mention and the next. */
    private boolean goesOn(int k) {
        String between = text.substring(mentions.get(k).quantity().right(), mentions.get(k + 1).quantity().left());
        String attribute = between.startsWith("、") ? between.substring(1) : between;
        return attribute.isEmpty() ? between.length() == 1 : lexicon.startingAt(ATTRIBUTES, attribute, 0, attribute.length()) == attribute.length();
    }
}
