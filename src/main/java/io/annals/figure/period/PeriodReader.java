package io.annals.figure.period;

import io.annals.figure.PeriodType;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.figure.numeral.Quantity;
import io.annals.figure.period.Cue.Reach;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Within;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the times of a sentence and says which one each figure is about: the last that reaches it, or of a list that is
 * dealt out ({@code 2021年、2022年分别为5件、6件}) the one in its place. For one sentence, whose figures are asked for in
 * their order.
 */
final class PeriodReader {

    /** Longer spans of years are not dealt out. */
    private static final int LISTED = 6;
    private static final int DEALT_WITHIN = 20;
    private static final String LIST_MARKS = "、和及与，, ";

    private final String text;
    private final List<Cue> cues;
    private final int reportYear;
    private int next;

    /** The year spoken of; 0 for unknown. */
    private int year;
    private TimeExpression current;
    private TimeExpression lastMonth;
    private final List<TimeExpression> list = new ArrayList<>();
    private int dealt;
    /** The year that the sentence opens with. */
    private int topic;
    private boolean opening = true;
    /** Whether the time holds for its clause only: {@code 上年同期为86件}, {@code 于2015年获批}. */
    private boolean aside;
    /** The year in which plans lie that name no time: that in which it is written; 0 where they lie in the report's. */
    private int ahead;
    /** The time of the figure before, of which a list may go on: {@code 上年的5件和6件}. */
    private Cue shared;
    private int sharedTo;

    PeriodReader(String text, List<Cue> cues, Outlook outlook, int reportYear, int now) {
        this.text = text;
        this.cues = cues;
        this.reportYear = reportYear;
        this.ahead = outlook.year() == 0 && now > reportYear ? now : 0;
        this.year = outlook.year() > 0 ? outlook.year() : reportYear;
        this.topic = year;
    }

    StatedPeriod of(Quantity q, Status status) {
        Cue own = null;
        for (; next < cues.size() && cues.get(next).start() < q.start(); next++) {
            Cue cue = cues.get(next);
            if (cue.isTime() && cue.reach() == Reach.ON) {
                follow(cue);
            } else if (cue.isTime() && cue.reach() == Reach.NEXT && q.left() - cue.end() <= 1) {
                own = cue;
            } else if (cue.role() == Role.NOW) {
                leave();
                year = reportYear;
                ahead = 0;
            } else if (cue.role() == Role.SAME_TIME && lastMonth != null) {
                current = lastMonth;
            } else if (cue.isMark() && "；;".indexOf(text.charAt(cue.start())) >= 0 && !runsOn()) {
                leave();
                year = topic;
            } else if (cue.isMark() && aside) {
                leave();
                year = topic;
            }
            aside &= !cue.isMark();
            opening &= !cue.isMark();
        }
        if (dealt > 0 && sharedTo > 0 && dealsAnew(sharedTo, q.left())) {
            // 两年的收入分别为3元、4元，支出分别为1元、2元
            dealt = 0;
        }
        own = own == null && shared != null && sharedTo + 1 == q.left() && "、和与及".indexOf(text.charAt(sharedTo)) >= 0
                ? shared : own;
        shared = own;
        sharedTo = q.right();
        if (own != null && !isBase(own, q)) {
            return own.time().in(year);
        }
        return period(status);
    }

    /** Whether 分别 deals values out to the years again, and to no list of its own: {@code ，男女分别为2人、5人}. */
    private boolean dealsAnew(int from, int to) {
        int apart = Within.indexOf(text, "分别", from, to);
        for (int k = from + 1; k < apart; k++) {
            if ("、和与及".indexOf(text.charAt(k)) >= 0 || text.startsWith("城乡", k) || text.startsWith("男女", k)) {
                return false;
            }
        }
        return apart >= 0;
    }

