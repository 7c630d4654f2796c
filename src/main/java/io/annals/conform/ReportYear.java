package io.annals.conform;

import java.time.DateTimeException;
import java.time.LocalDate;
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
            "^(?:(?:今年|一年来|过去一年),)?((?:19|20)\\d\\d)年(?:度|以来|来|全年|是|,|在"
            + "|[\\p{IsHan}]{2,20}(?:局|厅|府|会|区|县|市)(?=[,紧认在坚深全以]))");
    private static final Pattern REVIEW = Pattern.compile("((?:19|20)\\d\\d)年(?:主要)?(?:工作|政府工作)?(?:的)?(?:回顾|总结|完成情况)");
    private static final Pattern PASSED = Pattern.compile("(?:过去的|回顾|回首|刚刚走过的)((?:19|20)\\d\\d)年");
    private static final Pattern GOALS = Pattern.compile("((?:19|20)\\d\\d)年[^。;]{0,20}"
            + "(?:预期目标|发展目标|主要目标|工作目标|奋斗目标|总体要求|工作安排|重点工作|工作打算|工作思路|工作任务|工作建议)"
            + "|^((?:19|20)\\d\\d)年,?(?:我们|政府|市政府|县政府|区政府)?(?:要|将|计划|拟|力争|着力)");
    private static final Pattern FILE_DATE = Pattern.compile(
            "(?<!\\d)(?:19|20)\\d\\d[-_.]?(?:0?[1-9]|1[0-2])(?:[-_.]?(?:0?[1-9]|[12]\\d|3[01]))?(?!\\d)");
    private static final Pattern DATE = Pattern.compile(
            "((?:19|20)\\d\\d)(?:年|-|/|\\.)(\\d{1,2})(?:月|-|/|\\.)(\\d{1,2})日?");
    private static final Pattern CHINESE_YEAR = Pattern.compile("([一二][〇○零Oo0一二三四五六七八九]{3})年");
    private static final Pattern CHINESE_DAY = Pattern.compile("年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日");

    private ReportYear() {
    }

    /** {@code 二〇二三年十二月二十五日} in digits; other text stays as it is. */
    static String inDigits(String text) {
        if (text.indexOf('〇') < 0 && text.indexOf('○') < 0 && text.indexOf('零') < 0) {
            return text;
        }
        String digits = CHINESE_YEAR.matcher(text).replaceAll(match -> {
            StringBuilder year = new StringBuilder();
            for (char c : match.group(1).toCharArray()) {
                year.append("Oo0〇○零".indexOf(c) >= 0 ? 0 : "一二三四五六七八九".indexOf(c) + 1);
            }
            return year + "年";
        });
        return CHINESE_DAY.matcher(digits)
                .replaceAll(match -> "年" + small(match.group(1)) + "月" + small(match.group(2)) + "日");
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

    /** The first year of a title that is no end of a span; 0 where it names none. */
    static int inTitle(String title) {
        String text = SPAN.matcher(title).replaceAll("");
        Matcher matcher = IN_TITLE.matcher(text);
        if (matcher.find()) {
            return Integer.parseInt(matcher.group(1));
        }
        return inName(text);
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
