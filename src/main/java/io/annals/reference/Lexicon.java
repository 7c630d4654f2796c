package io.annals.reference;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of {@code lexicon.csv}, by the part that they play around a figure. Immutable.
 *
 * <p>Lookups are for the longest word, so that {@code 提高到} is found before {@code 提高}.
 */
public final class Lexicon {

    /** The part that a word plays around a figure. */
    public enum Role {
        /** Whose or where: {@code 全区}; no part of a name. */
        SCOPE,
        /** When: {@code 全年}; no part of a name. */
        TIME,
        /** How: {@code 累计}; no part of a name. */
        ADVERB,
        /** How, in front of a verb only; in front of a noun it is part of the name: {@code 公开招聘}, {@code 有效警情}. */
        MANNER,
        /** Begins or ends like a word that is no part of a name, but is a word of its own: {@code 对象}, {@code 现场}. */
        WHOLE_WORD,
        /** Ends the name of a body or of people that did something, which names nothing: {@code 税务部门}. */
        AGENT,
        /** Makes one thing with a verb in front: {@code 建设项目}, {@code 服务中心}. */
        HEAD_NOUN,
        /** A verb that says nothing without what it is done to: {@code 惠及}. */
        OBJECT_VERB,
        /** Begins a count beside the thing itself, of which no rate is told: {@code 涉及农民工620人}. */
        SIDE_VERB,
        /** What was to be met: {@code 年度计划}. */
        REQUIRED,
        /** Who sets what is to be met, and when: {@code 省定}, {@code 年初}. */
        ISSUER,
        /** Between name and number: {@code 达到}. */
        LINK,
        /** A noun of what is done with others, whom 对 names: {@code 对东盟进出口}. */
        EXCHANGE,
        /** A verb that leaves the thing measured as it is: {@code 办理}. */
        LIGHT_VERB,
        /** A verb that says no more than that it took place: {@code 开展}. */
        EMPTY_VERB,
        /** Begins what the counted persons or things did: {@code 8名干部取得资格}. */
        SPLIT_VERB,
        /** Spends money on what the next clause names: {@code 投资}. */
        INVESTMENT_VERB,
        /** A name that needs the head of the clause before: {@code 主办件}. */
        GENERIC_NAME,
        /** How far the sum told right before was spent or reached: {@code 完成率}. */
        ATTAINMENT_RATE,
        /** What came of what was planned before: {@code 调整预算5亿元，实际完成6亿元}. */
        OUTCOME,
        /** What became of those whom a case counted before struck: {@code 事故3起，死亡4人}. */
        AFTERMATH,
        /** A noun that does not tell what is counted without what was done: {@code 企业}. */
        COMMON_NOUN,
        /** Ends a name that tells how much there is of a thing: {@code 覆盖率}. */
        MEASURE,
        /** Ends the name of a sum of money: {@code 补助资金}. */
        SUM_NOUN,
        /** Takes what is done to the things counted as its object: {@code 完成15个商圈改造}. */
        ACT_VERB,
        /** A noun whose attribute the words before the number are: {@code 降低成本35条措施}. */
        MATTER_NOUN,
        /** A noun that tells nothing without the verb of its clause: {@code 接入53个部门}. */
        GENERAL_NOUN,
        /** Measures a thing beside others that do: {@code 产量} after {@code 茶园面积12.8万亩}. */
        ATTRIBUTE,
        /** One of the kinds that a measure is told for in turn: {@code 公用经费小学720元、初中940元}. */
        DIVISION,
        /** What is left of the things counted before: {@code 其余3个}. */
        REMAINDER,
        /** Begins who took part in what was told before: {@code 参与居民2.7万人}. */
        PARTICIPATION,
        /** Ends what courts, police and offices deal with: {@code 犯罪}, {@code 纠纷}. */
        MATTER,
        /** A verb of dealing with what is told by {@code MATTER}: {@code 严惩}. */
        DEALING,
        /** Ends a clause that says how its subject goes; one of two characters does so behind an adverb: {@code 稳步推进}. */
        STATE,
        /** A noun that is counted to tell how a text is built: {@code 方面}. */
        STRUCTURAL_NOUN,
        /** A noun whose kinds a threshold tells apart: {@code 亿元以上项目}. */
        GROUP_NOUN,
        /** After a length of time it makes a name of it: {@code 三年行动}. */
        PERIOD_AFTER,
        /** Before a length of time it tells when, not how long: {@code 过去五年}. */
        PERIOD_BEFORE,
        /** Before a length of time it measures it: {@code 历时三个月}. */
        DURATION_BEFORE,
        /** A verb that makes it a different thing: {@code 取消}. */
        DISTINCT_VERB,
        /** After it, the name begins anew: {@code 纳入}. */
        CUT,
        /** An ending that adds nothing to a name: {@code 工作任务}. */
        NOUN_SUFFIX,
        /** A movement upwards. */
        CHANGE_UP,
        /** A movement downwards. */
        CHANGE_DOWN,
        /** A noun of a movement, which its number may follow over a verb: {@code 增幅达5%}. */
        CHANGE_NOUN,
        /** Moves a rate, but betters what is counted: {@code 提升24个服务区}. */
        UPGRADE,
        /** A noun of a level that ends like a movement: {@code 自然增长率}. */
        LEVEL_NOUN,
        /** A verb whose object the movement is of: {@code 减少审批环节6个}. */
        REDUCTION,
        /** A heading under which the future is announced. */
        PLAN_HEADING,
        /** Names a document that announces its own year: {@code 工作要点}. */
        PLAN_TITLE,
        /** A heading under which it is told what was done: {@code 完成情况}. */
        PAST_HEADING,
        /** Ends a sentence that opens a passage: {@code 抓好以下工作}. */
        LEAD_ON,
        /** At the head of a document behind its date: it is the text of a speech, {@code 会议上}. */
        OCCASION,
        /** At the head of a document: a report that is given in the year after the one it is on. */
        WORK_REPORT,
        /** Looks back on the year before the one that a document is written in: {@code 过去一年}. */
        REVIEW,
        /** Shortly after 今年, where a document looks back too: that year has only begun, {@code 今年，我们将}. */
        YEAR_OPENING,
        /** After 今年 and before 是 or a colon: that year has only begun, {@code 今年的预期目标是}. */
        YEAR_GOALS,
        /** Says in a passage of plans that it has been reached: {@code 在今年…的基础上}. */
        REACHED,
        /** Announces what is to come: {@code 预计}. */
        PLAN,
        /** Announces what is to come where an action follows: {@code 拟新增}, {@code 计划新建}. */
        INTENTION,
        /** Begins what is announced, though it is no action: {@code 拟于}. */
        INTENDED_AFTER,
        /** A verb that 将 brings its object to: {@code 将…纳入}. */
        DISPOSAL,
        /** Announces what is to come where the same clause says how much: {@code 确保达到95%}. */
        AIM,
        /** Tells that it took place: {@code 已}. */
        DONE,
        /** At the head of a clause: it took place, though the clause before says what is intended: {@code 继续有效}. */
        RESULT,
        /** Before a comma: the subject goes on behind it, {@code 确保播种面积，产量稳定在5万吨}. */
        MEASURED_NOUN,
        /** Now, and so of the report's year: {@code 目前}. */
        NOW,
        /** A noun for what is to be reached: {@code 目标}. */
        GOAL,
        /** A verb of a requirement, after the one who requires: {@code 省要求}. */
        REQUIREMENT,
        /** Ends the name of one who requires, or of a text that does: {@code 局}. */
        AUTHORITY,
        /** Before a requirement: it is what was followed, not what is stated, {@code 根据}. */
        NORM_BEFORE,
        /** A verb of duty: {@code 必须}. */
        DUTY,
        /** Bounds what is required: {@code 不低于}. */
        BOUND,
        /** The year before the report's: {@code 去年}. */
        LAST_YEAR,
        /** Two years before the report's. */
        YEAR_BEFORE_LAST,
        /** The report's year: {@code 今年}. */
        THIS_YEAR,
        /** The year spoken of, as a whole: {@code 全年}. */
        WHOLE_YEAR,
        /** The year after the report's: {@code 明年}. */
        NEXT_YEAR,
        /** The month named before: {@code 当月}. */
        SAME_TIME,
        /** Before a time that is not the figure's: {@code 根据2021年…}. */
        TIME_OBJECT_BEFORE,
        /** After a time that is not the figure's: {@code 2019年版}. */
        TIME_ATTRIBUTE_AFTER,
        /** Before a time: from the year's beginning up to it, {@code 截至}. */
        UP_TO,
        /** After a time that something is compared with: {@code 相比}. */
        COMPARE_AFTER,
        /** After a time: what was before it, {@code 以前}. */
        BEFORE_TIME,
        /** A word in which no word of time, change or plan is read: {@code 增长点}. */
        OPAQUE,
        /** Before a number: it is more than that, {@code 超过}. */
        OVER_BEFORE,
        /** Tells an estimate, or, of what comes after the report, an announcement: {@code 预计}. */
        ESTIMATE,
        /** Behind an estimate it makes an announcement of it: {@code 预计可}. */
        ESTIMATE_AHEAD,
        /** Ends a work: an estimate beside it or behind it announces, {@code 预计6月竣工}, {@code 竣工后预计}. */
        COMPLETION,
        /** What striving obtains, {@code 争取资金}: it is not announced. */
        OBTAINED,
        /** Before a bare power of ten only: {@code 上百}. */
        OVER_BEFORE_ROUND,
        /** Before a number: it is less than that, {@code 不足}. */
        UNDER_BEFORE,
        /** Before a number: it is near that, {@code 大约}. */
        ABOUT_BEFORE,
        /** A word that ends as a hedge does: {@code 最近}. */
        NO_HEDGE,
        /** After a number: it is more than that, {@code 以上}. */
        OVER_AFTER,
        /** After a number: it is less than that, {@code 以内}. */
        UNDER_AFTER,
        /** After a number: it is near that, {@code 左右}. */
        ABOUT_AFTER,
        /** Names what something is compared with. */
        COMPARE,
        /** Before a number it begins a date: {@code 腊月二十三}, {@code 民国112年}. */
        DATE_LABEL,
        /** Before a number it tells its place among its kind: {@code 附件2}. */
        ORDINAL_LABEL,
        /** Before a number it tells that it is a telephone, postal or account number. */
        PHONE_LABEL,
        /** Before a number it tells that it is a code: {@code 索引号}. */
        IDENTIFIER_LABEL,
        /** Before a number and a colon or space it is what a web page says of itself: {@code 浏览次数}. */
        FURNITURE_LABEL,
        /** A telephone number that is known by itself: {@code 12345}. */
        HOTLINE,
        /** After 期 it tells that the phase of a work is meant: {@code 二期工程}. */
        PHASE_AFTER,
        /** Ends the name of a work that is built in phases: {@code 电厂三期}. */
        PHASE_BEFORE,
        /** Begins the parts of a total: {@code 其中}. */
        PART,
        /** Begins what is no longer a part of the total before: {@code 此外}. */
        PART_END,
        /** Begins what the total before does not hold: {@code 不含}. */
        NOT_PART,
        /** Says that a value is not one that is added up: {@code 人均}. */
        MEAN,
        /** Says that a figure adds up others: {@code 合计}. */
        SUM,
        /** Ends a table header under which codes, numbers of things or dates stand: {@code 邮政编码}. */
        CODE_HEADER,
        /** A piece of a table header that says no more than that a value stands there: {@code 金额}. */
        PLAIN_HEADER,
        /** Ends a table header under which a ratio stands: {@code 占比}. */
        SHARE_HEADER,
        /** In a table header: a movement stands under it: {@code 同比}. */
        MOVE_HEADER,
        /** In such a header: the movement goes down: {@code 下降}. */
        FALL_HEADER,
        /** In a table header: what was to be reached: {@code 目标}. */
        PLANNED_HEADER,
        /** In such a header: what was reached of it: {@code 完成}. */
        REACHED_HEADER,
        /** A table header that adds up others: {@code 合计}. */
        TOTAL_HEADER,
        /** A table header under which sentences stand: {@code 备注}. */
        PROSE_HEADER,
        /** A counter of persons: all of a role count what can be added, {@code 人} and {@code 名}. */
        COUNTS_PERSONS,
        /** A counter of households and bodies: {@code 户}, {@code 家}. */
        COUNTS_BODIES,
        /** A counter of places and buildings: {@code 处}, {@code 座}. */
        COUNTS_PLACES,
        /** A counter of cases: {@code 件}, {@code 起}. */
        COUNTS_CASES,
        /** A counter of works and matters: {@code 项}, {@code 个}. */
        COUNTS_WORKS,
        /** A counter of vehicles and devices: {@code 辆}, {@code 台}. */
        COUNTS_DEVICES,
        /** A counter of events: {@code 场}, {@code 场次}. */
        COUNTS_EVENTS,
        /** A noun that follows others of its kind, the first of which names whose they are: {@code 高中招生300人，在校生900人}. */
        SERIES_NOUN
    }

