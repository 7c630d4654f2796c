package io.annals.quality;

import io.annals.conform.ConformedFigure;
import io.annals.conform.ConformedReport;
import io.annals.figure.Kind;
import io.annals.figure.Qualifier;
import io.annals.figure.ReportedFigure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stated percentage is not what the figures make that it is surely reckoned from, all in one sentence of prose:
 * <ul>
 * <li>a share of a figure between the two: {@code 完成8.2亿元，为预算8亿元的102.5%};
 * <li>a share of a budget stated before: {@code 预算8亿元，实际完成8.2亿元，为预算的102.5%};
 * <li>a rate named for what its numerator counts, behind what its denominator counts:
 *     {@code 受理投诉120件，办结118件，办结率98.3%};
 * <li>a part's share of its total: {@code 床位50张，其中护理型30张，占60%};
 * <li>a change behind both ends of its movement: {@code 由500元提高到550元，增长10%}.
 * </ul>
 * The percentage may be rounded or cut off at its last printed place, and each figure that is printed with decimals or a
 * scale word may be rounded. A percentage that is hedged upwards ({@code 98%以上}) is objected to only where the figures
 * make less, and one hedged downwards where they make more. Other hedges are not checked.
 */
final class RateDisagrees implements QualityRule {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 9;

    private static final Pattern OF = Pattern.compile("的(?:比例|比重)?(?:为|是|达到?)?");
    private static final Pattern SHARE_BEGINS = Pattern.compile("[，,]?(?:已|仅|约)?(?:为|占|是|相当于|完成)[^，,。；;：:、（()）]{0,14}");
    private static final Pattern OF_BUDGET = Pattern.compile("[，,、]?(?:为|占|是|达到?|完成)(?:全年|年度|当年)?(年初|调整)?预算数?的");
    private static final Pattern BUDGET = Pattern.compile("(?:预算[^，,。；;]{0,8}|调整(?:数|后)?为)$");
    private static final Pattern DONE = Pattern.compile("[，,](?:全年|当年|实际)*(?:完成|执行|支出|收入|实现|执行数为?|完成数为?)");
    private static final Pattern SHARE = Pattern.compile(
            "[，,、（(]?(?:约|大约)?占(?:比|(?:总数|总量|总额|全部|总)(?:的)?(?:比例|比重)?)?(?:为|达到?|是)?");
    private static final Pattern RATE = Pattern.compile(
            "[，,、；;]?(?:平均|综合|总体|总)?([\\p{IsHan}]{2,6})率(?:为|是|达到?|均为|均达)?");
    private static final Pattern ALL = Pattern.compile(
            "受理|收到|接到|接收|承办|交办|转办|收办|登记|检查|抽检|抽查|检测|监测|回访|测评|评查|报名|发放|发出|应|共|总");
    /** What comes before the verb of a numerator. */
    private static final Pattern FILLER = Pattern.compile("^[，,、；;]?(?:其中|目前|现|已|均|共|累计|实际|成功|全部)*");
    /** Rates of what is taken off are reckoned by what was there before, which is not the figure in front. */
    private static final Pattern TAKEN_OFF = Pattern.compile("[减降增涨核]");
    private static final Pattern OVER_YEARS = Pattern.compile("年均|年平均|每年|逐年|可比|同口径|不变价");
    private static final int LONGEST_CLAUSE = 24;

    /** What a percentage should be: {@code 100 × numerator / denominator}, or the change from one to the other. */
    private record Basis(ReportedFigure numerator, ReportedFigure denominator, boolean isChange) {

        /** The percentage from values that are off by so much. */
        BigDecimal percent(BigDecimal numeratorOff, BigDecimal denominatorOff, RoundingMode rounding) {
            BigDecimal below = denominator.value().add(denominatorOff);
            BigDecimal above = numerator.value().add(numeratorOff);
            return (isChange ? above.subtract(below) : above).multiply(HUNDRED).divide(below, SCALE, rounding);
        }

