package io.annals.figure.period;

import io.annals.figure.Qualifier;
import io.annals.figure.Status;
import io.annals.figure.numeral.Digits;
import io.annals.figure.numeral.Quantity;
import io.annals.figure.period.Cue.Reach;
import io.annals.figure.text.Sentence;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Lexicon;
import io.annals.reference.Unit;
import java.util.List;
import java.util.Set;

/**
 * Follows the words of a sentence that announce or report and says of each figure whether it happened, is required or is
 * announced. A requirement for a year to come is an announcement. For one sentence, whose figures are asked for in their
 * order.
 */
final class StatusReader {

    private static final Set<Role> BETWEEN = Lexicon.anyOf(Role.LINK, Role.BOUND);
    private static final Set<Role> VERBS = Lexicon.anyOf(Role.LIGHT_VERB, Role.EMPTY_VERB, Role.DISTINCT_VERB,
            Role.SPLIT_VERB, Role.DONE, Role.RESULT);
    private static final int GOAL_WITHIN = 14;
    /** Between a plan and what was done of it: no 每年, no 年内. */
    private static final Set<String> YEARS = Set.of("年度", "全年", "当年");

    private final String text;
    private final Lexicon lexicon;
    private final List<Cue> cues;
    private final int reportYear;
    private final Status passage;
    private int next;
    private Status status;
    private int clause;
    /** Where the clause of an aim ends that no figure has stood in yet. */
    private boolean aiming;
    private boolean planned;
    /** Whether the announcement reaches over the parts of the sentence, as one that names its time or a list does. */
    private boolean lasting;
    private boolean required;
    private int requirement;
    private boolean obliged;
    /** Whether but a word such as {@code 拟} announces, which a result in a later clause ends. */
    private boolean intended;
    /** Whether a list of goals runs: {@code 年度目标：…}. */
    private boolean goals;
    /** Whether a sentence says that what follows are the goals, {@code 主要任务是：…；…}, to its end. */
    private boolean goalsListed;
    /** Whether a year to come is what announces. */
    private boolean coming;
    private Status last = Status.ACTUAL;
    /** Whether the figure before was a part of what was required. */
    private boolean partRequired;
    private Unit partUnit;
    /** Whether the passage tells how far the year's goals were met: what it calls planned had to be reached. */
    private final boolean settles;
    /** Whether such a passage calls planned what is told now. */
    private boolean settled;

    StatusReader(String text, Sentence sentence, Lexicon lexicon, List<Cue> cues, Outlook outlook, int reportYear) {
        this.text = text;
        this.settles = settles(sentence.section(), lexicon);
        this.lexicon = lexicon;
        this.cues = cues;
        this.reportYear = reportYear;
        this.passage = outlook.status();
        this.status = passage;
        this.clause = sentence.start();
    }

    /** {@code 年度目标任务完成情况}. */
    private static boolean settles(String section, Lexicon lexicon) {
        int from = section.lastIndexOf(" > ") < 0 ? 0 : section.lastIndexOf(" > ") + 3;
        return section.endsWith("完成情况") && lexicon.within(Role.GOAL, section, from, section.length());
    }

    /**
     * The status of the next figure.
     *
     * @param q the figure
     * @param from index after the figure before it, or the sentence's start
     * @param end the sentence's end
     */
    Status of(Quantity q, int from, int end) {
        Status own = null;
        for (; next < cues.size() && cues.get(next).start() < q.start(); next++) {
            Cue cue = cues.get(next);
            own = cue.isTime() && cue.reach() == Reach.NEXT && isComing(cue) && q.left() - cue.end() <= 1 ? Status.PLAN
                    : own;
            follow(cue);
        }
        int left = Math.max(from, clause);
        if (own != null) {
            return own;
        }
        boolean target = isRequired(q, left, clauseEnd(q.right(), end));
        boolean aims = aiming;
        aiming = false;
        target |= last == Status.TARGET && status == Status.ACTUAL && goesOn(q, from, clauseEnd(q.right(), end));
        last = status == Status.PLAN
                ? (target || settled) && passage != Status.PLAN && !coming && (!planned || aims || settled) ? Status.TARGET : Status.PLAN
                : target ? Status.TARGET : Status.ACTUAL;
        return last;
    }

    /** Whether a part of what was required follows, or by how much it had to grow: {@code 任务120户，其中农户80户}. */
    private boolean goesOn(Quantity q, int from, int clauseEnd) {
        boolean further = partRequired && q.unit() == partUnit && (clause == from + 1 || from < text.length() && "、和".indexOf(text.charAt(from)) >= 0);
        partRequired = false;
        if (clause != from + 1 && !further) {
            return false;
        }
        boolean opens = text.startsWith("其中", clause);
        if (opens || further) {
            int noun = opens ? clause + 2 : from + 1;
            partRequired = lexicon.startingAt(VERBS, text, noun, q.left()) == 0
                    && lexicon.endingAt(VERBS, text, noun, q.left()) == 0 && !acts(q.right(), clauseEnd);
            partUnit = q.unit();
            return partRequired;
        }
        return q.qualifier() == Qualifier.OVER && lexicon.startingAt(Role.CHANGE_UP, text, clause, q.left()) > 0;
    }

