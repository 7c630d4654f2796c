package io.annals.figure.indicator;

import io.annals.figure.exclusion.Exclusion;
import io.annals.figure.exclusion.ExclusionReason;
import io.annals.figure.text.Mention;
import io.annals.figure.text.Sentence;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names what the figures of one sentence measure: from the words before the number ({@code 婚姻登记12796对}), after it
 * ({@code 召开3次会议}), or, where the clause leaves the head out, from the figure before it. Immutable.
 */
public final class IndicatorNamer {

    private static final String CLAUSE_MARKS = "，,；;：:。！？!?\n\t";
    private static final Set<ExclusionReason> NOT_NAMING = EnumSet.of(ExclusionReason.DATE, ExclusionReason.PERIOD,
            ExclusionReason.TIME, ExclusionReason.SESSION, ExclusionReason.LIST_MARKER, ExclusionReason.SERIAL_NUMBER);

    /** The pairs that {@code 城乡} and the like stand for, when a list deals out values in order. */
    private static final List<String[]> PAIRS = List.of(new String[] {"城乡", "城市", "农村"},
            new String[] {"城镇和农村", "城镇", "农村"}, new String[] {"男女", "男", "女"});

    /** Who asks for something, and that it is asked for: {@code 达到省里规定的}, {@code 超额完成年度任务}. */
    private static final Pattern REQUIREMENT = Pattern.compile("(?:高于|高出|达到|提前达到|超额完成|完成|比|超过|低于|为|达)?"
            + "(?:国家|全国|省|市|区|县|部|州|上级|年初|年度|全年)?(?:里|级|政府|委|局)?(?:规定|定|要求|下达|预期|计划|确定|既定)?的?"
            + "(?:目标任务|任务目标|指标|任务数?|目标|标准|要求|下达)的?(?:不少于|不低于|高出)?|"
            + "(?:高于|高出|达到|提前达到|超额完成|全面完成|完成|比|超过|低于)(?:国家|全国|省|市|区|县|部|州|上级)(?:里|级|政府)?(?:规定|定|要求|确定)的?");
    private static final Pattern BASELINE_ENDING =
            Pattern.compile("(?<=.)[由从](?:上年|去年|上一年|前年|年初|原来|过去|此前|最初)?(?:同期|底|末)?的?$");
    private static final Pattern SHARE_ENDING = Pattern.compile("(?:的|比重|比例|比|达|达到|为|到|至|约)+$");

    private static final Pattern REST_OF_PERIOD = Pattern.compile("(?:个?月|年)(?:以来|来|间|内|期间)?[，,]?");
    private static final Pattern LIST_MARK = Pattern.compile("[、,，和及与]|以及");

    private final Lexicon lexicon;
    private final PhraseGrammar grammar;

    public IndicatorNamer(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.grammar = new PhraseGrammar(lexicon);
    }

