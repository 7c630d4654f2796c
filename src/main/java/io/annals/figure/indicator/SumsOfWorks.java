package io.annals.figure.indicator;

import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives what is invested the work that it is invested in, where the clause names but the sum: {@code 桥梁改造方面，年计划投资3亿元，
 * 已完成投资2.7亿元} tells 桥梁改造计划投资 and 桥梁改造完成投资. Immutable.
 */
final class SumsOfWorks {

    /** A sum that tells of nothing in what it was invested. */
    private static final Pattern SUM = Pattern.compile("(?:年度|全年|年内|年|计划|总|概算|估算|预计|实际|累计|已|完成)*投资(?:额|总额)?");
    /** The same behind a work. */
    private static final Pattern SUM_OF_WORK = Pattern.compile("(.{2,}?)(?:方面)?((?:年度|全年|年内|年|计划|总|概算|估算|预计|实际|累计|已|完成)*投资(?:额|总额)?)");
    private static final Pattern PLANNED = Pattern.compile("计划|总|概算|估算");
    private static final Set<Role> THINGS = Lexicon.anyOf(Role.HEAD_NOUN, Role.PHASE_BEFORE, Role.MEASURED_NOUN);
    private static final String RULE = "SUM_OF_WORK";
    private static final String DONE = "完成";
    private static final String INVESTED = "投资";
    private static final String FIELD = "方面";
    private static final int LONGEST = 24;

    private final Lexicon lexicon;
    private final PhraseGrammar grammar;
    private final Works works;

    SumsOfWorks(Lexicon lexicon, PhraseGrammar grammar, Works works) {
        this.lexicon = lexicon;
        this.works = works;
        this.grammar = grammar;
    }

    /**
     * A name with its work; the name itself where it is no such sum, or no work is told.
     *
     * @param name the name of a figure
     * @param clause its clause
     * @param before the names of the figures before it in the sentence, in order
     * @param isJoined whether nothing but commas parts it from the figure before
     */
    IndicatorName of(IndicatorName name, Clause clause, List<IndicatorName> before, boolean isJoined) {
        String stated = name.stated();
        Matcher ofField = stated.indexOf(FIELD) > 1 ? SUM_OF_WORK.matcher(stated) : null;
        if (ofField != null && ofField.matches()) {
            return IndicatorName.of(RULE, ofField.group(1) + ofField.group(2), ofField.group(2));
        }
        if (!stated.contains(INVESTED) || !SUM.matcher(stated).matches()) {
            return name;
        }
        String work = clause.earlier().isEmpty() ? "" : work(clause.earlier());
        if (work.isEmpty() && !before.isEmpty() && clause.opened() && isJoined && stated.contains(DONE)) {
            // What was done of what was planned: 计划投资2亿元，已完成投资1.8亿元
            Matcher other = SUM_OF_WORK.matcher(before.get(before.size() - 1).stated());
            work = other.matches() && PLANNED.matcher(other.group(2)).find()
                    && (before.get(before.size() - 1).rule().equals(RULE) || isThing(other.group(1))) ? other.group(1) : "";
        }
        return work.isEmpty() ? name : IndicatorName.of(RULE, work + stated, stated);
    }

    /** The work that a clause without a verb names; empty for another clause. */
    private String work(String clause) {
        String field = clause.endsWith(FIELD) ? clause.substring(0, clause.length() - FIELD.length()) : clause;
        String work = grammar.trimLead(field);
        boolean named = work.length() > 2 && work.length() <= LONGEST
                && (field.length() < clause.length() || isThing(work));
        return named ? work : "";
    }

    /** Whether words name a work or another thing, {@code 东站枢纽}: no 据统计, no 下一步. */
    private boolean isThing(String words) {
        return works.isWork(words) || grammar.isVerbless(words)
                && lexicon.endingAt(THINGS, words, 0, words.length()) > 1;
    }
}
