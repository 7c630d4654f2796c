package io.annals.figure.indicator;

import io.annals.reference.CharSet;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Within;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes phrases around a number apart by the words of the lexicon: what says when, where and how, who did it, verbs,
 * links and movements, and the noun phrase that is left. Immutable.
 */
final class PhraseGrammar {

    private static final CharSet EDGE =
            CharSet.of(" 　\t\n，,、；;：:。.“”\"'（）()【】[]《》—-+①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳");
    private static final CharSet PREPOSITIONS = CharSet.of("对将把向为由从在于和及与并且其等使给以");
    private static final Set<Role> CIRCUMSTANCE = Lexicon.anyOf(Role.TIME, Role.SCOPE, Role.ADVERB);
    private static final Set<Role> LEADING = Lexicon.anyOf(Role.TIME, Role.SCOPE, Role.ADVERB, Role.MANNER,
            Role.NORM_BEFORE, Role.LINK);
    private static final Set<Role> VERBAL = Lexicon.anyOf(Role.LIGHT_VERB, Role.EMPTY_VERB, Role.DISTINCT_VERB,
            Role.MANNER, Role.ADVERB, Role.SCOPE, Role.TIME, Role.LINK);
    private static final Set<Role> MOVEMENT = Lexicon.anyOf(Role.CHANGE_UP, Role.CHANGE_DOWN);
    private static final Set<Role> BESIDE_MOVEMENT = Lexicon.anyOf(Role.COMPARE, Role.TIME, Role.ADVERB, Role.LINK,
            Role.SCOPE);
    private static final Set<Role> REQUIRING = Lexicon.anyOf(Role.REQUIRED, Role.ISSUER, Role.COMPARE, Role.ADVERB,
            Role.LINK);
    private static final Set<Role> PREDICATE = Lexicon.anyOf(Role.ADVERB, Role.MANNER, Role.LIGHT_VERB,
            Role.EMPTY_VERB, Role.SPLIT_VERB);
    private static final Set<Role> BEGINNING_ANEW = Lexicon.anyOf(Role.CUT, Role.SCOPE);
    private static final Set<Role> PLANNED = Lexicon.anyOf(Role.REQUIRED, Role.ISSUER, Role.SUM);
    private static final Set<Role> MEASURES = Lexicon.anyOf(Role.ATTRIBUTE, Role.SERIES_NOUN, Role.MEASURE);
    /** Words that tell where a name begins anew, those of {@link #OPENING} and {@link #BEGINNING_ANEW}, or that it can't. */
    private static final Set<Role> CUTTING = Lexicon.anyOf(Role.DISTINCT_VERB, Role.WHOLE_WORD, Role.SUM, Role.PLAN,
            Role.AIM, Role.CUT, Role.SCOPE);
    private static final CharSet CUTTING_BEGINS = CharSet.of("共累并且而");
    /** What begins another thing behind a list mark. */
    private static final Set<Role> OPENING = Lexicon.anyOf(Role.SUM, Role.PLAN, Role.AIM, Role.CUT, Role.SCOPE);
    private static final Set<Role> HOW = Lexicon.anyOf(Role.ADVERB, Role.MANNER);
    private static final Set<Role> VERB = Lexicon.anyOf(Role.LIGHT_VERB, Role.EMPTY_VERB, Role.DISTINCT_VERB);
    private static final Set<Role> PLAIN_VERB = Lexicon.anyOf(Role.LIGHT_VERB, Role.EMPTY_VERB);
    private static final Set<Role> LAST_VERB = Lexicon.anyOf(Role.LIGHT_VERB, Role.SPLIT_VERB);
    private static final Set<Role> AFTER_SUBJECT = Lexicon.anyOf(Role.SCOPE, Role.TIME, Role.ADVERB, Role.CUT);
    private static final Set<Role> AROUND_MOVEMENT = Lexicon.anyOf(Role.CHANGE_UP, Role.CHANGE_DOWN, Role.TIME,
            Role.LINK, Role.ADVERB);
    private static final Set<Role> COMPARING = Lexicon.anyOf(Role.TIME, Role.COMPARE);
    private static final String FIELD = "方面";
    private static final int LONGEST_FIELD = 6;
    /** Words of up to so many characters can also begin another: {@code 在建设…}. */
    private static final int SHORT_WORD = 3;
    private static final int LONGEST_COMPARISON = 10;
    private static final int LONGEST_OBJECT = 20;
    /** Examples that make up so many characters are too many for a name. */
    private static final int LONG_LIST = 24;
    /** For whom and for how long a standard is told: {@code 保障标准为人均月255元}. */
    private static final Pattern STANDARD_EACH = Pattern.compile("[为是达到按]{0,2}(?:每?[年月]?(?:人均|户均|每人|每户)(?:每?[年月])?|每[年月]|人[年月])");
    private static final Pattern PER_EACH = Pattern.compile("(?:每[人户名家](?:每[年月日天季])?|每[年月日天季])$");
    /** Whom a clause says what it is; a gloss in brackets behind the name stays outside. */
    private static final Pattern BEING = Pattern.compile("而?([^是成的，]{2,12}?)(?:[（(][A-Za-z]{2,8}[）)])?(?:已?成为|[则已仍]?是)[^，]{2,30}的[^的，]{2,8}");
    private static final Pattern MANY = Pattern.compile("^一(?:大批|批|系列)(?=..)");
    private static final Set<String> GROWTH = Set.of("增速", "增幅", "涨幅", "降幅");

    /** What ends a noun phrase of English. */
    private static final Set<String> LATIN_STOPS = Set.of("were", "was", "are", "is", "and", "in", "of", "to",
            "for", "on", "by", "at", "from", "with", "have", "has", "had", "who", "which", "that", "during");

    private final Lexicon lexicon;

