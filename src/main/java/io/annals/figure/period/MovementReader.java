package io.annals.figure.period;

import io.annals.figure.exclusion.IndustryShares;
import io.annals.figure.numeral.Digits;
import io.annals.figure.numeral.Quantity;
import io.annals.figure.text.Sentence;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Lexicon;
import io.annals.reference.Within;
import java.util.List;
import java.util.Set;

/**
 * Says of a figure whether it tells how much something moved, and which way: {@code 增长5%}, {@code 比上年多2次},
 * {@code 高于全省平均1.5个百分点}. Where something moved to is a level. Immutable.
 */
final class MovementReader {

    private static final Set<Role> TIMES = Lexicon.anyOf(Role.LAST_YEAR, Role.YEAR_BEFORE_LAST, Role.TIME);
    private static final Set<Role> FILLERS = Lexicon.anyOf(Role.LINK, Role.BOUND, Role.ADVERB, Role.TIME);
    private static final Set<Role> TAKING_OBJECTS = Lexicon.anyOf(Role.REDUCTION, Role.LIGHT_VERB);
    private static final Set<Role> STRIVING = Lexicon.anyOf(Role.AIM, Role.INTENTION, Role.PLAN);
    private static final String MARKS = "，,；;。：:、";
    private static final String BASELINE_ENDS = "年月底末初的期时前度均";
    private static final String SEPARATORS = "、和及与， ";
    private static final int OBJECT = 12;
    private static final int BASELINE = 12;
    private static final int TARGET = 9;
    /** Shares that are the better the lower they are. */
    private static final List<String> ADVERSE = List.of("不良", "污染", "失业", "负债", "超标", "劣", "差错", "逾期", "空置", "死亡",
            "事故", "发病", "缺勤");

    private final Lexicon lexicon;