    /** Whether a verb, or what tells that something is done, stands between two places: {@code 其中80户已完工}. */
    private boolean acts(int from, int to) {
        for (int k = from; k < to; k++) {
            if (text.charAt(k) == '已' || lexicon.startingAt(VERBS, text, k, to) > 0) {
                return true;
            }
        }
        return false;
    }

    private void follow(Cue cue) {
        if (cue.isMark()) {
            clause = cue.end();
            lasting |= planned && "：:".indexOf(text.charAt(cue.start())) >= 0;
            if (status == Status.PLAN && !lasting && "；;".indexOf(text.charAt(cue.start())) >= 0) {
                status = passage;
            }
            planned = false;
            obliged = false;
            required &= requirement + 1 >= cue.start();
            goals = "：:".indexOf(text.charAt(cue.start())) >= 0 ? goals || endsInGoals(cue.start())
                    : goals && ("；;".indexOf(text.charAt(cue.start())) < 0 || goalsListed || isItem(cue.end()));
            goalsListed = goals && (goalsListed || "：:".indexOf(text.charAt(cue.start())) >= 0 && cue.start() > 0
                    && "为是".indexOf(text.charAt(cue.start() - 1)) >= 0);
            if (aiming && lexicon.endingAt(Role.MEASURED_NOUN, text, 0, cue.start()) == 0) {
                aiming = false;
                status = passage;
            }
            return;
        }
        switch (cue.role()) {
            case PLAN, INTENTION -> {
                intended = (cue.role() == Role.INTENTION || text.startsWith("计划", cue.start())) && status != Status.PLAN
                        && !lasting;
                status = Status.PLAN;
                planned = true;
                settled = settles && text.startsWith("计划", cue.start());
                aiming = false;
            }
            case RESULT -> {
                if (intended && !lasting && (cue.start() == clause || YEARS.contains(text.substring(clause, cue.start())))) {
                    status = passage;
                    intended = false;
                }
            }
            case AIM -> {
                if (status != Status.PLAN) {
                    status = Status.PLAN;
                    planned = true;
                    aiming = true;
                }
            }
            case DONE, NOW -> {
                // 由目前的120元提高到150元: only where it comes from is now
                if (cue.start() == 0 || "由从".indexOf(text.charAt(cue.start() - 1)) < 0) {
                    status = Status.ACTUAL;
                    goals = false;
                }
            }
            case DUTY -> obliged = true;
            case REQUIREMENT -> {
                required = true;
                requirement = cue.end();
            }
            default -> {
                if (cue.isTime() && cue.reach() == Reach.ON) {
                    time(cue);
                }
            }
        }
    }

    private void time(Cue cue) {
        if (isComing(cue)) {
            status = Status.PLAN;
            planned = true;
            lasting = true;
            coming = true;
        } else if (cue.time().firstYear() > 0 && !planned
                && (passage != Status.PLAN || cue.role() != Role.THIS_YEAR)) {
            status = Status.ACTUAL;
            coming = false;
        }
    }

    private boolean isComing(Cue cue) {
        return reportYear > 0 && cue.time().firstYear() > reportYear && cue.time().firstYear() <= reportYear + 15;
    }

    // --- requirements ---------------------------------------------------------------------------------------------

    /** Whether the figure is required: {@code 省里要求的90%}, {@code 年度任务280户}, {@code 50%的目标}, {@code 须达95%}. */
    private boolean isRequired(Quantity q, int left, int right) {
        if (q.unitName().equals("百分点")) {
            return false;
        }
        // 控制在4.5%以内 with no subject of its own bounds the figure before it
        boolean bound = left + 3 == q.left() && text.startsWith("控制在", left) && status == Status.ACTUAL;
        return obliged || goals || bound || isGoal(q, left) || isMeasure(q, left) || isAsked(q, left, right)
                || q.right() < right && namesGoal(q, left, right);
    }

    /** What was to be reached, of which is told how much was: {@code 完成年计划710亿元的89.4%}. */
    private boolean isMeasure(Quantity q, int left) {
        int rate = q.right() + 1;
        return text.startsWith("的", q.right()) && rate < text.length()
                && (Digits.isDigit(text.charAt(rate)) || text.startsWith("百分之", rate))
                && lexicon.endingAt(Role.REQUIRED, text, left, q.left()) > 0;
    }