        BigDecimal lowest() {
            return percent(PrintedPlaces.slack(numerator).negate(), PrintedPlaces.slack(denominator),
                    RoundingMode.FLOOR);
        }

        BigDecimal highest() {
            return percent(PrintedPlaces.slack(numerator), PrintedPlaces.slack(denominator).negate(),
                    RoundingMode.CEILING);
        }

        String words() {
            return isChange ? "from " + denominator.statedText() + " to " + numerator.statedText()
                    : numerator.statedText() + " of " + denominator.statedText();
        }
    }

    @Override
    public String code() {
        return "RATE_DISAGREES";
    }

    @Override
    public List<Finding> examine(ConformedReport report) {
        List<Finding> findings = new ArrayList<>();
        ReportWords words = new ReportWords(report);
        for (int i = 1; i < report.figures().size(); i++) {
            ReportedFigure rate = report.figures().get(i).figure();
            BigDecimal last = isChecked(rate) ? PrintedPlaces.last(rate) : null;
            if (last == null) {
                continue;
            }
            List<Basis> bases = rate.kind() == Kind.CHANGE ? movement(report, words, i) : shares(report, words, i);
            if (!bases.isEmpty() && bases.stream().allMatch(basis -> disagrees(rate, last, basis))) {
                Basis basis = bases.get(0);
                BigDecimal expected = basis.percent(BigDecimal.ZERO, BigDecimal.ZERO, RoundingMode.HALF_UP)
                        .setScale(Math.max(1, last.stripTrailingZeros().scale() + 1), RoundingMode.HALF_UP);
                findings.add(new Finding(i, code(), "warning", StatedParts.plain(expected),
                        StatedParts.plain(rate.value()), report.figures().get(i).indicatorName() + " is stated as "
                                + rate.statedText() + ", but " + basis.words() + " is "
                                + StatedParts.plain(expected) + " %."));
            }
        }
        return findings;
    }

    private static boolean isChecked(ReportedFigure rate) {
        return rate.unit().equals("%") && rate.tableNo() == 0 && !rate.baseline()
                && rate.qualifier() != Qualifier.ABOUT && rate.qualifier() != Qualifier.RANGE;
    }

    private static boolean disagrees(ReportedFigure rate, BigDecimal last, Basis basis) {
        BigDecimal value = rate.value();
        boolean isLess = basis.highest().compareTo(value.subtract(last)) <= 0;
        boolean isMore = basis.lowest().compareTo(value.add(last)) >= 0;
        return isLess && rate.qualifier() != Qualifier.UNDER || isMore && rate.qualifier() != Qualifier.OVER;
    }

    /** The movement of the same indicator that begins and ends before a change in its sentence. */
    private static List<Basis> movement(ConformedReport report, ReportWords words, int change) {
        ConformedFigure moved = report.figures().get(change);
        for (int k = change - 1; k > 0 && isSameSentence(report, k, change); k--) {
            ConformedFigure after = report.figures().get(k);
            ConformedFigure before = report.figures().get(k - 1);
            if (!isSameIndicator(after, moved)) {
                continue;
            }
            if (after.figure().kind() == Kind.CHANGE && after.figure().unit().equals("%")) {
                return List.of();
            }
            if (before.figure().baseline() && isSameIndicator(before, after) && isSameSentence(report, k - 1, change)
                    && isTerm(before.figure(), after.figure())
                    && before.figure().status() == after.figure().status() && before.figure().value().signum() > 0) {
                return OVER_YEARS.matcher(words.between(k, change)).find() ? List.of()
                        : List.of(new Basis(after.figure(), before.figure(), true));
            }
        }
        return List.of();
    }

    private static boolean isSameIndicator(ConformedFigure a, ConformedFigure b) {
        return a.indicatorCode().equals(b.indicatorCode()) && a.indicatorName().equals(b.indicatorName());
    }