    /** Roles as bits, so that asking for one or several is a matter of two words of memory. */
    private record Bits(long low, long high) {

        static final Bits NONE = new Bits(0, 0);
        private static final int WIDTH = Long.SIZE;

        static Bits of(Role role) {
            return role.ordinal() < WIDTH ? new Bits(1L << role.ordinal(), 0)
                    : new Bits(0, 1L << role.ordinal() - WIDTH);
        }

        Bits with(Bits other) {
            return new Bits(low | other.low, high | other.high);
        }
    }

    /**
     * Words by their characters, with what is known at each of these: the parts of the word that ends there, and of those
     * that go on. A search ends where no word of a part that is asked for goes on, mostly at the first character.
     */
    private static final class Words {

        /** Of each character: the parts of the word that ends there, as the bits of both halves, and of those that go on. */
        private static final int PER_NODE = 4;

        private final CharTrie<Boolean> characters = new CharTrie<>();
        private long[] parts = new long[64 * PER_NODE];

        void add(CharSequence word, Bits roles) {
            int node = CharTrie.ROOT;
            for (int i = 0; i < word.length(); i++) {
                node = characters.child(node, word.charAt(i));
                int at = node * PER_NODE + (i == word.length() - 1 ? 0 : 2);
                if (at + PER_NODE > parts.length) {
                    parts = Arrays.copyOf(parts, parts.length * 2);
                }
                parts[at] |= roles.low;
                parts[at + 1] |= roles.high;
            }
        }

