package io.annals.figure.indicator;

import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a clause without figures is about, which verbs without an object leave out behind it: {@code 严惩涉黑犯罪，起诉9人},
 * {@code 家庭医生签约服务稳步推进，签约6万人}. Immutable.
 */
final class Matters {

    private static final Pattern CAMPAIGN = Pattern.compile("(?:的)?(?:专项|集中)[\\p{IsHan}]{0,6}$");
    private static final String EVERYWHERE = "全覆盖";
    private static final String FIELD = "方面";
    private static final String REACHED = "实现";
    private static final Pattern APPOSITION = Pattern.compile("(?<=..)[这等][两二三四五六七八九]类(?=..)");
    private static final Pattern WHEN = Pattern.compile("(?:过程中|中|时|后|(?:高发|频发|多发|易发)+)$");
    private static final Set<Role> HOW = Lexicon.anyOf(Role.ADVERB, Role.MANNER, Role.SPLIT_VERB);
    /** What is said to be better without telling what was done. */
    private static final Set<String> QUALITIES = Set.of("能力", "水平", "力度", "机制", "体系", "制度", "质量", "环境", "作风",
            "意识", "氛围", "功能", "结构", "基础", "实力", "活力", "效率", "效能", "体制", "格局", "秩序", "形象", "局面", "队伍");
    private static final int SHORT_VERB = 2;
    private static final int FARTHEST_VERB = 8;
    private static final int LONGEST = 16;

    private final Lexicon lexicon;
    private final PhraseGrammar grammar;

    Matters(Lexicon lexicon, PhraseGrammar grammar) {
        this.lexicon = lexicon;
        this.grammar = grammar;
    }

    /** What a clause deals with or says the state of; empty for nothing. */
    String of(String clause) {
        String field = clause.endsWith(FIELD) ? grammar.trimLead(clause.substring(0, clause.length() - FIELD.length())) : "";
        if (field.length() > 1 && field.length() <= LONGEST) {
            // 高速公路方面，续建22条
            return field;
        }
        String matter = dealtWith(clause);
        return matter.isEmpty() ? going(clause) : matter;
    }

    /** What a clause deals with that others follow before what was done: {@code 盗窃、抢夺这两类犯罪多发}; empty for nothing. */
    String atFirst(String clause) {
        String subject = APPOSITION.matcher(subject(WHEN.matcher(clause).replaceFirst(""))).replaceFirst("");
        if (lexicon.endingAt(Role.MATTER, subject, 0, subject.length()) == 0) {
            return "";
        }
        String matter = dealtWith(subject);
        return !matter.isEmpty() ? matter : subject.length() <= LONGEST ? subject : "";
    }

    /** What courts, police and offices deal with: {@code 依法严惩危害食品安全犯罪}; empty for nothing of the kind. */
    String dealtWith(String clause) {
        String object = CAMPAIGN.matcher(clause).replaceFirst("");
        if (lexicon.endingAt(Role.MATTER, object, 0, object.length()) == 0) {
            return "";
        }
        for (int k = 0; k < Math.min(FARTHEST_VERB, object.length() - 2); k++) {
            int verb = lexicon.startingAt(Role.DEALING, object, k, object.length());
            int length = verb;
            while (length > 0 && (verb = lexicon.startingAt(Role.DEALING, object, k + length, object.length())) > 0) {
                // 打击整治
                length += verb;
            }
            String rest = object.substring(k + length);
            if (length > 0 && rest.length() > 2 && rest.length() <= LONGEST) {
                return rest;
            }
        }
        String noun = grammar.thing(grammar.nounOf(object));
        if (noun.length() > 2 && noun.length() < object.length() && noun.length() <= LONGEST) {
            return noun;
        }
        String kind = grammar.kindOf(object);
        return lexicon.endingAt(Role.MATTER, kind, 0, kind.length()) > 0 ? kind : "";
    }

    /** What a clause says the state of: {@code 家庭医生签约服务} of {@code 家庭医生签约服务稳步推进}; empty for nothing. */
    String going(String clause) {
        String subject = subject(clause);
        String matter = subject.length() == clause.length() ? "" : grammar.trimLead(subject);
        matter = matter.endsWith("工作") ? matter.substring(0, matter.length() - 2) : matter;
        boolean says = matter.length() > 1 && matter.charAt(0) != '各'
                && !QUALITIES.contains(matter.substring(matter.length() - 2));
        return !says || matter.length() > LONGEST ? "" : matter;
    }

    /** A clause without what says how its subject goes; the clause where it says no such thing. */
    String subject(String clause) {
        int reached = clause.endsWith(EVERYWHERE) ? clause.indexOf(REACHED) : -1;
        int state = state(clause);
        int end = reached > 2 ? reached : clause.length() - state;
        return end < 3 ? clause : PhraseGrammar.strip(clause.substring(0, end));
    }

    /** Length of what says at a clause's end how its subject goes: a phrase, or a verb behind an adverb; 0 for none. */
    private int state(String clause) {
        int word = lexicon.endingAt(Role.STATE, clause, 0, clause.length());
        if (word == 0 || word > SHORT_VERB) {
            return word;
        }
        int how = lexicon.endingAt(HOW, clause, 0, clause.length() - word);
        return how > 1 ? word + how : 0;
    }

    /** What was done with a matter: {@code 家庭医生签约} where 家庭医生签约服务 is the matter and 签约 was done. */
    static String done(String matter, String act) {
        int at = matter.indexOf(act);
        return at == 0 ? act : at > 0 ? matter.substring(0, at + act.length()) : matter + act;
    }
}
