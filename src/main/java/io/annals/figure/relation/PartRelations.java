package io.annals.figure.relation;

import io.annals.figure.Kind;
import io.annals.figure.Qualifier;
import io.annals.figure.numeral.Quantity;
import io.annals.figure.period.Circumstances;
import io.annals.figure.text.Mention;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Lexicon;
import io.annals.reference.Unit;
import io.annals.reference.Within;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Finds the total that a figure is stated to be a part of: the breakdown that 其中, a bracket or a colon opens behind the
 * total, and the parts that a sum before or behind them adds up. Immutable.
 */
public final class PartRelations {

    private static final List<Role> COUNTER_ROLES = List.of(Role.COUNTS_PERSONS, Role.COUNTS_BODIES, Role.COUNTS_PLACES,
            Role.COUNTS_CASES, Role.COUNTS_WORKS, Role.COUNTS_DEVICES, Role.COUNTS_EVENTS);

    private static final Set<Role> VERBS = Lexicon.anyOf(Role.EMPTY_VERB, Role.LIGHT_VERB, Role.DISTINCT_VERB);
    private static final Set<Role> ADVERBS = Lexicon.anyOf(Role.TIME, Role.SCOPE, Role.ADVERB);

    /** How far back a total is looked for, and how many parts a sum may have: they bound the work of one figure. */
    private static final int FARTHEST = 16;
    private static final int MOST_PARTS = 40;
    private static final int LONGEST_HEAD = 14;
    /** Before 中 they make a word of it that tells no choice: 初中, 高中, 集中. */
    private static final String NO_CHOICE = "初高完职集途";

    private final Lexicon lexicon;