    /**
     * One name per mention, in order.
     *
     * @param text the document's text
     * @param sentence the sentence that holds the mentions
     * @param mentions its mentions, in reading order
     * @param exclusions the numerals of the sentence that are no figures
     * @param totals index of the total that a mention is a part of; -1 for none
     * @param previous name of the last figure of the paragraph before this sentence; {@link IndicatorName#NONE} for none
     */
    public List<IndicatorName> name(String text, Sentence sentence, List<Mention> mentions, List<Exclusion> exclusions,
            int[] totals, IndicatorName previous) {
        List<IndicatorName> names = new ArrayList<>();
        List<String> dealt = List.of();
        int dealtFrom = -1;
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            int from = i == 0 ? sentence.start() : mentions.get(i - 1).quantity().right();
            int next = i + 1 < mentions.size() ? mentions.get(i + 1).quantity().left() : sentence.end();
            Context context = context(text, sentence, mention, from, next, exclusions);

            int apart = context.left.lastIndexOf("分别");
            if (apart >= 0 && i + 1 < mentions.size()) {
                int count = listLength(text, mentions, i);
                dealt = deal(context.left.substring(0, apart), count);
                dealtFrom = i;
            }
            int moved = grammar.isMovementOnly(context.left) ? listLength(text, mentions, i) : 0;
            if (moved > 1) {
                dealt = lastNames(names, mentions, i, moved);
                dealtFrom = i;
            }
            IndicatorName before = i > 0 ? names.get(i - 1) : previous;
            IndicatorName total = totals[i] >= 0 ? names.get(totals[i]) : null;
            if (dealtFrom >= 0 && i - dealtFrom < dealt.size()) {
                names.add(IndicatorName.of("DEALT_OUT", dealt.get(i - dealtFrom), grammar.trimVerb(dealt.get(i - dealtFrom))));
                continue;
            }
            names.add(keepVerb(name(mention, context, before, total, headBefore(names, mentions, i), i == 0, i > 0
                    && mentions.get(i - 1).quantity().unit() != mention.quantity().unit())));
        }
        return names;
    }

    /**
     * Names of the last {@code count} different things before index {@code i}, in order, for movements dealt out to
     * them: {@code 结婚登记500对、离婚登记120对，分别下降3%和5%}; none where there are fewer.
     */
    private static List<String> lastNames(List<IndicatorName> names, List<Mention> mentions, int i, int count) {
        List<String> last = new ArrayList<>();
        boolean pairs = !mentions.get(i).quantity().unitName().equals("%")
                && mentions.get(i).quantity().unit() != mentions.get(i + 1).quantity().unit();
        for (int k = i - 1; k >= 0 && last.size() < count; k--) {
            String name = names.get(k).stated();
            if (!name.isEmpty() && (pairs || last.isEmpty() || !last.get(0).equals(name)) && !isRate(mentions.get(k))) {
                last.add(0, name);
            }
        }
        return last.size() == count ? last : List.of();
    }

    // --- the words around a figure ------------------------------------------------------------------------------

    private record Context(String earlier, String left, String right, boolean linked, boolean newClause, String nextClause) {}

    private Context context(String text, Sentence sentence, Mention mention, int from, int next,
            List<Exclusion> exclusions) {
        int start = mention.quantity().left();
        int clause = from;
        int depth = 0;
        for (int k = start - 1; k >= from; k--) {
            char c = text.charAt(k);
            if (c == ')' || c == '）') {
                depth++;
            } else if (c == '(' || c == '（') {
                if (depth == 0) {
                    clause = k + 1;
                    break;
                }
                depth--;
            } else if (depth == 0 && CLAUSE_MARKS.indexOf(c) >= 0) {
                clause = k + 1;
                break;
            }
        }
        String left = without(text, clause, start, exclusions);
        int end = mention.quantity().right();
        int stop = end;
        while (stop < next && CLAUSE_MARKS.indexOf(text.charAt(stop)) < 0 && "、（(）)".indexOf(text.charAt(stop)) < 0) {
            stop++;
            int closed = stop < next && stop > end ? gloss(text, stop, next) : -1;
            if (closed > 0) {
                stop = closed;
            }
        }
        String right = without(text, end, stop, exclusions);
        String following = "";
        if (stop < sentence.end() && "，,".indexOf(text.charAt(stop)) >= 0) {
            int to = stop + 1;
            while (to < Math.min(sentence.end(), next) && CLAUSE_MARKS.indexOf(text.charAt(to)) < 0) {
                to++;
            }
            following = without(text, stop + 1, to, exclusions);
        }
        String stripped = PhraseGrammar.strip(left);
        String unlinked = grammar.trimLink(stripped);
        boolean abutting = stop == next && next < sentence.end();
        String earlier = "";
        if (clause > from + 1 && CLAUSE_MARKS.indexOf(text.charAt(clause - 1)) >= 0) {
            int begin = clause - 1;
            while (begin > from && CLAUSE_MARKS.indexOf(text.charAt(begin - 1)) < 0) {
                begin--;
            }
            earlier = PhraseGrammar.strip(without(text, begin, clause - 1, exclusions));
        }
        return new Context(earlier, stripped, abutting ? betweenFigures(right) : PhraseGrammar.strip(right),
                !unlinked.equals(stripped), clause > from, PhraseGrammar.strip(following));
    }

    /** Index after a short bracket that belongs to a noun, {@code 村（社区）}; -1 where none opens at {@code at}. */
    private static int gloss(String text, int at, int end) {
        if ("（(".indexOf(text.charAt(at)) < 0) {
            return -1;
        }
        for (int k = at + 1; k < Math.min(end, at + 8); k++) {
            if ("）)".indexOf(text.charAt(k)) >= 0) {
                return k > at + 1 ? k + 1 : -1;
            }
            if (Character.isDigit(text.charAt(k)) || CLAUSE_MARKS.indexOf(text.charAt(k)) >= 0) {
                return -1;
            }
        }
        return -1;
    }

    /** Text between two figures of one clause: it names the second unless the first has 的 or a conjunction after it. */
    private static String betweenFigures(String right) {
        int and = Math.max(right.lastIndexOf('和'), Math.max(right.lastIndexOf('及'), right.lastIndexOf('与')));
        return and > 1 ? PhraseGrammar.strip(right.substring(0, and)) : and >= 0 ? "" : PhraseGrammar.strip(right);
    }

    /** The characters of a span without dates, sessions and list markers. */
    private static String without(String text, int start, int end, List<Exclusion> exclusions) {
        StringBuilder kept = new StringBuilder();
        int at = start;
        for (Exclusion exclusion : exclusions) {
            if (exclusion.end() <= at || !NOT_NAMING.contains(exclusion.reason())) {
                continue;
            }
            if (exclusion.start() >= end) {
                break;
            }
            kept.append(text, at, Math.max(at, exclusion.start()));
            if (exclusion.reason() == ExclusionReason.DATE || exclusion.reason() == ExclusionReason.PERIOD) {
                // What stands before a date is another phrase: 自2023年1月1日起…
                String head = kept.toString();
                if (head.length() <= 2 || head.endsWith("截至") || head.endsWith("自")) {
                    kept.setLength(0);
                }
            }
            at = Math.max(at, Math.min(end, exclusion.end()));
            if (exclusion.reason() == ExclusionReason.PERIOD) {
                // 三年来: the exclusion holds the numeral, the rest of the phrase names nothing either
                Matcher rest = REST_OF_PERIOD.matcher(text).region(at, end);
                at = rest.lookingAt() ? rest.end() : at;
            }
        }
        kept.append(text, Math.min(at, end), end);
        return kept.toString();
    }

    // --- deciding -----------------------------------------------------------------------------------------------

    private IndicatorName name(Mention mention, Context context, IndicatorName before, IndicatorName total,
            IndicatorName head, boolean first, boolean otherUnit) {
        String left = BASELINE_ENDING.matcher(grammar.trimLead(grammar.afterCut(grammar.trimLink(context.left)))).replaceFirst("");
        String right = context.right;
        boolean money = isMoney(mention);
        boolean rate = isRate(mention);

        boolean alone = left.isEmpty() || grammar.isMovementOnly(left) || grammar.isVerbOnly(left) && left.length() < 2;
        if (alone && (right.isEmpty() || !names(right)) && context.earlier.length() >= 3) {
            String topic = grammar.trimMovement(grammar.trimLink(grammar.trimVerb(grammar.trimEmptyVerb(grammar.trimLead(grammar.afterCut(context.earlier))))));
            if (topic.length() >= 3) {
                return IndicatorName.of("EARLIER_CLAUSE", grammar.trimSuffix(topic));
            }
        }
        if (left.isEmpty() && rate && right.startsWith("的") && right.length() >= 4) {
            return IndicatorName.of("SHARE_OF_AFTER", grammar.trimSuffix(right.substring(1)) + "占比");
        }
        if (left.isEmpty() && (right.isEmpty() || !names(right)) && !before.stated().isEmpty() && !first) {
            return new IndicatorName(before.stated(), before.candidates(), "SAME_AS_BEFORE");
        }
        if (grammar.isMovementOnly(context.left) && !context.left.isEmpty() && !before.stated().isEmpty()) {
            return new IndicatorName(before.stated(), before.candidates(), "MOVEMENT_OF_BEFORE");
        }
        String still = grammar.trimMovement(left);
        if (rate && still.length() >= 2 && !still.equals(left)) {
            return compose(grammar.trimEmptyVerb(still), "MOVEMENT", total, head, rate);
        }
        if (!before.stated().isEmpty() && REQUIREMENT.matcher(context.left).matches()) {
            return new IndicatorName(before.stated(), before.candidates(), "REQUIREMENT_OF_BEFORE");
        }
        if (rate && context.left.startsWith("占") && !before.stated().isEmpty()) {
            String whole = SHARE_ENDING.matcher(context.left.substring(1)).replaceFirst("");
            String share = before.stated() + "占" + (whole.isEmpty() ? "比" : whole + "比重");
            return IndicatorName.of("SHARE_OF_BEFORE", share, before.stated() + "占比");
        }
        if (lexicon.is(Role.GENERIC_NAME, left) && (total != null || rate)) {
            return compose(left, "BEFORE_NUMBER", total, head, rate);
        }
        boolean verbOnly = grammar.isVerbOnly(left);
        boolean rightNames = !right.isEmpty() && names(right) && !rate;
        if (rightNames && (verbOnly || context.left.endsWith("的") || !context.linked && !money)) {
            String verb = verbOnly ? left : "";
            return fromRight(verb, right, isObject(context.left));
        }
        if (verbOnly && !left.isEmpty()) {
            return fromVerb(left, context, head, otherUnit);
        }
        if (!left.isEmpty()) {
            String own = grammar.trimSuffix(grammar.trimEmptyVerb(left));
            if (rate && lexicon.is(Role.GENERIC_NAME, own) && head.stated().isEmpty() && context.earlier.length() >= 3) {
                String topic = grammar.trimVerb(grammar.trimEmptyVerb(grammar.trimLead(grammar.afterCut(context.earlier))));
                return IndicatorName.of("EARLIER_CLAUSE", topic + own, own);
            }
            String verb = grammar.distinctVerb(before.stated());
            if (!verb.isEmpty() && context.newClause && total == null && !rate && !money && !grammar.startsVerb(own, 0)
                    && grammar.distinctVerb(own).isEmpty()) {
                return IndicatorName.of("VERB_SHARED", verb + own, own);
            }
            return compose(own, "BEFORE_NUMBER", total, head, rate);
        }
        if (rightNames) {
            return fromRight("", right, isObject(context.left));
        }
        return IndicatorName.NONE;
    }

    /** The name without candidates that lost the verb that makes it another thing: 取消低保对象 is no 低保对象. */
    private IndicatorName keepVerb(IndicatorName name) {
        String verb = grammar.distinctVerb(name.stated().startsWith("拟") ? name.stated().substring(1) : name.stated());
        return verb.isEmpty() ? name : new IndicatorName(name.stated(),
                name.candidates().stream().filter(candidate -> candidate.contains(verb)).toList(), name.rule());
    }

    /** Whether words after a number can name what is counted: they begin with a noun, not with a preposition. */
    private boolean names(String right) {
        if (right.length() < 2) {
            return false;
        }
        return "到给对在以向和及与、用于进并且为被由从同比较占每的至，。".indexOf(right.charAt(0)) < 0
                && lexicon.startingAt(Role.LINK, right, 0, right.length()) == 0;
    }

    /** Whether what is counted is what something is done to ({@code 对22家养老院开展检查}), not who does it. */
    private static boolean isObject(String left) {
        for (int k = left.length() - 1; k >= Math.max(0, left.length() - 8); k--) {
            if ("对为给向将把".indexOf(left.charAt(k)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private IndicatorName fromRight(String verb, String right, boolean object) {
        int split = -1;
        for (int k = 0; k < right.length() - 1; k++) {
            if (lexicon.startingAt(Role.SPLIT_VERB, right, k, right.length()) > 0) {
                split = k;
                break;
            }
        }
        for (String condition : List.of("符合条件的", "符合条件", "以上的", "的")) {
            if (right.startsWith(condition) && right.length() - condition.length() >= 2) {
                return fromRight(verb, right.substring(condition.length()), object);
            }
        }
        String what = grammar.trimSuffix(PhraseGrammar.strip(right));
        String did = grammar.trimEmptyVerb(grammar.trimLead(verb));
        if (split == 0) {
            return IndicatorName.of("AFTER_NUMBER", what, grammar.trimVerb(what));
        }
        if (split > 0) {
            String noun = PhraseGrammar.strip(right.substring(0, split));
            String act = grammar.trimSuffix(PhraseGrammar.strip(right.substring(split)));
            if (noun.length() <= 4 && act.length() >= 4 && !object) {
                String before = grammar.distinctVerb(did.startsWith("拟") ? did.substring(1) : did).isEmpty() ? "" : did;
                return IndicatorName.of("AFTER_NUMBER", before + act + "的" + noun, before + act, before + noun,
                        act + noun);
            }
            return IndicatorName.of("AFTER_NUMBER", did + noun, noun, what);
        }
        return IndicatorName.of("AFTER_NUMBER", did + what, what, grammar.trimVerb(what));
    }

    private IndicatorName fromVerb(String verb, Context context, IndicatorName head, boolean otherUnit) {
        String act = grammar.trimEmptyVerb(grammar.trimLead(verb));
        act = act.isEmpty() ? verb : act;
        if (lexicon.endingAt(Role.INVESTMENT_VERB, act, 0, act.length()) == act.length()
                && !context.nextClause.isEmpty()) {
            String object = grammar.trimSuffix(grammar.trimEmptyVerb(grammar.trimVerb(grammar.trimLead(context.nextClause))));
            if (object.length() >= 3) {
                return IndicatorName.of("INVESTMENT", object + act, act);
            }
        }
        boolean investment = lexicon.endingAt(Role.INVESTMENT_VERB, act, 0, act.length()) > 0;
        if (!head.stated().isEmpty() && (!otherUnit || investment)) {
            int shared = commonEnding(head.stated(), act);
            if (shared >= 2 && act.length() < head.stated().length()) {
                // 成立登记12个、变更登记25个: the verb changes, the head stays
                String name = head.stated().substring(0, head.stated().length() - act.length()) + act;
                return IndicatorName.of("HEAD_SHARED", name, act);
            }
            return IndicatorName.of("VERB_OF_HEAD", grammar.trimVerb(head.stated()) + act, act, act + grammar.trimVerb(head.stated()));
        }
        return IndicatorName.of("VERB", act, head.stated().isEmpty() ? null : head.stated() + act);
    }

    private static int commonEnding(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length())
                && a.charAt(a.length() - 1 - length) == b.charAt(b.length() - 1 - length)) {
            length++;
        }
        return length;
    }

    /** A generic name ({@code 主办件}, {@code 办结率}) takes the head of the total or of the count before it. */
    private IndicatorName compose(String own, String rule, IndicatorName total, IndicatorName head, boolean rate) {
        String noun = grammar.trimVerb(own);
        IndicatorName of = total != null ? total : head;
        boolean generic = lexicon.is(Role.GENERIC_NAME, own) || lexicon.is(Role.GENERIC_NAME, noun);
        boolean average = own.startsWith("人均") || own.startsWith("户均");
        if (List.of("主办", "协办", "会办", "独办", "分办").contains(noun)) {
            noun = noun + "件";
        }
        if (!of.stated().isEmpty() && (generic && (total != null || rate) || average && own.length() <= 8)) {
            String base = grammar.trimVerb(of.stated());
            List<String> others = new ArrayList<>();
            for (String candidate : of.candidates()) {
                others.add(grammar.trimVerb(candidate) + noun);
                others.add(noun + candidate);
            }
            others.add(own);
            return IndicatorName.of("HEAD_RESTORED", base + noun, others.toArray(String[]::new));
        }
        return IndicatorName.of(rule, own, noun);
    }

    /** Name of the last figure before index {@code i} that counts things and is itself no part. */
    private static IndicatorName headBefore(List<IndicatorName> names, List<Mention> mentions, int i) {
        for (int k = i - 1; k >= 0; k--) {
            if (mentions.get(k).quantity().unit() != null
                    && mentions.get(k).quantity().unit().dimension().equals("count")
                    && !names.get(k).rule().equals("HEAD_RESTORED") && !names.get(k).rule().startsWith("VERB")
                    && !names.get(k).stated().startsWith("不")) {
                return names.get(k);
            }
        }
        return IndicatorName.NONE;
    }

    private static boolean isMoney(Mention mention) {
        return mention.quantity().unit() != null && mention.quantity().unit().dimension().startsWith("money");
    }

    private static boolean isRate(Mention mention) {
        String unit = mention.quantity().unitName();
        return unit.equals("%") || unit.equals("‰") || unit.equals("百分点") || unit.equals("倍");
    }

    // --- values dealt out in order ------------------------------------------------------------------------------

    /** How many mentions, from {@code i} on, follow each other with nothing but a list mark between them. */
    private static int listLength(String text, List<Mention> mentions, int i) {
        int k = i;
        while (k + 1 < mentions.size()) {
            String between = text.substring(mentions.get(k).quantity().right(), mentions.get(k + 1).quantity().left());
            if (!LIST_MARK.matcher(between.strip()).matches()) {
                break;
            }
            k++;
        }
        return k - i + 1;
    }

    /** Names for {@code A、B、C分别为}: as many as there are values, else none. */
    private List<String> deal(String heads, int count) {
        if (count < 2) {
            return List.of();
        }
        String phrase = grammar.trimLead(grammar.afterCut(grammar.trimMovement(PhraseGrammar.strip(heads))));
        List<String> items = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int k = 0; k < phrase.length(); k++) {
            char c = phrase.charAt(k);
            depth += "（(《“".indexOf(c) >= 0 ? 1 : "）)》”".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0 && ("、和与及".indexOf(c) >= 0) && k > start) {
                items.add(phrase.substring(start, k));
                start = k + 1;
            }
        }
        items.add(phrase.substring(start));
        items.replaceAll(item -> grammar.trimLead(PhraseGrammar.strip(item)));
        items.removeIf(String::isEmpty);
        if (items.size() == count) {
            String last = items.get(count - 1);
            for (int k = 0; k + 1 < count; k++) {
                String item = items.get(k);
                boolean modifier = item.length() <= 3 && last.length() > item.length() + 1;
                if (modifier) {
                    items.set(k, item + last.substring(item.length()));
                }
            }
            return items;
        }
        if (count == 2) {
            for (String[] pair : PAIRS) {
                int at = phrase.indexOf(pair[0]);
                if (at >= 0) {
                    String tail = phrase.substring(at + pair[0].length());
                    String front = phrase.substring(0, at);
                    return List.of(front + pair[1] + tail, front + pair[2] + tail);
                }
            }
        }
        return List.of();
    }
}