    MovementReader(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * The movement that a figure states.
     *
     * @param from index after the figure before it, or the sentence's start
     * @param last the figure before it; null for none
     * @param before that figure's movement
     */
    Movement read(String text, Quantity q, int from, Sentence sentence, Quantity last, Movement before) {
        // 增长6%、突破2.6万亿元: what is reached moves no further
        boolean reached = last != null && q.left() < q.start() && last.isRate() != q.isRate();
        if (before != Movement.NONE && !reached && isListed(text, from, q.left())) {
            // 分别减少34户、58人: the movement reaches over the list
            return before;
        }
        if (before != Movement.NONE && q.isRate() && last != null && last.unit() == q.unit() && strivesOn(text, from, q.start())) {
            // 生产总值增长8%，力争9%
            return before;
        }
        boolean rate = q.isRate();
        int end = hedgesStart(text, from, q.left());
        int clause = clauseStart(text, from, end);
        Movement found = word(text, clause, end, rate, "户人名".contains(q.unitName()) && !q.unitName().isEmpty(),
                q.unitName().equals("百分点"));
        if (found == Movement.NONE && rate) {
            found = noun(text, clause, end);
        }
        if (found == Movement.NONE && rate) {
            found = after(text, q.right(), sentence.end());
        }
        if (found == Movement.NONE) {
            found = compared(text, clause, end);
        }
        if (found == Movement.NONE) {
            found = object(text, clause, end, rate || isTimeUnit(q));
        }
        boolean plus = "+＋".indexOf(text.charAt(q.start())) >= 0;
        if (found == Movement.NONE && rate && (plus || q.signed() && Within.contains(text, "同比", from, q.left()))) {
            // A sign of its own says which way: 同比+5.2%
            return Movement.UP;
        }
        return found;
    }

    /** Whether nothing but a mark and a word of striving stands between two figures. */
    private boolean strivesOn(String text, int from, int to) {
        int at = from < to && "，,、".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
        int word = at < to ? lexicon.startingAt(STRIVING, text, at, to) : 0;
        int rest = at + word;
        return at > from && word > 1 && (rest == to || rest + 2 == to && text.startsWith("达到", rest));
    }

    private static boolean isTimeUnit(Quantity q) {
        String unit = q.unitName();
        return !unit.isEmpty() && "日天时钟月".indexOf(unit.charAt(unit.length() - 1)) >= 0;
    }

    /** Whether only a list mark stands between two figures. */
    private static boolean isListed(String text, int from, int to) {
        int mark = from;
        while (mark < to && SEPARATORS.indexOf(text.charAt(mark)) >= 0 || text.startsWith("以及", mark) && mark + 2 <= to) {
            mark += text.startsWith("以及", mark) ? 2 : 1;
        }
        return mark == to && to > from && !(to == from + 1 && "，".indexOf(text.charAt(from)) >= 0);
    }

    /** Index before hedges and before numbers without a unit of the same list: {@code 提高0.9、5.9个百分点}. */
    private static int hedgesStart(String text, int from, int end) {
        int k = end;
        while (k - 1 > from && text.charAt(k - 1) == '、' && Digits.isDigit(text.charAt(k - 2))) {
            k--;
            while (k > from && (Digits.isDigit(text.charAt(k - 1)) || text.charAt(k - 1) == '.')) {
                k--;
            }
        }
        while (k > from && "了 约近超".indexOf(text.charAt(k - 1)) >= 0) {
            k--;
        }
        return k;
    }

    /** A word of change right before the number: {@code 增长5%}, {@code 减少12件}; not {@code 新增12件}. */
    private Movement word(String text, int from, int end, boolean rate, boolean persons, boolean points) {
        if (persons && end > 1 && "收产".indexOf(text.charAt(end - 1)) >= 0) {
            // 阳光增收38户: incomes rise, households are counted
            return Movement.NONE;
        }
        int up = lexicon.endingAt(Role.CHANGE_UP, text, from, end);
        int down = lexicon.endingAt(Role.CHANGE_DOWN, text, from, end);
        int length = Math.max(up, down);
        if (length == 0 || lexicon.endingAt(Role.LEVEL_NOUN, text, from, end) > 0
                || !rate && (length < 2 || lexicon.endingAt(Role.COMPARE, text, from, end) == length
                        || lexicon.endingAt(Role.UPGRADE, text, from, end) == length && !isCompared(text, from, end))
                || isBeyond(text, from, end, length)) {
            return Movement.NONE;
        }
        // 优良天数比例改善2个百分点: a pollution that improves falls by per cent, a share that does rises by points
        boolean better = points && text.startsWith("改善", end - 2)
                && ADVERSE.stream().noneMatch(word -> Within.contains(text, word, from, end));
        return down > up && !better ? Movement.DOWN : Movement.UP;
    }

    /** A noun of change over the words that link it to its number: {@code 增幅达5%}, {@code 增速保持在3%以上}. */
    private Movement noun(String text, int from, int end) {
        int k = end;
        for (int length; k > from; k -= length) {
            length = lexicon.endingAt(FILLERS, text, from, k);
            if (length == 0) {
                break;
            }
        }
        if (k == end || lexicon.endingAt(Role.CHANGE_NOUN, text, from, k) == 0
                || lexicon.endingAt(Role.LEVEL_NOUN, text, from, k) > 0) {
            return Movement.NONE;
        }
        return lexicon.endingAt(Role.CHANGE_DOWN, text, from, k) > 0 ? Movement.DOWN : Movement.UP;
    }

    /** {@code 5%的增长}. */
    private Movement after(String text, int from, int end) {
        if (!text.startsWith("的", from)) {
            return Movement.NONE;
        }
        return lexicon.startingAt(Role.CHANGE_DOWN, text, from + 1, end) > 1 ? Movement.DOWN
                : lexicon.startingAt(Role.CHANGE_UP, text, from + 1, end) > 1 ? Movement.UP : Movement.NONE;
    }

    /** {@code 较上年多2次}, {@code 高于上年3个百分点}; what is compared with another place or a goal is a level. */
    private Movement compared(String text, int from, int end) {
        if (end > from && "多少高低快慢".indexOf(text.charAt(end - 1)) >= 0 && isCompared(text, from, end - 1)) {
            return "多高快".indexOf(text.charAt(end - 1)) >= 0 ? Movement.UP : Movement.DOWN;
        }
        for (int k = end - 2; k >= from && end - k <= OBJECT; k--) {
            int length = lexicon.startingAt(Role.COMPARE, text, k, end);
            if (length > 1 && "于出".indexOf(text.charAt(k + length - 1)) >= 0
                    && (k == 0 || text.charAt(k - 1) != '不') && isTime(text, k + length, end)
                    && !lexicon.within(Role.GOAL, text, k, end)) {
                return "低少慢".indexOf(text.charAt(k)) >= 0 ? Movement.DOWN : Movement.UP;
            }
        }
        return Movement.NONE;
    }

    /** Whether a clause compares with another time: {@code 比上年}, {@code 较2020年}. */
    private boolean isCompared(String text, int from, int end) {
        for (int k = end - 1; k >= from && end - k <= OBJECT + 4; k--) {
            char c = text.charAt(k);
            if ((c == '较' || c == '比') && isTime(text, k + 1, end) || c == '同' && text.startsWith("同比", k)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTime(String text, int at, int end) {
        return at < end && (Digits.isDigit(text.charAt(at)) || "上前去同年“十五".indexOf(text.charAt(at)) >= 0
                || lexicon.startingAt(TIMES, text, at, end) > 0);
    }

    /** Whether 高出 compares with what is no other time: {@code 比省定指标40%高出1.5个百分点}. */
    private boolean isBeyond(String text, int from, int end, int length) {
        return text.charAt(end - 1) == '出' && !isCompared(text, Math.max(0, from - OBJECT), end - length);
    }

    /** A verb that takes what moved as its object: {@code 减少审批环节6个}, {@code 压减证明材料20%}. */
    private Movement object(String text, int from, int end, boolean moves) {
        int verb = -1;
        for (int k = end - 1; k >= from && end - k <= OBJECT; k--) {
            if ("到至为后".indexOf(text.charAt(k)) >= 0) {
                return Movement.NONE;
            }
            if (lexicon.startingAt(TAKING_OBJECTS, text, k, end) == 0) {
                continue;
            }
            int length = lexicon.startingAt(Role.REDUCTION, text, k, end);
            if (length > 0 && !moves && text.startsWith("降低", k)) {
                // 降低补助标准74户: standards are lowered, households are counted
                return Movement.NONE;
            }
            if (length > 0 && k + length < end) {
                return moves || verb < 0 || verb == k + length ? Movement.DOWN : Movement.NONE;
            }
            if (verb < 0 && lexicon.startingAt(Role.LIGHT_VERB, text, k, end) > 1) {
                verb = k;
            }
        }
        return Movement.NONE;
    }

    /** The first value of {@code 由1.16缩小至1.15} or {@code 从80%提高到90%}. */
    boolean isBaseline(String text, Quantity q, Sentence sentence) {
        int from = Math.max(sentence.start(), q.left() - BASELINE);
        int mark = -1;
        for (int k = q.left() - 1; k >= from && mark < 0; k--) {
            char c = text.charAt(k);
            if ("，,；;".indexOf(c) >= 0) {
                return false;
            }
            mark = c == '由' || c == '从' ? k : -1;
        }
        if (mark < 0 || mark + 1 < q.left() && BASELINE_ENDS.indexOf(text.charAt(q.left() - 1)) < 0) {
            return false;
        }
        // 由8.6∶47.1∶44.3优化为8.2∶47.0∶44.8: all three terms are the start
        int right = IndustryShares.holds(text, q.start()) ? IndustryShares.end(text, q.start()) : q.right();
        int end = Math.min(sentence.end(), right + TARGET);
        for (int k = right; k < end && "，,。；;".indexOf(text.charAt(k)) < 0; k++) {
            if ("到至为".indexOf(text.charAt(k)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int clauseStart(String text, int from, int end) {
        int k = end;
        while (k > from && MARKS.indexOf(text.charAt(k - 1)) < 0) {
            k--;
        }
        return k;
    }
}