    public PartRelations(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Whether a sentence goes on breaking down a total of the sentence before: it begins with 其中, 包括 or 按…分, or names
     * that total, {@code 第三产业中，…}.
     *
     * @param start index of the sentence's first character
     * @param end index after its last one
     * @param before the mentions of the sentence before
     */
    public boolean continues(String text, int start, int end, List<Mention> before) {
        int at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return opens(text, at, end) > 0 || named(text, at, end, before) >= 0;
    }

    /** Index of the mention that a sentence names as the one it breaks down, {@code 第三产业中，…}; -1 for none. */
    private static int named(String text, int at, int end, List<Mention> before) {
        int among = at;
        while (among < Math.min(end, at + LONGEST_HEAD) && "中，,。；;：:、".indexOf(text.charAt(among)) < 0) {
            among++;
        }
        if (among - at < 3 || among + 1 >= end || text.charAt(among) != '中' || "，,".indexOf(text.charAt(among + 1)) < 0) {
            return -1;
        }
        for (int k = before.size() - 1; k >= 0; k--) {
            int left = before.get(k).quantity().left();
            int from = left;
            while (from > 0 && "，,。；;：:\n".indexOf(text.charAt(from - 1)) < 0) {
                from--;
            }
            String whole = text.substring(at, among);
            if (text.startsWith(whole, from) || text.startsWith(whole, left - whole.length())) {
                return k;
            }
        }
        return -1;
    }

    /**
     * Index of each mention's total among the mentions; -1 for none.
     *
     * @param text the text
     * @param mentions those of one sentence, behind those of the sentence before where it {@link #continues} that one
     * @param circumstances of each mention
     * @param own how many mentions of the sentence before stand in front
     * @param start index of the sentence's first character
     */
    public int[] totals(String text, List<Mention> mentions, List<Circumstances> circumstances, int own, int start) {
        return new Reading(text, mentions, circumstances, own, start).totals();
    }

    /** Whether two mentions count in units that can be added. */
    boolean areAddable(Mention total, Mention part) {
        Unit a = total.quantity().unit();
        Unit b = part.quantity().unit();
        if (a == null || !a.addsUp()) {
            return false;
        }
        if (b == null) {
            return a.dimension().equals("count");
        }
        if (a == b || a.baseUnit().equals(b.baseUnit())) {
            return true;
        }
        for (Role role : COUNTER_ROLES) {
            if (lexicon.is(role, a.name()) && lexicon.is(role, b.name())) {
                return true;
            }
        }
        return false;
    }

    /** Length of what opens a breakdown at {@code at}: a word like 其中, or {@code 按类型分}, {@code 分产业看}; 0 for none. */
    private int opens(String text, int at, int end) {
        int word = lexicon.startingAt(Role.PART, text, at, end);
        if (word > 0 || at >= end || "按分从依".indexOf(text.charAt(at)) < 0) {
            return word;
        }
        for (int i = at + 1; i < Math.min(end, at + LONGEST_HEAD); i++) {
            char c = text.charAt(i);
            if ("，,：:".indexOf(c) >= 0) {
                char last = text.charAt(i - 1);
                return last == '看' || last == '分' || last == '类' && text.charAt(at) == '按' ? i - at : 0;
            }
            if ("。；;、（(".indexOf(c) >= 0) {
                return 0;
            }
        }
        return 0;
    }

    /** A stretch of text that tells the parts of the totals before it. */
    private static final class Breakdown {

        /** Number of mentions before it: its totals are among them. */
        private final int before;
        /** A word or heading opened it, not a mere bracket or colon. */
        private final boolean marked;
        /** A bracket holds it. */
        private final boolean bracket;
        /** Semicolons stand between its parts, as behind a colon. */
        private boolean listed;
        /** Told to be outside of the total: {@code 不含}. */
        private boolean outside;
        /** The clause of a part begins with a verb. */
        private boolean verb;
        private int parts;
        private int total = -1;
        private BigDecimal sum = BigDecimal.ZERO;

        Breakdown(int before, boolean marked, boolean bracket, boolean listed) {
            this.before = before;
            this.marked = marked;
            this.bracket = bracket;
            this.listed = listed;
        }
    }

    /** One pass over the mentions of a sentence. */
    private final class Reading {

        private final String text;
        private final List<Mention> mentions;
        private final List<Circumstances> circumstances;
        private final int own;
        private final int start;
        private final int[] totals;
        private final int[] segments;
        // What the clause of each mention says: it adds up others, it is no sum, what was done, what is compared with.
        private final boolean[] sums;
        private final boolean[] means;
        private final boolean[] verbal;
        private final boolean[] compared;
        private final Deque<Breakdown> open = new ArrayDeque<>();

        // What the text between two mentions says about the second one.
        private boolean semicolon;
        /** It opens a breakdown. */
        private boolean direct;
        /** The clause begins with a verb, and with one that makes it another thing. */
        private boolean verb;
        private boolean distinct;
        /** What follows is no longer a part, or is told to be outside of the total. */
        private boolean ends;
        private boolean outside;
        /** Where the last clause begins. */
        private int clause;

        Reading(String text, List<Mention> mentions, List<Circumstances> circumstances, int own, int start) {
            this.text = text;
            this.mentions = mentions;
            this.circumstances = circumstances;
            this.own = own;
            this.start = start;
            this.totals = new int[mentions.size()];
            this.segments = new int[mentions.size()];
            this.sums = new boolean[mentions.size()];
            this.means = new boolean[mentions.size()];
            this.verbal = new boolean[mentions.size()];
            this.compared = new boolean[mentions.size()];
            Arrays.fill(totals, -1);
        }

        int[] totals() {
            for (int i = 0; i < mentions.size(); i++) {
                int from = i == 0 || i == own ? i < own ? mentions.get(i).start() : start
                        : mentions.get(i - 1).quantity().right();
                int to = Math.max(from, mentions.get(i).quantity().left());
                scan(from, to, i);
                segments[i] = i == 0 ? 0 : segments[i - 1] + (semicolon ? 1 : 0);
                means[i] = lexicon.within(Role.MEAN, text, clause, to);
                sums[i] = lexicon.within(Role.SUM, text, clause, to);
                verbal[i] = startsWithVerb(skipAdverbs(clause, to), to);
                compared[i] = clause < to && "比较".indexOf(text.charAt(clause)) >= 0;
                closeFinished(i);
                if (i >= own && circumstances.get(i).kind() == Kind.LEVEL && !means[i] && !outside) {
                    totals[i] = totalOf(i);
                }
                if (totals[i] < 0 && sums[i]) {
                    addUpBefore(i);
                }
            }
            for (int i = own; i < mentions.size(); i++) {
                if (sums[i]) {
                    addUpBehind(i);
                }
            }
            return totals;
        }

        /** Reads the text between two mentions, or before the first, and keeps the breakdowns that it leaves open. */
        private void scan(int from, int to, int i) {
            semicolon = false;
            direct = false;
            verb = false;
            distinct = false;
            ends = false;
            outside = false;
            clause = from;
            boolean separated = false;
            begin(from, to, i, (char) 0);
            int whole = i == own && own > 0 && !direct ? named(text, clause, to, mentions.subList(0, own)) : -1;
            if (whole >= 0) {
                open.push(new Breakdown(whole + 1, true, false, false));
                direct = true;
            }
            for (int p = from; p < to; p++) {
                char c = text.charAt(p);
                switch (c) {
                    case '（', '(' -> {
                        boolean behind = !separated && clause <= from + 1 && i > 0 && i != own && p - from <= 6;
                        open.push(new Breakdown(behind ? i : 0, false, true, false));
                        separated = true;
                        begin(p + 1, to, i, c);
                    }
                    case '）', ')' -> close();
                    case '；', ';', '，', ',', '、' -> {
                        separated |= c != '、';
                        semicolon |= c == '；' || c == ';';
                        begin(p + 1, to, i, c);
                    }
                    case '：', ':' -> {
                        colon(from, p, i, separated);
                        separated = true;
                        begin(p + 1, to, i, c);
                    }
                    case '中', '里' -> {
                        if (amongThose(from, p, to, i, separated)) {
                            open.push(new Breakdown(i, true, false, false));
                            direct = true;
                        }
                    }
                    case '在' -> {
                        if (text.startsWith("在内", p) && !open.isEmpty() && open.peek().marked) {
                            close(open.pop(), i);
                        }
                    }
                    default -> { }
                }
            }
        }

        /** What the beginning of a clause says. */
        private void begin(int at, int to, int i, char separator) {
            int p = at;
            while (p < to && Character.isWhitespace(text.charAt(p))) {
                p++;
            }
            clause = p;
            outside = false;
            verb = false;
            distinct = false;
            if (p >= to) {
                return;
            }
            if (lexicon.startingAt(Role.NOT_PART, text, p, to) > 0) {
                outside = true;
                if (separator == '（' || separator == '(') {
                    open.peek().outside = true;
                }
            } else if (opens(text, p, to) > 0) {
                if (!open.isEmpty() && open.peek().bracket && open.peek().parts == 0 && separator != '，') {
                    open.pop();
                    open.push(new Breakdown(i, true, true, false));
                } else {
                    open.push(new Breakdown(i, true, false, false));
                }
                direct = true;
                verb = startsWithVerb(p + opens(text, p, to), to);
            } else if (lexicon.startingAt(Role.PART_END, text, p, to) > 0) {
                ends = true;
            } else if (separator != 0 && "，,；;".indexOf(separator) >= 0) {
                verb = startsWithVerb(p, to);
                distinct = lexicon.startingAt(Role.DISTINCT_VERB, text, p, to) > 0;
                ends |= !open.isEmpty() && open.peek().parts > 0 && (lexicon.startingAt(Role.SUM, text, p, to) > 0
                        || lexicon.startingAt(Role.WHOLE_YEAR, text, p, to) > 0);
            } else if (direct) {
                verb = startsWithVerb(p, to);
            }
        }

        private boolean startsWithVerb(int at, int to) {
            return lexicon.startingAt(VERBS, text, at, to) > 0;
        }

        private void colon(int from, int p, int i, boolean separated) {
            if (!open.isEmpty() && open.peek().before == i && open.peek().parts == 0) {
                open.peek().listed = true;
            } else if (!separated && i > 0 && i != own && text.substring(from, p).isBlank()) {
                open.push(new Breakdown(i, false, false, true));
            }
        }

        /** Whether 中 at {@code p} says that what follows is among those just counted: {@code 500批次样品中，有12批次}. */
        private boolean amongThose(int from, int p, int to, int i, boolean separated) {
            if (i == 0 || i == own || p - from > LONGEST_HEAD || p == from && p + 1 < to && text.charAt(p + 1) != '，'
                    && text.charAt(p + 1) != '有') {
                return false;
            }
            if (p > clause && NO_CHOICE.indexOf(text.charAt(p - 1)) >= 0) {
                return false;
            }
            boolean listed = clause > from && text.charAt(clause - 1) == '、' && p + 1 == to;
            if (separated || listed) {
                int length = p - clause;
                int before = mentions.get(i - 1).quantity().left() - length;
                return length >= 2 && before >= 0 && text.regionMatches(before, text, clause, length);
            }
            return p + 1 == to || "，,有".indexOf(text.charAt(p + 1)) >= 0;
        }

        /** A bracket ends, and the breakdowns that were opened in it. */
        private void close() {
            for (Breakdown breakdown : open) {
                if (breakdown.bracket) {
                    while (open.pop() != breakdown) {
                        continue;
                    }
                    return;
                }
            }
        }

        /** {@code 包括3名专家在内的12人}: the total follows its parts. */
        private void close(Breakdown breakdown, int total) {
            for (int k = Math.max(own, breakdown.before); k < total; k++) {
                if (totals[k] < 0 && fits(k, total)) {
                    totals[k] = total;
                }
            }
            outside = true;
        }

        /** Breakdowns that a figure ends whether or not it could be a part. */
        private void closeFinished(int i) {
            while (!open.isEmpty() && !open.peek().bracket && open.peek().before < i
                    && (ends && !completes(open.peek(), i)
                    || semicolon && open.peek().parts > 0 && endsBefore(open.peek(), i))) {
                open.pop();
            }
        }

        private int skipAdverbs(int at, int to) {
            int p = at;
            for (int length = 1; length > 0 && p < to; p += length) {
                length = lexicon.startingAt(ADVERBS, text, p, to);
            }
            return Math.min(p, to);
        }

        private int totalOf(int i) {
            while (!open.isEmpty()) {
                Breakdown breakdown = open.peek();
                if (breakdown.outside) {
                    return -1;
                }
                int total = breakdown.parts > 0 && endsBefore(breakdown, i) ? -2 : totalIn(breakdown, i);
                if (total >= 0) {
                    breakdown.listed |= semicolon && breakdown.parts > 0;
                    breakdown.verb |= verb;
                    breakdown.parts++;
                    if (breakdown.total < 0 || breakdown.total == total) {
                        breakdown.total = total;
                        breakdown.sum = breakdown.sum.add(inBaseUnit(i));
                    }
                    return total;
                }
                if (breakdown.bracket || total == -1 && open.size() == 1) {
                    return breakdown.bracket && breakdown.marked && total == -1 ? outer(breakdown, i) : -1;
                }
                if (total == -1 && !exceeds(breakdown, i)) {
                    return outer(breakdown, i);
                }
                open.pop();
            }
            return -1;
        }

        /** The total by a breakdown around one that knows none for the figure's unit. */
        private int outer(Breakdown inner, int i) {
            boolean found = false;
            for (Breakdown breakdown : open) {
                if (found && breakdown.marked && breakdown.before < inner.before) {
                    int total = totalIn(breakdown, i);
                    if (total >= 0) {
                        return total;
                    }
                }
                found |= breakdown == inner;
            }
            return -1;
        }

        private boolean exceeds(Breakdown breakdown, int i) {
            return breakdown.total >= 0 && areAddable(mentions.get(breakdown.total), mentions.get(i));
        }

        /** Whether a breakdown that has parts is over before a mention. */
        private boolean endsBefore(Breakdown breakdown, int i) {
            if (ends) {
                return !completes(breakdown, i);
            }
            boolean other = breakdown.total >= 0 && !areAddable(mentions.get(breakdown.total), mentions.get(i));
            BigDecimal whole = breakdown.total < 0 ? null : inBaseUnit(breakdown.total);
            boolean full = whole != null && breakdown.sum.compareTo(whole) >= 0;
            boolean over = whole != null && !other && breakdown.sum.add(inBaseUnit(i)).compareTo(whole) > 0;
            // What was done besides begins with a verb, as what is broken down does: 改造小区20个，其中…12个，新建停车场5个.
            boolean alike = verb && !breakdown.verb && !other && breakdown.total >= 0
                    && (verbal[breakdown.total] || distinct);
            if (semicolon && !breakdown.listed) {
                return full || over || alike || isBrokenDown(i);
            }
            if (semicolon) {
                return full || alike && isBrokenDown(i);
            }
            return alike && !completes(breakdown, i) || verb && !breakdown.verb && !other && (full || over);
        }

        private boolean completes(Breakdown breakdown, int i) {
            return breakdown.total >= 0 && areAddable(mentions.get(breakdown.total), mentions.get(i))
                    && breakdown.sum.add(inBaseUnit(i)).compareTo(inBaseUnit(breakdown.total)) == 0;
        }

        /** Whether a breakdown of its own follows a mention. */
        private boolean isBrokenDown(int i) {
            int from = mentions.get(i).quantity().right();
            int to = i + 1 < mentions.size() ? mentions.get(i + 1).quantity().left() : from;
            for (int p = from; p < to; p++) {
                if ("，,".indexOf(text.charAt(p)) >= 0 && opens(text, p + 1, to) > 0) {
                    return true;
                }
            }
            return false;
        }

        /** The nearest mention before a breakdown that can hold the figure, of its own year if possible; -1 for none. */
        private int totalIn(Breakdown breakdown, int i) {
            int other = -1;
            int last = breakdown.before - 1;
            int first = Math.max(0, breakdown.before - (breakdown.marked ? FARTHEST : 2));
            for (int k = last; k >= first && segments[k] == segments[last]; k--) {
                if (!breakdown.marked && k < last && mentions.get(k + 1).start() - mentions.get(k).end() > 1) {
                    break;
                }
                if (!fits(i, k)) {
                    continue;
                }
                if (circumstances.get(k).period().year() == circumstances.get(i).period().year()) {
                    return breakdown.marked || circumstances.get(k).status() == circumstances.get(i).status() ? k : -1;
                }
                other = other < 0 ? k : other;
            }
            return direct && breakdown.marked ? other : -1;
        }

        /** Whether a mention can be a part of another one: a sum of the same sort that is no less. */
        private boolean fits(int part, int total) {
            Circumstances found = circumstances.get(total);
            if (found.kind() != Kind.LEVEL || found.baseline() || means[total] || compared[total]
                    || !areAddable(mentions.get(total), mentions.get(part)) || isBaseOfShare(total)) {
                return false;
            }
            Quantity q = mentions.get(total).quantity();
            boolean open = q.qualifier() == Qualifier.OVER || q.qualifier() == Qualifier.ABOUT;
            BigDecimal least = inBaseUnit(total);
            return inBaseUnit(part).compareTo(open ? least.add(least) : q.high() == null ? least
                    : least.multiply(q.high()).divide(q.value().signum() == 0 ? BigDecimal.ONE : q.value(),
                            MathContext.DECIMAL64)) <= 0;
        }

        /** {@code 500人的124%}: what a share is reckoned by. */
        private boolean isBaseOfShare(int k) {
            int right = mentions.get(k).quantity().right();
            return right < text.length() && text.charAt(right) == '的' && k + 1 < mentions.size()
                    && mentions.get(k + 1).quantity().start() - right <= 2;
        }

        private BigDecimal inBaseUnit(int k) {
            Quantity q = mentions.get(k).quantity();
            return q.unit() == null || q.unit().numerator() == q.unit().denominator() ? q.value()
                    : q.value().multiply(BigDecimal.valueOf(q.unit().numerator()))
                            .divide(BigDecimal.valueOf(q.unit().denominator()), MathContext.DECIMAL64);
        }

        /** {@code A3件、B5件，共计8件}: the figures before a sum that add up to it are its parts. */
        private void addUpBefore(int i) {
            addUp(i, -1, Math.max(own, i - MOST_PARTS) - 1);
        }

        /** {@code 共62人，离休1人，退休61人}: likewise behind it. */
        private void addUpBehind(int i) {
            addUp(i, 1, Math.min(mentions.size(), i + MOST_PARTS));
        }

        /** Makes the figures beside a total its parts if they add up to it, going on by {@code step} before {@code end}. */
        private void addUp(int total, int step, int end) {
            BigDecimal whole = inBaseUnit(total);
            BigDecimal sum = BigDecimal.ZERO;
            int parts = 0;
            for (int k = total + step; (end - k) * step > 0; k += step) {
                if (k > total && Within.contains(text, "相抵", mentions.get(k - 1).quantity().right(), mentions.get(k).quantity().left())) {
                    // 总收入9亿元，总支出8亿元，收支相抵，结余1亿元: what is left makes no whole with what was spent
                    return;
                }
                if (totals[k] >= 0 || !isTerm(k, total)) {
                    if (endsTerms(k, total)) {
                        return;
                    }
                    continue;
                }
                sum = sum.add(inBaseUnit(k));
                parts++;
                if (sum.compareTo(whole) >= 0) {
                    if (parts > 1 && sum.compareTo(whole) == 0) {
                        claim(Math.min(k, total + 1), Math.max(k + 1, total), total);
                    }
                    return;
                }
            }
        }

        /** Whether a figure that is no term of a sum ends the search for terms. */
        private boolean endsTerms(int k, int total) {
            if (k > total && totals[k] == total) {
                return true;
            }
            boolean counted = k == total - 1 && lexicon.startingAt(Role.SUM, text, mentions.get(k).end(),
                    mentions.get(total).start()) > 0;
            return totals[k] < 0 && !isAside(k) && !counted;
        }

        private void claim(int from, int to, int total) {
            for (int k = from; k < to; k++) {
                if (totals[k] < 0 && isTerm(k, total)) {
                    totals[k] = total;
                }
            }
        }

        private boolean isTerm(int k, int total) {
            return circumstances.get(k).kind() == Kind.LEVEL && !means[k]
                    && areAddable(mentions.get(total), mentions.get(k))
                    && circumstances.get(k).period().year() == circumstances.get(total).period().year();
        }

        /** A rate or a movement told beside a figure. */
        private boolean isAside(int k) {
            Unit unit = mentions.get(k).quantity().unit();
            return circumstances.get(k).kind() == Kind.CHANGE || unit != null && !unit.addsUp();
        }
    }
}