    private static boolean isSameSentence(ConformedReport report, int a, int b) {
        ReportedFigure first = report.figures().get(a).figure();
        ReportedFigure second = report.figures().get(b).figure();
        return first.tableNo() == 0 && first.sentence().equals(second.sentence())
                && first.section().equals(second.section())
                && second.charEnd() - first.charStart() <= second.sentence().length();
    }

    /** Whether two figures are exact levels in one unit, as the ends of a movement or the terms of a ratio are. */
    private static boolean isTerm(ReportedFigure a, ReportedFigure b) {
        return a.unit().equals(b.unit()) && isExactLevel(a) && isExactLevel(b);
    }

    private static boolean isExactLevel(ReportedFigure figure) {
        return figure.kind() == Kind.LEVEL && figure.qualifier() == Qualifier.EXACT;
    }

    private static List<Basis> shares(ConformedReport report, ReportWords words, int rate) {
        ReportedFigure before = report.figures().get(rate - 1).figure();
        if (!isSameSentence(report, rate - 1, rate) || before.unit().equals("%")) {
            return List.of();
        }
        String gap = words.between(rate - 1, rate).strip();
        if (SHARE.matcher(gap).matches()) {
            return shareOfTotal(report, rate - 1);
        }
        if (rate < 2 || !isSameSentence(report, rate - 2, rate)) {
            return List.of();
        }
        ReportedFigure first = report.figures().get(rate - 2).figure();
        if (!isTerm(first, before) || before.value().signum() <= 0 || first.value().signum() <= 0) {
            return List.of();
        }
        String middle = words.between(rate - 2, rate - 1).strip();
        String clause = words.before(rate - 2, LONGEST_CLAUSE);
        Matcher ofBudget = OF_BUDGET.matcher(gap);
        if (ofBudget.matches()) {
            return DONE.matcher(middle).matches() && BUDGET.matcher(clause).find()
                    && "调整".equals(ofBudget.group(1)) == clause.substring(lastSeparator(clause) + 1).contains("调整")
                    ? List.of(new Basis(before, first, false)) : List.of();
        }
        if (OF.matcher(gap).matches() && SHARE_BEGINS.matcher(middle).matches()) {
            return List.of(new Basis(first, before, false));
        }
        return first.status() == before.status() && isNamedFor(gap, middle, clause, first, before)
                ? List.of(new Basis(before, first, false)) : List.of();
    }

    private static List<Basis> shareOfTotal(ConformedReport report, int part) {
        List<Basis> bases = new ArrayList<>();
        ReportedFigure numerator = report.figures().get(part).figure();
        for (int total = numerator.partOf(); total >= 0 && total < report.figures().size() && bases.size() < 8;
                total = report.figures().get(total).figure().partOf()) {
            ReportedFigure denominator = report.figures().get(total).figure();
            if (!isTerm(numerator, denominator) || denominator.value().signum() <= 0) {
                return List.of();
            }
            bases.add(new Basis(numerator, denominator, false));
        }
        return bases;
    }

    /** Whether a rate is named for what the second figure counts out of the first: 受理120件，办结118件，办结率. */
    private static boolean isNamedFor(
            String gap, String middle, String clause, ReportedFigure all, ReportedFigure counted) {
        Matcher rate = RATE.matcher(gap);
        if (!rate.matches() || counted.value().compareTo(all.value()) > 0
                || TAKEN_OFF.matcher(rate.group(1)).find()) {
            return false;
        }
        String verb = FILLER.matcher(middle).replaceFirst("");
        String own = clause.substring(lastSeparator(clause) + 1);
        return verb.startsWith(rate.group(1)) && lastSeparator(verb) < 0 && ALL.matcher(own).find()
                && !own.replace("应" + rate.group(1), "").contains(rate.group(1));
    }

    private static int lastSeparator(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if ("，,。；;：:、\n".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
