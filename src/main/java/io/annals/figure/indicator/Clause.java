package io.annals.figure.indicator;

import io.annals.figure.exclusion.Exclusion;
import io.annals.figure.exclusion.ExclusionReason;
import io.annals.figure.numeral.Digits;
import io.annals.figure.text.Mention;
import io.annals.figure.text.Sentence;
import io.annals.reference.CharSet;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words around a figure, without dates, sessions and list markers.
 *
 * @param earlier the clause before its own, where no figure stands between; empty for none
 * @param left what stands before it in its clause
 * @param right what stands after it in its clause
 * @param next the clause after its own, where no figure stands between; empty for none
 * @param opened whether its clause begins after the figure before it
 * @param ofNumber whether {@code 的} ties it to what stands before: {@code 年度计划的101.8%}
 * @param abutting whether what stands after it runs on to the next figure
 * @param listed whether a list mark parts what stands after it from the words of the next figure
 * @param listedBefore whether a list mark parts the words of the figure before from its own
 */
record Clause(String earlier, String left, String right, String next, boolean opened, boolean ofNumber,
        boolean abutting, boolean listed, boolean listedBefore) {

    static final String MARKS = "，,；;：:。！？!?\n\t";

    private static final Set<ExclusionReason> NOT_NAMING = EnumSet.of(ExclusionReason.DATE, ExclusionReason.PERIOD,
            ExclusionReason.TIME, ExclusionReason.SESSION, ExclusionReason.LIST_MARKER, ExclusionReason.SERIAL_NUMBER);
    private static final Set<Role> VERB = Lexicon.anyOf(Role.LIGHT_VERB, Role.EMPTY_VERB, Role.DISTINCT_VERB);
    /** What is left of the number of a note: {@code [11]}. */
    private static final Pattern NOTE_MARK = Pattern.compile("\\[]|［］|〔〕|【】|（）|\\(\\)");
    private static final CharSet OPENING = CharSet.of("[［〔【（(");
    private static final CharSet CLOSING = CharSet.of("]］〕】）)");
    private static final CharSet MARK = CharSet.of(MARKS);
    private static final Pattern INCLUSION = Pattern.compile("[（(]不?含[^（）()]{1,16}[）)]");
    private static final Pattern BEFORE_DATE = Pattern.compile("底?(?:之前|以前|前后|前)(?![期列茅沿景提往身者三十半两])[，,]?");
    private static final Pattern REST_OF_PERIOD = Pattern.compile("(?:个?月|年度?)(?:以来|来|间|内|期间)?[，,]?");

    /**
     * The clause of a mention.
     *
     * @param from index after the mention before it, or the sentence's start
     * @param to index of the mention after it, or the sentence's end
     */
    static Clause of(String text, Sentence sentence, Mention mention, int from, int to, List<Exclusion> exclusions,
            Lexicon lexicon) {
        int start = mention.quantity().left();
        int begun = begin(text, from, start);
        int clause = begun == from && from > sentence.start() ? afterList(text, from, start, lexicon) : begun;
        String left = withoutInclusion(without(text, clause, start, exclusions, lexicon));
        int end = mention.quantity().right();
        int stop = stop(text, end, to);
        int listed = stop == to && to < sentence.end() ? afterList(text, end, to, lexicon) : end;
        String right = within(without(text, end, listed > end ? listed - 1 : stop, exclusions, lexicon));
        String next = "";
        if (stop < sentence.end() && "，,".indexOf(text.charAt(stop)) >= 0) {
            int close = stop + 1;
            while (close < Math.min(sentence.end(), to) && !MARK.has(text.charAt(close))) {
                close++;
            }
            next = without(text, stop + 1, close, exclusions, lexicon);
        }
        String earlier = "";
        if (begun > from + 1 && MARK.has(text.charAt(clause - 1))) {
            int begin = before(text, from, begun - 1);
            earlier = PhraseGrammar.strip(without(text, begin, begun - 1, exclusions, lexicon));
        }
        boolean abutting = stop == to && to < sentence.end();
        return new Clause(earlier, PhraseGrammar.strip(left),
                abutting && listed == end ? betweenFigures(right) : PhraseGrammar.strip(right),
                PhraseGrammar.strip(next), begun > from, left.stripTrailing().endsWith("的"),
                abutting, listed > end, clause > begun);
    }

    /**
     * Where the clause without figures begins that ends at {@code end}. A bracket right behind the figure before is a note
     * on that figure and no clause: {@code 1120人（主要是新校区未启用），增长2%}.
     */
    private static int before(String text, int from, int end) {
        int note = from;
        while (note < end && text.charAt(note) == ' ') {
            note++;
        }
        int close = note < end && "（(".indexOf(text.charAt(note)) >= 0 ? closing(text, note, end) : -1;
        int first = close > 0 ? close + 1 : from;
        int begin = end;
        while (begin > first && !MARK.has(text.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    /** Index of the bracket that closes the one at {@code open}; -1 where none does before {@code end}. */
    private static int closing(String text, int open, int end) {
        int depth = 0;
        for (int k = open; k < end; k++) {
            depth += "（(".indexOf(text.charAt(k)) >= 0 ? 1 : "）)".indexOf(text.charAt(k)) >= 0 ? -1 : 0;
            if (depth == 0) {
                return k;
            }
        }
        return -1;
    }

    /** Where the clause begins that ends at {@code start}: after a mark or an open bracket. */
    private static int begin(String text, int from, int start) {
        int depth = 0;
        for (int k = start - 1; k >= from; k--) {
            char c = text.charAt(k);
            if (c == ')' || c == '）') {
                depth++;
            } else if (c == '(' || c == '（') {
                if (depth == 0) {
                    return k + 1;
                }
                depth--;
            } else if (depth == 0 && (c == '】'
                    || MARK.has(c) && !(k == start - 1 && introduces(text, k, from)))) {
                // 【概况】全年接待: what stands in front is a heading
                return k + 1;
            }
        }
        return from;
    }

    /** The words without a bracket that tells what is counted too: {@code 全市（含开发区）学校}. */
    private static String withoutInclusion(String words) {
        return words.indexOf('含') < 0 ? words : INCLUSION.matcher(words).replaceAll("");
    }

    /** Whether a colon stands between a verb of the clause and its number: {@code 占比分别为：39%}. */
    private static boolean introduces(String text, int at, int from) {
        return ":：".indexOf(text.charAt(at)) >= 0 && at > from && "为是".indexOf(text.charAt(at - 1)) >= 0;
    }

    /**
     * Where the words of the second of two figures begin in what stands between them, behind a list mark that ends the
     * words of the first: {@code 6所学校改造、2所}, {@code 8个领域、带动投资5亿元}; {@code from} where no mark parts them.
     */
    private static int afterList(String text, int from, int to, Lexicon lexicon) {
        int mark = -1;
        int depth = 0;
        for (int k = from; k < to; k++) {
            char c = text.charAt(k);
            if (MARK.has(c) || c == '、' && k == from) {
                return from;
            }
            depth += "（(《“".indexOf(c) >= 0 ? 1 : "）)》”".indexOf(c) >= 0 ? -1 : 0;
            mark = c == '、' && depth == 0 ? k : mark;
        }
        if (mark < 0 || depth != 0 || "和及与".indexOf(text.charAt(to - 1)) >= 0 || text.substring(mark, to).contains("分别")) {
            return from;
        }
        if (lexicon.startingAt(VERB, text, mark + 1, to) < 2) {
            // 为800名医生、护士提供服务12次: the list goes on up to the verb
            for (int k = mark + 2; k < to; k++) {
                int verb = lexicon.startingAt(VERB, text, k, to);
                if (verb > 1 && lexicon.startingAt(Role.HEAD_NOUN, text, k + verb, to) == 0) {
                    return from;
                }
            }
        }
        return mark + 1;
    }

    /** Index of the first mark from a place on; the end where none stands before it. */
    static int markEnd(String text, int from, int end) {
        int mark = from;
        while (mark < end && !MARK.has(text.charAt(mark))) {
            mark++;
        }
        return mark;
    }

    /** Where the clause stops that goes on at {@code end}. */
    private static int stop(String text, int end, int to) {
        int mark = markEnd(text, end, to);
        if (end < mark && text.charAt(end) == '、') {
            return end;
        }
        // A list of nouns after the number goes on, a list of figures does not.
        String stops = mark < to ? "（(）)" : "、（(）)";
        int stop = end;
        while (stop < mark && (stops.indexOf(text.charAt(stop)) < 0 || isBetweenNumerals(text, stop, mark))) {
            stop++;
            int closed = stop < to && stop > end ? gloss(text, stop, to) : -1;
            if (closed > 0) {
                stop = closed;
            }
        }
        return stop;
    }

    /** Whether a list mark parts two numerals, as in {@code 第一、二季度}. */
    private static boolean isBetweenNumerals(String text, int at, int end) {
        return text.charAt(at) == '、' && at > 0 && at + 1 < end && Digits.isChineseNumeral(text.charAt(at - 1))
                && Digits.isChineseNumeral(text.charAt(at + 1));
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
            if (Character.isDigit(text.charAt(k)) || MARK.has(text.charAt(k))) {
                return -1;
            }
        }
        return -1;
    }

    /** The words up to the end of a quotation that begins before them: {@code “三大战役30个行动”}. */
    private static String within(String right) {
        int close = right.indexOf('”');
        int open = right.indexOf('“');
        return close > 0 && (open < 0 || open > close) ? right.substring(0, close) : right;
    }

    /** Text between two figures of one clause: it names the second unless the first has 的 or a conjunction after it. */
    private static String betweenFigures(String right) {
        int and = Math.max(right.lastIndexOf('和'), Math.max(right.lastIndexOf('及'), right.lastIndexOf('与')));
        return and > 1 ? PhraseGrammar.strip(right.substring(0, and)) : and >= 0 ? "" : PhraseGrammar.strip(right);
    }

    /** The characters of a span without dates, sessions and list markers. */
    private static String without(String text, int start, int end, List<Exclusion> exclusions, Lexicon lexicon) {
        StringBuilder kept = new StringBuilder();
        int at = start;
        for (Exclusion exclusion : exclusions) {
            if (exclusion.end() <= at || !NOT_NAMING.contains(exclusion.reason())
                    || text.startsWith("年以上", exclusion.end()) || text.startsWith("年以下", exclusion.end())
                    || text.startsWith("以上", exclusion.end()) || text.startsWith("以下", exclusion.end())
                    || lexicon.endingAt(Role.WHOLE_WORD, text, start, Math.max(start, exclusion.start())) > 0) {
                continue;
            }
            if (exclusion.start() >= end) {
                break;
            }
            kept.append(text, at, Math.max(at, exclusion.start()));
            if (exclusion.reason() == ExclusionReason.PERIOD && kept.length() > 0 && kept.charAt(kept.length() - 1) == '第') {
                kept.setLength(kept.length() - 1);
            }
            if (exclusion.reason() == ExclusionReason.DATE || exclusion.reason() == ExclusionReason.PERIOD) {
                // What stands before a date is another phrase: 自2023年1月1日起…
                String head = kept.toString();
                if (head.length() <= 2 || head.endsWith("截至") || head.endsWith("自")) {
                    kept.setLength(0);
                }
            }
            at = Math.max(at, Math.min(end, exclusion.end()));
            if (exclusion.reason() == ExclusionReason.DATE || exclusion.reason() == ExclusionReason.PERIOD) {
                // 6月底前: the exclusion holds the date, the word behind it names nothing either
                Matcher before = BEFORE_DATE.matcher(text).region(at, end);
                at = before.lookingAt() ? before.end() : at;
            }
            if (exclusion.reason() == ExclusionReason.PERIOD) {
                // 三年来: the exclusion holds the numeral, the rest of the phrase names nothing either
                Matcher rest = REST_OF_PERIOD.matcher(text).region(at, end);
                at = rest.lookingAt() ? rest.end() : at;
            }
        }
        String words = kept.length() == 0 ? text.substring(Math.min(at, end), end)
                : kept.append(text, Math.min(at, end), end).toString();
        return mayHoldNoteMark(words) ? NOTE_MARK.matcher(words).replaceAll("") : words;
    }

    /** Whether a bracket closes right behind one that opens. */
    private static boolean mayHoldNoteMark(String words) {
        for (int k = 1; k < words.length(); k++) {
            if (CLOSING.has(words.charAt(k)) && OPENING.has(words.charAt(k - 1))) {
                return true;
            }
        }
        return false;
    }
}