        /**
         * Length of the longest word of the parts that is read from a place on.
         *
         * @param step 1 for on, -1 for back
         * @param most the most characters to read
         */
        int longest(Bits roles, String text, int from, int step, int most) {
            if (most <= 0) {
                return 0;
            }
            int longest = 0;
            int at = from;
            int node = characters.first(text.charAt(at));
            for (int length = 1; node > CharTrie.ROOT; length++) {
                int known = node * PER_NODE;
                if ((parts[known] & roles.low | parts[known + 1] & roles.high) != 0) {
                    longest = length;
                }
                if (length == most || (parts[known + 2] & roles.low | parts[known + 3] & roles.high) == 0) {
                    break;
                }
                at += step;
                node = characters.next(node, text.charAt(at));
            }
            return longest;
        }
    }

    private static final Bits[] BITS = bitsOfRoles();

    /** Parts that are asked for together time and again. */
    private static final class Roles extends AbstractSet<Role> {

        private final EnumSet<Role> roles;
        private final Bits bits;

        Roles(EnumSet<Role> roles) {
            this.roles = roles;
            this.bits = bits(roles);
        }

        @Override
        public Iterator<Role> iterator() {
            return Collections.unmodifiableSet(roles).iterator();
        }

        @Override
        public int size() {
            return roles.size();
        }
    }

