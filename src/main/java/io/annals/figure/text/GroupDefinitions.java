package io.annals.figure.text;

import io.annals.figure.Qualifier;
import io.annals.figure.numeral.Digits;
import io.annals.figure.numeral.Quantity;
import io.annals.figure.numeral.QuantityParser;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Lexicon;
import java.util.Set;

/**
 * Tells quantities that say which things are meant, not how much there is: {@code 亿元以上项目}, {@code 5000吨级泊位},
 * {@code 300吨以上渔船56艘}. Immutable.
 */
final class GroupDefinitions {

    /** Counters whose number tells the size of a thing: {@code 50人以上企业}. */
    private static final Set<String> COUNTS_OF_MEMBERS = Set.of("人", "户", "床", "张", "头", "台");

    /** What begins a statement of its own behind a quantity, so that no noun follows that it could tell apart. */
    private static final Set<Role> STATEMENTS = Lexicon.anyOf(Role.LIGHT_VERB, Role.EMPTY_VERB, Role.SPLIT_VERB,
            Role.DISTINCT_VERB, Role.INVESTMENT_VERB, Role.CHANGE_UP, Role.CHANGE_DOWN, Role.COMPARE, Role.ADVERB,
            Role.SCOPE, Role.TIME, Role.LINK);

    private static final int LONGEST_BEFORE = 4;
    private static final int LONGEST_NOUN = 8;

    private final QuantityParser quantities;
    private final Lexicon lexicon;

    GroupDefinitions(QuantityParser quantities, Lexicon lexicon) {
        this.quantities = quantities;
        this.lexicon = lexicon;
    }

    /** Whether a quantity with a unit tells which things are meant. */
    boolean isDefinedBy(String text, Quantity q) {
        return isDefinedBy(text, q, true);
    }

    private boolean isDefinedBy(String text, Quantity q, boolean lower) {
        String dimension = q.unit().dimension();
        int at = q.end();
        if (dimension.equals("voltage")) {
            return at < text.length() && Character.isIdeographic(text.charAt(at));
        }
        boolean count = dimension.equals("count");
        if (NumeralReader.SHARES.contains(dimension) || count && !COUNTS_OF_MEMBERS.contains(q.unit().name())) {
            return false;
        }
        if (text.startsWith("级", at) && !count) {
            return true;
        }
        int bound = text.startsWith("及以", at) ? 3 : text.startsWith("以上", at) || text.startsWith("以下", at) ? 2 : 0;
        if (bound == 0 && q.qualifier() == Qualifier.OVER && q.left() < q.start() && dimension.equals("money")) {
            // 超百亿元项目2个
            char last = q.left() == 0 ? '，' : text.charAt(q.left() - 1);
            return "，,。；;：:、（(中有\n".indexOf(last) >= 0 && tellsNounApart(text, at) && tellsCountedApart(text, at);
        }
        if (bound == 0 || isSpent(text, q)) {
            return false;
        }
        at += bound;
        if (at < text.length() && (text.charAt(at) == ')' || text.charAt(at) == '）') && !count) {
            return true;
        }
        boolean of = text.startsWith("的", at);
        int from = of ? at + 1 : at;
        if (of && from < text.length() && Digits.isNumeral(text.charAt(from))) {
            // 十年以上的56人
            return true;
        }
        if (lower && from == at && !count && isLowerOf(text, at, q)) {
            return true;
        }
        return tellsNounApart(text, from) || (of || !count) && tellsCountedApart(text, from);
    }

    /** {@code 三年以上|十年以下有期徒刑}: the lower bound of a group that an upper one follows. */
    private boolean isLowerOf(String text, int at, Quantity q) {
        int from = text.startsWith("、", at) || text.startsWith("，", at) ? at + 1 : at;
        if (from >= text.length() || !Digits.isNumeral(text.charAt(from))) {
            return false;
        }
        Quantity upper = quantities.parse(text, from);
        return upper != null && upper.unit() == q.unit() && isDefinedBy(text, upper, false);
    }

    /** {@code 投入1000万元以上修建…}: money that was spent. */
    private boolean isSpent(String text, Quantity q) {
        return q.unit().dimension().equals("money")
                && lexicon.endingAt(Role.INVESTMENT_VERB, text, Math.max(0, q.left() - LONGEST_BEFORE), q.left()) > 0;
    }

    private boolean tellsNounApart(String text, int from) {
        for (int k = from; k <= from + 4 && k < text.length() && Character.isIdeographic(text.charAt(k)); k++) {
            if (lexicon.startingAt(Role.GROUP_NOUN, text, k, Math.min(text.length(), k + 4)) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing but a noun follows up to a number that counts it: {@code 500平方米以上|超市12家}. */
    private boolean tellsCountedApart(String text, int from) {
        int at = from;
        while (at < text.length() && at - from <= LONGEST_NOUN && Character.isIdeographic(text.charAt(at))
                && !Digits.isNumeral(text.charAt(at))) {
            at++;
        }
        if (at - from < 2 || at >= text.length() || !Digits.isDigit(text.charAt(at))
                || lexicon.startingAt(STATEMENTS, text, from, at) > 1) {
            return false;
        }
        Quantity counted = quantities.parse(text, at);
        return counted != null && counted.unit() != null && counted.unit().dimension().equals("count");
    }
}
