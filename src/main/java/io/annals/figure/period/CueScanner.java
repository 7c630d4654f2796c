package io.annals.figure.period;

import io.annals.figure.numeral.Digits;
import io.annals.figure.period.Cue.Reach;
import io.annals.reference.CharSet;
import io.annals.reference.CharTrie;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the cues of a sentence in one pass, words inside titles left out. Immutable. */
final class CueScanner {

    private static final List<Role> WORDS = List.of(Role.OPAQUE, Role.PLAN, Role.INTENTION, Role.AIM, Role.NOW, Role.DONE,
            Role.DUTY, Role.REQUIREMENT, Role.LAST_YEAR, Role.YEAR_BEFORE_LAST, Role.THIS_YEAR, Role.NEXT_YEAR,
            Role.WHOLE_YEAR, Role.SAME_TIME, Role.RESULT, Role.ESTIMATE);
    private static final Set<Role> VERBS = Lexicon.anyOf(Role.LIGHT_VERB, Role.EMPTY_VERB, Role.DISTINCT_VERB,
            Role.SPLIT_VERB, Role.INVESTMENT_VERB, Role.TIME_OBJECT_BEFORE);
    private static final Set<Role> ACTIONS = Lexicon.anyOf(Role.LIGHT_VERB, Role.EMPTY_VERB, Role.DISTINCT_VERB,
            Role.SPLIT_VERB, Role.INVESTMENT_VERB, Role.ADVERB, Role.CHANGE_UP, Role.CHANGE_DOWN, Role.CUT);
    private static final Set<Role> SUBJECTS = Lexicon.anyOf(Role.SCOPE, Role.TIME, Role.ADVERB, Role.LAST_YEAR,
            Role.THIS_YEAR, Role.NEXT_YEAR, Role.WHOLE_YEAR);
    private static final Set<Role> REPORTING = Lexicon.anyOf(Role.SUM, Role.DONE);
    private static final Set<Role> ANNOUNCERS = Lexicon.anyOf(Role.PLAN, Role.INTENTION, Role.AIM);
    private static final String MARKS = "，,；;：:。！？!?";
    /** The last characters of divisions and bodies: 五岭县计划… */
    private static final String BODIES = "省市县区州旗镇乡局厅院部委";
    private static final int ATTRIBUTE = 6;
    private static final int CLAUSE = 40;

    private final Lexicon lexicon;
    private final CharTrie<Role> words = new CharTrie<>();
    /** Marks, title marks and what a word or a time can begin with: all other characters are passed over. */
    private final CharSet noted;

    CueScanner(Lexicon lexicon) {
        this.lexicon = lexicon;
        StringBuilder noted = new StringBuilder(MARKS + "《》" + TimeScanner.BEGINNINGS);
        for (int i = WORDS.size() - 1; i >= 0; i--) {
            for (String word : lexicon.words(WORDS.get(i))) {
                words.put(word, WORDS.get(i));
                noted.append(word.charAt(0));
            }
        }
        this.noted = CharSet.of(noted.toString());
    }

    /**
     * The cues between two indexes in their order.
     *
     * @param reportYear the report's year; 0 for unknown
     * @param now the year that {@code 今年} means; 0 for unknown
     */
    List<Cue> scan(String text, int start, int end, int reportYear, int now) {
        List<Cue> cues = new ArrayList<>();
        Walk walk = walk(text, start, end, reportYear, now);
        for (Cue cue = walk.next(); cue != null; cue = walk.next()) {
            cues.add(cue);
        }
        return cues;
    }

    /** As {@link #scan}, one cue after the other, for those who may need but the first ones. */
    Walk walk(String text, int start, int end, int reportYear, int now) {
        return new Walk(text, start, end, reportYear, now);
    }

    /** A walk over a text from cue to cue. */
    final class Walk {

        private final String text;
        private final int start;
        private final int end;
        private final int reportYear;
        private final int now;
        private final TimeScanner times;
        private int titles;
        private int clause;
        private int at;

        private Walk(String text, int start, int end, int reportYear, int now) {
            this.text = text;
            this.start = start;
            this.end = end;
            this.reportYear = reportYear;
            this.now = now;
            this.times = new TimeScanner(text, end, reportYear);
            this.clause = start;
            this.at = start;
        }