    /** Parts to ask for together: keep the set, asking with it costs no more than asking for one. Unmodifiable. */
    public static Set<Role> anyOf(Role first, Role... others) {
        return new Roles(EnumSet.of(first, others));
    }

    /** Roles of each word, by its characters from the first to the last, and from the last to the first. */
    private final Words forward = new Words();
    private final Words backward = new Words();
    private final Map<Role, List<String>> words = new EnumMap<>(Role.class);

    private Lexicon() {
    }

    private static Bits[] bitsOfRoles() {
        if (Role.values().length > 2 * Bits.WIDTH) {
            throw new IllegalStateException("more roles than bits");
        }
        return Arrays.stream(Role.values()).map(Bits::of).toArray(Bits[]::new);
    }

    /** The words of the rows of {@code lexicon.csv}. */
    static Lexicon of(List<ReferenceTable.Row> rows) {
        Lexicon lexicon = new Lexicon();
        for (ReferenceTable.Row row : rows) {
            Role role;
            try {
                role = Role.valueOf(row.text("role").toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new ReferenceException(row.where() + ": role must be one of " + List.of(Role.values()).stream()
                        .map(r -> r.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + ", not '"
                        + row.text("role") + "'");
            }
            lexicon.add(row.text("word"), role);
        }
        return lexicon;
    }

    private void add(String word, Role role) {
        forward.add(word, bits(role));
        backward.add(new StringBuilder(word).reverse(), bits(role));
        words.computeIfAbsent(role, none -> new ArrayList<>()).add(word);
    }

    /** The words of a part; empty for none. */
    public List<String> words(Role role) {
        return Collections.unmodifiableList(words.getOrDefault(role, List.of()));
    }

    /** Whether a word plays a part. */
    public boolean is(Role role, String word) {
        return !word.isEmpty() && startingAt(role, word, 0, word.length()) == word.length();
    }

    /** Length of the longest word of a part that begins at {@code start} and ends no later than {@code end}; 0 for none. */
    public int startingAt(Role role, String text, int start, int end) {
        return forward.longest(bits(role), text, start, 1, end - start);
    }

    /** As {@link #startingAt(Role, String, int, int)}, of any of the parts. */
    public int startingAt(Set<Role> roles, String text, int start, int end) {
        return forward.longest(bits(roles), text, start, 1, end - start);
    }

    /** Length of the longest word of a part that ends at {@code end} and begins no earlier than {@code start}; 0 for none. */
    public int endingAt(Role role, String text, int start, int end) {
        return backward.longest(bits(role), text, end - 1, -1, end - start);
    }

    /** As {@link #endingAt(Role, String, int, int)}, of any of the parts. */
    public int endingAt(Set<Role> roles, String text, int start, int end) {
        return backward.longest(bits(roles), text, end - 1, -1, end - start);
    }

    private static Bits bits(Role role) {
        return BITS[role.ordinal()];
    }

    private static Bits bits(Set<Role> roles) {
        if (roles instanceof Roles known) {
            return known.bits;
        }
        Bits bits = Bits.NONE;
        for (Role role : roles) {
            bits = bits.with(bits(role));
        }
        return bits;
    }

    /** Whether a word of a part stands anywhere between {@code start} and {@code end}. */
    public boolean within(Role role, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (startingAt(role, text, i, end) > 0) {
                return true;
            }
        }
        return false;
    }
}
