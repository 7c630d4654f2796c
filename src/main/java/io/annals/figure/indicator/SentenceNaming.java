package io.annals.figure.indicator;

import io.annals.figure.exclusion.Exclusion;
import io.annals.figure.exclusion.IndustryShares;
import io.annals.figure.text.Mention;
import io.annals.figure.text.Sentence;
import io.annals.reference.CharSet;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the figures of one sentence in order, each with what the ones before it were called at hand. */
final class SentenceNaming {

    private static final Pattern WITHIN = Pattern.compile("[省市县区州境]内.{2,8}");
    private static final Pattern FROM_SIZE = Pattern.compile("(及?以[上下])(?:的)?([\\p{IsHan}]{2,10})");
    /** By what a value is turned into another one: {@code 按年平均汇率计算}. */
    private static final Pattern RECKONED = Pattern.compile("(?:约?合|折合?|按.{2,16}(?:计算|折算|换算|计)[，,]?)(?:约?[合为]|达到?)?");
    /** In a bracket, how much of it was asked for: {@code 适配120人（市任务数90人）}. */
    private static final Pattern ASKED = Pattern.compile("(?:[省市县区国]|国家|上级|年度|全年|下达)*(?:任务|目标|计划|指标)数");
    private static final Pattern AMONG_BEFORE = Pattern.compile("^(?:其中|包括|含)[：:]?");
    /** Says only by what the figures of its sentence are told apart: {@code 分产业看}. */
    private static final Pattern BREAKDOWN = Pattern.compile("[分从].{1,6}看|按.{1,8}分");
    private static final Pattern KIND = Pattern.compile("[一二三四五六七八九十、]+[级类档等]|[\\p{IsHan}]{1,4}[级类档型]");
    private static final Pattern MOVED_TO_KIND = Pattern.compile("(.{3,20}?)(?:分别)?(?:由.{1,8})?(?:提高|增加|上调|提升|提标|调整|调高)"
            + "(?:到|至|为)((?:[一二三四五六七八九十]+[级类档等]|[\\p{IsHan}]{1,4}[级类档型]))");
    private static final CharSet MOVED_TO = CharSet.of("到至为");
    private static final Pattern BASELINE_ENDING =
            Pattern.compile("(?<=.)[由从](?:上年|去年|上一年|前年|年初|原来|过去|此前|最初|当前|目前|现行|现有)?"
                    + "(?:同期|底|末)?的?(?:[年月]?人均|每[人户][每]?[年月]?)?$");
    private static final Pattern SHARE_ENDING = Pattern.compile("(?:的|比重|比例|比|达|达到|为|到|至|约)+$");
    private static final Pattern PER_EACH = Pattern.compile("(?:平均)?每(?:[天月年]|[百千万]?[个名人户家村镇所位][^数率量额费]{0,6})");
    /** A thing that is told for so many inhabitants: {@code 每千人口床位}. */
    private static final Pattern PER_MANY = Pattern.compile("每[百千万]+名?(?:人口?|常住人口|老人|老年人|学生|居民).{2,}");
    private static final Pattern AMONG = Pattern.compile("(?<=..)(?:(?:中|当中|之中|里面)有?|的(?:基础上|同时|前提下|情况下))$");
    private static final CharSet AMONG_BEGINS = CharSet.of("中当之里的");
    /** By which rule something was done: {@code 按照《条例》}. */
    private static final Pattern BASIS = Pattern.compile("^(?:按照|依照|根据|依据)《[^》]{1,30}》(?:的?规定|要求)?(?=..)");
    private static final Set<String> BY_RULE = Set.of("按照", "依照", "根据", "依据");
    /** Where problems were found: {@code 物资采购方面存在问题}. */
    private static final Pattern IN_RESPECT = Pattern.compile("(?<=..)方面存在的?(?=问题$)");
    private static final Pattern GROWN = Pattern.compile("(?:增加值)?(?:增速|增长)?$");
    private static final Pattern PLACE = Pattern.compile("[\\p{IsHan}]{2,4}(?:街道|[镇乡县市区村旗州])(?<!小区|社区|园区|景区|校区|城区|行政村)");
    private static final int LONGEST_ACT = 18;
    private static final int LONGEST_SUBJECT = 14;
    /** Names of works run long: {@code 西河治理独山翻板坝至望江寺段工程}. */
    private static final int LONGEST_PROJECT = 24;
    private static final int LONGEST_NOUN = 8;
    private static final int SHORT_NOUN = 4;
    private static final Set<String> REACHED = Set.of("达", "达到", "累计达", "累计达到", "累计");
    /** Before 中 they make a word of it: 初中, 高中, 集中. */
    private static final String NO_PLACE = "初高完职集途其";
    /** What tells the size of a work right before its number. */
    private static final List<String> SIZE_WORDS = List.of("占地", "年产", "日产", "日处理", "直径", "长", "宽", "高", "深", "装机");
    private static final Set<String> SUMMED = Set.of("共计", "合计", "总计", "共");
    /** What a clause ends in that counts all there are: no 预计, no 没有. */
    private static final List<String> COUNTS_ALL = List.of("共计", "合计", "总计", "累计", "共有", "现有", "已有", "拥有", "达", "达到");
    private static final Set<String> REACHING = Set.of("惠及", "受益", "覆盖", "涉及");
    private static final List<String> HANDLING = List.of("主办", "协办", "会办", "独办", "分办");

    private final Lexicon lexicon;
    private final PhraseGrammar grammar;
    private final Works works;
    private final OtherKinds kinds;
    private final PartNames parts;
    private final Matters matters;
    private final RepeatedVerbs repeatedVerbs;
    private final UnitWords unitWords;
    private final AttributeChain chain;
    private final String text;
    private final Sentence sentence;
    private final List<Mention> mentions;
    private final List<Exclusion> exclusions;
    private final int[] totals;
    private final IndicatorName[] wholes;
    private final boolean continues;
    private final Discourse discourse;
    private final List<IndicatorName> names = new ArrayList<>();

    /** What the clause of the figure before said was to be met; empty for none. */
    private String requirement = "";
    /** Whether the figure before was the object of what was done. */
    private boolean actBefore;
    /** The work whose investment the sentence tells, named by what stands before it; empty for none. */
    private String workSpokenOf = "";
    /** What the verbs of the sentence are about that stand without an object; empty for nothing. */
    private String matter = "";
    /** What the sentence breaks down where it tells how parts moved; empty for none. */
    private String wholeBrokenDown = "";
    /** What the figures of the sentence are told of by a clause that ends in 中; empty for nothing. */
    private String whole = "";
    /** The share that the next figure tells where the whole was stated: {@code 占应改造小区153个的九成}; empty for none. */
    private String share = "";

    SentenceNaming(Lexicon lexicon, PhraseGrammar grammar, String text, Sentence sentence, List<Mention> mentions,
            List<Exclusion> exclusions, int[] totals, IndicatorName[] wholes, boolean continues, Discourse discourse) {
        this.lexicon = lexicon;
        this.grammar = grammar;
        this.works = new Works(lexicon, grammar);
        this.kinds = new OtherKinds(lexicon, grammar);
        this.parts = new PartNames(lexicon, grammar);
        this.matters = new Matters(lexicon, grammar);
        this.repeatedVerbs = new RepeatedVerbs(grammar, mentions, names);
        this.unitWords = new UnitWords(mentions, names);
        this.chain = new AttributeChain(lexicon, grammar, text, mentions);
        this.text = text;
        this.sentence = sentence;
        this.mentions = mentions;
        this.exclusions = exclusions;
        this.totals = totals;
        this.wholes = wholes;
        this.continues = continues;
        this.discourse = discourse;
    }

    IndicatorNamer.Names run() {
        SeriesHead series = new SeriesHead(lexicon, grammar, text, mentions);
        SumsOfWorks sums = new SumsOfWorks(lexicon, grammar, works);
        DealtNames dealer = new DealtNames(grammar, text, mentions);
        List<String> dealt = List.of();
        int dealtFrom = -1;
        for (int i = 0; i < mentions.size(); i++) {
            int from = i == 0 ? sentence.start() : mentions.get(i - 1).quantity().right();
            int to = i + 1 < mentions.size() ? mentions.get(i + 1).quantity().left() : sentence.end();
            Clause clause = Clause.of(text, sentence, mentions.get(i), from, to, exclusions, lexicon);
            int industry = isShareOfIndustry(i) ? IndustryShares.index(text, mentions.get(i).quantity().start()) : -1;
            if (industry >= 0) {
                names.add(IndicatorName.of("INDUSTRY_SHARE", "第" + "一二三".charAt(industry) + "产业比重",
                        "第" + "一二三".charAt(industry) + "产业占比"));
                continue;
            }
            List<String> list = dealer.from(i, clause, names);
            if (!list.isEmpty()) {
                dealt = list;
                dealtFrom = i;
            }
            if (dealtFrom >= 0 && i - dealtFrom < dealt.size()) {
                String name = dealt.get(i - dealtFrom);
                names.add(IndicatorName.of("DEALT_OUT", name, grammar.trimVerb(name)));
                continue;
            }
            IndicatorName name = sums.of(keepVerb(new Place(i, clause).name()), clause, names, i > 0 && series.isJoined(i - 1));
            names.add(series.of(name, clause, names, totals));
        }
        IndicatorName head = headBefore(mentions.size());
        return new IndicatorNamer.Names(names, new Discourse(names.get(names.size() - 1),
                head.stated().isEmpty() ? discourse.head() : head, wholeSpokenOf(), workSpokenOf));
    }

    private boolean isShareOfIndustry(int i) {
        return mentions.get(i).quantity().statedUnit().isEmpty();
    }

    /** What the next sentence may break down: the last figure that is no part and tells no share of another. */
    private IndicatorName wholeSpokenOf() {
        if (continues) {
            return discourse.whole();
        }
        for (int k = names.size() - 1; k >= 0; k--) {
            String rule = names.get(k).rule();
            if (totals[k] < 0 && wholes[k] == null && !rule.equals("ATTAINMENT") && !rule.startsWith("SHARE")
                    && !rule.equals("MOVED_PART")) {
                return names.get(k);
            }
        }
        return IndicatorName.NONE;
    }

    /** The name without candidates that lost the verb that makes it another thing: 取消低保对象 is no 低保对象. */
    private IndicatorName keepVerb(IndicatorName name) {
        String verb = grammar.distinctVerb(name.stated().startsWith("拟") ? name.stated().substring(1) : name.stated());
        return verb.isEmpty() ? name : new IndicatorName(name.stated(),
                name.candidates().stream().filter(candidate -> candidate.contains(verb)).toList(), name.rule());
    }

    /** Name of the last figure before index {@code i} that counts things and is itself no part. */
    private IndicatorName headBefore(int i) {
        int k = headIndex(i);
        return k < 0 ? IndicatorName.NONE : names.get(k);
    }

    private int headIndex(int i) {
        for (int k = i - 1; k >= 0; k--) {
            IndicatorName name = names.get(k);
            if (isCount(mentions.get(k)) && totals[k] < 0 && !name.rule().equals("HEAD_RESTORED")
                    && !name.rule().startsWith("VERB") && !name.rule().equals("AFTERMATH") && !name.rule().equals("RECIPIENT")
                    && !name.rule().equals("ASKED")
                    && !name.stated().startsWith("不") && !(name.stated().startsWith("应") && grammar.startsVerb(name.stated(), 1))
                    && !(k > 0 && names.get(k - 1).rule().startsWith("VERB") && names.get(k - 1).stated().equals(name.stated()))
                    && lexicon.startingAt(Role.SIDE_VERB, name.stated(), 0, name.stated().length()) == 0) {
                return k;
            }
        }
        return -1;
    }

    static boolean isCount(Mention mention) {
        return mention.quantity().unit() != null && mention.quantity().unit().dimension().equals("count");
    }

    private static boolean isMoney(Mention mention) {
        return mention.quantity().unit() != null && mention.quantity().unit().dimension().startsWith("money");
    }

    private static boolean isTime(Mention mention) {
        return mention.quantity().unit() != null && mention.quantity().unit().dimension().startsWith("time");
    }

    /** Whether nothing stands between two figures that follow each other: {@code 9户12人}. */
    private boolean touch(int k, int next) {
        return mentions.get(k).quantity().right() == mentions.get(next).quantity().left();
    }

    private boolean startsWith(Role role, String name) {
        return lexicon.startingAt(role, name, 0, name.length()) > 0;
    }

    /** Whether nothing but a list mark stands between a figure and the next: {@code 9户、12人}. */
    private boolean isListed(int k) {
        int right = mentions.get(k).quantity().right();
        return mentions.get(k + 1).quantity().left() == right + 1 && "、和及".indexOf(text.charAt(right)) >= 0;
    }

    /** Whether a part of a whole is written out: {@code 占全省的十分之一}. */
    private boolean isFraction(Mention mention) {
        return mention.quantity().unit() == null && text.substring(mention.start(), mention.end()).contains("分之");
    }

    static boolean isRate(Mention mention) {
        return mention.quantity().isRate();
    }

    /** A figure where it stands. */
    private final class Place {

        private final int index;
        private final Clause clause;
        private final IndicatorName before;
        private final IndicatorName total;
        private final IndicatorName head;
        private final boolean money;
        private final boolean rate;
        private final boolean linked;
        private final String left;
        private final String subject;
        private final String right;
        private String added;

        Place(int index, Clause clause) {
            this.index = index;
            this.clause = clause;
            IndicatorName last = index > 0 ? names.get(index - 1) : discourse.last();
            // What was asked for is no thing of its own: 新建厕所200座（目标数150座，完成率133%）
            this.before = last.rule().equals("ASKED") ? IndicatorName.of("REQUIREMENT_OF_BEFORE", last.candidates().get(1)) : last;
            this.total = totals[index] >= 0 ? names.get(totals[index]) : wholes[index];
            this.head = headBefore(index);
            this.money = isMoney(mentions.get(index));
            this.rate = isRate(mentions.get(index)) || isFraction(mentions.get(index));
            String unlinked = grammar.trimLink(clause.left());
            this.linked = !unlinked.equals(clause.left());
            boolean direct = index > 0 && !clause.opened() && isCount(mentions.get(index - 1))
                    && "、和及与（(".indexOf(text.charAt(mentions.get(index - 1).quantity().right())) < 0;
            String own = direct ? grammar.afterOtherNoun(unlinked) : unlinked;
            own = index > 0 && own.startsWith("时间") && isTime(mentions.get(index - 1)) && !clause.opened() ? own.substring(2) : own;
            own = !clause.right().isEmpty() && grammar.startsNoun(clause.right()) ? grammar.afterJoint(own) : own;
            String cut = PhraseGrammar.wholeQuotation(own, grammar.afterCut(own));
            String led = grammar.trimLead(cut);
            boolean baseline = led.lastIndexOf('由') > 0 || led.lastIndexOf('从') > 0;
            String trimmed = baseline ? BASELINE_ENDING.matcher(led).replaceFirst("") : led;
            int movesFrom = Math.max(trimmed.lastIndexOf('由'), trimmed.lastIndexOf('从'));
            if (movesFrom > 2 && trimmed.length() - movesFrom <= 7 && movesOn(mentions.get(index).quantity().right())) {
                trimmed = trimmed.substring(0, movesFrom);
            }
            String where = total == null ? "" : AMONG_BEFORE.matcher(clause.left()).replaceFirst("");
            if (where.length() > 3 && where.charAt(1) == '内' && where.length() == trimmed.length() + 2
                    && where.endsWith(trimmed) && WITHIN.matcher(where).matches()) {
                // 转移输出96万人，其中省内转移46万人
                trimmed = where;
            }
            this.left = trimmed.length() == 1 && "和及与或对向给".contains(trimmed) ? "" : grammar.withoutAspect(trimmed);
            String dropped = cut.length() < own.length() && own.endsWith(cut)
                    ? grammar.subject(own.substring(0, own.length() - cut.length())) : "";
            this.subject = dropped.length() <= LONGEST_SUBJECT ? dropped : "";
            String after = grammar.beforePassive(clause.right());
            boolean bounded = after.startsWith("以上") || after.startsWith("以下") || after.startsWith("左右");
            after = bounded ? after.substring(2) : after;
            // 展览馆14个覆盖率达90%: the rate has a number of its own
            boolean rated = clause.abutting() && index + 1 < mentions.size() && isRate(mentions.get(index + 1))
                    && this.left.length() > 1 && !grammar.isVerbOnly(this.left)
                    && grammar.isMeasure(grammar.trimLink(after));
            after = rated ? "" : after;
            boolean done = after.startsWith("进行") && after.length() > 3 && this.left.isEmpty() && (clause.left().endsWith("对") || clause.left().endsWith("向"));
            after = done ? after.substring(2) : after;
            this.right = !this.left.isEmpty() && !grammar.isVerbOnly(this.left) && lexicon.is(Role.NOUN_SUFFIX, after) && !"等的".contains(after) ? "" : after;
        }

