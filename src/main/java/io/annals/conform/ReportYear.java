package io.annals.conform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Years and dates as titles, openings and signatures write them; texts come NFKC-normalised, without white space. */
final class ReportYear {

    private static final Pattern SPAN = Pattern.compile("(?:19|20)\\d\\d年?[-—–―~〜至到](?:19|20)\\d\\d年?");
    private static final Pattern IN_TITLE = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)年(?:度)?");
    private static final Pattern BARE =
            Pattern.compile("(?<![\\d〔\\[])((?:19[89]|20[0-4])\\d)(?!\\d|号|〕|]|\\)\\d)");
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?:现将|现就)[^。;]{0,30}?((?:19|20)\\d\\d)年(?:度)?[^。;]{0,60}?(?:如下|汇报|报告|公布|公开)");
    private static final Pattern OPENING = Pattern.compile(
            "^(?:(?:今年|一年来|过去一年),)?((?:19|20)\\d\\d)年(?:度|以来|来|全年|是|,|在|全[省市县区州盟旗国]"
            + "|[\\p{IsHan}]{2,20}(?:局|厅|府|会|区|县|市)(?=[,紧认在坚深全以]))");
    private static final Pattern REVIEW = Pattern.compile("((?:19|20)\\d\\d)年(?:主要)?(?:工作|政府工作)?(?:的)?(?:回顾|总结|完成情况)");
    private static final Pattern PASSED = Pattern.compile("(?:过去的|回顾了?|回首|刚刚走过的)((?:19|20)\\d\\d)年");
    private static final Pattern GOALS = Pattern.compile("((?:19|20)\\d\\d)年[^。;]{0,20}"
            + "(?:预期目标|发展目标|主要目标|工作目标|奋斗目标|总体要求|工作安排|重点工作|工作打算|工作思路|工作任务|工作建议)"
            + "|^((?:19|20)\\d\\d)年,?(?:我们|政府|市政府|县政府|区政府|全[省市县区州旗]|[\\p{IsHan}]{2,8}[省市县区州旗])?(?:要|将|计划|拟|力争|着力)");
    private static final Pattern YEAR_AHEAD =
            Pattern.compile("^((?:19|20)\\d\\d)年,?是.*?今年[^。;]{0,24}(?:目标|要求|任务|思路)");
    private static final Pattern AHEAD = Pattern.compile("草案|计划|安排|打算|要点|预算|规划|思路|部署|编制");
    private static final Pattern BACK = Pattern.compile("执行情况|执行的|总结|完成情况|决算|回顾|工作情况|落实情况|收支情况|述职|评估|报告$");
    private static final Pattern SPAN_ON =
            Pattern.compile("((?:19|20)\\d\\d)年?[-—–―~〜/至到]((?:19|20)\\d\\d|\\d\\d)(?:年度?|学年|财政年度)");
    private static final Pattern SHORT_SPAN =
            Pattern.compile("(?:19|20)\\d\\d年?[-—–/]\\d\\d(?=年度|学年|财政年度)");
    private static final Pattern QUOTED = Pattern.compile("《[^《》]*》");
    private static final Pattern PLAN_SPAN = Pattern.compile("规划|纲要|五”|五年行动|三年行动|行动计划|行动方案");
    private static final Pattern PERIOD = Pattern.compile("(?:期限|时间|期间|周期|范围)[^。;]{0,15}?((?:19|20)\\d\\d)年1月1日"
            + "[^。;\\d]{0,6}((?:19|20)\\d\\d)年12月31日");
    private static final Pattern IN_TEXT = Pattern.compile("((?<!截)[比较与和同于自从到至由]?)(?<!\\d)((?:19|20)\\d\\d)年(?!前|版)");
    /** What makes a year the one of a whole date, as signatures are. */
    private static final Pattern DAY_BEHIND = Pattern.compile("\\d{1,2}月\\d{1,2}日");
    /** Behind a year that opens a sentence and is told of; what is announced of it is none. */
    private static final Pattern OPENED = Pattern.compile("(?:度|全年|上半年|前三季度|末|底|\\d{1,2}[-—–~至到]\\d{1,2}月份?)?[,，](?![^。;]{0,12}(?:将|计划|力争|拟|要|预计|争取|确保))");
    private static final Pattern SINCE = Pattern.compile("(?:以来|来)[,，]");
    private static final Pattern WORK_OF = Pattern.compile("(?:度)?(?!计划|规划)[\\p{IsHan}]{2,6}工作(?!计划|安排|要点|思路|打算)");
    private static final Pattern LABELLED = Pattern.compile("((?:19|20)\\d\\d)(?:年度?)?");
    private static final Pattern FILE_DATE = Pattern.compile(
            "(?<!\\d)(?:19|20)\\d\\d[-_.]?(?:0?[1-9]|1[0-2])(?:[-_.]?(?:0?[1-9]|[12]\\d|3[01]))?(?!\\d)");
    private static final Pattern DATE = Pattern.compile(
            "((?:19|20)\\d\\d)(?:年|-|/|\\.)(\\d{1,2})(?:月|-|/|\\.)(\\d{1,2})日?");
    private static final Pattern CHINESE_YEAR = Pattern.compile("([一二][〇○◯零Oo0О一二三四五六七八九]{3})年");
    private static final Pattern CHINESE_DAY = Pattern.compile("年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日");

    private ReportYear() {
    }

    /** {@code 二〇二三年十二月二十五日} in digits; other text stays as it is. */
    static String inDigits(String text) {
        if (!mayHoldChineseYear(text)) {
            return text;
        }
        String digits = CHINESE_YEAR.matcher(text).replaceAll(match -> {
            StringBuilder year = new StringBuilder();
            for (char c : match.group(1).toCharArray()) {
                year.append("Oo0О〇○◯零".indexOf(c) >= 0 ? 0 : "一二三四五六七八九".indexOf(c) + 1);
            }
            return year + "年";
        });
        return CHINESE_DAY.matcher(digits)
                .replaceAll(match -> "年" + small(match.group(1)) + "月" + small(match.group(2)) + "日");
    }

    /** Whether 二〇, 二0, 一九 or the like stands in a text: most hold none, and a search costs less than the pattern. */
    private static boolean mayHoldChineseYear(String text) {
        for (int at = text.indexOf('年'); at >= 4; at = text.indexOf('年', at + 1)) {
            char century = text.charAt(at - 3);
            char millennium = text.charAt(at - 4);
            if (millennium == '二' && "〇○◯零Oo0О".indexOf(century) >= 0 || millennium == '一' && century == '九') {
                return true;
            }
        }
        return false;
    }

    private static int small(String text) {
        int ten = text.indexOf('十');
        String units = "一二三四五六七八九";
        if (ten < 0) {
            return units.indexOf(text.charAt(0)) + 1;
        }
        return (ten == 0 ? 1 : units.indexOf(text.charAt(0)) + 1) * 10
                + (ten == text.length() - 1 ? 0 : units.indexOf(text.charAt(ten + 1)) + 1);
    }

    /**
     * The year that a title says the report is on: of several the first that something looks back on
     * ({@code 2019年预算草案和2018年预算执行情况}), else the first; of a span alone ({@code 2022—2023学年度},
     * {@code 2018-2022年工作总结}) the last, unless it is one of a plan; 0 where it names none.
     */
    static int inTitle(String title) {
        int ownWords = inWords(QUOTED.matcher(title).replaceAll(""));
        return ownWords != 0 || title.indexOf('《') < 0 ? ownWords : inWords(title);
    }

    private static int inWords(String title) {
        String text = SHORT_SPAN.matcher(SPAN.matcher(title).replaceAll("")).replaceAll("");
        Matcher matcher = IN_TITLE.matcher(text);
        int first = 0;
        int from = 0;
        while (matcher.find()) {
            if (first == 0) {
                first = Integer.parseInt(matcher.group(1));
                from = matcher.end();
                continue;
            }
            String ofFirst = text.substring(from, matcher.start());
            String rest = text.substring(matcher.end());
            int other = Integer.parseInt(matcher.group(1));
            return other == first - 1 && AHEAD.matcher(ofFirst).find() && !BACK.matcher(ofFirst).find()
                    && BACK.matcher(rest).find() ? other : first;
        }
        if (first != 0) {
            return first;
        }
        int named = inName(text);
        return named != 0 ? named : inSpan(title);
    }

    private static int inSpan(String title) {
        Matcher span = SPAN_ON.matcher(title);
        if (!span.find() || AHEAD.matcher(title).find() && !BACK.matcher(title).find()
                || PLAN_SPAN.matcher(title).find()) {
            return 0;
        }
        int from = Integer.parseInt(span.group(1));
        String stated = span.group(2);
        int to = stated.length() == 4 ? Integer.parseInt(stated) : from / 100 * 100 + Integer.parseInt(stated);
        boolean isFiscal = to == from + 1;
        boolean isTerm = to > from && to <= from + 6 && BACK.matcher(title.substring(span.end())).find();
        return isFiscal || isTerm ? to : 0;
    }

    /** All years that a text names, those of spans included. */
    static Set<Integer> all(String text) {
        Set<Integer> years = new TreeSet<>();
        Matcher matcher = BARE.matcher(text);
        while (matcher.find()) {
            years.add(Integer.parseInt(matcher.group(1)));
        }
        return years;
    }

    /** The year of {@code 统计期限自2023年1月1日至2023年12月31日}; 0 where a paragraph does not say so. */
    static int ofPeriod(String paragraph) {
        Matcher matcher = PERIOD.matcher(paragraph);
        return matcher.find() && matcher.group(1).equals(matcher.group(2)) ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The year of {@code 报告年度：2023}; 0 where a value is none. */
    static int labelled(String value) {
        Matcher matcher = LABELLED.matcher(value);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The year of a file's or folder's name; 0 where it names none or only a date. */
    static int inName(String name) {
        String text = SPAN.matcher(name).replaceAll("");
        Matcher year = IN_TITLE.matcher(text);
        if (year.find() && !DATE.matcher(text).find(year.start())) {
            return Integer.parseInt(year.group(1));
        }
        Matcher bare = BARE.matcher(FILE_DATE.matcher(text).replaceAll(" "));
        return bare.find() ? Integer.parseInt(bare.group(1)) : 0;
    }

    /** The year of {@code 现将…2023年度…报告如下}; 0 where the text does not say so. */
    static int announced(String text) {
        Matcher matcher = ANNOUNCED.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The year that a paragraph opens with; 0 where it opens otherwise. */
    static int opening(String paragraph) {
        Matcher matcher = OPENING.matcher(paragraph);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /**
     * The one year that a text tells of: the only one that its paragraphs name, quotations, spans, whole dates and years that
     * are compared with left out, if it stands at least once where texts say of what they tell: {@code 。2017年，…}, {@code
     * 2021年以来，…}, {@code 2022年就业工作}. 0 where they name none or several, or none so.
     */
    static int sole(List<String> paragraphs) {
        int sole = 0;
        boolean tells = false;
        for (String paragraph : paragraphs) {
            String text = QUOTED.matcher(SPAN.matcher(paragraph).replaceAll("")).replaceAll("");
            Matcher matcher = IN_TEXT.matcher(text);
            while (matcher.find()) {
                int year = Integer.parseInt(matcher.group(2));
                if (!matcher.group(1).isEmpty() || DAY_BEHIND.matcher(text).region(matcher.end(), text.length()).lookingAt()) {
                    continue;
                }
                if (sole != 0 && sole != year) {
                    return 0;
                }
                sole = year;
                tells |= tellsOf(text, matcher.start(2), matcher.end());
            }
        }
        return tells ? sole : 0;
    }

    /** Whether a year from {@code at} to {@code behind} is what a sentence or a work is of, and none that lies ahead. */
    private static boolean tellsOf(String text, int at, int behind) {
        boolean isSentence = at == 0 || "。;:".indexOf(text.charAt(at - 1)) >= 0 || text.startsWith("总结", at - 2);
        boolean isClause = isSentence || text.charAt(at - 1) == ',';
        Matcher opening = OPENED.matcher(text).region(behind, text.length());
        Matcher since = SINCE.matcher(text).region(behind, text.length());
        return isSentence && opening.lookingAt() || isClause && since.lookingAt()
                || WORK_OF.matcher(text).region(behind, text.length()).lookingAt();
    }

    /** The year of a heading {@code 2023年工作回顾}; 0 where a line is none. */
    static int reviewed(String line) {
        Matcher matcher = REVIEW.matcher(line);
        return line.length() <= 30 && matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The year of {@code 即将过去的2018年}; 0 where a paragraph does not say so. */
    static int passed(String paragraph) {
        Matcher matcher = PASSED.matcher(paragraph);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The year whose goals a paragraph or heading states, {@code 2019年主要预期目标}; 0 for none. */
    static int ofGoals(String paragraph) {
        Matcher ahead = YEAR_AHEAD.matcher(paragraph);
        if (ahead.find()) {
            // 2019年是决胜之年。今年的主要预期目标是…
            return Integer.parseInt(ahead.group(1));
        }
        Matcher matcher = GOALS.matcher(paragraph);
        return !matcher.find() ? 0
                : Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    /** The first date of a text; null where it holds none. */
    static LocalDate date(String text) {
        Matcher matcher = DATE.matcher(text);
        while (matcher.find()) {
            try {
                return LocalDate.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            } catch (DateTimeException e) {
                // 2023.13.40 is an outline or a version number: the next one may be a date.
                continue;
            }
        }
        return null;
    }
}