        /** The next cue; null behind the last one. */
        Cue next() {
            while (at < end) {
                char c = text.charAt(at);
                if (!noted.has(c)) {
                    at++;
                    continue;
                }
                titles += c == '《' ? 1 : c == '》' && titles > 0 ? -1 : 0;
                if (titles > 0) {
                    at++;
                } else if (MARKS.indexOf(c) >= 0) {
                    clause = at + 1;
                    return new Cue(at++, clause, null, null, Reach.NONE);
                } else {
                    Cue cue = cue(text, at, end, start, clause, times, reportYear, now);
                    at = cue == null ? at + 1 : cue.end();
                    if (cue != null && cue.role() != Role.OPAQUE) {
                        return cue;
                    }
                }
            }
            return null;
        }
    }

    private Cue cue(String text, int i, int end, int sentence, int clause, TimeScanner times, int reportYear,
            int now) {
        char c = text.charAt(i);
        Role role = null;
        int wordEnd = i;
        int node = CharTrie.ROOT;
        for (int k = i; k < end; k++) {
            node = words.next(node, text.charAt(k));
            if (node == CharTrie.NONE) {
                break;
            }
            if (words.value(node) != null) {
                role = words.value(node);
                wordEnd = k + 1;
            }
        }
        TimeExpression time = role == Role.OPAQUE ? null : role == null ? times.at(i)
                : relative(role, i, wordEnd, times, "上本下".indexOf(c) >= 0 ? reportYear : now);
        if (time != null) {
            return timed(text, new Cue(i, time.end(), role == null ? Role.TIME : role, time, Reach.ON), clause, end,
                    reportYear);
        }
        if (role == Role.INTENTION && !intends(text, i, wordEnd, clause, end)
                || role == Role.ESTIMATE && !looksAhead(text, i, wordEnd, sentence)
                || role == Role.AIM && (obtains(text, wordEnd, end) || text.startsWith("争取到", i) && !reachesTime(text, wordEnd + 1, end))
                || (role == Role.PLAN || role == Role.AIM) && lexicon.endingAt(REPORTING, text, clause, i) > 0) {
            return new Cue(i, wordEnd, Role.OPAQUE, null, Reach.NONE);
        }
        role = role == Role.ESTIMATE ? Role.PLAN : role;
        return role == null ? null : new Cue(i, wordEnd, role, null, Reach.ON);
    }

    /**
     * The time of a word such as {@code 去年}, with a part of the year behind it; null for other words. {@code 去年} and
     * {@code 今年} count from when it is written, {@code 上年} and {@code 本年} from the year reported on.
     */
    private static TimeExpression relative(Role role, int start, int end, TimeScanner times, int now) {
        int shift = switch (role) {
            case LAST_YEAR -> -1;
            case YEAR_BEFORE_LAST -> -2;
            case NEXT_YEAR -> 1;
            default -> 0;
        };
        if (shift == 0 && role != Role.THIS_YEAR && role != Role.WHOLE_YEAR) {
            return null;
        }
        int year = now == 0 || role == Role.WHOLE_YEAR ? 0 : now + shift;
        TimeExpression part = role == Role.WHOLE_YEAR ? null : times.partOfYear(end);
        return part == null ? TimeExpression.years(start, end, year, year) : part.in(year, start);
    }

    /** Whether {@code 拟}, {@code 计划} or {@code 将} announces what follows, and is no part of a noun or preposition. */
    private boolean intends(String text, int at, int after, int clause, int end) {
        if (after >= end || text.charAt(at) == '将' && disposes(text, after)) {
            return false;
        }
        char c = text.charAt(after);
        if (c == '到') {
            return after + 1 < end && (Digits.isDigit(text.charAt(after + 1))
                    || lexicon.startingAt(Role.NEXT_YEAR, text, after + 1, end) > 0);
        }
        if (acts(text, after, end) || text.charAt(at) == '将' && (lexicon.startingAt(Role.LINK, text, after, end) > 0
                || lexicon.startingAt(Role.DISPOSAL, text, after, end) > 0)) {
            return true;
        }
        if (text.startsWith("计划", at) && at > 1 && text.charAt(at - 1) == '年' && Digits.isDigit(text.charAt(at - 2))) {
            return true;
        }
        // 我局将遴选20家: after a subject or a time an unknown word is a verb; 将企业… at the head of a clause is none
        boolean number = Digits.isNumeral(c) || "“《（、，,。；;：:的中内外".indexOf(c) >= 0;
        return !number && (text.charAt(at) == '拟' || at > clause && lexicon.endingAt(SUBJECTS, text, clause, at) > 0
                || at > clause + 1 && text.startsWith("计划", at) && BODIES.indexOf(text.charAt(at - 1)) >= 0
                || at > clause && text.charAt(at) == '将');
    }