        /** Whether the words behind a number say where it moved to: {@code 由报销后的65%提高到70%}. */
        private boolean movesOn(int at) {
            int end = Math.min(sentence.end(), at + 6);
            for (int k = at; k < end && Clause.MARKS.indexOf(text.charAt(k)) < 0; k++) {
                if ("到至为".indexOf(text.charAt(k)) >= 0) {
                    return true;
                }
            }
            return false;
        }

        IndicatorName name() {
            String required = requirement;
            requirement = "";
            IndicatorName name = fromRequirement(required);
            name = name == null && total != null && !rate && !money && right.isEmpty() && WITHIN.matcher(left).matches()
                    ? IndicatorName.of("PART_WITHIN", left) : name;
            name = name != null ? name : fromThreshold();
            name = name != null ? name : fromGrandTotal();
            name = name != null ? name : fromCompletion();
            name = name != null ? name : fromBracket();
            name = name != null ? name : fromThoseCounted();
            name = name != null ? name : fromScopeOfTotal();
            name = name != null ? name : fromInhabitants();
            name = name != null ? name : fromEarlierClause();
            name = name != null ? name : fromShare();
            name = name != null ? name : fromBefore();
            name = name != null ? name : fromMovement();
            name = name != null ? name : fromWords();
            return name;
        }

        /** A noun in a bracket right behind a number that nothing else names: {@code 大棚面积20亩，15座（连栋棚）}; null for others. */
        private IndicatorName fromBracket() {
            int open = mentions.get(index).quantity().right();
            if (!clause.left().isEmpty() || !isCount(mentions.get(index)) || open >= sentence.end() || "（(".indexOf(text.charAt(open)) < 0) {
                return null;
            }
            int close = open + 1;
            while (close < Math.min(sentence.end(), open + LONGEST_NOUN + 2) && Character.isIdeographic(text.charAt(close))) {
                close++;
            }
            boolean noun = close < sentence.end() && "）)".indexOf(text.charAt(close)) >= 0 && close - open > 2;
            String named = noun ? text.substring(open + 1, close) : "";
            return named.isEmpty() || !grammar.isVerbless(named) || lexicon.is(Role.ADVERB, named) || named.charAt(0) == '每'
                    || lexicon.startingAt(Role.TIME, named, 0, named.length()) > 0 || lexicon.is(Role.GENERIC_NAME, named)
                    || grammar.measure(named) > 0 || named.indexOf('年') >= 0 || named.indexOf('月') >= 0 || startsWith(Role.SCOPE, named)
                    || startsWith(Role.NOT_PART, named) || startsWith(Role.PART, named)
                    ? null : IndicatorName.of("IN_BRACKET", named);
        }

        /** Things from a size on, {@code 投资5亿元以上项目6个}: the size makes them others than all; null for others. */
        private IndicatorName fromThreshold() {
            if (index == 0 || clause.opened() || !isCount(mentions.get(index)) || isCount(mentions.get(index - 1)) || isRate(mentions.get(index - 1))) {
                return null;
            }
            Mention size = mentions.get(index - 1);
            String between = text.substring(size.end(), mentions.get(index).quantity().left());
            Matcher from = FROM_SIZE.matcher(between);
            String noun = from.matches() ? grammar.trimLink(from.group(2)) : "";
            return noun.length() < 2 || !grammar.isVerbless(noun) ? null
                    : IndicatorName.of("FROM_SIZE", text.substring(size.start(), size.end()) + from.group(1) + noun, noun);
        }

        /** What all together come to, {@code 收入6亿元，加上转移性收入2亿元，收入合计8亿元}; null for others. */
        private IndicatorName fromGrandTotal() {
            int sum = lexicon.endingAt(Role.SUM, clause.left(), 0, clause.left().length());
            String noun = clause.left().substring(0, clause.left().length() - sum);
            if (index == 0 || sum < 2 || !clause.opened() || !lexicon.is(Role.SUM_NOUN, noun) || !right.isEmpty()) {
                return null;
            }
            boolean others = names.stream().filter(other -> other.stated().endsWith(noun)).count() > 1;
            return others ? IndicatorName.of("GRAND_TOTAL", clause.left()) : null;
        }

        /** As much of a length or area as is done, {@code 修建道路300公里，目前完工280公里}; null for others. */
        private IndicatorName fromCompletion() {
            boolean done = index > 0 && clause.opened() && total == null && right.isEmpty() && lexicon.is(Role.COMPLETION, left)
                    && hasUnitOf(index - 1) && !isCount(mentions.get(index)) && !money && !rate;
            String thing = done ? grammar.thing(before.stated()) : "";
            thing = lexicon.is(Role.ATTRIBUTE, thing) ? before.stated() : thing;
            return thing.length() < 2 ? null : IndicatorName.of("VERB_OF_HEAD", thing + left, left + thing);
        }

        /** Those of the things counted right before to which something happened: {@code 30个村中18个已完成改造}; null for others. */
        private IndicatorName fromThoseCounted() {
            boolean those = index > 0 && !clause.opened() && left.length() > 2 && left.endsWith("中") && hasUnitOf(index - 1)
                    && isCount(mentions.get(index)) && clause.left().endsWith(left);
            String thing = those ? left.substring(0, left.length() - 1) : "";
            if (thing.isEmpty() || NO_PLACE.indexOf(thing.charAt(thing.length() - 1)) >= 0) {
                return null;
            }
            String act = grammar.trimSuffix(grammar.trimLead(right));
            return act.length() < 2 ? IndicatorName.of("THOSE_COUNTED", thing) : !grammar.startsVerb(act, 0) ? null
                    : IndicatorName.of("THOSE_COUNTED", act + "的" + thing, act + thing, thing);
        }

        private boolean rightNames() {
            return !right.isEmpty() && grammar.startsNoun(right) && !rate;
        }

        private IndicatorName same(String rule) {
            return new IndicatorName(before.stated(), before.candidates(), rule);
        }

        /** A part that only its place tells, {@code 其中市本级120户}: another indicator than the whole. */
        private IndicatorName fromScopeOfTotal() {
            if (index > 0 && left.isEmpty() && clause.left().isEmpty() && before.rule().equals("SCOPE_OF_TOTAL")
                    && touch(index - 1, index)) {
                return same("SCOPE_OF_TOTAL");
            }
            boolean first = index == 0 && clause.left().startsWith("其中");
            boolean further = index > 0 && before.rule().equals("SCOPE_OF_TOTAL");
            if (index > 0 && total != null && left.isEmpty() && right.isEmpty() && clause.left().isEmpty()
                    && total.rule().equals("AFTERMATH") && total.candidates().size() > 1 && !before.rule().equals("AFTERMATH")
                    && totals[index] >= 0 && hasUnitOf(totals[index]) && totals[index - 1] >= 0 && !hasUnitOf(index - 1)
                    && (touch(index - 1, index) || isListed(index - 1))) {
                // 死亡14人（其中建筑工地10起、11人）
                String became = total.candidates().get(1);
                return IndicatorName.of("AFTERMATH", before.stated() + became, became);
            }
            IndicatorName whole = total != null ? total : first || further ? discourse.head() : IndicatorName.NONE;
            if (whole.stated().isEmpty() || rate || rightNames()) {
                return null;
            }
            if (money) {
                IndicatorName level = fromLevelOfTotal();
                return level != null ? level : fromScopeBefore();
            }
            String place = AMONG_BEFORE.matcher(clause.left()).replaceFirst("");
            if (place.endsWith("的") && place.length() > 3 && place.length() <= LONGEST_SUBJECT && right.isEmpty()) {
                // 其中符合条件的43户
                return IndicatorName.of("KIND_OF_TOTAL", place + grammar.thing(whole.stated()),
                        place.substring(0, place.length() - 1));
            }
            place = grammar.trimLink(place);
            if (!left.isEmpty() && !PLACE.matcher(place).matches()) {
                return null;
            }
            boolean scope = place.length() > 1 && lexicon.startingAt(Role.SCOPE, place, 0, place.length()) == place.length()
                    || PLACE.matcher(place).matches() && !lexicon.is(Role.COMMON_NOUN, place) && !lexicon.is(Role.DIVISION, place);
            return scope ? IndicatorName.of("SCOPE_OF_TOTAL", place + grammar.thing(whole.stated()), place) : null;
        }

        /** A sum at a level of government, {@code 县本级完成11亿元} of what all together took in; null for others. */
        private IndicatorName fromLevelOfTotal() {
            String level = grammar.trimLink(AMONG_BEFORE.matcher(clause.left()).replaceFirst(""));
            String part = total == null || !level.endsWith("本级") ? ""
                    : parts.of(total.stated(), level, mentions.get(index).quantity().unit());
            return part.isEmpty() ? null : IndicatorName.of("PART_OF_WHOLE", part, level);
        }

        /** The sum of the place before, {@code 其中南乡2户8人，救助资金1.2万元}; null for others. */
        private IndicatorName fromScopeBefore() {
            if (index == 0 || !before.rule().equals("SCOPE_OF_TOTAL") || before.candidates().size() < 2
                    || !left.isEmpty() && !lexicon.is(Role.GENERIC_NAME, left)) {
                return null;
            }
            String place = before.candidates().get(1);
            IndicatorName sum = total != null ? total : discourse.last();
            return left.isEmpty() ? IndicatorName.of("SCOPE_OF_TOTAL", place + grammar.thing(sum.stated()), place)
                    : IndicatorName.of("SCOPE_OF_TOTAL", place + left, place, left);
        }

        /** Households and persons that nothing names behind the parts of a place: {@code 15个村民小组，732户3610人}. */
        private IndicatorName fromInhabitants() {
            String unit = mentions.get(index).quantity().unitName();
            if (index == 0 || total != null || !clause.left().isEmpty() || !right.isEmpty()) {
                return null;
            }
            boolean households = unit.equals("户") && clause.opened() && mentions.get(index - 1).quantity().unitName().equals("个");
            boolean persons = unit.equals("人") && touch(index - 1, index) && before.rule().equals("INHABITANTS");
            return households || persons ? IndicatorName.of("INHABITANTS", unit + "数") : null;
        }

        /** Nothing of its own to name it, but a clause without figures before it. */
        private IndicatorName fromEarlierClause() {
            boolean alone = left.isEmpty() || index == 0 && isPerEach()
                    || grammar.isMovementOnly(left) || grammar.isVerbOnly(left) && left.length() < 2;
            boolean named = right.startsWith("的") && (rate || isCount(mentions.get(index)) && right.length() > 4)
                    || !right.isEmpty() && grammar.startsNoun(right);
            if (!alone || named || clause.earlier().length() < 3 || BREAKDOWN.matcher(clause.earlier()).matches()) {
                return null;
            }
            String topic = grammar.trimMovement(grammar.trimLink(grammar.nounOf(matters.subject(clause.earlier()))));
            return topic.length() < 3 ? null : IndicatorName.of("EARLIER_CLAUSE", grammar.trimSuffix(topic));
        }

        /** Whether the clause says no more than for how many: {@code 每人每月}, not {@code 每户补贴}. */
        private boolean isPerEach() {
            String phrase = clause.left();
            return phrase.indexOf('每') >= 0 && PER_EACH.matcher(phrase).matches()
                    && !(isCount(mentions.get(index)) && PER_MANY.matcher(phrase).matches())
                    && !(money && lexicon.endingAt(Role.LIGHT_VERB, phrase, 0, phrase.length()) > 1)
                    && !grammar.doesSomething(phrase, 2) && !grammar.doesSomething(phrase, 3);
        }

        /** A share of what follows, {@code 60%的受访者}, or of what is named as the whole, {@code 占总数的60%}. */
        private IndicatorName fromShare() {
            if (rate && right.startsWith("的") && right.length() >= 4) {
                String whole = grammar.trimSuffix(right.substring(1));
                if (left.isEmpty()) {
                    return IndicatorName.of("SHARE_OF_AFTER", whole + "占比");
                }
                if (grammar.isVerbOnly(left) && left.length() == 2) {
                    return IndicatorName.of("SHARE_OF_AFTER", whole + left + "率", whole);
                }
                String subject = grammar.trimLastVerb(left);
                if (subject.length() < left.length() && subject.length() > 1) {
                    return IndicatorName.of("SHARE_OF_AFTER", subject + whole, whole);
                }
            }
            if (rate && left.isEmpty() && clause.left().isEmpty() && !clause.ofNumber() && right.length() >= 4 && right.length() <= LONGEST_PROJECT
                    && grammar.startsNoun(right) && !clause.abutting()
                    && mentions.get(index).quantity().unitName().equals("%")) {
                // 50%以上村卫生室实现一体化管理
                return IndicatorName.of("SHARE_OF_AFTER", grammar.trimSuffix(right) + "占比");
            }
            String stated = share;
            share = "";
            if (rate && !stated.isEmpty() && left.isEmpty() && clause.ofNumber()) {
                return IndicatorName.of("SHARE_OF_WHOLE", stated, before.stated());
            }
            if (rate && clause.ofNumber() && left.isEmpty() && before.rule().equals("SHARE_OF_BEFORE")
                    && lexicon.startingAt(Role.SCOPE, clause.left(), 0, clause.left().length()) == clause.left().length() - 1) {
                // 占全市的24%，全省的10%
                return shareOfBasis(clause.left().substring(0, clause.left().length() - 1));
            }
            if (before.stated().isEmpty() || !clause.left().startsWith("占")) {
                return null;
            }
            if (!rate) {
                return fromWhole(grammar.trimLink(clause.left().substring(1)));
            }
            String whole = SHARE_ENDING.matcher(clause.left().substring(1)).replaceFirst("");
            if (grammar.isRequirement(whole)) {
                return null;
            }
            String other = clause.earlier().isEmpty() ? "" : grammar.subjectOf(clause.earlier());
            if (other.length() > 2 && !other.equals(clause.earlier())) {
                // 电气原因仍居首位，占总数的44.8%
                return IndicatorName.of("SHARE_OF_SUBJECT", other + "占" + (whole.isEmpty() ? "比" : whole + "比重"), other + "占比");
            }
            return shareOfBasis(whole);
        }

        /** A share of a whole that the thing before makes up, not how far that was met or what share of another it is. */
        private IndicatorName shareOfBasis(String whole) {
            String of = index == 0 ? before.stated() : basis(false).stated();
            String named = whole.isEmpty() ? "比" : whole.endsWith("份额") ? whole : whole + "比重";
            return IndicatorName.of("SHARE_OF_BEFORE", of + "占" + named, of + "占比");
        }

        /** The whole of which the next figure tells a share; none where it tells no share. */
        private IndicatorName fromWhole(String whole) {
            boolean shares = index + 1 < mentions.size() && isRate(mentions.get(index + 1))
                    && text.startsWith("的", mentions.get(index).quantity().right());
            if (!shares || whole.length() < 2) {
                return null;
            }
            share = before.stated() + "占" + whole + "比重";
            return IndicatorName.of("WHOLE", whole, grammar.thing(before.stated()) + whole);
        }

