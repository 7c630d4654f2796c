package io.annals.figure.text;

import io.annals.figure.Qualifier;
import io.annals.figure.exclusion.Exclusion;
import io.annals.figure.exclusion.ExclusionReason;
import io.annals.figure.exclusion.ExclusionRules;
import io.annals.figure.exclusion.IndustryShares;
import io.annals.figure.exclusion.PhraseLexicon;
import io.annals.figure.exclusion.TextMarks;
import io.annals.figure.numeral.Digits;
import io.annals.figure.numeral.NumeralParser;
import io.annals.figure.numeral.Quantity;
import io.annals.figure.numeral.QuantityParser;
import io.annals.figure.table.TableCell;
import io.annals.figure.unit.UnitLexicon;
import io.annals.reference.CharSet;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.ReferenceData;
import io.annals.reference.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Walks a text once and decides for every numeral whether it states a quantity or by which reason it does not.
 * Immutable.
 */
public final class NumeralReader {

    /** Counters that formal texts also count with 二: {@code 被告二人}. */
    private static final Set<String> COUNTED_WITH_ER = Set.of("人", "名", "位", "项", "件", "条", "份");

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);

    /** Dimensions that tell how large a thing is beside another. */
    static final Set<String> SHARES = Set.of("ratio", "multiple", "percentage point");

    /** Words that are no noun and may stand after a number in English. */
    private static final Set<String> ENGLISH_PARTICLES = Set.of("and", "the", "for", "from", "was", "were", "are", "has",
            "had", "have", "with", "will", "shall", "that", "this", "provides", "hereof", "thereof", "which", "when",
            "but", "can", "may", "not", "its", "their", "than", "under", "over", "january", "onwards");

    /** What a numeral stands in that no block of the document holds. */
    private static final Sentence NOWHERE = new Sentence(-1, -1, -1, "");

    private static final Pattern MOVES_TO = Pattern.compile("(?s).{0,4}(?:至|到|为)");

    private final PhraseLexicon phrases;
    /** What a numeral or a phrase can begin with: all other characters are passed over. */
    private final CharSet noted;
    private final ExclusionRules rules;
    private final QuantityParser quantities;
    private final Lexicon lexicon;
    private final GroupDefinitions groups;

    /** A reader by the phrases and words of the reference data, with the index of its units. */
    public NumeralReader(ReferenceData reference, UnitLexicon units) {
        this.phrases = new PhraseLexicon(reference.excludedPhrases(), reference.regions());
        this.noted = CharSet.where(c -> Digits.isNumeral((char) c) || Digits.isUncounted((char) c)
                || phrases.mayBegin((char) c));
        this.rules = new ExclusionRules(units, reference.lexicon());
        this.quantities = new QuantityParser(units, reference.lexicon());
        this.lexicon = reference.lexicon();
        this.groups = new GroupDefinitions(quantities, lexicon);
    }

    /**
     * Quantities and exclusions of a text.
     *
     * @param text the text
     * @param sentences its sentences, in reading order
     * @param cells what a sentence holds as a table cell, where a bare number is a quantity unless the cell is a label; null
     *     outside tables
     */
    public NumeralReading read(String text, List<Sentence> sentences, Function<Sentence, TableCell.Content> cells) {
        TextMarks marks = new TextMarks(text);
        List<Mention> mentions = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>();
        int at = 0;
        int sentence = 0;
        Sentence cellOf = NOWHERE;
        TableCell.Content cell = null;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!noted.has(c)) {
                at++;
                continue;
            }
            Exclusion phrase = phrases.match(text, at);
            if (phrase != null && !(at > 0 && text.charAt(at - 1) == '第')) {
                exclusions.add(phrase);
                at = phrase.end();
                continue;
            }
            boolean numeral = Digits.isNumeral(c);
            boolean vague = !numeral && c > 127 && NumeralParser.mayBegin(text, at);
            if (!numeral && !vague || vague && marks.titleEnd(at) > 0) {
                // 《法治半小时》: no number of a title counts
                at++;
                continue;
            }
            while (sentence + 1 < sentences.size() && sentences.get(sentence).end() <= at) {
                sentence++;
            }
            Sentence in = sentence < sentences.size() ? sentences.get(sentence) : NOWHERE;
            if (in != cellOf) {
                cellOf = in;
                cell = in == NOWHERE ? null : cells.apply(in);
            }
            Exclusion exclusion = vague || cell == TableCell.Content.VALUE ? null : rules.at(text, at, marks);
            if (exclusion == null) {
                Quantity quantity = quantities.parse(text, at);
                ExclusionReason objection = quantity == null ? ExclusionReason.WORD
                        : quantity.left() < in.start() || quantity.right() > in.end() ? ExclusionReason.FURNITURE
                        : objection(text, quantity, in, cell, mentions);
                if (objection == null) {
                    int free = mentions.isEmpty() ? 0 : mentions.get(mentions.size() - 1).quantity().right();
                    mentions.add(new Mention(quantity.hedgedFrom(free), in));
                    at = quantity.end();
                    continue;
                }
                int end = objection == ExclusionReason.GROUP_DEFINITION ? quantity.end()
                        : Math.max(at + 1, numeral ? ExclusionRules.runEnd(text, at) : at + 1);
                exclusion = new Exclusion(at, end, objection);
                if (vague && !numeral) {
                    at++;
                    continue;
                }
            }
            exclusions.add(exclusion);
            at = exclusion.end();
        }
        return new NumeralReading(mentions, exclusions);
    }

    /** Why a quantity that was read is no figure; null where it is one. */
    private ExclusionReason objection(String text, Quantity q, Sentence in, TableCell.Content cell, List<Mention> before) {
        if (cell == TableCell.Content.LABEL) {
            return ExclusionReason.TABLE_LABEL;
        }
        if (q.unit() != null && groups.isDefinedBy(text, q)) {
            return ExclusionReason.GROUP_DEFINITION;
        }
        if (q.unit() != null && namesKind(text, q.end())) {
            return ExclusionReason.STRUCTURAL;
        }
        if (q.chinese()) {
            return chineseObjection(text, q, in, before);
        }
        if (q.unit() == null) {
            return cell == TableCell.Content.VALUE || isBareFigure(text, q, in, before) ? null : ExclusionReason.BARE_NUMBER;
        }
        return durationObjection(text, q);
    }

    /** {@code 五人制}: the number tells which kind, not how many there are. */
    private static boolean namesKind(String text, int end) {
        return end < text.length() && text.charAt(end) == '制'
                && (end + 1 >= text.length() || "定作发度止售造成约订裁图版播药种片剂".indexOf(text.charAt(end + 1)) < 0);
    }

    private ExclusionReason chineseObjection(String text, Quantity q, Sentence in, List<Mention> before) {
        if (q.unit() == null) {
            return statesShare(text, q) || isHedgedRoundNumber(text, q) ? null : ExclusionReason.WORD;
        }
        if (SHARES.contains(q.unit().dimension())) {
            return null;
        }
        boolean shortForm = q.unit().name().length() > 1 && q.statedUnit().length() == 1;
        if (shortForm && numeralLength(text, q) == 1) {
            return ExclusionReason.WORD;
        }
        switch (q.unit().afterChineseNumeral()) {
            case "structural":
                return ExclusionReason.STRUCTURAL;
            case "never":
                if (numeralLength(text, q) == 1) {
                    return text.charAt(q.start()) == '一' ? ExclusionReason.ARTICLE : ExclusionReason.WORD;
                }
                if (q.unit().dimension().equals("count") && q.value().compareTo(HUNDRED_MILLION) >= 0) {
                    // 超百亿企业: what they turn over, not how many there are
                    return ExclusionReason.GROUP_DEFINITION;
                }
                break;
            default:
        }
        if (isSecond(text, q)) {
            return ExclusionReason.ORDINAL;
        }
        ExclusionReason duration = durationObjection(text, q);
        if (duration != null) {
            return duration;
        }
        if (startsStructuralNoun(text, q.end())) {
            return ExclusionReason.STRUCTURAL;
        }
        char first = text.charAt(q.start());
        if (first == '零' && q.value().signum() == 0) {
            return ExclusionReason.WORD;
        }
        if (first == '一' && q.value().compareTo(BigDecimal.ONE) == 0) {
            return enumerated(q, in, before) ? null : ExclusionReason.ARTICLE;
        }
        return Digits.power(first) > 1 && q.qualifier() == Qualifier.EXACT ? ExclusionReason.WORD : null;
    }

    /** 二 alone before a counter is a second one ({@code 二次供水}, {@code 二期}): two of them are 两. */
    private static boolean isSecond(String text, Quantity q) {
        return text.charAt(q.start()) == '二' && numeralLength(text, q) == 1 && q.qualifier() == Qualifier.EXACT
                && q.unit().dimension().equals("count") && !COUNTED_WITH_ER.contains(q.unit().name());
    }

    /** Whether a number is part of a whole by the way it is written: {@code 三分之一}, {@code 半数}. */
    private static boolean statesShare(String text, Quantity q) {
        return text.startsWith("半", q.start()) || text.startsWith("半", q.end() - 1)
                || text.substring(q.start(), q.end()).contains("分之");
    }

    /** {@code 用户超千万}: a round number that a hedge makes a count, though its unit is left out. */
    private static boolean isHedgedRoundNumber(String text, Quantity q) {
        char right = q.right() < text.length() ? text.charAt(q.right()) : '。';
        return q.left() < q.start() && q.qualifier() != Qualifier.EXACT && q.value().compareTo(THOUSAND) >= 0
                && "，,。；;、）)\n".indexOf(right) >= 0;
    }

    private static int numeralLength(String text, Quantity q) {
        int start = q.start();
        int end = start;
        while (end < q.end() - 1 && Digits.isChineseNumeral(text.charAt(end))) {
            end++;
        }
        return end - start;
    }

    /** 一 counts where another figure of the same unit stands in the sentence: {@code 两个一等奖、一个二等奖}. */
    private static boolean enumerated(Quantity q, Sentence in, List<Mention> before) {
        for (int i = before.size() - 1; i >= 0 && before.get(i).sentence() == in; i--) {
            if (before.get(i).quantity().unit() == q.unit()) {
                return true;
            }
        }
        return false;
    }

    private boolean startsStructuralNoun(String text, int at) {
        int from = at;
        int length = lexicon.startingAt(Role.STRUCTURAL_NOUN, text, from, Math.min(text.length(), from + 8));
        if (length == 0 && from < text.length() && text.charAt(from) == '大') {
            from++;
            length = lexicon.startingAt(Role.STRUCTURAL_NOUN, text, from, Math.min(text.length(), from + 8));
        }
        // A noun of one character is a noun of its own: 三个新, not 三个新能源项目
        return length > 1
                || length == 1 && (from + 1 >= text.length() || !Character.isIdeographic(text.charAt(from + 1)));
    }

    /** {@code 三年行动} and {@code 五年来} name a stretch of time; {@code 连续三年} measures one. */
    private ExclusionReason durationObjection(String text, Quantity q) {
        String unit = q.unit().name();
        if (unit.equals("级") || unit.equals("周年") || unit.equals("期") && (text.startsWith("工程", q.end())
                || text.startsWith("项目", q.end()) || text.startsWith("建设", q.end()))) {
            return ExclusionReason.ORDINAL;
        }
        if ((unit.equals("天") || unit.equals("个月")) && text.startsWith("时间", q.end()) && !q.chinese() && opensClause(text, q.left())
                && completes(text, q.end() + 2)) {
            // 20天时间完成土地平整: how long it took
            return null;
        }
        boolean time = unit.equals("年") || unit.equals("个月") || unit.equals("天") || unit.equals("季度");
        if (!time || q.statedUnit().startsWith("工作") || text.charAt(q.end() - 1) == '半') {
            return null;
        }
        int window = Math.max(0, q.left() - 4);
        if (lexicon.startingAt(Role.PERIOD_AFTER, text, q.right(), Math.min(text.length(), q.right() + 4)) > 0
                || lexicon.endingAt(Role.PERIOD_BEFORE, text, window, q.start()) > 0) {
            return ExclusionReason.PERIOD;
        }
        boolean measured = lexicon.endingAt(Role.DURATION_BEFORE, text, window, q.left()) > 0;
        return q.chinese() && !measured ? ExclusionReason.PERIOD : null;
    }

    /** {@code 2/3以上}, {@code 占1/3}: a fraction where the words around it say so. */
    private static boolean isProperFraction(String text, Quantity q) {
        if (text.substring(q.start(), q.end()).indexOf('/') < 0) {
            return false;
        }
        char left = q.left() > 0 ? text.charAt(q.left() - 1) : ' ';
        return q.qualifier() != Qualifier.EXACT || "占达的为".indexOf(left) >= 0 || text.startsWith("的", q.end());
    }

    private boolean completes(String text, int at) {
        int from = text.startsWith("基本", at) ? at + 2 : at < text.length() && "就便仅".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
        return text.startsWith("完成", from) || lexicon.startingAt(Role.COMPLETION, text, from, Math.min(text.length(), from + 4)) > 0;
    }

    private static boolean opensClause(String text, int at) {
        return at == 0 || "，,；;。：:、\n".indexOf(text.charAt(at - 1)) >= 0;
    }

    /**
     * {@code 320 students}: a number in English prose that a common noun follows. A year, and the number of a thing
     * that a name stands before ({@code Article 5 provides}), is none.
     */
    private static boolean isEnglishCount(String text, Quantity q) {
        int noun = q.end() + 1;
        int end = noun;
        while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
            end++;
        }
        boolean year = q.value().precision() == 4 && q.end() - q.start() == 4 && q.value().intValue() / 200 == 9
                || q.end() - q.start() == 4 && q.value().intValue() / 100 == 20;
        if (end - noun < 3 || text.charAt(q.end()) != ' ' || year
                || ENGLISH_PARTICLES.contains(text.substring(noun, end))) {
            return false;
        }
        int before = q.left();
        while (before > 0 && text.charAt(before - 1) == ' ') {
            before--;
        }
        int word = before;
        while (word > 0 && Digits.isLatin(text.charAt(word - 1))) {
            word--;
        }
        boolean named = word < before && Character.isUpperCase(text.charAt(word)) && q.left() == q.start();
        return !named && (word < before || before == 0 || ".,;:\n".indexOf(text.charAt(before - 1)) >= 0
                || q.left() < q.start());
    }

    /** {@code 惠及17万婴幼儿}, {@code 常住人口达52.3万}: a number in digits with a scale word counts although no counter stands there. */
    private static boolean isScaled(String text, Quantity q) {
        return Digits.power(text.charAt(q.end() - 1)) >= 4 && (q.start() == 0 || ":：∶/".indexOf(text.charAt(q.start() - 1)) < 0)
                && !text.startsWith("分之", q.end());
    }

    /** {@code 提高0.9、5.9个百分点}, {@code 分别增长8、12个百分点}: the unit stands behind the last number of a list only. */
    private boolean isListedBeforeUnit(String text, Quantity q, Sentence in) {
        boolean listed = q.value().scale() > 0
                || text.substring(Math.max(in.start(), q.start() - 8), q.start()).contains("分别");
        return listed && unitBehindList(text, q.end(), in.end()) != null;
    }

    /** The unit that the next numbers of a list state for this one too; null where none follows. */
    private Unit unitBehindList(String text, int after, int end) {
        int at = after;
        while (at + 1 < end && "、和".indexOf(text.charAt(at)) >= 0 && Digits.isDigit(text.charAt(at + 1))) {
            Quantity next = quantities.parse(text, at + 1);
            if (next == null || next.unit() != null) {
                return next == null || !isRatio(next.unit()) ? null : next.unit();
            }
            at = next.end();
        }
        return null;
    }

    private static boolean isRatio(Unit unit) {
        return unit.dimension().equals("ratio") || unit.dimension().equals("percentage point");
    }

    /** {@code 死亡率0}, {@code 比例为0}: nothing of what a rate is of. */
    private static boolean isRateBefore(String text, int at, int from) {
        int end = at;
        while (end > from && "为是达到保持".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end - from > 2 && (text.charAt(end - 1) == '率' || text.startsWith("比例", end - 2)
                || text.startsWith("占比", end - 2) || text.startsWith("比重", end - 2));
    }

    /** A number without unit is a figure as a ratio that moved, or as a list item whose unit was left out. */
    private boolean isBareFigure(String text, Quantity q, Sentence in, List<Mention> before) {
        if (isProperFraction(text, q) || isEnglishCount(text, q) || IndustryShares.holds(text, q.start())) {
            return true;
        }
        if (q.start() <= in.start()) {
            return false;
        }
        char left = text.charAt(q.left() - 1 < 0 ? 0 : q.left() - 1);
        char right = q.end() < text.length() ? text.charAt(q.end()) : '。';
        boolean closed = "，,。；;、）)\n".indexOf(right) >= 0 || q.end() >= in.end();
        if (isScaled(text, q) || isListedBeforeUnit(text, q, in)) {
            return true;
        }
        if (closed && q.value().signum() == 0 && isRateBefore(text, q.left(), in.start())) {
            return true;
        }
        boolean decimal = q.value().scale() > 0;
        if (decimal && ("由从至到为达比是约".indexOf(left) >= 0 || closed && "数值率".indexOf(left) >= 0)) {
            return true;
        }
        if (("由从".indexOf(left) >= 0) && MOVES_TO.matcher(
                text.substring(q.end(), Math.min(in.end(), q.end() + 8))).lookingAt()) {
            return q.value().precision() <= 8 && !text.substring(q.end(), Math.min(in.end(), q.end() + 1)).equals("年");
        }
        if (("至到为".indexOf(left) >= 0) && !before.isEmpty() && before.get(before.size() - 1).sentence() == in
                && before.get(before.size() - 1).quantity().unit() == null) {
            return true;
        }
        boolean list = closed && left > 127 && Character.isLetter(left) && "第号是为年月至到".indexOf(left) < 0
                && text.charAt(q.start()) != '0' && q.value().precision() - q.value().scale() >= 2
                && q.value().precision() <= 9;
        if (!list) {
            return false;
        }
        for (int i = before.size() - 1; i >= 0 && before.get(i).sentence() == in; i--) {
            if (before.get(i).quantity().unit() != null && before.get(i).quantity().unit().dimension().equals("count")) {
                return true;
            }
        }
        return false;
    }
}