    /**
     * Whether an estimate is one of what is still to come: {@code 预计可带动}, {@code 建成后预计}, {@code 预计6月竣工}; else it
     * is how the report tells a result that is not counted yet.
     */
    private boolean looksAhead(String text, int at, int after, int sentence) {
        int from = text.startsWith("，", after) || text.startsWith(",", after) ? after + 1 : after;
        boolean year = from + 4 < text.length() && text.charAt(from + 4) == '年' && Digits.isDigit(text.charAt(from));
        if (after >= text.length() || !year && Digits.isNumeral(text.charAt(after))
                || lexicon.startingAt(Role.ESTIMATE_AHEAD, text, after, text.length()) > 0) {
            return true;
        }
        for (int k = from; k < Math.min(text.length(), from + CLAUSE) && MARKS.indexOf(text.charAt(k)) < 0; k++) {
            boolean can = text.charAt(k) == '可' && k + 1 < text.length()
                    && lexicon.startingAt(VERBS, text, k + 1, text.length()) > 0;
            if (can || lexicon.startingAt(Role.COMPLETION, text, k, text.length()) > 0) {
                return true;
            }
        }
        for (int k = at - 1; k > Math.max(sentence, at - CLAUSE); k--) {
            if (text.charAt(k) == '后' && lexicon.endingAt(Role.COMPLETION, text, sentence, k) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a time follows, up to which something is striven for: {@code 争取到年底}, {@code 争取到“十五五”末}. */
    private static boolean reachesTime(String text, int from, int end) {
        for (int k = from; k < Math.min(end, from + ATTRIBUTE); k++) {
            if ("年月季届期末底".indexOf(text.charAt(k)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether funds or projects are what is striven for, {@code 争取中央资金300万元}: they were obtained. */
    private boolean obtains(String text, int from, int end) {
        int k = from;
        boolean acts = false;
        for (; k < end && MARKS.indexOf(text.charAt(k)) < 0 && !isCount(text, k); k++) {
            if (lexicon.startingAt(Role.OBTAINED, text, k, end) > 0) {
                return true;
            }
            acts |= lexicon.startingAt(VERBS, text, k, end) > 0;
        }
        return !acts && k < end && Digits.isNumeral(text.charAt(k)) && endsWith(text, k, "项目")
                && endsWith(text, from, "争取") && endsClause(text, k, end);
    }

    /** Whether a number and a word of one or two characters end the clause: {@code 项目30个}, not {@code 项目30个竣工}. */
    private static boolean endsClause(String text, int number, int end) {
        int k = number;
        while (k < end && (Digits.isNumeral(text.charAt(k)) || text.charAt(k) == '.')) {
            k++;
        }
        for (int last = k + 2; k < end && k < last && MARKS.indexOf(text.charAt(k)) < 0;) {
            k++;
        }
        return k == end || MARKS.indexOf(text.charAt(k)) >= 0;
    }

    /** Whether a number stands at an index that is none of a name, as that of {@code 一号文件} is. */
    private static boolean isCount(String text, int at) {
        return Digits.isNumeral(text.charAt(at)) && !text.startsWith("号", at + 1);
    }

    private boolean acts(String text, int at, int end) {
        char c = text.charAt(at);
        return lexicon.startingAt(Role.INTENDED_AFTER, text, at, end) > 0 || lexicon.startingAt(ACTIONS, text, at, end) > 0
                || lexicon.startingAt(Role.LINK, text, at, end) > 1
                || lexicon.startingAt(Role.NEXT_YEAR, text, at, end) > 0
                || Digits.isDigit(c) && at + 4 < end && text.charAt(at + 4) == '年'
                || at + 1 < end && Digits.isNumeral(c) && text.startsWith("年共", at + 1);
    }

    /** Whether 将 is but a preposition: {@code 将服务窗口延伸至社区}. */
    private boolean disposes(String text, int from) {
        int end = Math.min(text.length(), from + CLAUSE);
        for (int k = from + 1; k < end && MARKS.indexOf(text.charAt(k)) < 0; k++) {
            if (lexicon.startingAt(Role.DISPOSAL, text, k, end) > 0) {
                return true;
            }
        }
        return false;
    }

    // --- reach of a time --------------------------------------------------------------------------------------------

    private Cue timed(String text, Cue cue, int clause, int end, int reportYear) {
        int from = cue.start();
        TimeExpression time = cue.time();
        if (cue.role() == Role.THIS_YEAR || cue.role() == Role.WHOLE_YEAR) {
            return time.isWholeYears() || !attributed(text, cue, clause) ? cue : cue.with(Reach.NONE);
        }
        if (lexicon.endingAt(Role.UP_TO, text, 0, from) > 0) {
            return time.isWholeYears() ? cue : cue.with(time.soFar());
        }
        int since = since(text, cue.end(), end);
        if (since > 0) {
            boolean record = text.startsWith("新", since) || text.startsWith("最", since) || text.startsWith("首", since);
            return record || endsWith(text, from, "创") || reportYear == 0 ? cue.with(Reach.NONE)
                    : new Cue(cue.start(), since, cue.role(), time.upTo(reportYear), Reach.ON);
        }
        return cue.with(reach(text, cue, clause, end, reportYear));
    }

    /** Index after {@code 以来} that closes a clause begun by a time; 0 for none. */
    private static int since(String text, int from, int end) {
        for (int k = from; k + 2 <= end && k - from <= ATTRIBUTE && MARKS.indexOf(text.charAt(k)) < 0; k++) {
            if (text.startsWith("以来", k)) {
                return k + 2;
            }
        }
        return 0;
    }

    private Reach reach(String text, Cue cue, int clause, int end, int reportYear) {
        int after = cue.end();
        boolean coming = cue.time().firstYear() > reportYear && reportYear > 0;
        boolean compared = lexicon.endingAt(Role.COMPARE, text, clause, cue.start()) > 0
                || lexicon.startingAt(Role.COMPARE_AFTER, text, after, text.length()) > 0;
        int figure = text.startsWith("的", after) ? after + 1 : after;
        if (figure < end && figure > after && Digits.isNumeral(text.charAt(figure)) || compared && isNumber(text, figure)) {
            return Reach.NEXT;
        }
        if (compared || lexicon.startingAt(Role.TIME_ATTRIBUTE_AFTER, text, after, end) > 0
                || !coming && lexicon.startingAt(Role.BEFORE_TIME, text, after, text.length()) > 0
                || bracketed(text, cue) || isRelativeClause(text, after, end)) {
            return Reach.NONE;
        }
        return attributed(text, cue, clause) ? Reach.NONE : Reach.ON;
    }

    private static boolean isNumber(String text, int at) {
        return at < text.length() && Digits.isNumeral(text.charAt(at));
    }

    private static boolean bracketed(String text, Cue cue) {
        return cue.start() > 0 && "（(".indexOf(text.charAt(cue.start() - 1)) >= 0 && cue.end() < text.length()
                && "）)".indexOf(text.charAt(cue.end())) >= 0;
    }

    /** Whether what a verb or preposition governs begins with the time: {@code 根据2021年印发的}, {@code 修订2019年版}. */
    private boolean attributed(String text, Cue cue, int clause) {
        int from = cue.start();
        while (from > clause && "“‘\" ".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        boolean topic = lexicon.endingAt(Role.LEAD_ON, text, clause, from) > 0 || cue.end() >= text.length()
                || MARKS.indexOf(text.charAt(cue.end())) >= 0;
        return from > clause && !topic && lexicon.endingAt(VERBS, text, clause, from) > 0
                && lexicon.endingAt(ANNOUNCERS, text, clause, from) == 0;
    }

    /** Whether a clause follows that ends in 的: {@code 2022年启动的项目}. */
    private boolean isRelativeClause(String text, int from, int end) {
        if (lexicon.startingAt(Role.SCOPE, text, from, end) > 0 || lexicon.startingAt(Role.ADVERB, text, from, end) > 0
                || text.startsWith("要", from)) {
            return false;
        }
        int last = Math.min(end, from + ATTRIBUTE);
        for (int k = from; k < last && MARKS.indexOf(text.charAt(k)) < 0 && !Digits.isNumeral(text.charAt(k)); k++) {
            if (text.charAt(k) == '的') {
                return k > from;
            }
        }
        return false;
    }

    private static boolean endsWith(String text, int end, String word) {
        return text.startsWith(word, end - word.length());
    }
}