        /** How far what was to be met was met: {@code 为年度计划的101.8%}, {@code 高于省定目标2个百分点}. */
        private IndicatorName fromRequirement(String required) {
            String phrase = clause.left().startsWith("占") ? clause.left().substring(1) : clause.left();
            int counted = phrase.startsWith("按") ? phrase.indexOf("计占") : -1;
            phrase = counted > 0 ? phrase.substring(counted + 2) : phrase;
            boolean ratio = clause.left().startsWith("占") && phrase.length() > 5 && (phrase.endsWith("的比例") || phrase.endsWith("的比重"));
            // 削减氨氮24吨，占全年目标的比例为110%
            phrase = ratio ? phrase.substring(0, phrase.length() - 3) : phrase;
            boolean percent = mentions.get(index).quantity().unitName().equals("%");
            if (!required.isEmpty() && percent && left.isEmpty()) {
                return attainment(required);
            }
            int after = grammar.requiredAfter(right);
            if (after > 1 && rate && clause.opened() && left.length() > 3 && grammar.measure(left) > 0
                    && after + 2 > right.length()) {
                // 优良比例达到73.3%的考核目标
                return compose(left, "BEFORE_NUMBER");
            }
            if (after > 1 && !before.stated().isEmpty() && after + 2 > right.length() && clause.opened()) {
                requirement = grammar.requirement(right.substring(0, after));
                return same("REQUIREMENT_OF_BEFORE");
            }
            if (!grammar.isRequirement(phrase) || !rate && rightNames()) {
                return null;
            }
            requirement = grammar.requirement(phrase);
            if (money && phrase.endsWith("投资计划") && before.stated().endsWith("投资") && clause.opened()) {
                // 项目总投资51亿元，年度投资计划6亿元
                return IndicatorName.of("REQUIREMENT", grammar.withoutAttribute(before.stated()) + phrase, phrase);
            }
            boolean share = clause.left().length() > phrase.length() && clause.left().startsWith("占");
            if (percent && (ratio || share || clause.ofNumber() || phrase.contains("完成")) && grammar.measuresAttainment(phrase)) {
                return attainment(requirement);
            }
            if (index > 0 && isCount(mentions.get(index)) && ASKED.matcher(phrase).matches() && total == null
                    && "（(".indexOf(text.charAt(mentions.get(index - 1).quantity().right())) >= 0) {
                return IndicatorName.of("ASKED", before.stated() + phrase, before.stated(), phrase);
            }
            return before.stated().isEmpty() ? IndicatorName.of("REQUIREMENT", phrase) : same("REQUIREMENT_OF_BEFORE");
        }

        private IndicatorName attainment(String required) {
            boolean ofEach = clause.left().startsWith("均") && index > 1;
            return IndicatorName.of("ATTAINMENT", (ofEach ? "" : before.stated()) + required + "完成率",
                    before.stated() + "完成率");
        }

        /** Nothing but what ties it to the figure before. */
        private IndicatorName fromBefore() {
            if (rate && index > 0 && left.isEmpty() && clause.left().contains("完成")
                    && names.get(index - 1).rule().equals("OF_SUBJECT")) {
                String own = names.get(index - 1).candidates().get(1);
                String of = before.stated().substring(0, before.stated().length() - own.length());
                return IndicatorName.of("ATTAINMENT", of + "完成率", of + "完成进度");
            }
            if (index > 0 && money && clause.opened() && isMoney(mentions.get(index - 1)) && right.isEmpty()
                    && RECKONED.matcher(clause.left()).matches()) {
                // 人均生产总值56000元，按年平均汇率计算为8100美元
                return same("SAME_AS_BEFORE");
            }
            if (index > 0 && left.startsWith("要求") && left.length() <= 3 && hasUnitOf(index - 1)) {
                // 要求9月底前完成21项
                return same("REQUIREMENT_OF_BEFORE");
            }
            IndicatorName done = doneToPair();
            if (done != null) {
                return done;
            }
            String listedTogether = left.isEmpty() && right.isEmpty() && !rate ? sumOfListed() : "";
            if (!listedTogether.isEmpty()) {
                return IndicatorName.of("SUM_OF_LISTED", listedTogether);
            }
            IndicatorName lasting = lasting();
            if (lasting != null || before.stated().isEmpty()) {
                return lasting;
            }
            String reach = grammar.trimLead(clause.left());
            boolean reached = index > 0 && mentions.get(index).quantity().unit() != null
                    && (REACHED.contains(clause.left())
                            || clause.left().contains("累计") && (REACHED.contains(reach) || grammar.isVerbOnly(reach)));
            reached |= index > 0 && clause.opened() && countsAllOf(clause.left());
            boolean further = before.rule().equals("TOTAL_OF_BEFORE") && clause.left().isEmpty() && right.isEmpty();
            if (index > 0 && clause.left().contains("累计") && reach.length() == 2 && grammar.startsVerb(reach, 0) && total == null
                    && hasUnitOf(index - 1) && !addedBefore().contains(reach)
                    && before.stated().endsWith(reach + addedBefore())) {
                // 新增转移劳动力25万人，累计转移190万人
                return IndicatorName.of("TOTAL_OF_BEFORE", reach + addedBefore(), addedBefore());
            }
            IndicatorName sum = reached || further ? sumOfAdded() : null;
            if (sum != null) {
                return sum;
            }
            if ((isTotal(clause.left()) || reached) && index > 0 && !rate && total == null
                    && hasUnitOf(index - 1)
                    && !addedBefore().equals(before.stated())) {
                return IndicatorName.of("TOTAL_OF_BEFORE", addedBefore());
            }
            if (isTotal(clause.left()) && index > 0 && total == null && hasUnitOf(index - 1) && before.rule().equals("MOVEMENT")) {
                // 高新技术企业净增12家，总量达63家
                return same("TOTAL_OF_BEFORE");
            }
            String unit = mentions.get(index).quantity().unitName();
            if (left.isEmpty() && right.isEmpty() && !clause.left().contains("每") && lexicon.is(Role.COMMON_NOUN, unit)
                    && isCount(mentions.get(index)) && !"人户".contains(unit)) {
                // 全县10镇9乡
                return IndicatorName.of("UNIT", unit);
            }
            if (index > 0 && left.isEmpty() && right.isEmpty() && total != null && before.rule().equals("PART_OF_WHOLE") && !hasUnitOf(index - 1)) {
                // 小麦21万亩、8万吨
                String own = before.candidates().get(1);
                String part = parts.of(total.stated(), own, mentions.get(index).quantity().unit());
                return part.isEmpty() ? same("SAME_AS_BEFORE") : IndicatorName.of("PART_OF_WHOLE", part, own);
            }
            boolean pair = index > 0 && left.isEmpty() && clause.abutting() && grammar.startsVerb(right, 0)
                    && touch(index - 1, index)
                    && isCount(mentions.get(index));
            if (pair) {
                // 9户12人发放资金
                return same("SAME_AS_BEFORE");
            }
            boolean finished = index > 0 && left.isEmpty() && right.isEmpty() && clause.left().endsWith("完成")
                    && isCount(mentions.get(index)) == isCount(mentions.get(index - 1));
            String required = finished && total == null && hasUnitOf(index - 1) && clause.opened()
                    ? grammar.withoutRequirement(before.stated()) : before.stated();
            if (required.length() < before.stated().length() && required.length() > 2) {
                // 植树造林指标23万亩，完成28万亩
                return IndicatorName.of("OUTCOME", required, before.stated());
            }
            if (finished && total != null && isCount(mentions.get(index)) && totals[index] >= 0 && hasUnitOf(totals[index])
                    && !total.stated().contains("完成") && total.stated().length() > 1) {
                // 整改任务39项，其中已完成33项
                return IndicatorName.of("DONE_OF_TOTAL", "已完成" + total.stated(), "完成" + total.stated());
            }
            if (left.isEmpty() && (right.isEmpty() || !grammar.startsNoun(right)) && index > 0) {
                String act = total == null || rate ? "" : grammar.trimSuffix(grammar.trimLead(right));
                if (total != null && money && right.startsWith("已") && right.length() == 3) {
                    // 总投资7亿元，其中2亿元已到账
                    return IndicatorName.of("AFTER_NUMBER", grammar.thing(total.stated()) + right, right);
                }
                return act.length() < 2 || !grammar.startsNoun(act) ? same("SAME_AS_BEFORE")
                        : IndicatorName.of("AFTER_NUMBER", act + grammar.thing(total.stated()), act);
            }
            if (lexicon.is(Role.OUTCOME, left) && index > 0 && clause.opened() && total == null
                    && hasUnitOf(index - 1)) {
                // 调整预算129.2亿元，实际完成139.3亿元
                return IndicatorName.of("OUTCOME", grammar.withoutRequirement(before.stated()), before.stated());
            }
            if (rate && left.startsWith("拉动")) {
                return IndicatorName.of("PULL_OF_BEFORE", GROWN.matcher(before.stated()).replaceFirst("") + left, left);
            }
            boolean points = mentions.get(index).quantity().unitName().equals("百分点");
            String growth = points ? grammar.growth(clause.left()) : "";
            if (points && growth.isEmpty() && index > 0 && clause.opened() && grewBefore()) {
                growth = "增速";
            }
            if (!growth.isEmpty() && !before.stated().endsWith(growth)) {
                return IndicatorName.of("GROWTH_OF_BEFORE", before.stated() + growth, before.stated());
            }
            if (money && !left.isEmpty() && index > 0 && isCount(mentions.get(index - 1))
                    && grammar.isMovementOnly(clause.left())) {
                // 等6个税种实现增长，合计增收2.5亿元: what is counted moves by no money
                return IndicatorName.of("MOVEMENT_OF_MONEY", left);
            }
            if (betters()) {
                return right.isEmpty() ? fromVerb(clause.left()) : fromRight(clause.left(), right);
            }
            if (index > 0 && clause.opened() && hasUnitOf(index - 1) && grammar.isComparison(clause.left()) && grammar.movesNext(right)) {
                // 支出9亿元，较上年同期8亿元增支1亿元
                return same("COMPARED_WITH");
            }
            IndicatorName difference = fromDifference();
            if (difference != null) {
                return difference;
            }
            if (index > 0 && !rate && hasUnitOf(index - 1) && lexicon.is(Role.UPGRADE, clause.left()) && clause.opened()
                    && addedBefore().length() > 1 && addedBefore().length() < before.stated().length()) {
                // 新增灌溉面积2万亩，改善5万亩
                return IndicatorName.of("VERB_OF_HEAD", clause.left() + addedBefore(), addedBefore() + clause.left());
            }
            if (grammar.isMovementOnly(clause.left()) || clause.opened() && !rightNames() && grammar.isComparison(clause.left())) {
                return moved();
            }
            if (isPerEach() && !rightNames() && index > 0) {
                return same("EACH_OF_BEFORE");
            }
            String compared = rate && index > 0 && clause.ofNumber() && clause.opened() ? grammar.compared(clause.left()) : "";
            if (!compared.isEmpty() && grammar.requires(compared)) {
                return same("REQUIREMENT_OF_BEFORE");
            }
            return compared.isEmpty() ? null
                    : IndicatorName.of("RATIO_TO", moved().stated() + "与" + compared + "之比", moved().stated());
        }

        /** The thing before without the verb that says that it was added. */
        private String addedBefore() {
            added = added == null ? grammar.added(before.stated()) : added;
            return added;
        }

        /** Whether the clause sets the growth told right before against another: {@code 增长8%，比一季度高出1个百分点}. */
        private boolean grewBefore() {
            Mention last = mentions.get(index - 1);
            String told = text.substring(Math.max(sentence.start(), last.quantity().left() - 2), last.quantity().left());
            return last.quantity().unitName().equals("%") && (told.equals("增长") || told.equals("下降"))
                    && "比较高低快".indexOf(clause.left().isEmpty() ? ' ' : clause.left().charAt(0)) >= 0
                    && (grammar.isComparison(clause.left()) || grammar.isMovementOnly(clause.left()));
        }

        /** What two counts before add up to, {@code 公路项目7个，水路项目16个，共计23个}; empty where the clause tells no sum of theirs. */
        private String sumOfListed() {
            if (index < 2 || total != null || !SUMMED.contains(clause.left()) || !hasUnitOf(index - 1) || !hasUnitOf(index - 2)
                    || totals[index - 1] >= 0) {
                return "";
            }
            String one = names.get(index - 2).stated();
            String other = before.stated();
            boolean sum = mentions.get(index - 1).quantity().value().add(mentions.get(index - 2).quantity().value())
                    .compareTo(mentions.get(index).quantity().value()) == 0;
            return sum && !one.isEmpty() && !one.equals(other) ? one + "和" + grammar.trimVerb(other) : "";
        }

        /** All there are of the things that were added, which another unit than that of the last one tells; null for others. */
        private IndicatorName sumOfAdded() {
            for (int k = index - 1; k >= 0 && total == null && !rate; k--) {
                String stated = names.get(k).stated();
                if (hasUnitOf(k) && totals[k] < 0 && !names.get(k).rule().equals("TOTAL_OF_BEFORE")) {
                    String added = grammar.added(stated);
                    return added.length() < stated.length() && added.length() > 1 ? IndicatorName.of("TOTAL_OF_BEFORE", added) : null;
                }
            }
            return null;
        }

        /** What was done to households and persons that stand side by side: {@code 为243户530人发放补贴}; null for others. */
        private IndicatorName doneToPair() {
            String to = grammar.trimLead(clause.left());
            boolean bare = left.isEmpty() && right.isEmpty() && (to.isEmpty() || to.length() == 1 && "为给向对".contains(to))
                    && !clause.left().contains("其中");
            if (!bare || index + 1 >= mentions.size() || !touch(index, index + 1)
                    && !(isListed(index) && !clause.left().isEmpty())) {
                return null;
            }
            int at = mentions.get(index + 1).quantity().right();
            int end = index + 2 < mentions.size() ? mentions.get(index + 2).quantity().left() : sentence.end();
            String act = grammar.trimLink(PhraseGrammar.strip(text.substring(at, Clause.markEnd(text, at, end))));
            return act.length() < 4 || !grammar.startsVerb(act, 0) ? null
                    : IndicatorName.of("AFTER_NUMBER", act, grammar.trimVerb(act));
        }

        /**
         * For how long something went on, {@code 连续12年超430亿斤}: what went on and how, and behind it what it was.
         * Null for any other figure.
         */
        private IndicatorName lasting() {
            if (isTime(mentions.get(index)) && clause.left().endsWith("连续")) {
                String way = grammar.trimSuffix(clause.right());
                boolean listed = index > 0 && (!clause.opened()
                        || "、".indexOf(text.charAt(mentions.get(index - 1).quantity().right())) >= 0);
                boolean keeps = way.isEmpty() || !grammar.startsNoun(way) || "居位排获优".indexOf(way.charAt(0)) >= 0;
                String what = left.length() > 2 ? left : listed || keeps ? before.stated() + "连续" : "连续";
                return IndicatorName.of("LASTING", what + way, left.length() > 2 ? left : null, way);
            }
            boolean after = index > 1 && names.get(index - 1).rule().equals("LASTING") && left.isEmpty()
                    && hasUnitOf(index - 2);
            return !after ? null
                    : new IndicatorName(names.get(index - 2).stated(), names.get(index - 2).candidates(), "SAME_AS_BEFORE");
        }

        /** Whether a clause says only where all there are are counted: {@code 全市共计}. */
        private boolean countsAllOf(String phrase) {
            int where = lexicon.startingAt(Role.SCOPE, phrase, 0, phrase.length());
            return where > 1 && where < phrase.length() && left.isEmpty() && right.isEmpty()
                    && COUNTS_ALL.stream().anyMatch(phrase::endsWith);
        }

        /** Whether a clause says only that all there are of the things before are counted: {@code 总数达}. */
        private boolean isTotal(String phrase) {
            if (!phrase.startsWith("总")) {
                return false;
            }
            String sum = grammar.trimLink(phrase);
            sum = sum.isEmpty() ? phrase : sum;
            int length = lexicon.startingAt(Role.SUM, sum, 0, sum.length());
            return length > 1 && grammar.trimLink(sum.substring(length)).isEmpty();
        }

        /** Whether a word of moving is a verb that is done to things: {@code 提升21个景区运营水平}. */
        private boolean betters() {
            String word = clause.left();
            boolean done = right.isEmpty() ? word.endsWith("标") && !head.stated().isEmpty()
                    : right.length() > 1 && rightNames() && !right.startsWith("的");
            return done && isCount(mentions.get(index)) && lexicon.is(Role.UPGRADE, word);
        }

        /** What the figure before was of, not how far it was met or what share it is: those move by points. */
        private IndicatorName moved() {
            return basis(mentions.get(index).quantity().unitName().equals("百分点"));
        }

        private IndicatorName basis(boolean points) {
            int k = outsideBracket();
            while (k > 0 && (names.get(k).rule().equals("DIFFERENCE") || !points && (names.get(k).rule().equals("ATTAINMENT")
                    || names.get(k).rule().equals("SHARE_OF_BEFORE")))) {
                k--;
            }
            k = movesWhole(k) ? totals[k] : k;
            int same = isCount(mentions.get(index)) && k >= 0 && !hasUnitOf(k) ? lastInUnit(k - 1) : -1;
            // 事故110起、死亡105人，同比减少39起
            k = same >= 0 ? same : k;
            IndicatorName of = k < 0 ? before : names.get(k);
            return new IndicatorName(of.stated(), of.candidates(), "MOVEMENT_OF_BEFORE");
        }

