package io.annals.figure.period;

import io.annals.figure.Kind;
import io.annals.figure.PeriodType;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.figure.exclusion.Exclusion;
import io.annals.figure.exclusion.ExclusionReason;
import io.annals.figure.numeral.Digits;
import io.annals.figure.numeral.Quantity;
import io.annals.figure.text.Mention;
import io.annals.figure.text.Sentence;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from a figure's clause, sentence and headings whether it is a level or a change, whether it happened, and for
 * which time. Immutable.
 */
public final class CircumstanceReader {

    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})\\s?(?:年|-|/|\\.)");
    private static final Pattern MONTHS = Pattern.compile("(\\d{1,2})\\s?月?份?\\s?[-－—–~～至到]+\\s?(\\d{1,2})\\s?月");
    private static final Pattern MONTH = Pattern.compile("(?<!\\d)(\\d{1,2})\\s?月(?:份|(底|末))?(?!\\s?\\d)");
    private static final Pattern QUARTER = Pattern.compile("(前)?([一二三四1-4])个?季度");
    private static final Pattern YEARS_UP_TO =
            Pattern.compile("(?<![\\d一二三四五六七八九十])(\\d{1,2}|[一二两三四五六七八九十])年(?:多)?(?:以)?来");
    private static final Pattern PLAN_PERIOD = Pattern.compile("十([一二三四五])五[”\"]?(?:时期|期间|以来|规划期)");
    private static final List<String> WHOLE_YEAR = List.of("全年", "年末", "年底", "年内", "今年以来", "一年来");
    private static final Pattern AS_OF = Pattern.compile("截[至止](?:[^，,。]{0,6})$");

    private static final Pattern LIST_MARK = Pattern.compile("\\s*(?:[、和及与]|以及)\\s*");
    private static final Pattern COMPARED = Pattern.compile("[较比](?:上年|去年|上一年|前年|同期|年初|上月)[^，,]{0,5}$");
    private static final Pattern REQUIRED = Pattern.compile("(?:要求|应达到?|须达到?|需达到?|不得[低少超高][于过])[^，,。；;]{0,12}$"
            + "|(?:目标|指标|任务数?|底线|红线)(?:值|的|为|是|：|:|不低于|不少于)*$"
            + "|(?:国家|省|市|区|县|部|州|上级)(?:里|级|政府)?(?:规定|定|下达|确定)的?(?:标准|比例|任务|指标)?的?(?:不低于|不少于)?$");
    private static final Pattern FOLLOWED = Pattern.compile("(?:按|根据|遵照|依照|落实|对照|严格执行)[^，,。；;]*(?:要求|规定|标准)");
    private static final Pattern BEYOND = Pattern.compile("(?:高于|低于|高出|超出|超过|好于|比)[^，,。；;]*$");

    private static final Pattern BASELINE_TIME = Pattern.compile("(?:年|月|底|末|初|的|同期|时|前|年度)$");
    private static final Pattern MOVES_TO = Pattern.compile("[^，,。；;]{0,8}?(?:到|至|为)");
    private static final Pattern SAYS_DONE =
            Pattern.compile("(?:已(?!经?建成后)|目前|截至|累计|完成了|实现了|去年|上年)[^，,；;]*$");
    private static final Pattern COMPARED_WITH = Pattern.compile("(?:比|较|与|同|于|超|和|对照)$");
    private static final Pattern SINCE = Pattern.compile("[自从][^，,]{0,6}$");
    private static final Pattern SPAN_YEAR = Pattern.compile("(?:19|20)\\d{2}(?!\\d)");

    private final Lexicon lexicon;

    public CircumstanceReader(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Circumstances of one mention.
     *
     * @param text the document's text
     * @param mention the figure
     * @param from index after the figure before it in the sentence, or the sentence's start
     * @param exclusions the sentence's dates and other exclusions
     * @param reportYear the report's year; 0 for unknown
     * @param before circumstances of the figure before it in the sentence; null for none
     */
    public Circumstances read(String text, Mention mention, int from, List<Exclusion> exclusions, int reportYear,
            Circumstances before) {
        Sentence sentence = mention.sentence();
        Quantity q = mention.quantity();
        boolean baseline = isBaseline(text, q, sentence);
        Direction direction = baseline ? Direction.NONE : direction(text, q, from, sentence);
        if (before != null && before.kind() == Kind.CHANGE && LIST_MARK.matcher(text.substring(from, q.left())).matches()) {
            // 分别减少34户、58人: the movement reaches over the list
            direction = before.negative() ? Direction.DOWN : Direction.UP;
        }
        Status status = status(text, mention, from, reportYear, exclusions);
        StatedPeriod period = period(text, mention, exclusions, reportYear, status);
        return new Circumstances(direction == Direction.NONE ? Kind.LEVEL : Kind.CHANGE, direction == Direction.DOWN,
                baseline, status, period);
    }

    // --- kind -----------------------------------------------------------------------------------------------------

    private enum Direction { NONE, UP, DOWN }

    private Direction direction(String text, Quantity q, int from, Sentence sentence) {
        int end = q.left();
        while (end > from && (text.charAt(end - 1) == '了' || text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '约'
                || text.charAt(end - 1) == '率' && end - 2 >= from && text.charAt(end - 2) == '长')) {
            end--;
        }
        boolean rate = q.unit() != null && (q.unitName().equals("%") || q.unitName().equals("百分点")
                || q.unitName().equals("‰") || q.unitName().equals("倍"));
        // 增幅达5%, 增速为5%, 分别增长5%、6%
        int nounEnd = end;
        for (String link : new String[] {"达到", "均为", "分别为", "达", "为", "均", "：", ":"}) {
            if (rate && text.startsWith(link, nounEnd - link.length())) {
                String head = text.substring(Math.max(from, nounEnd - link.length() - 3), nounEnd - link.length());
                if (head.endsWith("幅") || head.endsWith("增速") || head.endsWith("增长率") || head.endsWith("涨幅")) {
                    nounEnd -= link.length();
                }
                break;
            }
        }
        Direction found = directionWord(text, from, nounEnd, rate);
        if (found != Direction.NONE) {
            return found;
        }
        if (q.signed() && rate && text.substring(from, q.left()).contains("同比")) {
            return Direction.UP;
        }
        // 同比±: 5%的增长
        if (rate && text.startsWith("的", q.right())) {
            String after = text.substring(q.right() + 1, Math.min(sentence.end(), q.right() + 5));
            if (after.startsWith("增长") || after.startsWith("增幅") || after.startsWith("涨幅") || after.startsWith("增速")) {
                return Direction.UP;
            }
            if (after.startsWith("降幅") || after.startsWith("下降") || after.startsWith("跌幅")) {
                return Direction.DOWN;
            }
        }
        // 较上年多2次
        if (nounEnd > from && "多少".indexOf(text.charAt(nounEnd - 1)) >= 0
                && COMPARED.matcher(text.substring(Math.max(from, nounEnd - 12), nounEnd - 1)).find()) {
            return text.charAt(nounEnd - 1) == '多' ? Direction.UP : Direction.DOWN;
        }
        return Direction.NONE;
    }

    private Direction directionWord(String text, int from, int end, boolean rate) {
        int up = lexicon.endingAt(Role.CHANGE_UP, text, from, end);
        int down = lexicon.endingAt(Role.CHANGE_DOWN, text, from, end);
        if (up == 0 && down == 0) {
            return Direction.NONE;
        }
        int length = Math.max(up, down);
        if (text.startsWith("自然增长率", end - 5)) {
            // The balance of births and deaths is a level
            return Direction.NONE;
        }
        // In front of a count only whole verbs speak of a movement: 新增12个 counts, 增加12个 moves.
        if (!rate && (length < 2 || text.startsWith("新增", end - length) || text.startsWith("增收", end - length)
                || text.startsWith("高于", end - length) || text.startsWith("低于", end - length)
                || text.startsWith("多于", end - length) || text.startsWith("少于", end - length))) {
            return Direction.NONE;
        }
        return down > up ? Direction.DOWN : Direction.UP;
    }

    /** The first value of {@code 由1.16缩小至1.15} or {@code 从80%提高到90%}. */
    private boolean isBaseline(String text, Quantity q, Sentence sentence) {
        int before = q.left() - 1;
        if (before < sentence.start()) {
            return false;
        }
        String left = text.substring(Math.max(sentence.start(), q.left() - 12), q.left());
        int mark = Math.max(left.lastIndexOf('由'), left.lastIndexOf('从'));
        if (mark < 0 || left.substring(mark).indexOf('，') >= 0 || left.substring(mark).indexOf(',') >= 0) {
            return false;
        }
        String between = left.substring(mark + 1);
        if (!between.isEmpty() && !BASELINE_TIME.matcher(between).find()) {
            return false;
        }
        String after = text.substring(q.right(), Math.min(sentence.end(), q.right() + 14));
        return MOVES_TO.matcher(after).lookingAt();
    }

    // --- status ---------------------------------------------------------------------------------------------------

    private Status status(String text, Mention mention, int from, int reportYear, List<Exclusion> exclusions) {
        Sentence sentence = mention.sentence();
        Quantity q = mention.quantity();
        int clause = clauseStart(text, from, q.left());
        int rightEnd = clauseEnd(text, q.right(), sentence.end());
        String left = text.substring(clause, q.left());
        String right = text.substring(q.right(), rightEnd);
        boolean planSection = isPlanHeading(sentence.section(), reportYear);
        if (isRequired(q, left, right)) {
            return Status.TARGET;
        }
        if (planSection) {
            return saysDone(text, sentence, q) ? Status.ACTUAL : Status.PLAN;
        }
        if (announces(text.substring(clause, q.left()))) {
            return Status.PLAN;
        }
        // 将 and 计划 govern the rest of the sentence up to a clause that speaks of what was done.
        String sentenceLeft = text.substring(sentence.start(), clause);
        if (announces(lastClauses(sentenceLeft)) && !saysDone(text, sentence, q)) {
            return Status.PLAN;
        }
        int year = statedYear(text, sentence, q, exclusions);
        if (reportYear > 0 && year > reportYear && year <= reportYear + 15 && !saysDone(text, sentence, q)) {
            return Status.PLAN;
        }
        return Status.ACTUAL;
    }

    /** Whether the clause asks for the figure: {@code 省里要求的90%}, {@code 年度任务280户}, {@code 50%的目标}. */
    private static boolean isRequired(Quantity q, String left, String right) {
        if (q.unitName().equals("百分点") && BEYOND.matcher(left).find()) {
            return false;
        }
        return REQUIRED.matcher(left).find() && !FOLLOWED.matcher(left).find() || right.startsWith("的目标")
                || right.startsWith("的要求") || right.startsWith("的考核") || right.startsWith("的任务")
                || right.startsWith("的标准要求") || right.startsWith("的指标");
    }

    private static final Pattern ANNOUNCES = Pattern.compile(
            "(?:^|[^即])(?:拟(?!定|订|稿|人|任|建?立)|将(?=继续|进一步|新增|新建|建成|完成|实现|达到|投入|安排|开展|组织|力争|争取|推动|打造"
            + "|启动|实施|建设|改造|提高|扩大|培育|建立|举办|增加|全面|重点|大力|于|有|达|超过|突破|新|按|以|再|陆续|逐步|持续|深入|着力)|计划(?=[在于投新建完组举开实培改创安发招培引打推争]|\\d)|力争|争取(?!到|上级|资金|了)|预计|打算|有望|谋划(?=新|建)|确保(?=完成|实现|新|建成|到|\\d|[^，,。]{0,12}(?:稳定|保持|控制|维持)在|[^，,。]{0,12}(?:达|不低|以上)))");

    private static boolean announces(String left) {
        return ANNOUNCES.matcher(left).find();
    }

    private static String lastClauses(String left) {
        return left.length() > 60 ? left.substring(left.length() - 60) : left;
    }

    /** Whether the clause itself tells of something done: 已, 完成了, 共办理. */
    private static boolean saysDone(String text, Sentence sentence, Quantity q) {
        String left = text.substring(Math.max(sentence.start(), q.left() - 14), q.left());
        return SAYS_DONE.matcher(left).find();
    }

    private boolean isPlanHeading(String section, int reportYear) {
        if (section.isEmpty()) {
            return false;
        }
        for (int k = 0; k < section.length(); k++) {
            if (lexicon.startingAt(Role.PLAN_HEADING, section, k, section.length()) > 0) {
                Matcher year = YEAR.matcher(section);
                boolean past = false;
                while (year.find()) {
                    past |= reportYear > 0 && Integer.parseInt(year.group(1)) <= reportYear;
                }
                return !past || section.contains("下一步") || section.contains("下步");
            }
        }
        Matcher year = YEAR.matcher(section);
        return year.find() && reportYear > 0 && Integer.parseInt(year.group(1)) > reportYear;
    }

    // --- period ---------------------------------------------------------------------------------------------------

    private StatedPeriod period(String text, Mention mention, List<Exclusion> exclusions, int reportYear,
            Status status) {
        Sentence sentence = mention.sentence();
        Quantity q = mention.quantity();
        String left = text.substring(sentence.start(), q.left());
        int year = statedYear(text, sentence, q, exclusions);
        int base = year > 0 ? year : reportYear;
        if (year == 0) {
            int heading = headingYear(sentence.section());
            if (heading > reportYear && reportYear > 0) {
                base = heading;
            } else if (status == Status.PLAN && isPlanHeading(sentence.section(), reportYear) && reportYear > 0) {
                base = reportYear + 1;
            }
            base = relativeYear(q, left, base, reportYear);
        }
        if (base == 0) {
            return StatedPeriod.UNKNOWN;
        }
        return nearest(left, base);
    }

    /** The year that the nearest date before the figure names; 0 where the sentence names none that governs it. */
    private static int statedYear(String text, Sentence sentence, Quantity q, List<Exclusion> exclusions) {
        int year = 0;
        for (Exclusion exclusion : exclusions) {
            if (exclusion.start() >= q.start()) {
                break;
            }
            if (exclusion.start() < sentence.start()
                    || exclusion.reason() != ExclusionReason.DATE && exclusion.reason() != ExclusionReason.PERIOD) {
                continue;
            }
            String date = fold(text.substring(exclusion.start(), exclusion.end()));
            String before = text.substring(Math.max(sentence.start(), exclusion.start() - 3), exclusion.start());
            // 比2022年, 较2022年: compared with, not about
            if (before.endsWith("比") || before.endsWith("较") || before.endsWith("与") || before.endsWith("超过")) {
                continue;
            }
            Matcher matcher = YEAR.matcher(date);
            int last = 0;
            while (matcher.find()) {
                last = Integer.parseInt(matcher.group(1));
            }
            if (exclusion.reason() == ExclusionReason.PERIOD && last == 0) {
                Matcher span = SPAN_YEAR.matcher(date);
                while (span.find()) {
                    last = Integer.parseInt(span.group());
                }
            }
            // 自2012年起 says since when, not for which year
            boolean since = (before.endsWith("自") || before.endsWith("从"))
                    && (text.startsWith("起", exclusion.end()) || text.startsWith("以来", exclusion.end())
                            || text.startsWith("开始", exclusion.end()));
            if (last > 0 && !since) {
                year = last;
            }
        }
        return year;
    }

    private static int headingYear(String section) {
        Matcher matcher = YEAR.matcher(section);
        int year = 0;
        while (matcher.find()) {
            year = Integer.parseInt(matcher.group(1));
        }
        return year;
    }

    /** 去年, 上年 and 前年 where they are spoken about, not compared with. */
    private static int relativeYear(Quantity q, String left, int base, int reportYear) {
        if (reportYear == 0) {
            return base;
        }
        int at = -1;
        int shift = 0;
        for (Object[] word : new Object[][] {{"去年", -1}, {"上年", -1}, {"上一年", -1}, {"前年", -2}, {"明年", 1}, {"下一年", 1},
                {"今年", 0}, {"本年", 0}, {"全年", 0}}) {
            int found = left.lastIndexOf((String) word[0]);
            if (found > at) {
                at = found;
                shift = (Integer) word[1];
            }
        }
        if (at < 0 || shift == 0) {
            return base;
        }
        String before = left.substring(Math.max(0, at - 3), at);
        String after = left.substring(at);
        boolean compared = COMPARED_WITH.matcher(before).find() || after.contains("相比") || after.contains("增长")
                || after.contains("下降") || after.contains("提高") || after.contains("提升") || after.contains("同比")
                || after.contains("减少") || after.contains("增加");
        boolean nearby = after.length() <= 30 && after.indexOf('，') < 0 && after.indexOf(',') < 0
                && after.indexOf('；') < 0 && after.indexOf(';') < 0;
        boolean ratio = q.unitName().equals("倍") || q.unitName().equals("%") && after.endsWith("的");
        compared |= ratio;
        return compared || !nearby ? base : reportYear + shift;
    }

    /**
     * The time that the words before a figure name within a year or over several: the one that stands nearest to it, so
     * that in {@code 上半年办理30件，全年办理70件} the second counts for the year.
     */
    private static StatedPeriod nearest(String left, int year) {
        String near = fold(left);
        near = near.substring(Math.max(0, Math.max(near.lastIndexOf('；'), near.lastIndexOf(';'))));
        Nearest nearest = new Nearest(StatedPeriod.year(year));
        for (String word : WHOLE_YEAR) {
            nearest.offer(near.lastIndexOf(word), StatedPeriod.year(year));
        }
        nearest.offer(near.lastIndexOf("上半年"), new StatedPeriod(PeriodType.HALF_YEAR, year, LocalDate.of(year, 1, 1),
                LocalDate.of(year, 6, 30)));
        nearest.offer(near.lastIndexOf("下半年"), new StatedPeriod(PeriodType.HALF_YEAR, year, LocalDate.of(year, 7, 1),
                LocalDate.of(year, 12, 31)));
        for (Matcher quarter = QUARTER.matcher(near); quarter.find();) {
            int number = "一二三四".indexOf(quarter.group(2)) + 1;
            number = number > 0 ? number : quarter.group(2).charAt(0) - '0';
            nearest.offer(quarter.start(), quarter.group(1) != null ? months(year, 1, 3 * number)
                    : new StatedPeriod(PeriodType.QUARTER, year, LocalDate.of(year, 3 * number - 2, 1),
                            YearMonth.of(year, 3 * number).atEndOfMonth()));
        }
        for (Matcher years = YEARS_UP_TO.matcher(near); years.find();) {
            int count = "一二三四五六七八九十".indexOf(years.group(1)) + 1;
            count = count > 0 ? count : years.group(1).equals("两") ? 2 : Integer.parseInt(years.group(1));
            nearest.offer(years.start(), count < 2 ? StatedPeriod.year(year) : years(year - count + 1, year));
        }
        for (Matcher plan = PLAN_PERIOD.matcher(near); plan.find();) {
            int end = 2010 + 5 * "一二三四五".indexOf(plan.group(1));
            nearest.offer(plan.start(), years(end - 4, year > end - 4 ? Math.min(year, end) : end));
        }
        for (Matcher months = MONTHS.matcher(near); months.find();) {
            int first = Integer.parseInt(months.group(1));
            int last = Integer.parseInt(months.group(2));
            if (first >= 1 && first < last && last <= 12) {
                nearest.offer(months.end(), months(year, first, last));
            }
        }
        for (Matcher month = MONTH.matcher(near); month.find();) {
            int number = Integer.parseInt(month.group(1));
            if (number >= 1 && number <= 12) {
                nearest.offer(month.start(), month(near.substring(0, month.start()), month.group(2) != null,
                        near.startsWith("起", month.end()), YearMonth.of(year, number)));
            }
        }
        return nearest.period;
    }

    /** {@code 截至11月底} is the year so far, {@code 自5月起} holds for the year, {@code 5月} alone is the month. */
    private static StatedPeriod month(String before, boolean atEnd, boolean from, YearMonth month) {
        if (AS_OF.matcher(before).find() || atEnd && month.getMonthValue() == 12) {
            return months(month.getYear(), 1, month.getMonthValue());
        }
        return from || SINCE.matcher(before).find() ? StatedPeriod.year(month.getYear())
                : new StatedPeriod(PeriodType.MONTH, month.getYear(), month.atDay(1), month.atEndOfMonth());
    }

    /** The period offered at the rightmost place. */
    private static final class Nearest {

        private StatedPeriod period;
        private int at = -1;

        Nearest(StatedPeriod otherwise) {
            period = otherwise;
        }

        void offer(int place, StatedPeriod offered) {
            if (place > at) {
                at = place;
                period = offered;
            }
        }
    }

    private static StatedPeriod months(int year, int first, int last) {
        return first == 1 && last == 12 ? StatedPeriod.year(year) : new StatedPeriod(PeriodType.SPAN, year,
                LocalDate.of(year, first, 1), YearMonth.of(year, last).atEndOfMonth());
    }

    private static StatedPeriod years(int first, int last) {
        return new StatedPeriod(PeriodType.SPAN, last, LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
    }

    private static int clauseStart(String text, int from, int end) {
        for (int k = end - 1; k >= from; k--) {
            if ("，,；;。：:".indexOf(text.charAt(k)) >= 0) {
                return k + 1;
            }
        }
        return from;
    }

    private static int clauseEnd(String text, int from, int end) {
        for (int k = from; k < end; k++) {
            if ("，,；;。：:".indexOf(text.charAt(k)) >= 0) {
                return k;
            }
        }
        return end;
    }

    /** The date with ASCII digits. */
    private static String fold(String date) {
        StringBuilder folded = new StringBuilder(date.length());
        for (int i = 0; i < date.length(); i++) {
            char c = date.charAt(i);
            folded.append(Digits.isDigit(c) ? (char) ('0' + Digits.digit(c)) : c);
        }
        if (folded.length() >= 4 && Digits.chineseDigit(folded.charAt(0)) >= 0
                && Digits.chineseDigit(folded.charAt(3)) >= 0) {
            for (int i = 0; i < 4; i++) {
                folded.setCharAt(i, (char) ('0' + Math.max(0, Digits.chineseDigit(folded.charAt(i)))));
            }
        }
        return folded.toString();
    }
}
