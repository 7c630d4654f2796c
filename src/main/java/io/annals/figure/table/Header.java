package io.annals.figure.table;

import io.annals.figure.unit.UnitLexicon;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Unit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one header of a table says.
 *
 * @param text the header without blanks
 * @param name what it names, without unit, year and list mark; empty where it names nothing
 * @param unit unit that it states, scale word included; empty for none
 * @param unitStated whether it states that unit apart ({@code 产量（吨）}), not by its last word ({@code 户数})
 * @param year year that it names; 0 for none
 * @param yearsAfter years after the report's: -1 for 上年
 * @param total whether it adds up the others: {@code 合计}
 * @param subtotal whether it adds up some of them: {@code 小计}
 * @param among whether it is a part of what stands before: {@code 其中：女}
 * @param share whether a ratio stands under it
 * @param change whether a movement stands under it
 * @param fall whether that movement goes down: {@code 比上年下降（%）}
 * @param planned whether what was to be reached stands under it
 * @param plain whether it says no more than that a value stands there: {@code 数量}
 * @param time whether it names a stretch of the year: {@code 1月}
 * @param level rank of its list mark, 1 for {@code 一、}; 0 without
 * @param indent blanks before it
 */
record Header(
        String text, String name, String unit, boolean unitStated, int year, int yearsAfter, boolean total,
        boolean subtotal, boolean among, boolean share, boolean change, boolean fall, boolean planned, boolean plain,
        boolean time, int level, int indent) {

    private static final String D = "[0-9０-９]";
    private static final String FOUR_DIGITS = "(?:[1１][9９]|[2２][0０])" + D + "{2}";
    private static final Pattern YEAR = Pattern.compile("(" + FOUR_DIGITS + ")\\s?(?:年度|年)?");
    private static final Pattern TIME = Pattern.compile("(?:[1-9１-９]|[1１][0-2０-２]|[一二三四五六七八九十]{1,2})月份?"
            + "|第?[一二三四1-4１-４]季度|[上下]半年|" + D + "{1,2}[-—~至]" + D + "{1,2}月份?");
    private static final Pattern END_OF_MONTH = Pattern.compile("^" + D + "{1,2}月[末底]");
    private static final Pattern STRETCH = Pattern.compile("(?:" + FOUR_DIGITS + "\\s?年?度?)?(?:" + TIME.pattern()
            + ")?");
    private static final Pattern MARK = Pattern.compile("([一二三四五六七八九十]{1,3}、)|([（(][一二三四五六七八九十]{1,3}[)）])"
            + "|(" + D + "{1,2}[.、．](?!" + D + "))|([（(]" + D + "{1,2}[)）])");
    private static final Pattern LAST_YEAR = Pattern.compile("^(?:上年|去年|上期|上年度)(?!末)");
    private static final String NO_COUNTERS = "位口级";
    /** Before a unit they tell that the value may have either sign: {@code ±%}, {@code +-%}. */
    private static final String SIGNS = "±+-＋－/增减";

    /** Of a header's text. */
    static Header of(String raw, UnitLexicon units, Lexicon lexicon) {
        int indent = 0;
        while (indent < raw.length() && Character.isWhitespace(raw.charAt(indent))) {
            indent++;
        }
        String text = withoutBlanks(raw);
        String name = text;
        boolean among = name.startsWith("其中") || name.startsWith("#");
        if (among) {
            name = name.substring(name.startsWith("#") ? 1 : 2);
            name = name.startsWith("：") || name.startsWith(":") ? name.substring(1) : name;
        }
        Matcher mark = MARK.matcher(name);
        int level = 0;
        if (mark.lookingAt()) {
            for (int group = 1; group <= 4; group++) {
                level = mark.group(group) != null ? group : level;
            }
            name = name.substring(mark.end());
        }
        String unit = "";
        int bracket = Math.max(name.lastIndexOf('（'), name.lastIndexOf('('));
        if (bracket >= 0 && (name.endsWith("）") || name.endsWith(")"))) {
            unit = stated(name.substring(bracket + 1, name.length() - 1), units);
            name = unit.isEmpty() ? name : name.substring(0, bracket);
        } else if (name.indexOf('/') > 0 && !stated(name.substring(name.indexOf('/') + 1), units).isEmpty()) {
            unit = name.substring(name.indexOf('/') + 1);
            name = name.substring(0, name.indexOf('/'));
        } else if (name.endsWith("%") || name.endsWith("％")) {
            unit = "%";
            name = name.substring(0, name.length() - 1);
        }
        int year = 0;
        Matcher named = YEAR.matcher(name);
        if (named.find()) {
            year = Integer.parseInt(named.group(1));
            name = name.substring(0, named.start()) + name.substring(named.end());
        }
        boolean share = !unit.isEmpty() ? unit.equals("%") || unit.equals("％") || unit.equals("‰")
                : lexicon.endingAt(Role.SHARE_HEADER, name, 0, name.length()) > 0;
        boolean change = lexicon.within(Role.MOVE_HEADER, name, 0, name.length()) && !name.contains("自然增长");
        boolean fall = change && lexicon.within(Role.FALL_HEADER, name, 0, name.length());
        boolean reached = share || lexicon.within(Role.REACHED_HEADER, name, 0, name.length());
        boolean planned = !reached && lexicon.within(Role.PLANNED_HEADER, name, 0, name.length());
        boolean time = TIME.matcher(name).matches();
        boolean subtotal = name.endsWith("小计");
        boolean total = subtotal || isTotal(name, lexicon);
        boolean plain = !total && (change || lexicon.endingAt(Role.SHARE_HEADER, name, 0, name.length()) == 0)
                && isPlain(name, units, lexicon);
        boolean unitStated = !unit.isEmpty();
        if (unit.isEmpty() && share) {
            unit = "%";
        } else if (unit.isEmpty() && !total) {
            unit = counter(name, units, lexicon);
        }
        int after = LAST_YEAR.matcher(name).find() ? -1 : 0;
        return new Header(text, name, unit, unitStated, year, after, total, subtotal, among, share, change, fall,
                planned, plain, time, level, indent);
    }

    /** Whether a text is a year or a stretch of one: {@code 2023年}, {@code 1-12月}. */
    static boolean isTime(String text) {
        return !text.isEmpty() && text.length() <= 14 && STRETCH.matcher(text).matches();
    }

    static String withoutBlanks(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (!Character.isWhitespace(raw.charAt(i)) && raw.charAt(i) != '\u200b') {
                text.append(raw.charAt(i));
            }
        }
        return text.toString();
    }

    /** The unit, scale word included, that a stretch of text consists of, a {@code 单位：} before it left out. */
    static String stated(String text, UnitLexicon units) {
        int colon = Math.max(text.indexOf('：'), text.indexOf(':'));
        String unit = text.startsWith("单位") && colon > 0 ? text.substring(colon + 1) : text;
        int sign = 0;
        while (sign < unit.length() - 1 && SIGNS.indexOf(unit.charAt(sign)) >= 0) {
            sign++;
        }
        unit = unit.substring(sign);
        return units.scaled(unit).isEmpty() ? "" : unit;
    }

    /** Whether the header names a total: {@code 合计}, {@code 本年收入合计}, {@code 总条数}. */
    private static boolean isTotal(String name, Lexicon lexicon) {
        int length = name.length();
        return length > 0 && (lexicon.endingAt(Role.TOTAL_HEADER, name, 0, length) > 0
                || lexicon.startingAt(Role.TOTAL_HEADER, name, 0, length) == length
                || name.startsWith("总") && name.endsWith("数") && length <= 4);
    }

    /** Whether a header consists of words that name nothing: {@code 本年实际完成数}, {@code 户数}. */
    private static boolean isPlain(String header, UnitLexicon units, Lexicon lexicon) {
        String name = END_OF_MONTH.matcher(header).replaceFirst("");
        int at = 0;
        while (at < name.length()) {
            int word = lexicon.startingAt(Role.PLAIN_HEADER, name, at, name.length());
            if (word == 0) {
                String rest = name.substring(at);
                return counter(rest, units, lexicon).length() + (rest.endsWith("数") ? 1 : 0) == rest.length()
                        || (rest.length() == 1 || rest.endsWith("次")) && units.spelled(rest).isPresent();
            }
            at += word;
        }
        return true;
    }

    /** The counter that a header ends in: {@code 受援人数}, {@code 参观人次}; empty for none. */
    private static String counter(String name, UnitLexicon units, Lexicon lexicon) {
        if (lexicon.endingAt(Role.PLAIN_HEADER, name, 0, name.length()) > 1) {
            // 绝对数 counts nothing in particular
            return "";
        }
        int end = name.endsWith("数") ? name.length() - 1 : name.length();
        if (end < 1) {
            return "";
        }
        String two = name.substring(Math.max(0, end - 2), end);
        if (two.length() == 2 && two.endsWith("次") && counts(two, units)) {
            return two;
        }
        String one = name.substring(end - 1, end);
        return end < name.length() && NO_COUNTERS.indexOf(one.charAt(0)) < 0 && counts(one, units) ? one : "";
    }

    private static boolean counts(String spelling, UnitLexicon units) {
        Unit unit = units.named(spelling).orElse(null);
        return unit != null && (unit.dimension().equals("count") || unit.name().equals("天"))
                && !unit.afterChineseNumeral().equals("structural");
    }
}
