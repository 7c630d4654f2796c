package io.annals.document;

import io.annals.reference.CharSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the line with which publishing systems head a page: {@code 发布时间：2023-03-13 来源：… 浏览次数：1,204 次 字体：大 中 小}.
 */
final class InfoLine {

    private static final String DATE_LABELS = "发布时间|发布日期|公布日期|发文日期|成文日期|成文时间|生成日期|公开日期|公开时间|更新时间|更新日期|信息时间";
    private static final String COUNTER_LABELS = "浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击次数|点击数|点击率|点击量|点击|访问量|访问次数|人气";
    private static final String SIZE_LABELS = "(?:选择)?(?:阅读)?字体大小|字体|(?:选择)?(?:阅读)?字号";
    private static final String LABELS = DATE_LABELS + "|信息来源|文章来源|稿件来源|内容来源|来\\s{0,2}源|出\\s{0,2}处|信息发布人|"
            + "(?:公开)?(?:信息)?索\\s?[引取]\\s?号|文\\s?号|发文字号|文件编号|发布机构|发文机关|发文单位|发文机构|制发机关|发布单位|信息发布|"
            + "关\\s?键\\s?[词字]|责任部门|审核|初审|复审|终审|校对|签发|供稿|撰稿|公开机构|公开方式|公开范围|公开时限|主题分类|信息分类|体裁分类|"
            + "所属主题|组配分类|主题词|发布人|作\\s{0,2}者|编\\s?辑|责任编辑|责编|审核人?|" + COUNTER_LABELS + "|" + SIZE_LABELS
            + "|日\\s{0,2}期|时\\s{0,2}间|有效性|信息名称|名\\s{0,2}称|标\\s{0,2}题|分享到?|打印";
    private static final CharSet FIRST_OF_LABELS = CharSet.beginning(Pattern.compile(LABELS));
    private static final Pattern LABEL = Pattern.compile("(?<![\\p{IsHan}\\w])(" + LABELS + ")\\s?[:：]\\s?");
    /** Some pages set the date at once behind its label, and then their counters, too. */
    private static final Pattern BARE_DATE = Pattern.compile("(?<![\\p{IsHan}\\w])(" + DATE_LABELS
            + ")\\s?(?=(?:19|20)\\d\\d[-/.年])");
    private static final Pattern BARE_COUNTER = Pattern.compile("(?<![\\p{IsHan}\\w])(" + COUNTER_LABELS
            + ")\\s?(?=\\d)");
    private static final Pattern CELL_LABEL = Pattern.compile("[\\[【]?(" + LABELS + ")[】\\]]?\\s?[:：]?");
    private static final CharSet FIRST_OF_CELL_LABELS = CharSet.beginning(CELL_LABEL);
    private static final int LONGEST_CELL_LABEL = 12;
    private static final Pattern CERTAIN = Pattern.compile("(发布时间|发布日期|信息时间|信息来源|文章来源|稿件来源|来源|出处|索引号|浏览次数|浏览量|"
            + "阅读次数|阅读量|点击次数|点击数|点击率|点击量|访问量|访问次数|字体|字号|字体大小|责任编辑|责编|人气)");
    private static final Pattern OF_THE_PAGE =
            Pattern.compile("(浏览|阅读|点击|访问|人气|字体|字号|选择|责任编辑|责编|打印|分享).*");
    /** No info line is longer. */
    static final int LONGEST = 300;
    private static final int LONGEST_SINGLE = 40;

    private InfoLine() {
    }

    /** The values of a line as it is written, which is cleaned only where it may be an info line. */
    static Map<String, String> readUncleaned(CharSequence written) {
        return mayBeginWithLabel(written) ? read(Whitespace.clean(written)) : Map.of();
    }