    PhraseGrammar(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    // --- edges --------------------------------------------------------------------------------------------------

    /** The phrase without blanks, marks and unpaired quotes and brackets at its edges. */
    static String strip(String phrase) {
        int start = 0;
        int end = phrase.length();
        while (start < end && EDGE.has(phrase.charAt(start)) && !opens(phrase, start)) {
            start++;
        }
        while (end > start && EDGE.has(phrase.charAt(end - 1)) && !closes(phrase, start, end - 1)) {
            end--;
        }
        return phrase.substring(start, end);
    }

    private static boolean opens(String phrase, int at) {
        int pair = "“《（(【".indexOf(phrase.charAt(at));
        return pair >= 0 && phrase.indexOf("”》）)】".charAt(pair), at) >= 0;
    }

    private static boolean closes(String phrase, int start, int at) {
        int pair = "”》）)】".indexOf(phrase.charAt(at));
        int opened = pair < 0 ? -1 : phrase.indexOf("“《（(【".charAt(pair), start);
        return opened >= 0 && opened < at;
    }

    /** The phrase without the words that tie it to a number: {@code 合格率达到}. */
    String trimLink(String phrase) {
        String trimmed = phrase;
        int length;
        while ((length = endingAt(Role.LINK, trimmed)) > 0
                && !lexicon.is(Role.GENERIC_NAME, trimmed) && !lexicon.is(Role.WHOLE_WORD, trimmed)
                && endingAt(PLAIN_VERB, trimmed) <= length && endingAt(Role.WHOLE_WORD, trimmed) <= length) {
            String bare = strip(trimmed.substring(0, trimmed.length() - length));
            if (bare.length() < 3 && trimmed.endsWith("数达")) {
                // 旅居人数达6万人
                return trimmed.substring(0, trimmed.length() - 1);
            }
            trimmed = bare;
        }
        int standard = trimmed.lastIndexOf("标准") + 2;
        boolean each = standard > 2 && standard < trimmed.length() && STANDARD_EACH.matcher(trimmed).region(standard, trimmed.length()).matches();
        return each ? trimmed.substring(0, standard) : trimmed;
    }

    /** Drops from the front what says when, where and how, but not what. */
    String trimLead(String phrase) {
        String trimmed = phrase;
        while (mayLead(trimmed) && !staysWhole(trimmed)) {
            int length = leadLength(trimmed);
            if (length == 0 || trimmed.charAt(length - 1) == '内' && isMeasure(trimmed.substring(length))) {
                // 省内产值: where it is of tells it from the whole
                break;
            }
            trimmed = strip(trimmed.substring(length));
        }
        return trimmed;
    }

    /** Whether {@link #leadLength} can find anything: one question for most phrases, which begin with what they name. */
    private boolean mayLead(String phrase) {
        return !phrase.isEmpty() && (PREPOSITIONS.has(phrase.charAt(0)) || startingAt(LEADING, phrase) > 0
                || topic(phrase) > 0);
    }

    private boolean staysWhole(String phrase) {
        return startingAt(Role.DISTINCT_VERB, phrase) > 0 || startingAt(Role.WHOLE_WORD, phrase) > 0
                || lexicon.is(Role.GENERIC_NAME, phrase);
    }

    private int leadLength(String phrase) {
        int length = Math.max(topic(phrase), startingAt(CIRCUMSTANCE, phrase));
        if (length == 1 && phrase.charAt(0) == '共' && verbLength(phrase, 0) > 1 && !startsVerb(phrase, 1) && startingAt(Role.EMPTY_VERB, phrase) == 0) {
            // 共建 is a verb of its own
            return 0;
        }
        int manner = startingAt(Role.MANNER, phrase);
        if (manner > length && startsVerb(phrase, manner) && !isDeverbal(phrase, manner + verbLength(phrase, manner))) {
            length = manner;
        }
        int norm = startingAt(Role.NORM_BEFORE, phrase);
        boolean word = norm == 1 && phrase.length() > 1 && "期时需月季年比规章质量".indexOf(phrase.charAt(1)) >= 0;
        length = norm > 0 && !word && phrase.length() - norm > 2 ? Math.max(norm, length) : length;
        if (length > 0) {
            return length;
        }
        int link = startingAt(Role.LINK, phrase);
        if (link > 0 && link < phrase.length() && "共有是的了".indexOf(phrase.charAt(0)) >= 0
                && startingAt(Role.LIGHT_VERB, phrase) <= link) {
            return link;
        }
        boolean preposition = PREPOSITIONS.has(phrase.charAt(0)) && phrase.length() > 1
                && startingAt(Role.LIGHT_VERB, phrase) == 0
                && !(phrase.charAt(0) == '对' && lexicon.within(Role.EXCHANGE, phrase, 2, phrase.length()));
        return preposition ? 1 : 0;
    }

    /** Length of a leading {@code 民政方面的}, which tells the field and not the thing; 0 for none. */
    private static int topic(String phrase) {
        int at = Within.indexOf(phrase, FIELD, 0, LONGEST_FIELD + FIELD.length());
        if (at < 2 || at + 4 > phrase.length() || phrase.startsWith("存在", at + 2)) {
            return 0;
        }
        return phrase.charAt(at + 2) == '的' ? at + 3 : at + 2;
    }

    /** What follows the last place where a name begins anew, the subject joined to its object: 第一产业实现增加值. */
    String afterCut(String clause) {
        String phrase = clause;
        int start = 0;
        int from = startingAt(Role.DISTINCT_VERB, phrase);
        for (int k = Math.max(1, from); k < phrase.length() - 1; k++) {
            if (phrase.charAt(k - 1) != '、' && !CUTTING_BEGINS.has(phrase.charAt(k))
                    && lexicon.startingAt(CUTTING, phrase, k, phrase.length()) == 0) {
                continue;
            }
            int distinct = lexicon.startingAt(Role.DISTINCT_VERB, phrase, k, phrase.length());
            int whole = lexicon.startingAt(Role.WHOLE_WORD, phrase, k, phrase.length());
            if (distinct > 1 || whole > SHORT_WORD) {
                k += Math.max(distinct, whole) - 1;
                continue;
            }
            boolean listed = phrase.charAt(k - 1) == '、';
            if (listed && goesOnFrom(phrase, start, k)) {
                start = k;
            }
            int anew = lexicon.startingAt(listed ? OPENING : BEGINNING_ANEW, phrase, k, phrase.length());
            // 创建全国示范社区: what a verb stands in front of is its object
            boolean object = anew > 1 && lexicon.endingAt(VERB, phrase, start, k) > 1
                    && lexicon.startingAt(Role.SCOPE, phrase, k, phrase.length()) == anew;
            boolean joins = anew == 2 && phrase.startsWith("以及", k) && startsVerb(phrase, 0) && !doesSomething(phrase, k + anew);
            if (anew > 1 && !object && !joins && "占于在较比".indexOf(phrase.charAt(k - 1)) < 0 && k + anew <= phrase.length() - 2 && !isDeverbal(phrase, k + anew)) {
                start = Math.max(start, k + anew);
            }
            if (phrase.charAt(k) == '共' && k > 2 && "公中总一".indexOf(phrase.charAt(k - 1)) < 0 && whole == 0
                    && doesSomething(phrase, k + 1)) {
                // 各级调解组织共接待群众: who did it
                start = Math.max(start, k + 1);
            }
            if (k > 2 && phrase.startsWith("累计", k) && whole == 0 && doesSomething(phrase, k + 2)) {
                // 调解组织累计调解纠纷
                start = Math.max(start, k + 2);
            }
            boolean joined = "并且而".indexOf(phrase.charAt(k)) >= 0;
            if (joined && startsVerb(phrase, k + 1)) {
                start = Math.max(start, k + 1);
            }
        }
        start = Math.max(start, afterPlanner(phrase, start));
        int kind = afterExamples(phrase);
        if (kind > start) {
            return distinctVerb(phrase) + strip(phrase.substring(kind));
        }
        int rule = phrase.indexOf('按', 2);
        if (rule > 1 && rule + 3 < phrase.length() && "期时需月季年比规章质量照揭".indexOf(phrase.charAt(rule + 1)) < 0
                && lexicon.endingAt(Role.WHOLE_WORD, phrase, 0, rule + 1) == 0
                && lexicon.startingAt(Role.WHOLE_WORD, phrase, rule, phrase.length()) == 0) {
            // 市财政按集中供养…: whoever pays it
            start = Math.max(start, rule + 1);
        }
        start = from > 0 && start == 0 ? 0 : Math.max(start, afterAgent(phrase, start));
        int asked = phrase.indexOf("要求");
        if (asked > 1 && asked + 4 <= phrase.length() && (phrase.startsWith("按") || phrase.startsWith("根据")
                || lexicon.endingAt(Role.ISSUER, phrase, 0, asked) > 0
                || lexicon.endingAt(Role.AGENT, phrase, 0, asked) > 0)) {
            start = Math.max(start, asked + 2);
        }
        boolean by = phrase.startsWith("通过") || !phrase.isEmpty() && "由经为向对给".indexOf(phrase.charAt(0)) >= 0
                && !(phrase.charAt(0) == '对' && lexicon.within(Role.EXCHANGE, phrase, 2, phrase.length()))
                && startingAt(Role.WHOLE_WORD, phrase) == 0;
        for (int k = 3; by && start == 0 && k < phrase.length() - 2; k++) {
            // 由民政部门下达通知书, 为老人发放津贴: who did it for whom is no part of the name
            start = doesSomething(phrase, k) ? k : 0;
        }
        return strip(withoutInfix(phrase.substring(start)));
    }

    /**
     * Whether what stands behind a list mark tells another thing than what stands before it, which has its own verb:
     * {@code 改造小区、加装电梯}, {@code 项目陆续投产、生产汽车}.
     */
    private boolean goesOnFrom(String phrase, int start, int at) {
        int last = lexicon.endingAt(Role.SPLIT_VERB, phrase, start, at - 1);
        if (last > 1 && lexicon.endingAt(HOW, phrase, start, at - 1 - last) > 1 && at - start > 6) {
            return true;
        }
        int verb = verbLength(phrase, start);
        int other = verbLength(phrase, at);
        return verb > 1 && other > 1 && phrase.lastIndexOf('、', at - 2) < start && at - 1 >= start + verb + 2
                && doesSomething(phrase, start) && lexicon.startingAt(Role.EMPTY_VERB, phrase, start, phrase.length()) == 0
                && doesSomething(phrase, at) && !startsVerb(phrase, at + other) && lexicon.endingAt(Role.MATTER_NOUN, phrase, 0, phrase.length()) == 0;
    }

    /** Where the kind begins that a list gives examples of, {@code 大赛、艺术周等各类文体活动}; 0 for none. */
    private int afterExamples(String phrase) {
        int etc = phrase.lastIndexOf('等');
        boolean kinds = phrase.startsWith("各", etc + 1);
        if (etc < (kinds ? 3 : LONG_LIST) || etc + (kinds ? 5 : 4) > phrase.length()
                || !kinds && phrase.lastIndexOf('、', etc) < 1
                || lexicon.startingAt(Role.WHOLE_WORD, phrase, etc, phrase.length()) > 0
                || lexicon.startingAt(MEASURES, phrase, etc + 1, phrase.length()) > 0
                || lexicon.startingAt(Role.STRUCTURAL_NOUN, phrase, etc + 1, phrase.length()) > 0
                || startsVerb(phrase, etc + 1)) {
            return 0;
        }
        return kinds && etc + 6 <= phrase.length() ? etc + 3 : etc + 1;
    }

    /**
     * Where the verb begins that an agent ({@code 税务部门组织税费收入}) or a place ({@code 在省运会上获得金牌}) stands
     * in front of; {@code from} for none.
     */
    private int afterAgent(String phrase, int from) {
        int place = -1;
        for (int k = from; k + 4 <= phrase.length(); k++) {
            char c = phrase.charAt(k);
            if (c == '在' && lexicon.startingAt(Role.WHOLE_WORD, phrase, k, phrase.length()) == 0) {
                place = k;
            }
            boolean placed = place >= 0 && k > place + 1 && "上中内下".indexOf(c) >= 0;
            boolean agent = !placed && k >= from + 1 && lexicon.endingAt(Role.AGENT, phrase, from, k + 1) > 0;
            if ((placed || agent) && doesSomething(phrase, k + 1)) {
                return k + 1;
            }
        }
        return from;
    }

    /** Where the verb begins of what a division or body plans: {@code 某县计划招引}; {@code from} for none. */
    private int afterPlanner(String phrase, int from) {
        for (int k = from + 2; k + 2 < phrase.length(); k++) {
            int plan = "省市县区旗州镇乡村局院委办会司校".indexOf(phrase.charAt(k - 1)) < 0 ? 0
                    : phrase.charAt(k) == '拟' ? 1 : phrase.startsWith("计划", k) ? 2 : 0;
            if (plan > 0 && startsVerb(phrase, k + plan)) {
                return k + plan;
            }
        }
        return from;
    }

    /** The verb that 共 joins to its subject at the end of a phrase: {@code 走访} of {@code 此次慰问共走访}; the phrase for none. */
    String afterJoint(String phrase) {
        int joint = phrase.lastIndexOf('共');
        boolean verb = joint > 1 && "公中总一".indexOf(phrase.charAt(joint - 1)) < 0 && startsVerb(phrase, joint + 1)
                && joint + 1 + verbLength(phrase, joint + 1) == phrase.length();
        return verb ? phrase.substring(joint + 1) : phrase;
    }

    /** Whether a verb and what it is done to follow, with or without adverbs in front: {@code 共受理申请}. */
    boolean doesSomething(String phrase, int at) {
        int verb = at;
        int length;
        while (verb < phrase.length() && verbLength(phrase, verb) < 2
                && (length = lexicon.startingAt(HOW, phrase, verb, phrase.length())) > 0) {
            verb += length;
        }
        int done = verb < phrase.length() ? verbLength(phrase, verb) : 0;
        int rest = verb + done;
        return done > 1 && rest + 2 <= phrase.length() && !isDeverbal(phrase, rest)
                && lexicon.startingAt(Role.WHOLE_WORD, phrase, verb, phrase.length()) <= done;
    }

    /** Whether a noun begins that makes one thing with a verb in front: {@code 建设项目}. */
    boolean isDeverbal(String phrase, int at) {
        return at < phrase.length() && lexicon.startingAt(Role.HEAD_NOUN, phrase, at, phrase.length()) > 0;
    }

    /** The phrase without a verb of taking place between its subject and object. */
    private String withoutInfix(String phrase) {
        for (int k = 2; k + 4 <= phrase.length(); k++) {
            if (lexicon.startingAt(Role.EMPTY_VERB, phrase, k, k + 2) == 2
                    && lexicon.startingAt(Role.LINK, phrase, k, k + 2) == 2 && !isDeverbal(phrase, k + 2)
                    && lexicon.endingAt(Role.AGENT, phrase, 0, k) == 0
                    && lexicon.startingAt(Role.WHOLE_WORD, phrase, k, phrase.length()) == 0) {
                return phrase.substring(0, k) + phrase.substring(k + 2);
            }
        }
        return phrase;
    }

    /** What is left of a phrase, with the whole quotation within which it would begin: {@code “心连心-在行动”倡议书}. */
    static String wholeQuotation(String phrase, String rest) {
        int from = rest.length() < 2 ? -1 : phrase.lastIndexOf(rest);
        int open = from < 0 ? -1 : phrase.lastIndexOf('“', from);
        boolean within = open >= 0 && open < from && phrase.indexOf('”', open) >= from;
        return within ? phrase.substring(open) : rest;
    }

    // --- verbs --------------------------------------------------------------------------------------------------

    private int verbLength(String phrase, int at) {
        return lexicon.startingAt(VERB, phrase, at, phrase.length());
    }

    /** Whether a verb of two characters or more begins at an index. */
    boolean startsVerb(String phrase, int at) {
        return at < phrase.length() && verbLength(phrase, at) > 1;
    }

    /** Whether a verb ends a name behind its noun: {@code 医疗保险参保}. */
    boolean endsInVerb(String name) {
        int length = endingAt(VERB, name);
        return length > 1 && length + 2 <= name.length();
    }

    /** Whether a phrase names what is done, {@code 病险水库除险加固}, and does not tell that it was: {@code 水库全部完工}. */
    boolean endsInDeed(String phrase) {
        int length = endingAt(VERB, phrase);
        return endsInVerb(phrase) && lexicon.endingAt(HOW, phrase, 0, phrase.length() - length) == 0
                && lexicon.endingAt(Role.DONE, phrase, 0, phrase.length() - length) == 0;
    }

    /** The name without the verb that ends it: {@code 维修资金归集}. */
    String trimLastWord(String name) {
        return name.substring(0, name.length() - endingAt(VERB, name));
    }

    /** Whether a verb that makes another thing of it ends a name: {@code 农村低保新增}. */
    boolean endsInDistinctVerb(String name) {
        int length = endingAt(Role.DISTINCT_VERB, name);
        return length > 1 && length + 2 <= name.length();
    }

    /** The verb at the start of a name that makes it another thing: 取消, 新增; empty for none. */
    String distinctVerb(String name) {
        return name.substring(0, startingAt(Role.DISTINCT_VERB, name));
    }

    /** The phrase without verbs in front that leave the thing measured as it is. */
    String trimVerb(String phrase) {
        String trimmed = phrase;
        int length;
        while ((length = startingAt(Role.LIGHT_VERB, trimmed)) > 0 && length < trimmed.length()
                && startingAt(Role.DISTINCT_VERB, trimmed) == 0 && startingAt(Role.WHOLE_WORD, trimmed) == 0) {
            String rest = trimLead(strip(trimmed.substring(length)));
            if (rest.length() < 2) {
                break;
            }
            trimmed = rest;
        }
        return trimmed;
    }

    /** Whether a name is the bare rate of something done: {@code 整改率}, {@code 核销率}. */
    boolean isRateOfVerb(String name) {
        return name.length() == 3 && name.endsWith("率") && lexicon.is(Role.LIGHT_VERB, name.substring(0, 2));
    }

    /** Whether a conjunction at an index joins two things and is no part of a word: {@code 普及}. */
    boolean joins(String phrase, int at) {
        return lexicon.endingAt(Role.WHOLE_WORD, phrase, 0, at + 1) == 0
                && lexicon.startingAt(Role.WHOLE_WORD, phrase, at, phrase.length()) == 0;
    }

    /** The phrase without the verb at its end: {@code 上门服务享受}. */
    String trimLastVerb(String phrase) {
        return phrase.substring(0, phrase.length() - endingAt(LAST_VERB, phrase));
    }

    /** The phrase without verbs in front that only say that it took place: {@code 开展}. */
    String trimEmptyVerb(String phrase) {
        String trimmed = phrase;
        int length;
        while ((length = startingAt(Role.EMPTY_VERB, trimmed)) > 0
                && !lexicon.is(Role.GENERIC_NAME, trimmed) && startingAt(Role.WHOLE_WORD, trimmed) == 0
                && !(trimmed.length() == length + 1 && trimmed.endsWith("率"))) {
            String object = strip(trimmed.substring(length));
            int manner = startingAt(Role.MANNER, object);
            if (length > 1 && manner > 1 && manner + verbLength(object, manner) == object.length() && startsVerb(object, manner)) {
                // 开展集中学习: how it is done tells it from others
                return object;
            }
            trimmed = trimLead(object);
        }
        return trimmed;
    }

    /** Whether a word tells which and not what: {@code 重点}, {@code 年度}. */
    private boolean isQualifier(String word) {
        return lexicon.is(Role.MANNER, word) || lexicon.is(Role.TIME, word) || lexicon.is(Role.ADVERB, word);
    }

    /** The phrase without endings that add nothing: {@code 工作任务}. */
    String trimSuffix(String phrase) {
        String trimmed = phrase;
        int length;
        while ((length = endingAt(Role.NOUN_SUFFIX, trimmed)) > 0 && trimmed.length() - length >= 2) {
            if (trimmed.length() - length == 2 && length > 1 && isQualifier(trimmed.substring(0, 2))) {
                break;
            }
            trimmed = strip(trimmed.substring(0, trimmed.length() - length));
        }
        int etc = trimmed.length() - 3;
        return etc >= 3 && trimmed.charAt(etc) == '等' && trimmed.indexOf('、') < 0
                && "高中初平同上优对相何均特一二三".indexOf(trimmed.charAt(etc - 1)) < 0
                && lexicon.startingAt(Role.STRUCTURAL_NOUN, trimmed, etc + 1, trimmed.length()) == 0 ? trimmed.substring(0, etc) : trimmed;
    }

    // --- what a phrase consists of ------------------------------------------------------------------------------

    /** The noun phrase of a clause without figures: {@code 干部参加法治考试} is about 法治考试. */
    String nounOf(String clause) {
        int joined = clause.indexOf("参加") + 2;
        String object = joined > 2 && joined + 2 <= clause.length() ? clause.substring(joined) : clause;
        return trimVerb(trimEmptyVerb(trimLead(afterCut(object))));
    }

    /** Whether words after a number can name what is counted: they begin with a noun, not with a preposition. */
    boolean startsNoun(String words) {
        if (startingAt(Role.WHOLE_WORD, words) > 1) {
            return true;
        }
        return words.length() > 1 && !words.startsWith("连续") && "到给对在以向和及与、用于进并且为被由从同比较占每的至，。".indexOf(words.charAt(0)) < 0
                && startingAt(Role.LINK, words) == 0 && startingAt(MOVEMENT, words) < 2
                && startingAt(Role.COMPARE, words) < 2;
    }

    /** Whether words after a number tell what became of the things counted: {@code 正按计划推进}. */
    boolean startsPredicate(String words) {
        return startingAt(Role.WHOLE_WORD, words) < 2
                && ("正尚仍待因将".indexOf(words.charAt(0)) >= 0 || startingAt(PREDICATE, words) > 0);
    }

    /** Whether words tell how something was done, not what: {@code 不间断对车辆进行检查}. */
    boolean startsManner(String words) {
        int length = startingAt(HOW, words);
        return length > 1 && length < words.length() && startingAt(Role.WHOLE_WORD, words) <= length
                && (startsVerb(words, length) || "对向为将把".indexOf(words.charAt(length)) >= 0);
    }

    /** The words without what tells how something was done, where a verb follows: {@code 足额发放}. */
    String withoutManner(String words) {
        return startsManner(words) && startsVerb(words, startingAt(HOW, words)) ? words.substring(startingAt(HOW, words)) : words;
    }

    /** Where the words behind persons go over to what they are for: {@code 协理员充实基层力量}; -1 for nowhere. */
    int purposeOf(String words) {
        for (int k = 3; k + 4 <= words.length(); k++) {
            if ("员人者师生工户民".indexOf(words.charAt(k - 1)) >= 0 && doesSomething(words, k) && words.indexOf('的', k) < 0) {
                return k;
            }
        }
        return -1;
    }

    /** The kind of things whose examples a clause gives: {@code 应急物资} of {@code 帐篷等应急物资}; empty for none. */
    String kindOf(String clause) {
        int etc = clause.lastIndexOf('等');
        boolean kind = etc > 1 && etc + 3 <= clause.length() && clause.length() - etc <= 12
                && lexicon.startingAt(Role.WHOLE_WORD, clause, etc, clause.length()) == 0 && !startsVerb(clause, etc + 1);
        return kind ? clause.substring(etc + 1) : "";
    }

    /** Whether nothing in the words is a verb: what they name did nothing. */
    boolean isVerbless(String words) {
        for (int k = 0; k < words.length(); k++) {
            if (startsVerb(words, k) || lexicon.startingAt(Role.SPLIT_VERB, words, k, words.length()) > 1) {
                return false;
            }
        }
        return true;
    }

    /** The phrase without 了 behind its verb: {@code 领取了补贴}. */
    String withoutAspect(String phrase) {
        int length = verbLength(phrase, 0);
        boolean aspect = length > 2 && phrase.charAt(length - 1) == '了' && verbLength(phrase.substring(0, length - 1), 0) == length - 1;
        length -= aspect ? 1 : 0;
        return length > 1 && phrase.startsWith("了", length) ? phrase.substring(0, length) + phrase.substring(length + 1) : phrase;
    }

    /** Whether a phrase says only what something is compared with: {@code 较上年的}. */
    boolean isComparison(String phrase) {
        String rest = phrase;
        boolean compared = false;
        while (!rest.isEmpty()) {
            int length = Math.max(startingAt(BESIDE_MOVEMENT, rest), rest.charAt(0) == '的' ? 1 : 0);
            if (length == 0) {
                return false;
            }
            compared |= startingAt(Role.COMPARE, rest) > 0;
            rest = strip(rest.substring(length));
        }
        return compared;
    }

    /** The noun that words after a number begin with, where those go on to the next number: 市场监管所共有执法人员. */
    String nounBefore(String words) {
        String other = afterOtherNoun(words);
        return other.length() < words.length() && words.length() - other.length() > 1
                ? words.substring(0, words.length() - other.length()) : words;
    }

    /** As {@link #nounBefore}, without a movement that the words end in: {@code 专业镇营业收入分别增长}. */
    String beforeMovement(String words) {
        String still = PER_EACH.matcher(trimMovement(words)).replaceFirst("");
        return nounBefore(still.length() >= 2 ? trimLink(still) : words);
    }

    /** Who or what did what a cut tells apart from it: {@code 党组理论学习中心组} of {@code 党组理论学习中心组全年}. */
    String subject(String dropped) {
        String subject = dropped;
        int length;
        while ((length = endingAt(AFTER_SUBJECT, subject)) > 0) {
            subject = strip(subject.substring(0, subject.length() - length));
        }
        subject = trimLead(subject);
        return subject.length() < 2 || endingAt(Role.AGENT, subject) > 0 || "由经为向对给通按".indexOf(subject.charAt(0)) >= 0
                ? "" : subject;
    }

    /** The noun that English words after a number begin with: {@code inspectors were trained}. */
    static String latinNoun(String words) {
        StringBuilder noun = new StringBuilder();
        for (String word : words.split(" ")) {
            if (LATIN_STOPS.contains(word) || noun.length() > 0 && word.endsWith("ed")) {
                break;
            }
            noun.append(noun.length() == 0 ? "" : " ").append(word);
        }
        return noun.toString();
    }

    /** What the words behind a sum of money tell that it was spent on: {@code 用于道路整治}; empty for nothing. */
    String object(String words) {
        String phrase = words.startsWith("用于") ? words.substring(2) : words;
        boolean does = startsVerb(phrase, 0) || startsManner(phrase) || words.length() > phrase.length()
                || !phrase.isEmpty() && "对将在为".indexOf(phrase.charAt(0)) >= 0;
        if (!does) {
            return "";
        }
        String object = withoutInfix(trimEmptyVerb(trimLead(phrase)));
        object = trimSuffix(withoutQuantity(object.replace("了", "")));
        int of = object.lastIndexOf('的');
        object = object.length() > LONGEST_OBJECT && of > 0 && of + 3 <= object.length() ? object.substring(of + 1) : object;
        int list = object.indexOf('、');
        object = object.length() > LONGEST_OBJECT && list > 3 ? object.substring(0, list) : object;
        return object.length() < 3 || object.length() > LONGEST_OBJECT ? "" : object;
    }

    /** What a clause tells that it was finished, without the verbs at its end: {@code 西环路改造完工}. */
    String beforeCompletion(String words) {
        int done = endingAt(Role.SPLIT_VERB, words);
        if (done < 2 || words.length() - done < 2) {
            return words;
        }
        String rest = words.substring(0, words.length() - done);
        return endsInVerb(rest) ? trimLastWord(rest) : rest;
    }

    /** The words without what only tells that there are many: {@code 一大批扶贫项目}. */
    static String withoutQuantity(String words) {
        return MANY.matcher(words).replaceFirst("");
    }

    /** Who or what a clause says is something, by a verb of being: {@code 东盟是全市最大的贸易伙伴}; empty for none. */
    String whomItIs(String clause) {
        Matcher being = clause.indexOf('的') < 4 ? null : BEING.matcher(clause);
        if (being == null || !being.matches()) {
            return "";
        }
        String whom = trimLead(being.group(1));
        // 松山县是重要的柑橘产区，产量达30万吨: the county is none of what is produced
        return whom.length() < 2 || "省市区县旗州盟乡镇村".indexOf(whom.charAt(whom.length() - 1)) >= 0 || startsVerb(whom, 0) || whom.indexOf('的') >= 0 || "这那其此它".indexOf(whom.charAt(0)) >= 0 ? "" : whom;
    }

    /** What a clause says something of, up to its predicate: {@code 养老中心主体工程已完工}; empty where it tells no subject. */
    String subjectOf(String clause) {
        String phrase = trimLead(clause);
        if (startsVerb(phrase, 0) || startingAt(PREDICATE, phrase) > 1) {
            return "";
        }
        for (int k = 3; k < phrase.length() - 1; k++) {
            int whole = lexicon.startingAt(Role.WHOLE_WORD, phrase, k, phrase.length());
            if (whole > 1) {
                k += whole - 1;
                continue;
            }
            int verb = lexicon.startingAt(PREDICATE, phrase, k, phrase.length());
            if (verb > 1 && !isDeverbal(phrase, k + verb) && (startsVerb(phrase, k) || k + verb < phrase.length())) {
                return strip(phrase.substring(0, k));
            }
        }
        return endingAt(Role.PHASE_BEFORE, phrase) > 0 || endingAt(Role.HEAD_NOUN, phrase) > 1 ? phrase : "";
    }

    /** The noun that something was done to: {@code 司法所均被确立为示范所} tells of 司法所. */
    String beforePassive(String words) {
        int passive = words.indexOf("被");
        int end = passive > 2 && "均都已全也".indexOf(words.charAt(passive - 1)) >= 0 ? passive - 1 : -1;
        return end >= 2 ? words.substring(0, end) : words;
    }

    /** The phrase without what says where at its end: {@code 引导全市}. */
    String withoutScope(String phrase) {
        int length = endingAt(Role.SCOPE, phrase);
        return length > 1 && length < phrase.length() ? phrase.substring(0, phrase.length() - length) : phrase;
    }

    /** The phrase without adverbs at its end: {@code 适龄妇女免费}. */
    String trimEnd(String phrase) {
        String trimmed = phrase;
        int length;
        while ((length = endingAt(HOW, trimmed)) > 0 && trimmed.length() - length > 1) {
            trimmed = trimmed.substring(0, trimmed.length() - length);
        }
        return trimmed;
    }

    /** Length of what was to be met at the start of the words after a number: {@code 的考核要求}; 0 for none. */
    int requiredAfter(String words) {
        int at = words.startsWith("以上的") ? 3 : words.startsWith("的") ? 1 : 0;
        while (at < words.length()) {
            int required = lexicon.startingAt(Role.REQUIRED, words, at, words.length());
            if (required > 0) {
                return at + required;
            }
            int issuer = lexicon.startingAt(Role.ISSUER, words, at, words.length());
            if (issuer == 0) {
                return 0;
            }
            at += issuer;
        }
        return 0;
    }

    /** What a growth is called whose own growth is told: {@code 增速} of {@code 增速比上年提高}; empty for none. */
    String growth(String phrase) {
        String noun = phrase.length() < 3 ? "" : phrase.substring(0, 2);
        return GROWTH.contains(noun) ? noun : "";
    }

    /** The phrase without the verb that makes it another thing. */
    String thing(String name) {
        String verb = distinctVerb(name);
        String thing = trimVerb(verb.length() + 2 <= name.length() ? name.substring(verb.length()) : name);
        int behind = endingAt(Role.DISTINCT_VERB, thing);
        return behind > 0 && thing.length() - behind > 3 ? thing.substring(0, thing.length() - behind) : thing;
    }

    /** What a rate is told of whose name the words end in: {@code 水源地} of {@code 水源地水质达标率}. */
    String thingOfRate(String words) {
        int of = words.indexOf('的');
        if (of > 1) {
            return words.substring(0, of);
        }
        int generic = endingAt(Role.GENERIC_NAME, words);
        int length = Math.max(measure(words), words.endsWith("率") ? generic : 0);
        return length > 0 && words.length() - length > 2 ? words.substring(0, words.length() - length) : words;
    }

    /** The thing without the verb that says that it was added: {@code 新增企业}, {@code 新结对城市}. */
    String added(String name) {
        boolean anew = name.length() > 4 && name.charAt(0) == '新' && verbLength(name, 1) == 2
                && startingAt(Role.DISTINCT_VERB, name) == 0;
        return anew ? name.substring(3) : thing(name);
    }

    /**
     * What follows the noun of the figure before in the same clause: {@code 选聘网格员} of {@code 村（社区）共选聘网格员}
     * after 168个; the phrase where nothing shows where that noun ends.
     */
    String afterOtherNoun(String phrase) {
        int first = verbLength(phrase, 0);
        if (first > 1 && lexicon.startingAt(Role.HEAD_NOUN, phrase, first, Math.min(phrase.length(), first + 1)) == 0) {
            // 接种点 is a noun
            return phrase;
        }
        for (int k = 1; k + 1 < phrase.length(); k++) {
            int adverb = lexicon.startingAt(Role.ADVERB, phrase, k, phrase.length());
            if (k > 2 && phrase.charAt(k) == '共' && k + 3 < phrase.length()
                    && lexicon.startingAt(Role.WHOLE_WORD, phrase, k, phrase.length()) == 0
                    && lexicon.endingAt(Role.WHOLE_WORD, phrase, 0, k + 1) == 0 && verbLength(phrase, k) == 0) {
                return phrase.substring(k + 1);
            }
            boolean has = phrase.startsWith("共有", k) || phrase.startsWith("仅有", k) || phrase.startsWith("现有", k);
            int verb = startsVerb(phrase, k) ? k : adverb > 0 ? k + adverb : phrase.length();
            if (has || startsVerb(phrase, verb) && !isDeverbal(phrase, verb + verbLength(phrase, verb))) {
                return phrase.contains("均") ? phrase : phrase.substring(k);
            }
        }
        return phrase;
    }

    /** Whether nothing is left of a phrase but verbs and what goes with them. */
    boolean isVerbOnly(String phrase) {
        String rest = phrase;
        while (!rest.isEmpty()) {
            int length = startingAt(VERBAL, rest);
            if (length == 0 && rest.length() > 1 && "对将把为向由从在其了的".indexOf(rest.charAt(0)) >= 0) {
                length = 1;
            }
            if (length == 0) {
                return false;
            }
            rest = strip(rest.substring(length));
        }
        return true;
    }

    /** Whether a phrase holds only a movement and what it is compared with: {@code 较上年度提升}. */
    boolean isMovementOnly(String phrase) {
        String rest = phrase;
        boolean movement = false;
        boolean compared = false;
        while (!rest.isEmpty()) {
            int change = startingAt(MOVEMENT, rest);
            if (startingAt(Role.DISTINCT_VERB, rest) > change) {
                return false;
            }
            int beside = startingAt(BESIDE_MOVEMENT, rest);
            // 较年初预算减少: what was to be met is compared with
            beside = compared ? Math.max(beside, startingAt(REQUIRING, rest)) : beside;
            compared |= startingAt(Role.COMPARE, rest) > 0;
            int length = Math.max(change, beside);
            // 比“十一五”末提高: the period is told apart already
            length = length == 0 && compared && rest.length() > 1 && "初末".indexOf(rest.charAt(0)) >= 0 ? 1 : length;
            if (length == 0) {
                return (movement || rest.length() == 1) && "多少".contains(rest);
            }
            movement |= change > 0 || beside > 1 && startingAt(Role.COMPARE, rest) == beside
                    && "于出先".indexOf(rest.charAt(beside - 1)) >= 0;
            rest = strip(rest.substring(length));
        }
        return movement;
    }

    /** Whether a phrase says only what was to be met and by whose will: {@code 超过省定年度目标}. */
    boolean isRequirement(String phrase) {
        String rest = phrase;
        boolean required = false;
        while (!rest.isEmpty()) {
            int length = startingAt(REQUIRING, rest);
            if (length == 0) {
                return false;
            }
            required |= startingAt(Role.REQUIRED, rest) == length;
            rest = strip(rest.substring(length));
        }
        return required;
    }

    /** The noun of what was to be met, with its year: {@code 年度计划} of {@code 为市下达年度计划}. */
    String requirement(String phrase) {
        String noun = phrase.endsWith("的") ? phrase.substring(0, phrase.length() - 1) : phrase;
        while (!noun.isEmpty() && endingAt(Role.REQUIRED, noun) == 0) {
            noun = noun.substring(0, noun.length() - 1);
        }
        int length = endingAt(Role.REQUIRED, noun);
        for (int more = length; more > 0; length += more) {
            // 年度计划任务
            more = lexicon.endingAt(Role.REQUIRED, noun, 0, noun.length() - length);
        }
        return noun.substring(noun.length() - length);
    }

    /** The name without what it was to be: {@code 预算收入} of {@code 预算收入调整预算}. */
    String withoutRequirement(String name) {
        String bare = name;
        int length;
        while ((length = endingAt(PLANNED, bare)) > 0 && bare.length() - length > 2) {
            bare = strip(bare.substring(0, bare.length() - length));
        }
        return bare;
    }

    /** What a value is set against: {@code 城市低保标准} of {@code 达到城市低保标准的}; empty for none. */
    String compared(String phrase) {
        int length = startingAt(Role.LINK, phrase);
        boolean tied = length > 0 && length < phrase.length() && phrase.endsWith("的");
        String noun = tied ? phrase.substring(length, phrase.length() - 1) : "";
        return noun.length() < 3 || startingAt(COMPARING, noun) == noun.length() ? "" : noun;
    }

    /** Whether a phrase sets its subject against something: {@code 失业率低于控制目标}. */
    boolean isCompared(String phrase) {
        for (int k = 2; k + 3 < phrase.length(); k++) {
            int length = lexicon.startingAt(Role.COMPARE, phrase, k, phrase.length());
            if (length == 2 && "于出".indexOf(phrase.charAt(k + 1)) >= 0) {
                return !moves(phrase);
            }
        }
        return false;
    }

    /** Whether a phrase can say how far something was met, not by how much it was missed: {@code 完成年度计划的}. */
    boolean measuresAttainment(String phrase) {
        return !phrase.isEmpty() && startingAt(Role.COMPARE, phrase) == 0 && !phrase.startsWith("达到")
                && !phrase.startsWith("超过") && !phrase.startsWith("不");
    }

    /** Whether someone's requirement begins: {@code 省要求年报通过率}. */
    boolean requires(String phrase) {
        return startingAt(Role.ISSUER, phrase) > 0 && phrase.contains("要求") || phrase.startsWith("要求");
    }

    /** Whether a clause can tell what money was spent on: not one that goes on about the money. */
    boolean canBeObject(String clause) {
        int money = startingAt(Role.INVESTMENT_VERB, clause);
        boolean ofMoney = money > 0 && startingAt(Role.GENERIC_NAME, clause) > money
                || money > 0 && lexicon.startingAt(Role.GENERIC_NAME, clause, money, clause.length()) > 2;
        return !ofMoney && !clause.isEmpty() && "占为比较同其".indexOf(clause.charAt(0)) < 0 && startingAt(Role.COMPARE, clause) == 0
                && startingAt(MOVEMENT, clause) < 2 && measure(clause) == 0 && !moves(clause);
    }

    /** What an attribute at the end of a name is told of; empty for a bare attribute, the name where there is none. */
    String withoutAttribute(String name) {
        int length = endingAt(Role.ATTRIBUTE, name);
        return length == 0 ? name : name.substring(0, name.length() - length);
    }

    /** The attribute that a phrase ends in behind nothing but verbs, {@code 加快建设总投资}, or a short phrase; empty for others. */
    String bareAttribute(String phrase) {
        int length = endingAt(Role.ATTRIBUTE, phrase);
        String front = phrase.substring(0, phrase.length() - length);
        boolean acts = length > 1 && !front.isEmpty()
                && (isVerbOnly(front) || isVerbOnly(front.substring(startingAt(Role.UPGRADE, front))));
        return acts ? phrase.substring(phrase.length() - length) : phrase.length() <= 6 ? phrase : "";
    }

    /** Length of the measure that a name ends in, {@code 零售额}, {@code 治理率}; 0 where it names a thing. */
    int measure(String name) {
        int known = endingAt(MEASURES, name);
        boolean rate = known == 0 && name.length() > 3 && name.endsWith("率")
                && lexicon.startingAt(VERB, name, name.length() - 3, name.length() - 1) == 2;
        return rate ? 3 : known;
    }

    /** Whether a name says how much there is and not of what: {@code 支出}, {@code 满意率}. */
    boolean isMeasure(String name) {
        return endingAt(MEASURES, name) == name.length()
                || name.length() == 3 && name.endsWith("率") && lexicon.is(Role.GENERIC_NAME, name);
    }

    /** The noun without a word in front that says that all kinds are meant: {@code 各类医疗机构}. */
    String withoutAll(String noun) {
        boolean all = noun.length() > 3 && noun.charAt(0) == '各' && "类级种式".indexOf(noun.charAt(1)) >= 0;
        return all ? withoutAll(noun.substring(2)) : noun;
    }

    /** The phrase without what it is compared with in front: {@code 同比批次}. */
    String withoutComparing(String phrase) {
        int length = startingAt(Role.COMPARE, phrase);
        return length > 1 && length < phrase.length() ? phrase.substring(length) : phrase;
    }

    /** Whether words that run on to the next number tell but a movement to it: {@code 增支}. */
    boolean movesNext(String words) {
        return words.length() > 1 && startingAt(MOVEMENT, words) == words.length();
    }

    /** Whether a phrase ends in a movement, told by a word of two characters or more. */
    boolean moves(String phrase) {
        return endingAt(MOVEMENT, phrase) > 1;
    }

    /** What ends the name of a sum of money: {@code 完成投资}, {@code 补助资金}; empty where it ends as no sum does. */
    String sumNoun(String name) {
        int length = Math.max(endingAt(Role.SUM_NOUN, name), endingAt(MEASURES, name));
        return name.substring(name.length() - length);
    }

    /** The phrase without the movement at its end: {@code 城市低保标准同比提高}. */
    String trimMovement(String phrase) {
        String trimmed = phrase;
        boolean moved = false;
        while (!trimmed.isEmpty() && !trimmed.endsWith("自然增长率")) {
            int change = endingAt(MOVEMENT, trimmed);
            int length = endingAt(AROUND_MOVEMENT, trimmed);
            // 占比 ends in a word of comparing and compares nothing
            length = moved && !trimmed.endsWith("占比") ? Math.max(length, endingAt(Role.COMPARE, trimmed)) : length;
            boolean each = length == 1 && trimmed.endsWith("均") && trimmed.length() > 2
                    && "人户亩村".indexOf(trimmed.charAt(trimmed.length() - 2)) >= 0;
            if (length == 0 || each) {
                // 农民人均增收90元
                break;
            }
            moved |= change > 0;
            trimmed = strip(trimmed.substring(0, trimmed.length() - length));
        }
        return moved ? withoutComparison(trimmed) : trimmed;
    }

    /** What moved, without what it is compared with: {@code 监测鱼类较禁捕之初}. */
    private static String withoutComparison(String phrase) {
        int at = phrase.lastIndexOf('较');
        if (at >= 2 && phrase.length() - at <= LONGEST_COMPARISON && phrase.charAt(at - 1) != '比') {
            return strip(phrase.substring(0, at));
        }
        // 事故起数与前两年均比: the length of time is told apart already
        return phrase.length() > 3 && phrase.endsWith("与前") ? phrase.substring(0, phrase.length() - 2) : phrase;
    }

    private int startingAt(Set<Role> roles, String phrase) {
        return lexicon.startingAt(roles, phrase, 0, phrase.length());
    }

    private int endingAt(Set<Role> roles, String phrase) {
        return lexicon.endingAt(roles, phrase, 0, phrase.length());
    }

    private int startingAt(Role role, String phrase) {
        return lexicon.startingAt(role, phrase, 0, phrase.length());
    }

    private int endingAt(Role role, String phrase) {
        return lexicon.endingAt(role, phrase, 0, phrase.length());
    }
}
