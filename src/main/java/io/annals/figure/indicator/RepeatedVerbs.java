package io.annals.figure.indicator;

import io.annals.figure.text.Mention;
import java.util.List;

/**
 * Names of verbs without an object that told of another figure of the sentence before, with the thing that they are about
 * now: {@code 特困供养12人，发放9万元；临时救助8人次，发放2万元}.
 */
final class RepeatedVerbs {

    private final PhraseGrammar grammar;
    private final List<Mention> mentions;
    private final List<IndicatorName> names;

    /**
     * The verbs of one sentence.
     *
     * @param mentions its figures
     * @param names the names given so far, which grow
     */
    RepeatedVerbs(PhraseGrammar grammar, List<Mention> mentions, List<IndicatorName> names) {
        this.grammar = grammar;
        this.mentions = mentions;
        this.names = names;
    }

    /**
     * What the same verb counted before in the same unit: {@code 罚款48万元；2022年查处203起、罚款91万元}; null for nothing.
     *
     * @param index of the figure
     * @param follows whether nothing but the thing counted right before stands in front of its clause
     */
    IndicatorName of(int index, String act, boolean follows) {
        for (int k = index - 1; k >= 0; k--) {
            String stated = names.get(k).stated();
            boolean due = stated.endsWith("总" + act)
                    || stated.length() == act.length() + 1 && "应未拟".indexOf(stated.charAt(0)) >= 0;
            boolean same = stated.length() > act.length() && (stated.startsWith(act) || stated.endsWith(act));
            if (due || !same || !sameUnit(k, index)) {
                continue;
            }
            IndicatorName other = follows ? ofThingBefore(k, index, act) : null;
            if (other != null) {
                return other;
            }
            String last = names.get(index - 1).stated();
            String thing = stated.startsWith(act) ? grammar.thing(last) : "";
            if (thing.length() > 2 && !stated.endsWith(thing) && !last.startsWith(act)
                    && OtherKinds.commonEnding(thing, stated) >= 2) {
                // 城市低保新增9户，退出3户，农村低保新增8户，退出2户
                return IndicatorName.of("VERB_PARALLEL", act + thing, act);
            }
            String like = parallel(k, last, act);
            return like != null ? IndicatorName.of("VERB_PARALLEL", like + act, act)
                    : new IndicatorName(stated, names.get(k).candidates(), "VERB_REPEATED");
        }
        return null;
    }

    /** {@code 临时救助发放}, where the verb told of the thing right before it at {@code like} too; null for others. */
    private IndicatorName ofThingBefore(int like, int index, String act) {
        String thing = grammar.thing(names.get(index - 1).stated());
        if (like == 0 || thing.length() < 2 || sameUnit(index - 1, index) || !SentenceNaming.isCount(mentions.get(index - 1))
                || names.get(index - 1).rule().startsWith("VERB")) {
            return null;
        }
        String before = grammar.thing(names.get(like - 1).stated());
        boolean other = names.get(like).stated().equals(before + act) && !thing.equals(before);
        return other ? IndicatorName.of("VERB_OF_HEAD", thing + act, act, act + thing) : null;
    }

    /** {@code 肉牛} of {@code 生猪出栏3头、存栏2头；肉牛出栏5头、存栏4头}; null where no other thing came since. */
    private String parallel(int like, String last, String act) {
        String stated = names.get(like).stated();
        String stem = stated.endsWith(act) ? stated.substring(0, stated.length() - act.length()) : "";
        for (int k = 0; k <= like && !stem.isEmpty(); k++) {
            String other = names.get(k).stated();
            String verb = other.startsWith(stem) ? other.substring(stem.length()) : "";
            if (!verb.isEmpty() && !last.startsWith(stem) && last.endsWith(verb) && last.length() > verb.length() + 1) {
                return last.substring(0, last.length() - verb.length());
            }
        }
        return null;
    }

    private boolean sameUnit(int k, int index) {
        return mentions.get(k).quantity().unit() == mentions.get(index).quantity().unit();
    }
}