    /** The named values of an info line, in its order; empty when the line is none. */
    static Map<String, String> read(String written) {
        if (written.length() > LONGEST || !mayBeginWithLabel(written) || written.indexOf('。') >= 0) {
            return Map.of();
        }
        boolean hasYear = written.contains("20") || written.contains("19");
        String dated = hasYear ? BARE_DATE.matcher(written).replaceAll("$1：") : written;
        String line = dated.equals(written) ? written : BARE_COUNTER.matcher(dated).replaceAll("$1：");
        if (line.indexOf('：') < 0 && line.indexOf(':') < 0) {
            return Map.of();
        }
        Matcher matcher = LABEL.matcher(line);
        if (!matcher.find() || endOfMarks(line) < matcher.start()) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        String before = line.substring(0, matcher.start());
        if (MetadataBuilder.date(before) != null) {
            values.put("日期", before.strip());
        }
        boolean certain = false;
        int labels = 0;
        int at = matcher.start();
        while (at >= 0) {
            String name = Whitespace.squeeze(matcher.group(1));
            int from = matcher.end();
            int to = matcher.find() ? matcher.start() : line.length();
            String value = line.substring(from, to).replaceAll("^[\\s【\\[|】\\]]+|[\\s|【\\[（(〖]+$", "")
                    .replaceAll("(?<=[^\\[【])[】\\]]$", "");
            certain |= CERTAIN.matcher(name).matches();
            labels++;
            if (!value.isEmpty()) {
                values.putIfAbsent(name, value);
            }
            at = to < line.length() ? to : -1;
        }
        boolean isInfo = labels >= 2 || certain && line.length() <= LONGEST_SINGLE;
        if (!isInfo) {
            return Map.of();
        }
        if (values.isEmpty()) {
            values.put("字体", "");
        }
        return values;
    }

    /** Whether the first label may stand where it has to, as in hardly any line; alike before and after cleaning. */
    private static boolean mayBeginWithLabel(CharSequence line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (FIRST_OF_LABELS.has(c)) {
                return true;
            }
            if (!isMark(c) && Whitespace.isVisible(c)) {
                return false;
            }
        }
        return false;
    }

    /** Where what may stand before the first label ends: digits, white space and marks. */
    private static int endOfMarks(String line) {
        int end = 0;
        while (end < line.length() && isMark(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isMark(char c) {
        return switch (c) {
            case '年', '月', '日', ':', '：', '.', '/', '-', '【', '】', '[', ']', '|', '（', '(' -> true;
            default -> c >= '0' && c <= '9' || c == ' ' || c >= '\t' && c <= '\r';
        };
    }

    /** Whether the values are of the page, not of the report: counters, font sizes, editors. */
    static boolean isOfThePage(Map<String, String> values) {
        return values.keySet().stream().anyMatch(name -> OF_THE_PAGE.matcher(name).matches());
    }

    /** The label that a table cell consists of; null where it is none. */
    static String label(String cell) {
        if (cell.length() > LONGEST_CELL_LABEL || !FIRST_OF_CELL_LABELS.begin(cell)) {
            return null;
        }
        Matcher matcher = CELL_LABEL.matcher(cell);
        return matcher.matches() ? Whitespace.squeeze(matcher.group(1)) : null;
    }

    /** Whether what stands behind a label is its value, not the next label of a form that was not filled in. */
    static boolean isValue(String text) {
        return !text.isEmpty() && !text.endsWith("：") && !text.endsWith(":") && label(text) == null;
    }

    /** Notes the value of a cell that holds label and value; false where it holds none. */
    static boolean labelled(String cell, Map<String, String> values) {
        if (cell.length() > LONGEST || !FIRST_OF_LABELS.begin(cell)) {
            return false;
        }
        Matcher matcher = LABEL.matcher(cell);
        if (!matcher.lookingAt()) {
            return false;
        }
        String value = cell.substring(matcher.end()).strip();
        if (isValue(value)) {
            values.putIfAbsent(Whitespace.squeeze(matcher.group(1)), value);
        }
        return true;
    }
}