    /** {@code 目标为36亿元}, {@code 任务800套}. */
    private boolean isGoal(Quantity q, int left) {
        int at = q.left();
        boolean linked = false;
        for (int length; at > left; at -= length) {
            length = text.charAt(at - 1) == '的' ? 0 : lexicon.endingAt(BETWEEN, text, left, at);
            if (length == 0) {
                break;
            }
            linked = true;
        }
        int goal = lexicon.endingAt(Role.GOAL, text, left, at);
        int met = q.isRate() && goal > 0 ? text.indexOf("完成", left) : -1;
        if (met >= 0 && met < at - goal && text.charAt(met + 2) != '率') {
            // 完成总目标152%: how far it was met
            return false;
        }
        if (goal > 0 && text.startsWith("任务", at - goal) && (text.substring(left, at).contains("开展")
                || text.substring(left, at).contains("执行"))) {
            // 开展抽查任务15次
            return false;
        }
        if (goal > 0 && text.startsWith("要求", at - goal) && lexicon.within(Role.NORM_BEFORE, text, left, at - goal)) {
            // 按照规范要求为58名老人建档
            return false;
        }
        if (goal == 0 && at == left && left > 0 && "：:".indexOf(text.charAt(left - 1)) >= 0) {
            return lexicon.endingAt(Role.GOAL, text, Math.max(0, left - 9), left - 1) > 0;
        }
        if (goal == 0) {
            return statesGoal(left, at);
        }
        return linked || !q.unitName().equals("项") && text.charAt(at - 1) != '准';
    }

    /** Whether the next item of a numbered list begins: {@code ；2、…}. */
    private boolean isItem(int at) {
        return at + 1 < text.length() && Digits.isDigit(text.charAt(at)) && "、.．)）".indexOf(text.charAt(at + 1)) >= 0;
    }

    private boolean endsInGoals(int end) {
        boolean stated = end > 1 && "为是".indexOf(text.charAt(end - 1)) >= 0;
        int noun = stated ? end - 1 : end;
        int goal = lexicon.endingAt(Role.GOAL, text, Math.max(0, noun - GOAL_WITHIN), noun);
        return goal > 0 && (stated || "标值数".indexOf(text.charAt(noun - 1)) >= 0);
    }

    /** {@code 任务为新建公园10个}. */
    private boolean statesGoal(int from, int end) {
        for (int k = from; k < end; k++) {
            int length = lexicon.startingAt(Role.GOAL, text, k, end);
            if (length > 0 && k + length < end && "为是".indexOf(text.charAt(k + length)) >= 0
                    && !lexicon.within(Role.NORM_BEFORE, text, from, k)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 省教育厅要求达到50%以上}, {@code 市下达的任务}. */
    private boolean isAsked(Quantity q, int left, int right) {
        if (!required) {
            return false;
        }
        boolean follows = lexicon.within(Role.NORM_BEFORE, text, clause, requirement);
        boolean bound = lexicon.within(Role.BOUND, text, left, q.start());
        if (requirement <= clause) {
            // 依照规定，不得超过60天: the norm is named in the clause before
            return bound;
        }
        if (bound || follows || requirement < left) {
            return bound && requirement >= left;
        }
        if (text.startsWith("下达", requirement - 2)
                || text.charAt(requirement - 1) == '定' && text.charAt(requirement - 2) != '规') {
            return namesGoal(q, left, right);
        }
        int verb = requirement - 2;
        boolean authority = verb > 0 && lexicon.endingAt(Role.AUTHORITY, text, Math.max(0, verb - 4), verb) > 0;
        // 达到规定要求的100%: a share of what is required, not the requirement
        boolean share = q.unitName().equals("%") && text.startsWith("的", requirement) && requirement + 1 == q.left();
        return authority && (!share || verb - 1 >= 0 && text.charAt(verb - 1) != '定');
    }

    /** {@code 50%的目标}, {@code 800套保障性住房筹集任务}. */
    private boolean namesGoal(Quantity q, int left, int right) {
        int last = Math.min(right, q.right() + GOAL_WITHIN);
        boolean linked = false;
        for (int k = q.right(); k < last; k++) {
            linked |= text.charAt(k) == '的';
            if (lexicon.startingAt(Role.GOAL, text, k, last) > 0) {
                boolean task = text.startsWith("任务", k);
                return (linked || required) && (!task || required || obliged || lexicon.within(Role.BOUND, text, left, q.start()));
            }
        }
        return false;
    }

    /** Index after the clause, or after as much of it as a word of a goal may be away. */
    private int clauseEnd(int from, int end) {
        int last = Math.min(end, from + GOAL_WITHIN);
        int k = from;
        while (k < last && "，,；;。：:".indexOf(text.charAt(k)) < 0) {
            k++;
        }
        return k;
    }
}