    private void follow(Cue cue) {
        TimeExpression time = sameTime(cue);
        boolean listed = current != null && list.size() > 0 && cue.start() - current.end() <= 2
                && isListMark(current.end(), cue.start());
        if (!listed) {
            leave();
        }
        ahead = time.firstYear() > 0 ? 0 : ahead;
        year = time.lastYear() > 0 ? time.lastYear() : year;
        boolean before = !opening && time.isWholeYears() && year < topic && cue.end() < text.length()
                && "为是仅".indexOf(text.charAt(cue.end())) >= 0;
        aside = before || text.startsWith("同期", cue.end() - 2) || text.startsWith("同期", cue.end())
                || cue.start() > 0 && text.charAt(cue.start() - 1) == '于';
        topic = opening && !aside ? year : topic;
        current = time;
        if (cue.role() == Role.WHOLE_YEAR || time.firstYear() == 0 && time.isWholeYears()) {
            leave();
            return;
        }
        if (time.isWholeYears() && time.lastYear() - time.firstYear() < LISTED) {
            for (int of = time.firstYear() > 0 ? time.firstYear() : year; of <= year; of++) {
                list.add(TimeExpression.years(time.start(), time.end(), of, of));
            }
        } else {
            list.add(time.in(year, time.start()));
        }
        if (time.firstMonth() > 0 && time.type() == PeriodType.MONTH) {
            lastMonth = time.in(year, time.start());
        }
    }

    /** A year's time, of which 同期 means the part that the text speaks of: {@code 上半年支出12万元，上年同期为11万元}. */
    private TimeExpression sameTime(Cue cue) {
        TimeExpression time = cue.time();
        boolean isSamePart = current != null && !current.isWholeYears() && current.type() != PeriodType.DAY
                && time.isWholeYears() && time.lastYear() > 0 && time.lastYear() != year
                && (text.startsWith("同期", cue.end() - 2) || text.startsWith("同期", cue.end()));
        return isSamePart ? new TimeExpression(time.start(), time.end(), current.type(), time.lastYear(), time.lastYear(),
                current.firstMonth(), current.lastMonth(), current.firstDay(), current.lastDay()) : time;
    }

    /** Whether the sentence opened with whole years, which hold for it to its end. */
    private boolean runsOn() {
        return current == null ? year == topic : current.isWholeYears() && year == topic;
    }

    private void leave() {
        current = null;
        list.clear();
        dealt = 0;
    }

    private StatedPeriod period(Status status) {
        if (year == 0) {
            return StatedPeriod.UNKNOWN;
        }
        if (list.size() > 1) {
            TimeExpression last = list.get(list.size() - 1);
            if (isDealtOut(last.end())) {
                return list.get(Math.min(dealt++, list.size() - 1)).in(year);
            }
            if (last.isWholeYears() && list.get(0).isWholeYears()) {
                current = TimeExpression.years(last.start(), last.end(), list.get(0).firstYear(), last.lastYear());
            }
        }
        if (current == null) {
            return StatedPeriod.year(status == Status.PLAN && ahead > 0 ? ahead : year);
        }
        if (status == Status.PLAN && current.type() == PeriodType.SPAN && current.lastYear() == reportYear
                && current.isWholeYears()) {
            // 五年共 counts back from now what was done, not what is planned
            return StatedPeriod.year(year);
        }
        // What was done in a span that still runs was done up to now
        boolean running = status == Status.ACTUAL && current.type() == PeriodType.SPAN && current.firstYear() > 0
                && current.firstYear() <= reportYear && current.lastYear() > reportYear && reportYear > 0;
        return running ? current.upTo(reportYear).in(year) : current.in(year);
    }

    /** Whether 分别 follows a list of times, before the next cue or the figures of the list. */
    private boolean isDealtOut(int from) {
        int to = Math.max(next < cues.size() ? cues.get(next).start() : 0, from + DEALT_WITHIN);
        int end = Math.min(text.length(), to + 2);
        for (int k = from; k + 2 <= end; k++) {
            if (text.startsWith("分别", k)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a figure is a share or multiple of another year's value: {@code 恢复到2019年的112%}. */
    private boolean isBase(Cue cue, Quantity q) {
        char before = cue.start() > 0 ? text.charAt(cue.start() - 1) : ' ';
        return "到至是为于占达".indexOf(before) >= 0 && (q.unitName().equals("%") || q.unitName().equals("倍"));
    }

    private boolean isListMark(int from, int to) {
        for (int k = from; k < to; k++) {
            if (LIST_MARKS.indexOf(text.charAt(k)) < 0) {
                return false;
            }
        }
        return to > from;
    }
}