        /** Index of the last level before that was counted in this unit and is no part; -1 for none. */
        private int lastInUnit(int from) {
            int k = from;
            while (k >= 0 && !(hasUnitOf(k) && totals[k] < 0 && !names.get(k).rule().equals("MOVEMENT_OF_BEFORE"))) {
                k--;
            }
            return k;
        }

        /**
         * Whether behind a breakdown not its last part moved but the whole, {@code 耕地20亩，其中水田15亩，旱地5亩，比上年增加6亩}: the parts
         * make the whole and none of them has a movement of its own.
         */
        private boolean movesWhole(int last) {
            int whole = last < 0 ? -1 : totals[last];
            if (whole < 0 || !clause.opened() || last - whole < 2) {
                return false;
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (int k = whole + 1; k <= last; k++) {
                if (totals[k] != whole || mentions.get(k).quantity().unit() != mentions.get(whole).quantity().unit()) {
                    return false;
                }
                sum = sum.add(mentions.get(k).quantity().value());
            }
            return sum.compareTo(mentions.get(whole).quantity().value()) == 0;
        }

        /** Index of the last figure before that stands in no bracket closed since: {@code 320件（不含旧存28件），下降3%}. */
        private int outsideBracket() {
            int depth = 0;
            int k = index - 1;
            for (int at = mentions.get(index).quantity().left() - 1; k > 0 && at >= sentence.start(); at--) {
                char c = text.charAt(at);
                depth += c == '）' || c == ')' ? 1 : c == '（' || c == '(' ? -1 : 0;
                if (at < mentions.get(k).quantity().right()) {
                    if (depth <= 0) {
                        return k;
                    }
                    at = mentions.get(k).quantity().left();
                    k--;
                }
            }
            return k;
        }

        /** By how much the thing before differs from another one: {@code 较全省人均花费低174元}; null for others. */
        private IndicatorName fromDifference() {
            String phrase = clause.left();
            boolean differs = index > 0 && phrase.length() > 4 && "较比".indexOf(phrase.charAt(0)) >= 0
                    && "高低多少快慢".indexOf(phrase.charAt(phrase.length() - 1)) >= 0 && !grammar.isMovementOnly(phrase);
            return differs ? IndicatorName.of("DIFFERENCE", basis(false).stated() + phrase, phrase) : null;
        }

        /** What moved, without its movement: {@code 死亡人数减少1人}. */
        private IndicatorName fromMovement() {
            if (rate && grammar.isCompared(left)) {
                return IndicatorName.of("DIFFERENCE", grammar.trimEmptyVerb(left));
            }
            Matcher moved = money && MOVED_TO.hasAny(left) ? MOVED_TO_KIND.matcher(left) : null;
            if (moved != null && moved.matches()) {
                // 补贴标准提高到一级200元
                String what = grammar.trimEmptyVerb(grammar.trimLead(moved.group(1)));
                return IndicatorName.of("MOVED_TO_KIND", moved.group(2) + what, what);
            }
            if (money && index > 0 && before.rule().equals("MOVED_TO_KIND") && left.length() <= 5
                    && KIND.matcher(left).matches()) {
                String what = before.candidates().get(before.candidates().size() - 1);
                return IndicatorName.of("MOVED_TO_KIND", left + what, what);
            }
            String still = grammar.trimMovement(left);
            boolean counts = countsPersons() || mentions.get(index).quantity().unitName().equals("户");
            if (counts && (left.endsWith("收") || left.endsWith("产"))) {
                // 光伏增收41户: households are counted, incomes rose
                return null;
            }
            if (still.length() < 2 || still.equals(left) || rightNames() || !rate && !grammar.moves(left)) {
                return null;
            }
            if (still.endsWith("人均") || still.endsWith("户均")) {
                // 农民人均增收300元: incomes are what rose
                return IndicatorName.of("MOVEMENT", grammar.trimEmptyVerb(left), left);
            }
            String own = grammar.trimEmptyVerb(still);
            IndicatorName counted = total == null ? unitWords.counted(grammar.withoutComparing(own)) : IndicatorName.NONE;
            if (!counted.stated().isEmpty()) {
                // 接待群众221批，同比批次下降3%
                String word = grammar.withoutComparing(own);
                return IndicatorName.of("OF_UNIT", counted.stated().endsWith(word) ? counted.stated() : counted.stated() + word,
                        counted.stated());
            }
            String part = rate && total == null ? parts.moved(wholeMoved(), own) : "";
            if (!part.isEmpty()) {
                return IndicatorName.of("MOVED_PART", part, own);
            }
            IndicatorName attribute = lexicon.is(Role.ATTRIBUTE, own) ? attribute(own) : null;
            return attribute != null ? attribute : compose(own, "MOVEMENT");
        }

        /** What the movement is a part of that the clause breaks down, here or in the sentence before; empty for nothing. */
        private String wholeMoved() {
            if (index == 0) {
                wholeBrokenDown = continues ? discourse.whole().stated() : "";
                return wholeBrokenDown;
            }
            boolean opens = clause.left().startsWith("其中");
            wholeBrokenDown = opens ? basis(false).stated()
                    : continues && !wholeBrokenDown.isEmpty() || before.rule().equals("MOVED_PART") ? wholeBrokenDown : "";
            return wholeBrokenDown;
        }

        /** How long it took to do something, {@code 20天时间完成土地平整}; null for others. */
        private IndicatorName timeTaken() {
            if (!isTime(mentions.get(index)) || !left.isEmpty() || !right.startsWith("时间") || right.length() < 4) {
                return null;
            }
            String act = grammar.trimEmptyVerb(grammar.trimLead(right.substring(2)));
            int next = index + 1;
            if (clause.abutting() && next < mentions.size()) {
                // 20天时间完成30户居民搬迁
                int at = mentions.get(next).quantity().right();
                int end = next + 1 < mentions.size() ? mentions.get(next + 1).quantity().left() : sentence.end();
                String noun = PhraseGrammar.strip(text.substring(at, Clause.markEnd(text, at, end)));
                act = grammar.isVerbOnly(act) ? grammar.trimSuffix(noun) : act;
            }
            return act.length() < 2 ? null : IndicatorName.of("TIME_TAKEN", act + "时间", act);
        }

        private IndicatorName fromWords() {
            IndicatorName taken = timeTaken();
            if (taken != null) {
                return taken;
            }
            String sized = money && clause.abutting() && lexicon.is(Role.INVESTMENT_VERB, left) ? sizedObject(right) : "";
            if (!sized.isEmpty()) {
                return IndicatorName.of("INVESTMENT", sized + left, left);
            }
            if (index > 0 && left.isEmpty() && total == null && lexicon.is(Role.PARTICIPATION, right) && clause.opened()
                    && lexicon.is(Role.COUNTS_EVENTS, mentions.get(index - 1).quantity().unitName())
                    && (countsPersons() || mentions.get(index).quantity().unitName().equals("人次"))) {
                // 培训活动5场，140余人次参与
                return IndicatorName.of("PARTICIPANTS", withThing(before.stated()) + right, right);
            }
            int multiple = clause.ofNumber() && mentions.get(index).quantity().unitName().equals("倍")
                    ? left.indexOf('为') : -1;
            if (multiple > 2) {
                // 临时救助标准为低保标准的3倍
                return IndicatorName.of("MULTIPLE", left.substring(0, multiple), left);
            }
            String attributeOf = rate || isCount(mentions.get(index)) ? "" : attributeOf();
            if (!attributeOf.isEmpty() && (right.length() < 3 || grammar.bareAttribute(left).length() < left.length())) {
                return fromAttribute(attributeOf);
            }
            if (lexicon.is(Role.GENERIC_NAME, left) && (total != null || rate)) {
                return ofEarlierClause(left) ? inEarlierClause(left) : compose(left, "BEFORE_NUMBER");
            }
            String chained = rate || total != null ? "" : chain.of(index, left, sentence.end());
            if (!chained.isEmpty()) {
                return IndicatorName.of("OF_AFTER", chained, left);
            }
            IndicatorName ofWhom = ofWhomItIs();
            if (ofWhom != null) {
                return ofWhom;
            }
            IndicatorName ofSubject = ofSubject();
            if (ofSubject != null) {
                return ofSubject;
            }
            IndicatorName shared = fromThingBefore();
            if (shared != null) {
                return shared;
            }
            boolean verbOnly = grammar.isVerbOnly(left);
            if (!verbOnly && !rate && !money && left.length() >= 4 && rightNames() && !clause.left().endsWith("的")
                    && "等及和与、".indexOf(clause.left().charAt(clause.left().length() - 1)) < 0 && (index == 0 || clause.opened()) && !isObject()
                    && lexicon.is(Role.MATTER_NOUN, right)) {
                // 出台降低成本35条措施
                return IndicatorName.of("ATTRIBUTE_OF_MATTER", grammar.trimVerb(grammar.trimEmptyVerb(left)) + right, right);
            }
            if (money && !verbOnly && left.length() > 1 && rightNames() && right.length() < LONGEST_PROJECT && (!clause.abutting() || clause.listed())
                    && !grammar.sumNoun(right).isEmpty() && grammar.sumNoun(left).isEmpty() && grammar.isVerbless(right)
                    && clause.left().indexOf('每') < 0 && !isObject()
                    && lexicon.endingAt(Role.LIGHT_VERB, left, 0, left.length()) == 0) {
                // 供水工程1.1亿元贷款, 梓村165万元公益林质押贷款
                String sum = right.length() > SHORT_NOUN ? right : grammar.trimEmptyVerb(left) + right;
                return IndicatorName.of("SUM_AFTER", sum, right);
            }
            if (countsPersons() && !verbOnly && clause.left().endsWith("有") && right.length() > 3
                    && lexicon.startingAt(Role.SPLIT_VERB, right, 0, right.length()) > 1) {
                // 大队先后有15人受到表彰
                return fromRight("", right);
            }
            boolean done = lexicon.startingAt(Role.ACT_VERB, clause.left(), 0, clause.left().length()) > 1;
            if (done && !verbOnly && left.length() > 1 && rightNames() && right.length() <= SHORT_NOUN + 2 && !clause.abutting()
                    && isCount(mentions.get(index)) && (grammar.startsVerb(right, 0) || lexicon.endingAt(Role.HEAD_NOUN, right, 0, right.length()) > 1)) {
                // 完成核心区平房2008户申请式退租
                String whole = grammar.trimSuffix(grammar.trimEmptyVerb(left) + right);
                return IndicatorName.of("ACT_ON_NOUN", whole, grammar.trimVerb(left));
            }
            if (right.startsWith("的标准") && !rate && left.length() > 1) {
                String whose = left.length() > 3 && left.endsWith("按") ? left.substring(0, left.length() - 1) : left;
                return IndicatorName.of("STANDARD", whose + "标准", whose);
            }
            if (rate && right.startsWith("的比例") && right.length() > 5) {
                String of = grammar.trimVerb(grammar.trimEmptyVerb(right.substring(3)));
                return IndicatorName.of("RATIO_OF", of + "比例", of);
            }
            if (!attributeOf.isEmpty()) {
                return fromAttribute(attributeOf);
            }
            if (right.startsWith("的") && right.length() > 4 && isCount(mentions.get(index)) && (left.isEmpty() || verbOnly)) {
                return fromRight(left, right.substring(1));
            }
            if (rightNames() && !money && isObjectNext()) {
                return fromRight("", right);
            }
            String unit = mentions.get(index).quantity().unitName();
            if (rightNames() && !verbOnly && (unit.equals("次") || lexicon.is(Role.COUNTS_EVENTS, unit)) && grammar.startsVerb(right, 0)
                    && left.length() > 1 && !isObject()) {
                // 安委会先后12次召开专题会议
                return fromRight("", grammar.trimEmptyVerb(right));
            }
            int purpose = money && !right.isEmpty() && !clause.abutting() ? right.indexOf("用于") : -1;
            String spent = purpose > 1 && !grammar.sumNoun(right.substring(0, purpose)).isEmpty() ? grammar.object(right.substring(purpose)) : "";
            if (!spent.isEmpty()) {
                // 安排800万元专项资金用于防汛物资储备
                return IndicatorName.of("INVESTMENT", spent + right.substring(0, purpose), right.substring(0, purpose));
            }
            if (isCount(mentions.get(index)) && !verbOnly && left.length() > 3 && left.length() <= LONGEST_SUBJECT && right.length() == 2
                    && lexicon.is(Role.GENERAL_NOUN, right) && lexicon.endingAt(Role.LIGHT_VERB, left, 0, left.length()) == 2
                    && clause.left().endsWith(left) && !isObject()) {
                // 审批平台接入53个部门
                return IndicatorName.of("ACT_ON_GENERAL", left + right, left.substring(left.length() - 2) + right);
            }
            if (index > 0 && !clause.opened() && before.rule().equals("ACT_ON_GENERAL") && before.stated().endsWith(left)
                    && lexicon.is(Role.GENERAL_NOUN, right)) {
                return IndicatorName.of("ACT_ON_GENERAL", before.stated().substring(0, before.stated().length() - 2) + right, right);
            }
            boolean given = money && !verbOnly && !linked && rightNames() && !clause.abutting() && right.length() >= 3
                    && !grammar.startsPredicate(right)
                    && lexicon.endingAt(Role.LIGHT_VERB, clause.left(), 0, clause.left().length()) > 1;
            if (given) {
                return fromRight("", right);
            }
            boolean does = grammar.startsVerb(right, 0) && grammar.doesSomething(right, 0)
                    && !lexicon.is(Role.COUNTS_EVENTS, mentions.get(index).quantity().unitName())
                    && (isObject() || clause.abutting());
            if (rightNames() && !verbOnly && !money && left.length() > 1 && (does || grammar.startsManner(right))
                    && !clause.left().endsWith("的")) {
                // 为优抚对象860人发放补助
                return fromNoun();
            }
            boolean sent = rightNames() && !verbOnly && !money && left.length() > SHORT_NOUN && startsVerbWithNoun(left)
                    && grammar.startsVerb(right, 0) && grammar.doesSomething(right, 0) && !clause.left().endsWith("的")
                    && !startsWith(Role.PARTICIPATION, right);
            if (sent) {
                // 出动监察人员1400人次开展检查
                return fromNoun();
            }
            if (rightNames() && !verbOnly && left.length() > 1 && "正仍尚均已陆相".indexOf(right.charAt(0)) >= 0 && grammar.startsPredicate(right)) {
                // 生态修复项目3项正在有序推进
                return fromNoun();
            }
            boolean among = clause.left().endsWith("等") && rightNames() && !grammar.startsPredicate(right);
            if (money && verbOnly && left.length() == 2 && !clause.abutting() && grammar.startsVerb(right, 0)
                    && grammar.doesSomething(right, 0) && !grammar.object(right).isEmpty()) {
                // 发放165万元保障困难群众基本生活
                return fromVerb(left);
            }
            boolean which = isCount(mentions.get(index)) && clause.left().endsWith("的") && right.length() == 2 && rightNames()
                    && !grammar.startsVerb(right, 0) && lexicon.endingAt(Role.HEAD_NOUN, right, 0, 2) == 2;
            String whose = which ? grammar.trimVerb(grammar.trimEmptyVerb(grammar.trimLead(left.endsWith("的") ? left.substring(0, left.length() - 1) : left))) : "";
            if (whose.length() > 2 && whose.length() <= LONGEST_NOUN && !verbOnly) {
                // 去年结转的8个项目
                return IndicatorName.of("WHICH_OF_THEM", whose + right, whose + "的" + right, right);
            }
            boolean aspect = linked && !money && clause.left().endsWith("了") && !isObject();
            if (rightNames() && (verbOnly || clause.left().endsWith("的") || among || aspect || !linked && !money)) {
                return fromRight(verbOnly ? left : "", right);
            }
            if (verbOnly && lexicon.is(Role.OBJECT_VERB, left) && isCount(mentions.get(index)) && !clause.abutting()
                    && right.length() == 2 && (grammar.isMovementOnly(right) || grammar.startsVerb(right, 0))) {
                // 带动413万人增收
                return IndicatorName.of("VERB", left + right, right);
            }
            if (!verbOnly && left.length() == 2 && right.isEmpty() && total == null && lexicon.is(Role.SPLIT_VERB, left)
                    && clause.opened() && index > 0 && headIndex(index) >= 0 && hasUnitOf(headIndex(index))) {
                // 关停机构32家，转型16家
                return fromVerb(left);
            }
            if (!left.isEmpty() && (verbOnly || right.isEmpty() && lexicon.is(Role.AFTERMATH, left))) {
                return fromVerb(left);
            }
            if (!left.isEmpty()) {
                return fromNoun();
            }
            return rightNames() ? fromRight("", right) : ofTopic();
        }

        /** Whether a phrase begins with a verb behind which its noun stands: {@code 出动监察人员}. */
        private boolean startsVerbWithNoun(String phrase) {
            String noun = grammar.trimVerb(phrase);
            return noun.length() > 1 && noun.length() < phrase.length() && !grammar.isVerbOnly(noun);
        }

        /** {@code 总面积3600平方米的档案馆}, {@code 实施总投资5亿元的12项工程}. */
        private IndicatorName fromAttribute(String words) {
            String noun = grammar.trimSuffix(grammar.nounBefore(words));
            // 全长19公里的北环路和4公里的南环路
            boolean further = index > 0 && before.rule().equals("OF_AFTER") && before.candidates().size() > 1 && hasUnitOf(index - 1)
                    && !clause.opened() && "和及与、".indexOf(text.charAt(mentions.get(index).quantity().left() - 1)) >= 0;
            String own = further ? before.candidates().get(1) : grammar.bareAttribute(left);
            return IndicatorName.of("OF_AFTER", noun + own, own);
        }

        /** The words that name what the attribute before the number is told of, {@code 全长3公里的大桥}; empty for none. */
        private String attributeOf() {
            String own = grammar.bareAttribute(left);
            if (own.isEmpty() || !text.startsWith("的", mentions.get(index).quantity().right())) {
                return "";
            }
            if (right.length() > 3) {
                return own.length() < left.length() || left.length() <= 6 ? right.substring(1) : "";
            }
            int next = index + 1;
            boolean counted = lexicon.is(Role.ATTRIBUTE, own) && next < mentions.size() && isCount(mentions.get(next))
                    && mentions.get(index).quantity().right() + 1 == mentions.get(next).quantity().left();
            int at = counted ? mentions.get(next).quantity().right() : 0;
            int end = next + 1 < mentions.size() ? mentions.get(next + 1).quantity().left() : sentence.end();
            String noun = counted ? PhraseGrammar.strip(text.substring(at, Clause.markEnd(text, at, end))) : "";
            return noun.length() > 2 ? noun : "";
        }

        /** What the lead or the heading names where the clause says only that it was done: {@code 完成1200批次}. */
        private IndicatorName ofTopic() {
            boolean done = index == 0 && right.isEmpty() && clause.earlier().isEmpty() && !clause.left().isEmpty()
                    && !rate && !isTime(mentions.get(index)) && grammar.isVerbOnly(clause.left());
            String topic = done ? Topic.of(text, sentence, grammar) : "";
            matter = topic.isEmpty() ? matter : topic;
            return topic.isEmpty() ? IndicatorName.NONE : IndicatorName.of("TOPIC", topic);
        }

        /** What is measured of whom the clause before says what it is: {@code 东盟是最大的贸易伙伴，进出口额30亿元}; null for others. */
        private IndicatorName ofWhomItIs() {
            if (rate || total != null || left.length() > SHORT_NOUN + 2 || grammar.measure(left) == 0 || !right.isEmpty()) {
                return null;
            }
            String whom = grammar.whomItIs(clause.earlier());
            return whom.isEmpty() ? null : IndicatorName.of("OF_SUBJECT", whom + left, left);
        }

        /** What measures the subject of the clause before: {@code 养老中心主体完工，完成投资900万元}; null for others. */
        private IndicatorName ofSubject() {
            if (rate || total != null) {
                return null;
            }
            String own = grammar.trimEmptyVerb(left);
            boolean spent = money && lexicon.is(Role.INVESTMENT_VERB, own);
            if (index == 0 && clause.earlier().isEmpty() && (spent || money && lexicon.is(Role.ATTRIBUTE, own))) {
                String work = Topic.lead(text, sentence);
                work = works.isWork(work) ? work : discourse.work();
                if (!work.isEmpty()) {
                    // 1．杨柳水库加固工程。总投资2821万元
                    workSpokenOf = work;
                    return IndicatorName.of("OF_SUBJECT", work + own, own);
                }
            }
            String of = lexicon.is(Role.ATTRIBUTE, own) || spent ? works.in(clause.earlier()) : "";
            boolean work = (!spent || works.isWork(of)) && clause.earlier().length() > 3;
            return !work || of.length() < 4 || of.length() > LONGEST_PROJECT ? null : IndicatorName.of("OF_SUBJECT", of + own, own);
        }

        /** A word that says which side, kind or rest of the thing before is meant; null where it needs no other. */
        private IndicatorName fromThingBefore() {
            String stated = before.stated();
            if (left.isEmpty() || stated.isEmpty()) {
                return null;
            }
            if (lexicon.is(Role.ATTRIBUTE, left)) {
                return attribute(left);
            }
            if (index == 0) {
                return null;
            }
            if (!isCount(mentions.get(index)) && lexicon.is(Role.DIVISION, left)
                    && hasUnitOf(index - 1)) {
                int division = lexicon.endingAt(Role.DIVISION, stated, 0, stated.length());
                String of = stated.substring(0, stated.length() - division);
                return division == 0 || of.length() < 3 ? null : IndicatorName.of("DIVISION", of + left, left);
            }
            boolean undone = left.length() == 3 && "未待不".indexOf(left.charAt(0)) >= 0 && grammar.startsVerb(left, 1);
            String undoneOf = undone && hasUnitOf(index - 1) && !before.rule().startsWith("VERB") ? stated : undone && headIndex(index) >= 0
                    && hasUnitOf(headIndex(index)) ? head.stated() : "";
            boolean alike = left.charAt(0) == '不' && grammar.thing(undoneOf).equals(undoneOf) && grammar.startsVerb(undoneOf, 0);
            if (!undoneOf.isEmpty() && right.isEmpty() && total == null && !alike) {
                // 违规事项539件，未整改17件
                return IndicatorName.of("VERB_OF_HEAD", grammar.thing(undoneOf) + left, left);
            }
            if (!rate && lexicon.is(Role.REMAINDER, left) && (right.isEmpty() || right.charAt(0) == '按' || grammar.startsPredicate(right))) {
                String whole = total != null ? total.stated() : head.stated().isEmpty() ? stated : head.stated();
                String thing = grammar.trimLastVerb(grammar.thing(whole));
                return IndicatorName.of("REMAINDER", left + (thing.length() > 2 ? thing : whole), left);
            }
            return null;
        }

        /** An attribute of the thing that the figure before counts or tells another one of; null for none. */
        private IndicatorName attribute(String own) {
            // 小区改造开工32个，完工28个，完成投资2亿元: the whole is invested in
            boolean done = own.endsWith("投资") && before.rule().equals("VERB_OF_HEAD");
            boolean beside = (done || startsWith(Role.SIDE_VERB, before.stated())) && !head.stated().isEmpty();
            String stated = before.rule().equals("AFTERMATH") ? struckBy() : beside ? head.stated() : before.stated();
            if (total != null || stated.isEmpty() || index == 0 && !continuesSentence(stated)) {
                return null;
            }
            if (own.startsWith("完成") && index > 0 && isMoney(mentions.get(index - 1)) && !stated.endsWith("投资")) {
                // 工业产值15亿元，完成固定资产投资2亿元
                return null;
            }
            String kind = own.endsWith("价值") ? grammar.kindOf(clause.earlier()) : "";
            if (kind.length() > 2 && index > 0) {
                // 帐篷、棉被等应急物资，总价值80万元
                return IndicatorName.of("ATTRIBUTE", kind + own, own);
            }
            if (own.startsWith("总") && index > 0 && hasUnitOf(index - 1) && isReached() && !grammar.added(stated).equals(stated)) {
                // 新发展大棚蔬菜1200亩，总面积达4600亩
                return IndicatorName.of("ATTRIBUTE", grammar.withoutAttribute(grammar.added(stated)) + own, own);
            }
            boolean land = own.equals("总投资") && index > 0 && mentions.get(index - 1).quantity().unit() != null
                    && mentions.get(index - 1).quantity().unit().dimension().equals("area");
            if (land && lexicon.endingAt(Role.ATTRIBUTE, stated, 0, stated.length()) == 0 && !works.isWork(grammar.thing(stated))) {
                // 保护耕地2万亩，总投资6200万元: no land is invested in
                String topic = Topic.of(text, sentence, grammar);
                return topic.isEmpty() ? null : IndicatorName.of("OF_TOPIC", topic + own, own);
            }
            int attribute = lexicon.endingAt(Role.ATTRIBUTE, stated, 0, stated.length());
            boolean thing = index > 0 && (before.rule().equals("AFTERMATH") || !isRate(mentions.get(index - 1)) && !isMoney(mentions.get(index - 1)));
            String of = attribute > 0 ? withThing(stated.substring(0, stated.length() - attribute))
                    : thing ? withThing(stated) : "";
            return of.length() < 2 ? null : IndicatorName.of("ATTRIBUTE", of + own, own);
        }

        /** Whether a sentence goes on with another measure of what the one before measured: {@code 大豆面积2万亩。产量3万吨}. */
        private boolean continuesSentence(String stated) {
            return clause.earlier().isEmpty() && subject.isEmpty() && !left.contains("固定资产")
                    && lexicon.endingAt(Role.ATTRIBUTE, stated, 0, stated.length()) > 1;
        }

        /** The name without its verb, unless what is left is too general: {@code 改善工程}. */
        private String withThing(String stated) {
            String bare = grammar.trimVerb(stated);
            return bare.length() > 2 ? bare : stated;
        }

        private IndicatorName fromNoun() {
            String own = grammar.trimSuffix(grammar.trimEmptyVerb(left));
            // 案件, 来电: too general without what was done with it
            boolean general = (own.length() <= 2 || lexicon.is(Role.GENERIC_NAME, own) && grammar.measure(own) == 0 && isCount(mentions.get(index))) && left.length() - own.length() > 1 && !rate && total == null
                    && !left.startsWith("设");
            own = general || toldApart(own) ? grammar.trimSuffix(left) : own;
            if (isCount(mentions.get(index)) && left.endsWith("任务") && grammar.isVerbOnly(own)) {
                // 完成整改任务39项: tasks are counted
                own = grammar.trimEmptyVerb(left);
            }
            own = own.contains("方面存在") ? IN_RESPECT.matcher(own).replaceFirst("") : own;
            if (ofEarlierClause(own)) {
                return inEarlierClause(own);
            }
            String spent = money && own.length() <= 6 && own.endsWith("资金") && total == null && !clause.abutting()
                    ? grammar.object(right) : "";
            if (own.endsWith("资金") && lexicon.is(Role.INVESTMENT_VERB, own) && total == null && right.isEmpty()) {
                spent = spentOn();
            }
            int verb = clause.left().length() - 4;
            if (money && spent.isEmpty() && own.equals("资金") && verb >= 0 && clause.left().endsWith(own) && total == null
                    && grammar.startsVerb(clause.left(), verb)) {
                // 争取资金, 到位资金
                return IndicatorName.of("BEFORE_NUMBER", clause.left().substring(verb), own);
            }
            if (!spent.isEmpty()) {
                // 拨付资金30万元实施救助项目
                return IndicatorName.of("INVESTMENT", spent + own, own);
            }
            boolean of = own.startsWith("从业") && lexicon.is(Role.SERIES_NOUN, own) || own.equals("床位");
            if (of && total == null && headIndex(index) >= 0
                    && lexicon.is(Role.COUNTS_BODIES, mentions.get(headIndex(index)).quantity().unitName())) {
                // 服务机构5家，从业人员130人; 养老机构14家，床位1860张
                return IndicatorName.of("HEAD_RESTORED", withThing(head.stated()) + own, own);
            }
            String caught = caughtIn(own);
            if (!caught.isEmpty()) {
                return IndicatorName.of("OF_CASES", caught, own);
            }
            String dealt = dealtWith(own);
            if (!dealt.isEmpty()) {
                return IndicatorName.of("OF_MATTER", dealt, own);
            }
            String built = builtBefore(own);
            if (!built.isEmpty()) {
                return IndicatorName.of("OF_WORK", built + own, own);
            }
            String joined = joinedBefore(own);
            if (!joined.isEmpty()) {
                return IndicatorName.of("EARLIER_CLAUSE", joined + own, own);
            }
            String those = index > 0 && countsPersons() && total == null && own.length() == 4 && clause.opened()
                    && (own.endsWith("人数") || own.endsWith("人员")) ? servedBefore() : "";
            if (!those.isEmpty()) {
                // 培训班11期，培训人员293人
                return IndicatorName.of("HEAD_RESTORED", those + own, own);
            }
            String series = listedSeries(own);
            if (!series.isEmpty()) {
                return IndicatorName.of("VERB_SHARED", series + own, own + series);
            }
            if (sharesVerb(own)) {
                return IndicatorName.of("VERB_SHARED", grammar.distinctVerb(before.stated()) + own, own);
            }
            if (sharesPlainVerb(own)) {
                return IndicatorName.of("VERB_SHARED", before.stated().substring(0, 2) + own, own);
            }
            if (rate && own.endsWith("占") && own.length() > 2) {
                return IndicatorName.of("SHARE", own + "比");
            }
            return compose(own, "BEFORE_NUMBER");
        }

        /** Whether what was counted before can be meant: nothing beyond a semicolon. */
        private boolean hasHead() {
            int of = headIndex(index);
            return of >= 0 && !beyondSemicolon(of);
        }

        /** Whether a semicolon parts an earlier figure from this one. */
        private boolean beyondSemicolon(int k) {
            for (int at = mentions.get(index).quantity().left() - 1; at >= mentions.get(k).quantity().right(); at--) {
                if (text.charAt(at) == '；' || text.charAt(at) == ';') {
                    return true;
                }
            }
            return false;
        }

        /** Those caught in the cases before: {@code 破获诈骗案件12起，抓获犯罪嫌疑人20名}; empty for others. */
        private String caughtIn(String own) {
            String persons = own.endsWith("犯罪嫌疑人") ? "犯罪嫌疑人" : own.endsWith("嫌疑人") ? "嫌疑人" : "";
            String verb = own.substring(0, own.length() - persons.length());
            if (persons.isEmpty() || index == 0 || total != null || verb.length() > 2 || !isCount(mentions.get(index - 1))) {
                return "";
            }
            String cases = grammar.thing(before.stated());
            String kind = cases.endsWith("案件") ? cases.substring(0, cases.length() - 2) : "";
            return kind.length() < 3 ? "" : verb + kind + persons;
        }

        /** Whether the figure behind tells another thing done with the same: {@code 受理案件30件，办结28件}. */
        private boolean toldApart(String own) {
            int next = index + 1;
            if (rate || money || own.length() == left.length() || !left.endsWith(own) || next >= mentions.size() || !hasUnitOf(next)
                    || clause.abutting()) {
                return false;
            }
            String dealing = left.substring(0, left.length() - own.length());
            int from = mentions.get(index).quantity().right();
            String verb = PhraseGrammar.strip(text.substring(from, mentions.get(next).quantity().left()));
            return lexicon.is(Role.DEALING, dealing) && verb.length() == 2 && grammar.isVerbOnly(verb);
        }

        /** The cases of what the clause before says was dealt with: {@code 严惩侵财犯罪，办结案件30件}; empty for others. */
        private String dealtWith(String own) {
            boolean cases = own.endsWith("案件") && own.length() <= 4 && total == null && isCount(mentions.get(index));
            String of = cases && clause.earlier().length() > 4 ? matters.dealtWith(clause.earlier()) : "";
            return of.length() < 3 || of.endsWith("案件") ? "" : own.substring(0, own.length() - 2) + of + "案件";
        }

        /** The work whose investment was told right before what it built: {@code 中心幼儿园投资90万元，新建园舍600平方米}; empty for none. */
        private String builtBefore(String own) {
            String stated = before.stated();
            int spent = lexicon.endingAt(Role.INVESTMENT_VERB, stated, 0, stated.length());
            String work = index > 0 && spent > 0 ? stated.substring(0, stated.length() - spent) : "";
            return !money && !rate && work.length() > 3 && works.isWork(work) && !before.rule().equals("INVESTMENT") && grammar.distinctVerb(own).startsWith("新建")
                    && clause.opened() && clause.earlier().isEmpty() ? work : "";
        }

        /** What those counted now were served by: {@code 培训班11期}, {@code 康复项目资金20万元}; empty for nothing. */
        private String servedBefore() {
            String stated = before.stated();
            if (before.rule().equals("INVESTMENT") && before.candidates().size() > 1 && stated.endsWith(before.candidates().get(1))) {
                return stated.substring(0, stated.length() - before.candidates().get(1).length());
            }
            if (isMoney(mentions.get(index - 1)) && stated.endsWith("项目资金") && stated.length() > 6) {
                return grammar.trimVerb(stated.substring(0, stated.length() - 2));
            }
            String thing = withThing(stated);
            return thing.length() > 3 && isCount(mentions.get(index - 1))
                    && lexicon.endingAt(Role.MATTER_NOUN, thing, 0, thing.length()) > 0 ? thing : "";
        }

        /** What was taken part in, where the clause before tells it: {@code 参与居民2.7万人}; empty for nothing. */
        private String joinedBefore(String own) {
            int verb = lexicon.startingAt(Role.PARTICIPATION, own, 0, own.length());
            if (verb == 0 || own.length() - verb > 3 || rate || money || total != null || hasHead()
                    || clause.earlier().length() < 3) {
                return "";
            }
            String noun = grammar.trimSuffix(grammar.nounOf(matters.subject(clause.earlier())));
            return noun.length() >= 3 && noun.length() <= LONGEST_SUBJECT ? noun : "";
        }

        /** The verb of a list of what is kept or sold, {@code 出栏生猪12头、肉牛8头}; empty for others. */
        private String listedSeries(String own) {
            boolean listed = index > 0 && total == null && !rate && !money && followsMark(index - 1, own)
                    && isCount(mentions.get(index)) && !grammar.startsVerb(own, 0) && !grammar.endsInVerb(own);
            String stated = before.stated();
            int verb = listed ? lexicon.startingAt(Role.SERIES_NOUN, stated, 0, stated.length()) : 0;
            return verb > 0 && verb < stated.length() && lexicon.is(Role.LIGHT_VERB, stated.substring(0, verb))
                    ? stated.substring(0, verb) : "";
        }

        /** Whether a list mark alone parts the name of this figure from the figure before. */
        private boolean followsMark(int k, String own) {
            int right = mentions.get(k).quantity().right();
            return "、和及".indexOf(text.charAt(right)) >= 0 && text.startsWith(own, right + 1);
        }

        /** Whether the verb of a list holds for its later items too: {@code 新增企业14家、商户22家}. */
        private boolean sharesVerb(String own) {
            if (index == 0 || total != null || rate || money || own.startsWith("每") || isReached()
                    || before.rule().equals("VERB") || clause.left().startsWith("有") || beyondSemicolon(index - 1)
                    || own.length() == 2 && clause.opened() && lexicon.is(Role.SPLIT_VERB, own)
                    || grammar.distinctVerb(before.stated()).isEmpty()
                    || grammar.startsVerb(own, 0) || grammar.startsManner(own) || !grammar.distinctVerb(own).isEmpty()) {
                return false;
            }
            if (grammar.startsVerb(grammar.trimLead(clause.left()), 0)) {
                // 新建公路3公里，完成道路养护9公里
                return false;
            }
            Mention last = mentions.get(index - 1);
            boolean listed = "、和及".indexOf(text.charAt(last.quantity().right())) >= 0;
            if (grammar.endsInVerb(own) && (!listed || grammar.endsInDistinctVerb(own))) {
                // 当年新增参保32人，职工医疗保险参保410人
                return false;
            }
            return listed || clause.opened() && hasUnitOf(index - 1);
        }

        /** Whether a bare noun of a list tells nothing without the verb before: {@code 出动人员860人次、船艇}. */
        private boolean sharesPlainVerb(String own) {
            return index > 0 && total == null && isCount(mentions.get(index)) && own.length() == 2
                    && clause.left().equals(own) && text.charAt(mentions.get(index - 1).quantity().right()) == '、'
                    && before.rule().equals("BEFORE_NUMBER") && before.stated().length() > 3
                    && "性化类型".indexOf(before.stated().charAt(2)) < 0
                    && lexicon.is(Role.LIGHT_VERB, before.stated().substring(0, 2)) && !grammar.startsVerb(own, 0)
                    && grammar.measure(own) == 0 && !lexicon.is(Role.GENERIC_NAME, own);
        }

        /** Whether the clause says how many there are by now: {@code 上市公司达146家}. */
        private boolean isReached() {
            String phrase = clause.left();
            char last = phrase.isEmpty() ? ' ' : phrase.charAt(phrase.length() - 1);
            return "达到至共".indexOf(last) >= 0 && linked || phrase.contains("总数") || phrase.endsWith("突破")
                    || phrase.endsWith("共有") || phrase.endsWith("共计");
        }

        private boolean ofEarlierClause(String own) {
            return rate && (lexicon.is(Role.GENERIC_NAME, own) || grammar.isRateOfVerb(own)) && head.stated().isEmpty()
                    && clause.earlier().length() >= 3
                    && !grammar.isVerbOnly(clause.earlier());
        }

        private IndicatorName inEarlierClause(String own) {
            String noun = grammar.nounOf(matters.subject(clause.earlier()));
            boolean done = own.endsWith("率") && noun.endsWith(own.substring(0, own.length() - 1));
            return IndicatorName.of("EARLIER_CLAUSE", done ? noun + "率" : noun + own, own);
        }

        /** Whether a preposition stands right before the number: {@code 工会为6个街道的劳动者建成驿站}. */
        private boolean isObjectNext() {
            String phrase = clause.left();
            return phrase.length() > 2 && "为对向给将把".indexOf(phrase.charAt(phrase.length() - 1)) >= 0
                    && isCount(mentions.get(index));
        }

        /**
         * Whether what is counted is what something is done to ({@code 对22家养老院开展检查}), not who does it.
         */
        private boolean isObject() {
            String phrase = clause.left();
            for (int k = phrase.length() - 1; k >= Math.max(0, phrase.length() - 8); k--) {
                boolean word = k > 0 && "走定面方动意转趋成作认行称".indexOf(phrase.charAt(k - 1)) >= 0 || phrase.startsWith("为止", k);
                if ("对为给向将把".indexOf(phrase.charAt(k)) >= 0 && !word) {
                    return true;
                }
            }
            return false;
        }

        /** Those whom an act told behind them is for: not all of their kind are meant. */
        private IndicatorName recipient(String noun, String act) {
            String given = grammar.withoutAspect(grammar.withoutManner(act.startsWith("进行") ? act.substring(2) : act));
            return IndicatorName.of("RECIPIENT", given + "的" + noun, given + noun);
        }

        /** Whether persons or households are counted to whom something is given: {@code 为444位残疾人提供指导}. */
        private boolean isRecipient() {
            String phrase = grammar.withoutScope(clause.left());
            String unit = mentions.get(index).quantity().unitName();
            return !phrase.isEmpty() && "为给向对".indexOf(phrase.charAt(phrase.length() - 1)) >= 0
                    && (countsPersons() || unit.equals("户") || unit.equals("人次") || unit.equals("个") && right.contains("户"));
        }

        /** Whether a figure of the sentence is in the same unit. */
        private boolean hasUnitOf(int k) {
            return mentions.get(k).quantity().unit() == mentions.get(index).quantity().unit();
        }

        private boolean countsPersons() {
            return lexicon.is(Role.COUNTS_PERSONS, mentions.get(index).quantity().unitName());
        }

        private IndicatorName fromRight(String verb, String words) {
            for (String condition : List.of("符合条件的", "符合条件", "以上的", "的")) {
                if (words.startsWith(condition) && words.length() - condition.length() >= 2) {
                    return fromRight(verb, words.substring(condition.length()));
                }
            }
            if (words.charAt(0) < 128 && Character.isLetter(words.charAt(0)) && words.indexOf(' ') > 0) {
                String noun = PhraseGrammar.latinNoun(words);
                return noun.isEmpty() ? IndicatorName.NONE : IndicatorName.of("AFTER_NUMBER", noun);
            }
            int of = countsPersons() ? words.indexOf('的') : -1;
            if (of > 1 && of + 3 <= words.length() && grammar.isVerbless(words.substring(0, of))
                    && lexicon.endingAt(Role.MATTER_NOUN, words, of + 1, words.length()) > 0) {
                // 34名专职委员的工作成绩: the persons are counted
                return fromRight(verb, words.substring(0, of));
            }
            if (verb.isEmpty() && clause.left().isEmpty() && index > 0 && clause.listedBefore() && total == null
                    && before.rule().equals("AFTER_NUMBER") && before.stated().length() > 3 && grammar.isVerbless(words)) {
                // 新设13个社区、3个居委会
                String added = before.stated().substring(0, 2);
                boolean anew = added.charAt(0) == '新' && lexicon.is(Role.LIGHT_VERB, added);
                return named(anew ? added : grammar.distinctVerb(before.stated()), words);
            }
            return named(verb, words);
        }

        private IndicatorName named(String verb, String words) {
            boolean acted = takesAct();
            int split = acted ? -1 : split(words);
            String subject = split > 1 && words.indexOf('的') < 0 ? matters.subject(words) : words;
            if (subject.length() < split && subject.length() > 1) {
                // 58个续建项目进展顺利
                return named(verb, subject);
            }
            if (split > 1 && countsPersons() && lexicon.is(Role.MANNER, words.substring(0, split)) && total == null
                    && words.length() - split > 1) {
                // 3402人不同程度受灾
                return named(verb, words.substring(split));
            }
            String what = withoutAmong(grammar.trimSuffix(PhraseGrammar.strip(words)));
            if (split == 0 && countsPersons()) {
                what = grammar.withoutManner(what);
                int also = what.indexOf('并', 3);
                what = also > 0 && grammar.startsVerb(what, also + 1) ? what.substring(0, also) : what;
            }
            String did = grammar.withoutScope(grammar.trimEmptyVerb(grammar.trimLead(verb)));
            did = grammar.startsVerb(did, 0) ? did : "";
            boolean joined = acted && clause.abutting() && grammar.endsInVerb(words)
                    && "和及与".indexOf(text.charAt(mentions.get(index + 1).quantity().left() - 1)) >= 0;
            if (acted && clause.listed() || joined) {
                return IndicatorName.of("AFTER_NUMBER", did + what, what);
            }
            if (clause.abutting() && split != 0) {
                String noun = grammar.beforeMovement(split > 0 ? PhraseGrammar.strip(words.substring(0, split)) : words);
                noun = withoutRecipient(withoutAmong(noun));
                if (index + 1 < mentions.size() && isRate(mentions.get(index + 1))) {
                    noun = grammar.thingOfRate(noun);
                } else if (index + 1 < mentions.size() && !isCount(mentions.get(index + 1))) {
                    // 4条干渠总长21公里
                    String thing = grammar.withoutAttribute(noun);
                    noun = thing.length() > 1 ? thing : noun;
                }
                boolean paid = split > 0 && (isRecipient() || countsPersons() && !isObject()) && !noun.isEmpty()
                        && index + 1 < mentions.size() && isMoney(mentions.get(index + 1));
                String payment = paid ? grammar.trimSuffix(grammar.trimLink(PhraseGrammar.strip(words.substring(split)))) : "";
                if (payment.length() >= 4 && payment.length() <= LONGEST_ACT) {
                    // 为120户农户发放补贴3万元
                    return recipient(noun, payment);
                }
                String act = split > 0 && lexicon.is(Role.COMMON_NOUN, noun)
                        ? grammar.trimLead(grammar.trimLink(PhraseGrammar.strip(words.substring(split)))) : "";
                return act.length() < 4 ? IndicatorName.of("AFTER_NUMBER", did + noun, noun)
                        : IndicatorName.of("AFTER_NUMBER", act + "的" + noun, act + noun, noun);
            }
            if (split == 0 && countsPersons() && what.length() == 2 && total == null) {
                // 全市共有12人受灾
                return IndicatorName.of("AFTER_NUMBER", what + "人数", what);
            }
            if (split == 0) {
                return total == null ? IndicatorName.of("AFTER_NUMBER", what, grammar.trimVerb(what))
                        : IndicatorName.of("AFTER_NUMBER", what + grammar.trimVerb(total.stated()), what);
            }
            if (split > 0) {
                String noun = grammar.trimEnd(PhraseGrammar.strip(words.substring(0, split)));
                String act = grammar.trimSuffix(BASIS.matcher(PhraseGrammar.strip(words.substring(split))).replaceFirst(""));
                boolean tells = !isObject()
                        ? noun.length() <= (countsPersons() ? LONGEST_NOUN : SHORT_NOUN) : lexicon.is(Role.COMMON_NOUN, noun);
                boolean bare = mentions.get(index).quantity().unit() == null;
                if (isRecipient() && act.length() >= 4 && act.length() <= LONGEST_ACT) {
                    return recipient(noun, act);
                }
                if (tells && act.length() >= 4 && (bare || isCount(mentions.get(index)))) {
                    String verbOf = did.startsWith("拟") ? did.substring(1) : did;
                    String done = grammar.distinctVerb(verbOf).isEmpty() ? "" : did;
                    return IndicatorName.of("AFTER_NUMBER", done + act + "的" + noun, done + act, done + noun,
                            act + noun);
                }
                if (countsPersons() && !isObject() && act.length() == 2) {
                    // 241名军人子女入学
                    return IndicatorName.of("AFTER_NUMBER", noun + act, did + noun, noun);
                }
                return IndicatorName.of("AFTER_NUMBER", did + noun, noun, what);
            }
            boolean doing = !did.isEmpty() || lexicon.endingAt(Role.LIGHT_VERB, clause.left(), 0, clause.left().length()) > 1;
            what = acted || split >= 0 ? what : matters.subject(what);
            int told = acted ? -1 : countsPersons() && doing ? Math.max(beforePredicate(what), grammar.purposeOf(what))
                    : beforePredicate(what);
            if (told > 0) {
                // 16条经验被推广, 3项成果分别获奖
                String noun = what.substring(0, told);
                return countsPersons() && noun.length() <= SHORT_NOUN && grammar.startsVerb(what, told)
                        ? IndicatorName.of("AFTER_NUMBER", what.substring(told) + "的" + noun, what)
                        : IndicatorName.of("AFTER_NUMBER", did + noun, noun, what);
            }
            return IndicatorName.of("AFTER_NUMBER", did + what, what, grammar.trimVerb(what));
        }

        private static String withoutAmong(String words) {
            return AMONG_BEGINS.hasAny(words) ? AMONG.matcher(words).replaceFirst("") : words;
        }

        /** Where words that name what is counted go over to what became of it without a verb of the lexicon; -1 for nowhere. */
        private static int beforePredicate(String words) {
            int passive = words.indexOf('被', 2);
            int apart = Math.max(words.indexOf("分别", 2), words.indexOf("坚持", 2));
            int end = passive > 0 && apart > 0 ? Math.min(passive, apart) : Math.max(passive, apart);
            return end > 1 && end + 3 < words.length() && words.lastIndexOf('”', end) >= words.lastIndexOf('“', end)
                    && words.indexOf('的', end) < 0 ? end : -1;
        }

        /** The noun without those for whom it did something: {@code 医生为辖区内} tells of {@code 医生}. */
        private String withoutRecipient(String noun) {
            String bare = grammar.withoutScope(noun);
            boolean served = bare.length() > 2 && bare.length() < noun.length() && "为对向给".indexOf(bare.charAt(bare.length() - 1)) >= 0;
            return served ? bare.substring(0, bare.length() - 1) : noun;
        }

        /** Whether the words after the number are what is done, not who does it: {@code 完成15个商圈改造升级}. */
        private boolean takesAct() {
            String phrase = clause.left().endsWith("了") ? clause.left().substring(0, clause.left().length() - 1) : clause.left();
            boolean listed = phrase.isEmpty() && index > 0 && clause.listedBefore() && names.get(index - 1).rule().equals("AFTER_NUMBER")
                    && actBefore;
            boolean act = listed || lexicon.endingAt(Role.ACT_VERB, phrase, 0, phrase.length()) > 1;
            actBefore = act;
            return act;
        }

        /** Where the words go over to what the things counted did, or what was done to them; -1 for nowhere. */
        private int split(String words) {
            int quotes = 0;
            for (int k = afterRelative(words); k < words.length() - 1; k++) {
                char c = words.charAt(k);
                quotes += c == '“' ? 1 : c == '”' ? -1 : 0;
                if (quotes > 0 || lexicon.startingAt(Role.WHOLE_WORD, words, k, words.length()) > 0) {
                    continue;
                }
                if (k > 1 && k + 2 < words.length() && words.charAt(k + 2) == '《' && BY_RULE.contains(words.substring(k, k + 2))) {
                    return k;
                }
                if (k > 1 && words.charAt(k) == '到' && k + 2 < words.length() && "位期达底会".indexOf(words.charAt(k + 1)) < 0) {
                    return k;
                }
                int length = lexicon.startingAt(Role.SPLIT_VERB, words, k, words.length());
                if (k == 0 && words.startsWith("《", 4) && BY_RULE.contains(words.substring(2, 4))) {
                    // 72件申请按照《条例》顺延
                    continue;
                }
                boolean splits = length > 0 && !grammar.isDeverbal(words, k + length)
                        && !(length == 2 && grammar.startsVerb(words, k + 2) && grammar.isDeverbal(words, k + 4))
                        || (k > 1 || k == 1 && "村镇乡县区市".indexOf(words.charAt(0)) >= 0) && isObject()
                                && grammar.startsVerb(words, k) && grammar.doesSomething(words, k);
                int of = words.indexOf('的', k);
                // 排放不达标的企业: what ends in 的 says which
                boolean which = of > k && of <= k + Math.max(2, length) + 1 && of + 3 <= words.length();
                // 正, 被 and the like are verbs only where one follows: 社区矫正
                boolean alone = length == 1 && !grammar.startsVerb(words, k + 1)
                        && lexicon.startingAt(Role.SPLIT_VERB, words, k + 1, words.length()) == 0;
                if (splits && !which && !(alone && k > 0)) {
                    return k;
                }
            }
            return -1;
        }

        /** Where the noun begins behind a clause that says which, {@code 未按时整改的企业}; 0 where the words open with none. */
        private int afterRelative(String words) {
            boolean not = "不未".indexOf(words.charAt(0)) >= 0 && !words.startsWith("未成年") && !words.startsWith("不动产")
                    && !startsWith(Role.WHOLE_WORD, words);
            int of = isObject() && (not || grammar.startsVerb(words, 0)) ? words.indexOf('的', 3) : -1;
            return of > 0 && of + 3 <= words.length() ? of + 1 : 0;
        }

        /** What the clause behind a sum tells that it was spent on: {@code 投入资金60万元，新建幼儿园2所}; empty for nothing. */
        private String spentOn() {
            String after = afterParallel();
            if (!after.isEmpty()) {
                String object = grammar.object(after);
                return object.isEmpty() && grammar.startsNoun(after) ? "" : object;
            }
            if (!grammar.canBeObject(clause.next()) || startsWith(Role.TIME, clause.next())) {
                return "";
            }
            String sized = sizedObject(clause.next());
            if (!sized.isEmpty()) {
                return sized;
            }
            String thing = grammar.trimVerb(grammar.trimLead(clause.next()));
            String object = grammar.trimSuffix(grammar.trimEmptyVerb(thing));
            if (grammar.isVerbOnly(clause.next()) && index + 1 < mentions.size()) {
                // 新建2所幼儿园: the thing stands behind the number
                int at = mentions.get(index + 1).quantity().right();
                String behind = text.substring(at, Clause.markEnd(text, at, sentence.end()));
                object = grammar.trimSuffix(grammar.nounBefore(PhraseGrammar.strip(behind)));
            }
            int of = object.indexOf('的');
            object = of > 0 && of < 6 && of + 4 <= object.length() ? object.substring(of + 1) : object;
            object = PhraseGrammar.withoutQuantity(object);
            return object.length() < 3 ? "" : object;
        }

        /**
         * What was made that its size stands before, {@code 投资90万元，完成河东8公里乡道}; empty where the words run on to no size.
         *
         * @param words what leads on to the next number
         */
        private String sizedObject(String words) {
            int next = index + 1;
            if (next >= mentions.size() || isCount(mentions.get(next)) || isMoney(mentions.get(next)) || isRate(mentions.get(next))
                    || isTime(mentions.get(next)) || !grammar.startsVerb(words, 0) || grammar.isVerbOnly(words)) {
                return "";
            }
            int size = mentions.get(next).quantity().left();
            String where = grammar.trimVerb(words);
            int at = mentions.get(next).quantity().right();
            int end = next + 1 < mentions.size() ? mentions.get(next + 1).quantity().left() : sentence.end();
            String noun = PhraseGrammar.strip(text.substring(at, Clause.markEnd(text, at, end)));
            noun = grammar.trimSuffix(noun.startsWith("的") ? noun.substring(1) : noun);
            where = where.startsWith("了") ? where.substring(1) : where;
            boolean told = lexicon.endingAt(Role.ATTRIBUTE, where, 0, where.length()) > 0 || SIZE_WORDS.stream().anyMatch(where::endsWith);
            if (told) {
                // 年产500吨的加工厂
                return noun.length() < 3 || grammar.startsVerb(noun, 0) ? "" : noun;
            }
            boolean runsOn = where.length() <= SHORT_NOUN + 2 && size >= where.length() && text.startsWith(where, size - where.length());
            return !runsOn || noun.length() < 2 || grammar.measure(where) > 0 ? "" : where + noun;
        }

        /**
         * The clause behind a second sum of the same that is told right behind this one: {@code 去年拨付资金74万元，今年已拨付资金46万元，
         * 发展基地建设}; empty where none is told.
         */
        private String afterParallel() {
            if (index + 1 >= mentions.size() || !isMoney(mentions.get(index + 1)) || left.length() < 3
                    || !clause.next().endsWith(left)) {
                return "";
            }
            int at = mentions.get(index + 1).quantity().right();
            int end = index + 2 < mentions.size() ? mentions.get(index + 2).quantity().left() : sentence.end();
            if (at >= end || "，,".indexOf(text.charAt(at)) < 0) {
                return "";
            }
            int stop = Clause.markEnd(text, at + 1, end);
            return stop == end && end < sentence.end() ? "" : grammar.trimLead(PhraseGrammar.strip(text.substring(at + 1, stop)));
        }

        /** What a sum was spent on of which examples are given before its count: {@code 完成了黄沙桥等53座水库的加固}; empty for nothing. */
        private String spentOnExamples() {
            int close = index + 1 < mentions.size() ? mentions.get(index + 1).quantity().left() : 0;
            if (close == 0 || text.charAt(close - 1) != '等' || !isCount(mentions.get(index + 1)) || !grammar.startsVerb(right, 0)
                    || Clause.markEnd(text, mentions.get(index).quantity().right(), close) < close) {
                return "";
            }
            int at = mentions.get(index + 1).quantity().right();
            int end = index + 2 < mentions.size() ? mentions.get(index + 2).quantity().left() : sentence.end();
            String noun = grammar.trimSuffix(PhraseGrammar.strip(text.substring(at, Clause.markEnd(text, at, end))));
            int of = noun.indexOf('的');
            noun = of > 1 ? noun.substring(0, of) + noun.substring(of + 1) : noun;
            return noun.length() > 2 && noun.length() <= LONGEST_ACT ? noun : "";
        }

        private IndicatorName fromVerb(String verb) {
            String act = grammar.trimEmptyVerb(grammar.trimLead(verb));
            act = act.isEmpty() ? verb : act;
            boolean invests = money && lexicon.endingAt(Role.INVESTMENT_VERB, act, 0, act.length()) == act.length();
            String spent = invests ? spentOnExamples() : "";
            spent = invests && spent.isEmpty() && !clause.abutting() ? grammar.object(right) : spent;
            if (!spent.isEmpty()) {
                return IndicatorName.of("INVESTMENT", spent + act, act);
            }
            if (money && index > 0 && isMoney(mentions.get(index - 1)) && lexicon.is(Role.SERIES_NOUN, act)
                    && lexicon.endingAt(Role.SERIES_NOUN, before.stated(), 0, before.stated().length()) > 0) {
                // 基金收入5亿元，支出4亿元，当期结余1亿元
                return IndicatorName.of("VERB", act);
            }
            IndicatorName ofMoney = doneWithMoney(act);
            if (ofMoney != null) {
                return ofMoney;
            }
            String purpose = money && !clause.abutting() && act.length() == 2 && grammar.startsVerb(act, 0)
                    ? grammar.object(right) : "";
            if (!purpose.isEmpty()) {
                // 发放165万元保障困难群众基本生活
                return IndicatorName.of("INVESTMENT", purpose + "资金", act + purpose);
            }
            if (lexicon.endingAt(Role.INVESTMENT_VERB, act, 0, act.length()) == act.length()) {
                String object = spentOn();
                if (!object.isEmpty()) {
                    return IndicatorName.of("INVESTMENT", object + act, act);
                }
            }
            if (total != null && totals[index] < 0 && head.stated().isEmpty() && isCount(mentions.get(index)) && right.isEmpty()
                    && act.length() > 1 && act.length() <= SHORT_NOUN && grammar.thing(total.stated()).length() > 1) {
                // 查出问题6项。其中，已整改2项
                String thing = grammar.thing(total.stated());
                String already = clause.left().contains("已" + act) ? "已" : "";
                return IndicatorName.of("VERB_OF_HEAD", thing.endsWith(act) ? thing : thing + already + act, act + thing, act);
            }
            String ofMatter = head.stated().isEmpty() && act.length() > 1 ? matterOf() : "";
            int told = act.length() < 2 || !ofMatter.isEmpty() ? -1 : clause.earlier().indexOf(act);
            String matterTold = told > 0 ? grammar.trimSuffix(clause.earlier()) : "";
            if (matterTold.endsWith(act) && matterTold.length() < clause.earlier().length()) {
                // 落实街面巡查及人员救助工作，全年共计救助58人次
                String noun = grammar.trimVerb(grammar.nounOf(matterTold));
                if (noun.length() > act.length() + 1 && noun.length() <= LONGEST_ACT) {
                    return IndicatorName.of("EARLIER_CLAUSE", noun, act);
                }
            }
            if (told >= 0 && !clause.earlier().endsWith("方面") && told + act.length() + 2 <= clause.earlier().length()) {
                // 多方筹集善款，年内筹集500万元
                String object = grammar.trimSuffix(clause.earlier().substring(told));
                return IndicatorName.of("EARLIER_CLAUSE", object, act);
            }
            boolean investment = lexicon.endingAt(Role.INVESTMENT_VERB, act, 0, act.length()) > 0;
            if (investment && index == 0 && clause.earlier().length() > 4) {
                String subjectOf = grammar.subjectOf(clause.earlier());
                String object = grammar.trimSuffix(subjectOf.length() > 2 ? subjectOf : grammar.nounOf(clause.earlier()));
                return object.length() < 3 ? IndicatorName.of("VERB", act)
                        : IndicatorName.of("INVESTMENT", object + act, act);
            }
            String struck = lexicon.is(Role.AFTERMATH, act) ? struckBy() : "";
            if (!struck.isEmpty()) {
                return IndicatorName.of("AFTERMATH", grammar.trimVerb(struck).replace("发生", "") + act, act);
            }
            boolean again = index > 0 && clause.left().contains("累计") && mentions.get(index).quantity().unitName().equals("人次")
                    && mentions.get(index - 1).quantity().unitName().equals("人") && total == null && right.isEmpty()
                    && act.length() == 2 && before.stated().length() > 2 && before.rule().equals("SAME_AS_BEFORE");
            if (again) {
                // 农村低保860户1320人，累计保障1.6万人次
                String thing = grammar.thing(before.stated());
                return IndicatorName.of("VERB_OF_HEAD", (thing.endsWith(act) ? thing + "累计" : thing) + act, act + thing, act);
            }
            IndicatorName repeated = repeatedVerbs.of(index, act, clause.earlier().isEmpty());
            if (repeated != null) {
                return repeated;
            }
            if (!ofMatter.isEmpty()) {
                return IndicatorName.of("VERB_OF_MATTER", Matters.done(ofMatter, act), act + ofMatter, act);
            }
            int of = headIndex(index);
            boolean housed = act.length() == 2 && of >= 0 && "人名".contains(mentions.get(index).quantity().unitName())
                    && "处个所家".contains(mentions.get(of).quantity().unitName())
                    && lexicon.endingAt(Role.MATTER_NOUN, names.get(of).stated(), 0, names.get(of).stated().length()) == 0;
            // 低保对象320人，累计保障3800人次
            housed |= of >= 0 && mentions.get(index).quantity().unitName().equals("人次") && clause.left().startsWith("累计")
                    && "人户名".contains(mentions.get(of).quantity().unitName()) && act.length() == 2;
            // 检查企业860家次，立案46件，处罚41件: cases are counted with the verb before, not bodies
            boolean ofOther = of >= 0 && of < index - 1 && before.rule().equals("VERB") && !hasUnitOf(of);
            boolean otherUnit = index > 0 && !isPairOf(of) && !housed
                    && (!hasUnitOf(index - 1) || ofOther)
                    && (of < 0 || grammar.distinctVerb(act).isEmpty()
                    || !hasUnitOf(of));
            boolean needsObject = lexicon.is(Role.OBJECT_VERB, act);
            boolean whole = act.length() > 3 && !(act.startsWith("基本") && act.length() == 4) && OtherKinds.commonEnding(head.stated(), act) < 2
                    && grammar.distinctVerb(act).isEmpty() && !act.endsWith("登记");
            while (investment && of > 0 && startsWith(Role.PARTICIPATION, names.get(of).stated())) {
                // 演练26场次，参演4000人次，投入8万元
                of = headIndex(of);
            }
            IndicatorName head = of < 0 ? IndicatorName.NONE : names.get(of);
            if (!head.stated().isEmpty() && !whole && (!otherUnit || investment || needsObject && !ofOther)) {
                int shared = OtherKinds.commonEnding(head.stated(), act);
                if (shared >= 2 && act.length() < head.stated().length()) {
                    // 成立登记12个、变更登记25个: the verb changes, the head stays
                    String name = head.stated().substring(0, head.stated().length() - act.length()) + act;
                    return IndicatorName.of("HEAD_SHARED", name, act);
                }
                String noun = grammar.thing(head.stated());
                int series = lexicon.is(Role.SERIES_NOUN, act) ? lexicon.endingAt(Role.SERIES_NOUN, noun, 0, noun.length()) : 0;
                int dealing = lexicon.endingAt(Role.DEALING, noun, 0, noun.length());
                boolean other = dealing > 0 && lexicon.endingAt(Role.EMPTY_VERB, noun, 0, noun.length()) == dealing;
                // 中院受理30件，办结28件
                noun = other && noun.length() - dealing > 1 ? noun.substring(0, noun.length() - dealing) : noun;
                boolean phase = lexicon.endingAt(Role.COMPLETION, act, 0, act.length()) > 0 && noun.endsWith("开工");
                // 安置房开工40套，基本建成30套
                noun = phase && noun.length() > 4 ? noun.substring(0, noun.length() - 2) : noun;
                // 生猪存栏126头，出栏218头
                noun = noun.length() - series > 1 ? noun.substring(0, noun.length() - series) : noun;
                return grammar.distinctVerb(act).isEmpty()
                        ? IndicatorName.of("VERB_OF_HEAD", noun + act, act, act + noun)
                        : IndicatorName.of("VERB_OF_HEAD", act + noun, noun + act, act);
            }
            if (head.stated().isEmpty() && index == 0) {
                if (!subject.isEmpty()) {
                    return IndicatorName.of("VERB_OF_SUBJECT", subject + act, act);
                }
                String said = discourse.head().stated();
                if (!said.isEmpty() && lexicon.is(Role.DISTINCT_VERB, act) && clause.earlier().isEmpty()
                        && isCount(mentions.get(index))) {
                    return IndicatorName.of("VERB_OF_HEAD", act + grammar.thing(said), act);
                }
                String topic = Topic.of(text, sentence, grammar);
                matter = clause.earlier().isEmpty() && act.length() < 4 ? topic : "";
                if (!topic.isEmpty() && act.length() < 4 && clause.earlier().isEmpty()) {
                    boolean says = lexicon.is(Role.EMPTY_VERB, act) || topic.endsWith(act);
                    return IndicatorName.of("VERB_OF_TOPIC", says ? topic : topic + act, act);
                }
            }
            return IndicatorName.of("VERB", act, head.stated().isEmpty() ? null : head.stated() + act);
        }

        /**
         * What was done with the sum or the length told before, {@code 维修资金归集2亿元，使用3000万元},
         * {@code 新建管网36公里、改造18公里}, or whom it reached, {@code 发放高龄津贴86万元，惠及612人}; null for others.
         */
        private IndicatorName doneWithMoney(String act) {
            if (index == 0 || act.length() != 2 || !right.isEmpty() || isRate(mentions.get(index - 1)) || total != null) {
                return null;
            }
            String stated = before.stated();
            String thing = grammar.thing(stated);
            if (hasUnitOf(index - 1) && !isCount(mentions.get(index))) {
                String noun = money && grammar.endsInVerb(stated) ? grammar.trimLastWord(stated) : "";
                if (noun.length() > 2 && (before.rule().equals("BEFORE_NUMBER") || before.rule().equals("DONE_WITH"))) {
                    return IndicatorName.of("DONE_WITH", noun + act, act);
                }
                boolean works = !money && thing.length() > 1 && thing.length() < stated.length()
                        && (grammar.distinctVerb(stated).startsWith("新") || lexicon.is(Role.DISTINCT_VERB, act));
                return works ? IndicatorName.of("DONE_WITH", act + thing, thing + act) : null;
            }
            boolean reached = isMoney(mentions.get(index - 1)) && REACHING.contains(act) && thing.length() > 2
                    && (countsPersons() || mentions.get(index).quantity().unitName().equals("户"));
            return reached ? IndicatorName.of("DONE_WITH", thing + act, act) : null;
        }

        /** What a verb without an object is about: the clause before tells it, or the lead of the paragraph; empty for nothing. */
        private String matterOf() {
            if (!clause.earlier().isEmpty()) {
                matter = matters.of(clause.earlier());
                matter = matter.isEmpty() && index == 0 ? matterBefore() : matter;
            } else if (index == 0) {
                matter = matters.dealtWith(Topic.lead(text, sentence));
            }
            return matter;
        }

        /** What the first clause of a sentence deals with, where its later clauses tell only how: {@code 办理诈骗专案时，快捕快诉，批捕9人}. */
        private String matterBefore() {
            int end = Clause.markEnd(text, sentence.start(), mentions.get(index).quantity().left());
            String first = grammar.trimLead(PhraseGrammar.strip(text.substring(sentence.start(), end)));
            return matters.atFirst(first);
        }

        /** The cases counted last, which struck those who are counted now; empty for none. */
        private String struckBy() {
            for (int k = index - 1; k >= 0; k--) {
                if (lexicon.is(Role.COUNTS_CASES, mentions.get(k).quantity().unitName())) {
                    return names.get(k).stated();
                }
            }
            return head.stated();
        }

        /** Whether the head at an index was counted in this unit too: {@code 取消低保9户12人，新增8户}. */
        private boolean isPairOf(int of) {
            for (int k = of; k >= 0 && names.get(k).stated().equals(names.get(of).stated()); k--) {
                if (hasUnitOf(k)) {
                    return true;
                }
            }
            return false;
        }

        /** A generic name ({@code 主办件}, {@code 办结率}) takes the head of the total or of the count before it. */
        private IndicatorName compose(String own, String rule) {
            String noun = lexicon.is(Role.GENERIC_NAME, own) ? own : grammar.trimVerb(own);
            boolean generic = money ? noun.length() <= 4 && lexicon.is(Role.GENERIC_NAME, noun)
                    && (own.length() <= 4 || total != null || hasHead())
                    : lexicon.is(Role.GENERIC_NAME, own) || lexicon.is(Role.GENERIC_NAME, noun)
                            || rate && grammar.isRateOfVerb(own);
            generic &= !(money && total == null && own.startsWith("征收"));
            // 投放准确率, 绿化覆盖率: the verb tells what the rate is of
            generic &= !(rate && total == null && own.length() == noun.length() + 2 && lexicon.is(Role.GENERIC_NAME, noun)
                    && grammar.startsVerb(own, 0));
            if (money && generic && own.length() == 2 && total == null && before.rule().equals("DONE_WITH")) {
                // 维修资金归集2亿元，使用3000万元，余额8亿元
                return IndicatorName.of("DONE_WITH", grammar.trimLastWord(before.stated()) + own, own);
            }
            if (generic && money && total == null && own.endsWith("标准") && headIndex(index) >= 0) {
                String counter = mentions.get(headIndex(index)).quantity().unitName();
                // 床位300张，供养标准每月800元: of no beds
                generic = lexicon.is(Role.COUNTS_PERSONS, counter) || counter.equals("户") || counter.equals("人次");
            }
            noun = money ? own : grammar.isRateOfVerb(own) ? own : noun;
            if (generic && money && own.length() == 2 && index > 0 && isMoney(mentions.get(index - 1))
                    && before.stated().length() > 3 && OtherKinds.commonEnding(before.stated(), own) > 0) {
                // 债务限额12亿元，余额8亿元
                String shared = before.stated().substring(0, before.stated().length() - 2);
                return IndicatorName.of("HEAD_SHARED", shared + own, own);
            }
            String other = index > 0 && money && isMoney(mentions.get(index - 1)) ? kinds.inFront(before.stated(), own) : "";
            if (!other.isEmpty()) {
                return IndicatorName.of("OTHER_KIND", other, own);
            }
            String level = rate ? "" : atLevel(own);
            if (!level.isEmpty()) {
                return IndicatorName.of("HEAD_OF_LEVEL", level, own);
            }
            String pair = index == 0 || rate ? "" : kinds.shared(before.stated(), own);
            if (!pair.isEmpty()) {
                return IndicatorName.of("HEAD_OF_PAIR", pair + own, own);
            }
            String branch = rate ? "" : kinds.ofBoth(own);
            if (!branch.isEmpty()) {
                return IndicatorName.of(rule, branch, own);
            }
            boolean ofSum = rate && total == null && index > 0 && isMoney(mentions.get(index - 1)) && lexicon.is(Role.ATTAINMENT_RATE, own)
                    && !before.stated().isEmpty();
            if (ofSum) {
                // 到位资金4000万元，完成率40%
                String stated = before.stated();
                boolean twice = stated.length() > 3 && stated.endsWith(own.substring(0, 2));
                return IndicatorName.of("RATE_OF_SUM", stated + (twice ? own.substring(2) : own), own);
            }
            boolean average = (own.startsWith("人均") || own.startsWith("户均") || own.equals("人平"))
                    && lexicon.startingAt(Role.WHOLE_WORD, own, 0, own.length()) < own.length();
            String ofRate = rate && total == null && index > 0 && isRate(mentions.get(index - 1)) && own.length() == 3 && own.endsWith("率")
                    ? rateOfSame(own) : "";
            if (!ofRate.isEmpty()) {
                return IndicatorName.of("RATE_OF_SAME", ofRate, own);
            }
            String stem = rate && total == null && (generic || own.length() <= SHORT_NOUN)
                    ? rateOfStem(generic ? noun : own) : "";
            if (!stem.isEmpty()) {
                return IndicatorName.of("HEAD_RESTORED", stem, own);
            }
            boolean share = money && own.length() == 2 && total != null && total.stated().endsWith("金")
                    && !own.endsWith("金") && grammar.measure(own) == 0;
            if (total != null && (own.length() == 1 || share) && !rate && !total.stated().isEmpty()) {
                // 养殖户60户（猪18户、鸡3户）
                return IndicatorName.of("HEAD_RESTORED", own + grammar.thing(total.stated()), own);
            }
            String part = total != null && !rate && (money || !generic || !grammar.distinctVerb(total.stated()).isEmpty())
                    ? parts.of(total.stated(), own, mentions.get(index).quantity().unit()) : "";
            if (!part.isEmpty()) {
                return IndicatorName.of("PART_OF_WHOLE", part, own);
            }
            String ofWhole = total == null && !rate ? parts.of(wholeNamed(), own.startsWith("从事") ? own.substring(2) : own, mentions.get(index).quantity().unit()) : "";
            if (!ofWhole.isEmpty()) {
                return IndicatorName.of("PART_OF_WHOLE", ofWhole, own);
            }
            String sum = money && total != null && !generic && grammar.sumNoun(own).isEmpty() ? grammar.sumNoun(total.stated()) : "";
            if (!sum.isEmpty() && !grammar.endsInVerb(own)) {
                // 完成投资8亿元，其中农村公路2亿元
                return IndicatorName.of("HEAD_RESTORED", own + sum, own);
            }
            String merged = money ? merged(grammar.trimVerb(noun)) : "";
            if (!merged.isEmpty()) {
                return IndicatorName.of("HEAD_MERGED", merged, own);
            }
            if (HANDLING.contains(noun)) {
                noun = noun + "件";
            }
            IndicatorName of = total != null ? total : money && generic && sumsUp() ? IndicatorName.NONE : headOf(noun);
            boolean beforeCounts = index > 0 && !isRate(mentions.get(index - 1)) && !(noun.length() > 2 && isOpposite(before.stated(), noun))
                    && (generic && rate || average && own.length() <= 4);
            if (average && money && own.length() <= 2 && total == null && index > 0 && isMoney(mentions.get(index - 1))) {
                of = before;
            }
            of = of.stated().isEmpty() && beforeCounts ? before : of;
            if (!of.stated().isEmpty() && (generic && (total != null || rate || money)
                    || average && own.length() <= 8)) {
                String base = money ? grammar.thing(of.stated()) : withThing(of.stated());
                if (average && base.length() > 1 && own.endsWith("有量") && own.indexOf(base.substring(base.length() - 2)) > 0) {
                    // 图书12万册，人均图书拥有量1.2册
                    return IndicatorName.of(rule, own);
                }
                if (total != null && own.length() > base.length() && base.length() > 1 && own.endsWith(base)) {
                    // 整改资金800万元，其中追缴资金300万元
                    return IndicatorName.of(rule, own);
                }
                if (money && total == null && own.length() > 3 && base.length() > 10 && base.indexOf('的') > 4) {
                    // 成功创建示范基地的单位4家，争取扶持资金7万元: a sum of its own
                    return IndicatorName.of(rule, own, base + noun);
                }
                int reach = rate ? base.indexOf("覆盖") : -1;
                // 课后服务覆盖学校52所，参与率93%
                base = reach > 2 ? base.substring(0, reach) : base;
                List<String> others = new ArrayList<>();
                for (String candidate : of.candidates()) {
                    others.add(grammar.trimVerb(candidate) + noun);
                    others.add(noun + candidate);
                }
                others.add(own);
                String heads = allHeads(base);
                boolean twice = noun.length() > 2 && heads.length() > 4 && heads.endsWith(noun.substring(0, 2));
                heads = twice ? heads.substring(0, heads.length() - 2) : heads;
                // 人均临时救助支出: behind the name it could be overlooked
                boolean each = average && own.length() == 2 && of == before && isMoney(mentions.get(index - 1));
                return IndicatorName.of("HEAD_RESTORED", each ? noun + grammar.trimVerb(heads) : heads + noun, others.toArray(String[]::new));
            }
            String kindBefore = rule.equals("BEFORE_NUMBER") && index > 0 && total == null && !rate && !money && hasUnitOf(index - 1)
                    && clause.earlier().isEmpty() && clause.left().equals(own) && before.rule().equals("BEFORE_NUMBER")
                    && (own.length() == 2 || "、和及".indexOf(text.charAt(mentions.get(index - 1).quantity().right())) >= 0) ? kinds.ofClass(before.stated(), own) : "";
            if (!kindBefore.isEmpty()) {
                return IndicatorName.of("OTHER_KIND", kindBefore, own);
            }
            boolean further = rule.equals("BEFORE_NUMBER") && index > 0 && total == null && !rate && !money && !linked
                    && hasUnitOf(index - 1) && clause.earlier().isEmpty() && !beyondSemicolon(index - 1)
                    && (before.rule().equals("BEFORE_NUMBER") || before.rule().equals("FURTHER"));
            String measured = further ? parts.further(before.stated(), own) : "";
            if (!measured.isEmpty()) {
                return IndicatorName.of("FURTHER", measured, own);
            }
            return IndicatorName.of(rule, own, money ? grammar.trimVerb(own) : noun);
        }

        /** What the clause before says that the next ones tell parts of: {@code 就业人员中，第一产业8万人}; empty for nothing. */
        private String wholeNamed() {
            String earlier = clause.earlier();
            if (earlier.endsWith("中") && earlier.length() > 3) {
                whole = grammar.nounOf(earlier.substring(0, earlier.length() - 1));
            } else if (!earlier.isEmpty() || index == 0) {
                whole = "";
            }
            return whole;
        }

        /** The total, or the thing before in the same unit, at the level that {@code own} tells; empty for none. */
        private String atLevel(String own) {
            return total != null ? kinds.ofTotal(total.stated(), own, !money)
                    : index > 0 && hasUnitOf(index - 1) ? kinds.ofTotal(before.stated(), own, false) : "";
        }

        /** Whether a sum is told for all that was counted before: {@code 城市120户、农村360户，累计发放保障金}. */
        private boolean sumsUp() {
            int last = headIndex(index);
            int first = last < 0 ? -1 : headIndex(last);
            return (clause.left().startsWith("累计") || clause.left().startsWith("共")) && first >= 0
                    && !names.get(first).stated().equals(names.get(last).stated());
        }

        /** {@code 城市低保金} where 低保金 follows 城市低保; empty where the head does not end as the money begins. */
        private String merged(String noun) {
            boolean part = index > 0 && total != null && isCount(mentions.get(index - 1)) && totals[index - 1] >= 0;
            if (total != null && !part) {
                return "";
            }
            String thing = grammar.thing(part ? before.stated() : head.stated());
            String stem = noun.endsWith("金") && noun.length() > 2 ? noun.substring(0, noun.length() - 1) : "";
            return stem.length() < 2 || thing.length() <= stem.length() || !thing.endsWith(stem) ? "" : thing + "金";
        }

        /** The last thing counted that is not itself what the rate says of it: no 入住老人 for 入住率. */
        private IndicatorName headOf(String noun) {
            IndicatorName last = head;
            for (int k = index; last != IndicatorName.NONE && noun.length() > 2
                    && (grammar.trimVerb(last.stated()).startsWith(noun.substring(0, 2))
                    || rate && grammar.added(last.stated()).startsWith(noun.substring(0, 2)) || isOpposite(last.stated(), noun) || noun.startsWith("入住") && last.stated().endsWith("床位") || money && last.stated().endsWith("嫌疑人"));) {
                k = headIndex(k);
                last = headBefore(k);
            }
            return last == IndicatorName.NONE && index >= 0 && rate ? discourse.head() : last;
        }

        /** Whether the things counted are those that a rate leaves out: no 不合格食品 for 合格率. */
        private boolean isOpposite(String stated, String noun) {
            int at = stated.indexOf(noun.substring(0, 2));
            return rate && at > 0 && "不未无".indexOf(stated.charAt(at - 1)) >= 0;
        }

        /** {@code 本科上线率} for 上线率 after 本科上线1288人; empty where nothing before says so. */
        private String rateOfStem(String noun) {
            if (noun.length() < 3 || !noun.endsWith("率")) {
                return "";
            }
            String stem = noun.substring(0, noun.length() - 1);
            for (int k = index - 1; k >= 0; k--) {
                int at = names.get(k).stated().indexOf(stem);
                if (at == 0 && stem.length() == 2 && k != headIndex(index) && totals[k] < 0 && !isRate(mentions.get(k))
                        && grammar.distinctVerb(head.stated()).startsWith("新")) {
                    // 复工企业142家，新增企业6家，复工率100%: no rate of those added
                    return noun;
                }
                if (at >= 2 && grammar.distinctVerb(names.get(k).stated()).length() == at) {
                    // 新增转移劳动力8万人，转移率80%
                    continue;
                }
                if (at >= 2 && "不未".indexOf(names.get(k).stated().charAt(at - 1)) < 0 && totals[k] < 0 && !isRate(mentions.get(k))) {
                    return names.get(k).stated().substring(0, at) + noun;
                }
            }
            return "";
        }

        /** The rate of what the rate right before was of, {@code 证明反馈率} where {@code 证明查验率} was told; empty for none. */
        private String rateOfSame(String own) {
            String stated = before.stated();
            String stem = stated.length() > 5 && stated.endsWith("率") ? stated.substring(0, stated.length() - 3) : "";
            boolean named = !stem.isEmpty() && "不未非无可时中".indexOf(stem.charAt(stem.length() - 1)) < 0 && before.rule().equals("BEFORE_NUMBER")
                    && lexicon.is(Role.DEALING, stated.substring(stem.length(), stated.length() - 1)) && lexicon.is(Role.DEALING, own.substring(0, 2));
            return named ? stem + own : "";
        }

        /** With 均 a rate is that of each of the list before it: {@code 建议12件、提案23件，办结率均为100%}. */
        private String allHeads(String base) {
            int last = headIndex(index);
            int first = last < 0 || !clause.left().contains("均") ? -1 : headIndex(last);
            if (!rate || total != null || first < 0 || names.get(first).stated().equals(names.get(last).stated())
                    || mentions.get(first).quantity().unit() != mentions.get(last).quantity().unit()) {
                return base;
            }
            return grammar.trimVerb(names.get(first).stated()) + "和" + base;
        }
    }
}
