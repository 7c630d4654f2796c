package io.annals.figure.exclusion;

import static io.annals.figure.exclusion.ExclusionReason.DATE;
import static io.annals.figure.exclusion.ExclusionReason.FORMULA;
import static io.annals.figure.exclusion.ExclusionReason.FURNITURE;
import static io.annals.figure.exclusion.ExclusionReason.GROUP_DEFINITION;
import static io.annals.figure.exclusion.ExclusionReason.IDENTIFIER;
import static io.annals.figure.exclusion.ExclusionReason.LIST_MARKER;
import static io.annals.figure.exclusion.ExclusionReason.ORDINAL;
import static io.annals.figure.exclusion.ExclusionReason.PERIOD;
import static io.annals.figure.exclusion.ExclusionReason.PHONE;
import static io.annals.figure.exclusion.ExclusionReason.PLACE_NAME;
import static io.annals.figure.exclusion.ExclusionReason.SERIAL_NUMBER;
import static io.annals.figure.exclusion.ExclusionReason.SESSION;
import static io.annals.figure.exclusion.ExclusionReason.SLOGAN;
import static io.annals.figure.exclusion.ExclusionReason.TIME;
import static io.annals.figure.exclusion.ExclusionReason.TITLE;

import io.annals.figure.numeral.Digits;
import io.annals.figure.unit.UnitLexicon;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules by which a numeral is told to be no figure from its own form and its neighbours: dates, ordinals, numbers
 * of documents, list markers … Each rule is tried at the first character of a numeral only, and looks a bounded number
 * of characters to either side, so that a text takes linear time.
 */
public final class ExclusionRules {

    private static final int WINDOW = 40;
    private static final int LONGEST_ADDRESS = 300;
    private static final String D = "[0-9０-９]";
    private static final String C = "[一二三四五六七八九十百零〇○]";
    private static final String DASH = "\\s?(?:[-－—–―~～至到]|——|--)\\s?";
    private static final String YEAR = "(?:[1１][89８９]|[2２][0０1１])" + D + "{2}";
    private static final String RATIO_TERM = D + "++(?:[.．]" + D + "++)?+";
    private static final String TIME_OF_DAY = D + "{1,2}[:：]" + D + "{2}(?:[:：]" + D + "{2})?(?![.．:：]?" + D + ")";

    private record Form(Pattern pattern, ExclusionReason reason) {
        Form(String regex, ExclusionReason reason) {
            this(Pattern.compile(regex), reason);
        }
    }

    /** Forms that decide by what begins at the numeral, in order of precedence. */
    private static final List<Form> DIGIT_FORMS = List.of(
            new Form(YEAR + "\\s?年?" + DASH + "(?:" + YEAR + "|" + D + "{2})\\s?(?:学年度?|年度?|(?=[)）》”\\s]))", PERIOD),
            new Form(YEAR + "\\s?年\\s?" + D + "{1,2}" + DASH + D + "{1,2}\\s?月份?", DATE),
            new Form(YEAR + "\\s?[年/.．-]\\s?" + D + "{1,2}\\s?[月/.．-]\\s?" + D + "{1,2}(?:\\s?[日号])?(?:[\\sT]{1,3}"
                    + TIME_OF_DAY + ")?(?!" + D + ")", DATE),
            new Form(YEAR + "\\s?年\\s?" + D + "{1,2}\\s?月(?:份|底|末|初|中旬|上旬|下旬)?", DATE),
            new Form(YEAR + "\\s?(?:年代|学年度?|年度?(?:底|末|初|春|夏|秋|冬)?)", DATE),
            new Form(D + "{2}\\s?年\\s?" + D + "{1,2}\\s?月(?:" + D + "{1,2}\\s?日)?", DATE),
            new Form(D + "{1,2}\\s?月?份?" + DASH + D + "{1,2}\\s?月(?:份|底|末)?", DATE),
            new Form("(?:1[0-2]|１[０-２]|[0０]?[1-9１-９])\\s?月(?:份|底|末|初|中旬|上旬|下旬|\\s?" + D + "{1,2}\\s?[日号]?(?:"
                    + DASH + D + "{1,2}\\s?[日号])?)?", DATE),
            new Form("(?:19|20)" + D + "{2}(?:0[1-9]|1[0-2])(?:[0-2]" + D + "|3[01])(?!" + D + ")", DATE),
            new Form(D + "{1,2}" + DASH + D + "{1,2}\\s?[日号](?!楼)", DATE),
            new Form(D + "{1,2}\\s?日(?!均|常|间|照|产)", DATE),
            new Form(TIME_OF_DAY + "(?:" + DASH + TIME_OF_DAY + ")?", TIME),
            new Form("(?<=上午|下午|早上|早晨|中午|晚上|当晚|凌晨|傍晚|夜间)" + D + "{1,2}\\s?点(?:半|钟|" + D + "{1,2}分)?", TIME),
            new Form(D + "{1,2}\\s?点(?:半|钟|许|整|" + D + "{1,2}分|(?=以?[前后]|之[前后]))", TIME),
            new Form("(?:24\\s?(?:个)?小时|365\\s?天)", PERIOD),
            new Form("8\\s?小时(?=以外|之外|外)", PERIOD),
            new Form("[1-4１-４]" + DASH + "[1-4１-４]\\s?季度|[1-4１-４]\\s?季度", PERIOD),
            new Form(D + "{1,2}\\s?时(?:" + D + "{1,2}\\s?分)?(?!段|长|代|期|间)", TIME),
            new Form(D + "{1,2}\\s?世纪(?:" + D + "0年代)?", DATE),
            new Form(D + "0\\s?(?:年代|后(?=[,，。、；的人群大干学党员青]))", DATE),
            new Form(D + "+\\s?号(?:楼|线|院|文件|机|令|公告|公路)?(?:-" + D + "+)?", SERIAL_NUMBER),
            new Form("0" + D + "{2,3}[-－—)）]\\s?" + D + "{7,8}(?:-" + D + "+)?", PHONE),
            new Form("[48]00-?" + D + "{3,4}-?" + D + "{3,4}", PHONE),
            new Form("1[3-9]" + D + "{9}(?!" + D + ")", PHONE),
            new Form("1(?:10|19|20|22|2\\d{3})(?=[\\s”]?(?:\\S{0,6}(?:热线|电话|平台|专线)|、))", PHONE),
            new Form(D + "{4,}+(?:[-－]" + D + "++)++(?!\\s?[万亿千百元%％人户个件家名次亩吨米公斤天])", IDENTIFIER),
            new Form(D + "++[.．]" + D + "++版", IDENTIFIER),
            new Form(D + "{1,2}单元(?=\\s?" + D + ")|" + D + "{3,4}室(?!内|外)", SERIAL_NUMBER),
            new Form(D + "+(?:\\." + D + "+){2,}", IDENTIFIER),
            new Form("(?:7|七)\\s?[×xX*]\\s?24\\s?小?时?", FORMULA),
            new Form(D + "+\\s?[×xX*]\\s?" + D + "+(?:小时|分辨率|(?=[a-zA-Z]))", IDENTIFIER),
            new Form(D + "+\\s?(?:[+＋]\\s?(?:" + D + "+|[A-Za-z]))+", FORMULA),
            new Form(D + "+\\s?[+＋]", FORMULA),
            new Form(D + "{1,3}(?:" + DASH + D + "{1,3})?\\s?(?:周岁|岁)(?:及?以[上下]|以内|左右|的?老|的?儿童|未成年|的?人|的?高龄|至)?",
                    GROUP_DEFINITION),
            new Form(D + "+\\s?(?:强|大)(?=[\\u4e00-\\u9fff”])", ORDINAL),
            new Form(D + "\\s?等(?:奖|功|次)", ORDINAL),
            new Form(D + "{1,3}\\s?(?:分钟|公里|里)(?=[^，,。；;]{0,10}圈)", ORDINAL),
            new Form("[1-9１-９]" + D + "?\\s?(?:中全会|届)", SESSION),
            new Form(D + "{1,4}\\s?(?:国道|省道|县道|乡道|路(?=公交|车|线路?))", IDENTIFIER),
            new Form("(?<=页[\\s,，/]{0,3}共\\s{0,2})" + D + "+\\s?页", FURNITURE),
            new Form("(?<=[男女]子|田径|游泳)" + D + "+\\s?米", IDENTIFIER),
            new Form("(?:" + D + "+\\s?[×xX*]\\s?)?" + D + "+\\s?米(?=接力|跑|[自仰蛙蝶]由?泳|栏|跨栏|障碍|混合泳)", IDENTIFIER),
            new Form(RATIO_TERM + "(?:\\s?[:：∶比]\\s?" + RATIO_TERM + ")+(?!\\s?[年月个家件人户次所项条%％])", FORMULA));

    private static final List<Form> CHINESE_FORMS = List.of(
            new Form("[一二][一二三四五六七八九〇零○]{3}年度?(?:" + C + "{1,3}月(?:" + C + "{1,3}日|份|底)?)?", DATE),
            new Form("[一二三四五六七八九十]{1,2}月(?:份|底|末|初|上旬|中旬|下旬|" + C + "{1,3}[日号])?", DATE),
            new Form(C + "{1,3}日(?=[，,。；;、）)\\s]|$)", DATE),
            new Form("[一二三四五六七八九]十年代", DATE),
            new Form("(?:[十廿][一二三四五六七八九]?|二十|一|二|三)世纪", DATE),
            new Form("(?:十[一二三四五六七八九]|二十|八|七|六)大(?=[精以报代会要召提开胜明强作部确擘擎，,。；、”\\s]|$)", SESSION),
            new Form(C + "{1,3}届(?:[一二三四五六七八九十]{1,2}次(?:全体|全会|会议)?)?", SESSION),
            new Form(C + "{1,2}中全会", SESSION),
            new Form(C + "{1,2}等(?:奖|功|次|线|座|舱|残)", ORDINAL),
            new Form("[一二三四五]星级?", ORDINAL),
            new Form("[一二三四五六七八九十]{1,2}级(?:甲|乙|丙|英模|警|残|伤|医|响应|以上|及|公路|市场|注册|建造|巡视|调研|主任|文物|保护)", ORDINAL),
            new Form("[一二三四五六]期(?=工程|项目|建设|规划|改造|主体|投资|投入|建成|竣工|完工|开工|已|正式|全面)", ORDINAL),
            new Form(C + "{1,3}号", SERIAL_NUMBER),
            new Form("十大(?=[\\u4e00-\\u9fff])", ORDINAL),
            new Form("[一二三四五六七八九十]{1,3}周岁(?:以[上下])?", GROUP_DEFINITION),
            new Form("[一二三四](?:[至到—－-][二三四])?季度", PERIOD),
            new Form(C + "{1,4}(?:分钟|公里|里)(?=[^，,。；;]{0,10}圈)", ORDINAL),
            new Form("(?:二十四(?:个)?小时|三百六十五天|八小时(?=以外|之外|外))", PERIOD),
            new Form("(?<=上午|下午|早上|早晨|中午|晚上|当晚|凌晨|傍晚|夜间)" + C + "{1,2}点(?:半|钟)?", TIME),
            new Form(C + "{1,2}点(?:半|钟|许|整|(?=以?[前后]))", TIME),
            // Counters that also stand inside names of places: 七台河, 五家渠, 八里店
            new Form("[一二三四五六七八九十]{1,2}(?:[台方门][山河沟峡湾]|家[渠湾庄屯沟河坪集]|里[桥铺店庄牌屯河沟坪湾墩坡]|道[河沟湾]"
                    + "|户[庄屯])", PLACE_NAME),
            new Form("(?:十[一二三四五六七八]|[一二三四五六七八九])五(?=[”\"时期普规末期间以来开收建\\s]|发展|计划)", PERIOD));

    private static final Pattern MARKER_DIGITS =
            Pattern.compile("[(（]?" + D + "{1,3}(?:[)）]\\s?[、.．]?|[、．]|\\.(?!" + D + "))|" + D + "{1,2}(?:\\."
                    + D + "{1,2}){1,2}(?=[\\s\\u4e00-\\u9fff])");
    private static final Pattern MARKER_CHINESE = Pattern.compile(
            "[(（]?[一二三四五六七八九十百]{1,4}(?:[)）]|[、.．](?!" + C + "+[、])|(?=\\s))");
    private static final Pattern NUMBERED_ITEM = Pattern.compile("[一二三四五六七八九十]{1,3}(?:是|要(?=[\\u4e00-\\u9fff]))");
    private static final Pattern LABEL_END = Pattern.compile("[:：\\s号码为是]+$");
    private static final Pattern BRACKETED = Pattern.compile("(?:[一二三四五六七八九十]{1,3}|" + D + "{1,2})[)）]");
    private static final Pattern MONTH_DAY = Pattern.compile("(?:1[0-2]|[1-9])[.·•．](?:[12]" + D + "|3[01]|[1-9])(?!"
            + D + "|[万亿元%％个件人户家次])");
    private static final Pattern SESSION_COUNT = Pattern.compile(
            "(?:" + C + "|" + D + ")+\\s?次(?:全体|全会|会议|(?=常委|代表|党代|人代|主席|理事|集体|党组))");

    private final UnitLexicon units;

    /** @param units the units that can follow a number */
    public ExclusionRules(UnitLexicon units) {
        this.units = units;
    }

    /**
     * The exclusion of the numeral that begins at {@code start}; null where no rule objects.
     *
     * @param text the text
     * @param start UTF-16 index of a numeral character that no numeral character of the same run stands before
     * @param marks quotation and title marks of the text
     */
    public Exclusion at(String text, int start, TextMarks marks) {
        if (marks.titleEnd(start) > 0) {
            return new Exclusion(start, runEnd(text, start), TITLE);
        }
        boolean digit = Digits.isDigit(text.charAt(start));
        Exclusion marker = marker(text, start, digit);
        if (marker != null) {
            return marker;
        }
        Exclusion ordinal = ordinal(text, start);
        if (ordinal != null) {
            return ordinal;
        }
        if (digit) {
            Exclusion neighbour = byNeighbours(text, start, marks);
            if (neighbour != null) {
                return neighbour;
            }
        }
        for (Form form : digit ? DIGIT_FORMS : CHINESE_FORMS) {
            int end = lookingAt(form.pattern(), text, start);
            if (end > 0 && !refuted(form.reason(), text, start, end)) {
                return new Exclusion(start, end, form.reason());
            }
        }
        int session = lookingAt(SESSION_COUNT, text, start);
        if (session > 0 && isSession(text, start)) {
            return new Exclusion(start, session, SESSION);
        }
        return quoted(text, start, digit, marks);
    }

    /** A form that fits can still be a quantity: {@code 3月} is a date, but in {@code 平均年龄38岁} the age is measured. */
    private static boolean refuted(ExclusionReason reason, String text, int start, int end) {
        if (reason == GROUP_DEFINITION) {
            String before = text.substring(Math.max(0, start - 6), start);
            return before.contains("平均") || before.contains("寿命") || before.endsWith("年龄为");
        }
        if (reason == PERIOD && (text.startsWith("小时", end - 2) || text.charAt(end - 1) == '天')) {
            // 24小时 and 365天 say "always", unless a verb measures: 缩短至24小时
            return start > 0 && "至到为达时过超满共于".indexOf(text.charAt(start - 1)) >= 0;
        }
        return false;
    }

    private static Exclusion marker(String text, int start, boolean digit) {
        int lineStart = start;
        if (lineStart > 0 && (text.charAt(lineStart - 1) == '(' || text.charAt(lineStart - 1) == '（')) {
            int bracketed = lookingAt(BRACKETED, text, start);
            if (bracketed > 0) {
                return new Exclusion(start, bracketed - 1, LIST_MARKER);
            }
            lineStart--;
        }
        int before = lineStart;
        while (before > 0 && (text.charAt(before - 1) == ' ' || text.charAt(before - 1) == '　')) {
            before--;
        }
        boolean begins = before == 0 || text.charAt(before - 1) == '\n';
        if (begins) {
            int end = lookingAt(digit ? MARKER_DIGITS : MARKER_CHINESE, text, start);
            if (end > 0) {
                return new Exclusion(start, Math.max(start + 1, trimMarker(text, start, end)), LIST_MARKER);
            }
            if (digit) {
                Exclusion furniture = furnitureLine(text, start);
                if (furniture != null) {
                    return furniture;
                }
            }
        }
        if (!digit && (begins || "。；;，,：:！？、”）)\n\t".indexOf(text.charAt(before - 1)) >= 0)) {
            int end = lookingAt(NUMBERED_ITEM, text, start);
            if (end > 0) {
                return new Exclusion(start, end - 1, LIST_MARKER);
            }
            int list = lookingAt(MARKER_CHINESE, text, start);
            if (list > 0 && begins) {
                return new Exclusion(start, list, LIST_MARKER);
            }
        }
        if (digit && !begins && before > 0 && "。；;：:".indexOf(text.charAt(before - 1)) >= 0) {
            int end = lookingAt(MARKER_DIGITS, text, start);
            if (end > 0 && end - start <= 3 && "、.．)）".indexOf(text.charAt(end - 1)) >= 0
                    && end < text.length() && !Digits.isNumeral(text.charAt(end))) {
                return new Exclusion(start, end - 1, LIST_MARKER);
            }
        }
        return null;
    }

    private static int trimMarker(String text, int start, int end) {
        int trimmed = end;
        while (trimmed > start && !Digits.isNumeral(text.charAt(trimmed - 1))) {
            trimmed--;
        }
        return trimmed;
    }

    /** A line that holds nothing but a page number, or a date written without separators. */
    private static Exclusion furnitureLine(String text, int start) {
        int lineEnd = text.indexOf('\n', start);
        lineEnd = lineEnd < 0 ? text.length() : lineEnd;
        if (lineEnd - start > 16) {
            return null;
        }
        int runEnd = start;
        while (runEnd < lineEnd && Digits.isDigit(text.charAt(runEnd))) {
            runEnd++;
        }
        for (int i = runEnd; i < lineEnd; i++) {
            if (" 　-—–_\t".indexOf(text.charAt(i)) < 0) {
                return null;
            }
        }
        boolean date = runEnd - start >= 6 && (text.startsWith("19", start) || text.startsWith("20", start));
        return new Exclusion(start, runEnd, date ? DATE : FURNITURE);
    }

    private static Exclusion ordinal(String text, int start) {
        int before = start - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        if (before < 0) {
            return null;
        }
        if (text.charAt(before) == '第') {
            return new Exclusion(start, ordinalEnd(text, start), ORDINAL);
        }
        if (text.charAt(before) == '每') {
            // 每10万人, 每百元: what a rate is measured by
            int end = runEnd(text, start);
            while (end < text.length() && Digits.power(text.charAt(end)) > 1) {
                end++;
            }
            return new Exclusion(start, end, GROUP_DEFINITION);
        }
        if (text.charAt(before) == '前') {
            int end = numeralEnd(text, start);
            if (end < text.length() && "名位列强甲".indexOf(text.charAt(end)) >= 0
                    || end < text.length() && "，。；,;、）)茅".indexOf(text.charAt(end)) >= 0
                    || end >= text.length()) {
                return new Exclusion(start, end, ORDINAL);
            }
            if (end < text.length() && "季年个天".indexOf(text.charAt(end)) >= 0) {
                return new Exclusion(start, end, PERIOD);
            }
        }
        boolean caption = (text.charAt(before) == '图' || text.charAt(before) == '表')
                && (before == 0 || !Character.isIdeographic(text.charAt(before - 1)) || text.charAt(before - 1) == '见'
                || text.charAt(before - 1) == '附');
        if (caption && Digits.isDigit(text.charAt(start))) {
            return new Exclusion(start, ordinalEnd(text, start), ORDINAL);
        }
        if (text.charAt(before) == '其' && text.charAt(start) == '一') {
            return new Exclusion(start, start + 1, LIST_MARKER);
        }
        return null;
    }

    /** Index after {@code 3}, {@code 1-3} or {@code 5、6}, which 第 stands before. */
    private static int ordinalEnd(String text, int start) {
        int end = numeralEnd(text, start);
        while (end + 1 < text.length() && end - start < WINDOW && "-－—~～至到、".indexOf(text.charAt(end)) >= 0
                && Digits.isNumeral(text.charAt(end + 1))) {
            int next = numeralEnd(text, end + 1);
            boolean listed = text.charAt(end) == '、';
            if (listed && (next >= text.length() || "、号次名届期条章节款批位".indexOf(text.charAt(next)) < 0)) {
                break;
            }
            end = next;
        }
        return end;
    }

    private Exclusion byNeighbours(String text, int start, TextMarks marks) {
        int end = start;
        while (end < text.length() && Digits.isDigit(text.charAt(end))) {
            end++;
        }
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        if (Digits.isLatin(before) || before == '_' || before == '@' || (before == '-' || before == '/' || before == '.')
                && start > 1 && Digits.isLatin(text.charAt(start - 2))) {
            return new Exclusion(start, dottedEnd(text, end), IDENTIFIER);
        }
        if (inAddress(text, start)) {
            return new Exclusion(start, dottedEnd(text, end), IDENTIFIER);
        }
        if ("〔[［【".indexOf(before) >= 0 && end < text.length() && "〕]］】".indexOf(text.charAt(end)) >= 0) {
            return new Exclusion(start, end, SERIAL_NUMBER);
        }
        if ((before == '(' || before == '（') && end - start == 4 && end + 1 < text.length()
                && (text.charAt(end) == ')' || text.charAt(end) == '）') && Digits.isDigit(text.charAt(end + 1))) {
            return new Exclusion(start, end, SERIAL_NUMBER);
        }
        if ((before == '+' || before == '＋') && !isSignedRate(text, start, end)) {
            return new Exclusion(start, end, FORMULA);
        }
        String left = text.substring(Math.max(0, start - 8), start);
        String label = LABEL_END.matcher(left).replaceFirst("");
        if (endsWithAny(label, "电话", "热线", "邮编", "传真", "邮政编码", "账号", "帐号", "QQ", "手机", "备案", "标识码", "索引号",
                "信用代码", "ICP备", "网安备") && end - start >= 5
                && (end >= text.length() || "余多人次件户个万".indexOf(text.charAt(end)) < 0)) {
            return new Exclusion(start, end, PHONE);
        }
        if (containsAny(left, "浏览", "访问", "点击", "阅读次数", "阅读量") && left.length() - lastOf(left, "：: ") <= 2) {
            return new Exclusion(start, decimalEnd(text, end), FURNITURE);
        }
        if (end < text.length() && Digits.isLatin(text.charAt(end)) && !isUnit(text, end)
                && !isMoney(before)) {
            return new Exclusion(start, end, IDENTIFIER);
        }
        // "12.4"国家宪法日, 3·15
        int monthDay = lookingAt(MONTH_DAY, text, start);
        if (monthDay > 0) {
            boolean inQuotes = marks.quotedLength(start) > 0 && marks.quotedLength(start) <= 8
                    && marks.quoteStart(start) == start - 1;
            String after = text.substring(monthDay, Math.min(text.length(), monthDay + 14));
            if (inQuotes || text.charAt(monthDay - 2) != '.' && "·•".indexOf(middle(text, start, monthDay)) >= 0
                    || namesDay(after)) {
                return new Exclusion(start, monthDay, DATE);
            }
        }
        if (end - start >= 12) {
            return new Exclusion(start, end, IDENTIFIER);
        }
        return null;
    }

    /** {@code 增速为+3.2%}. */
    private static boolean isSignedRate(String text, int start, int end) {
        int to = decimalEnd(text, end);
        char sign = start > 1 ? text.charAt(start - 2) : ' ';
        return !Digits.isDigit(sign) && !Digits.isLatin(sign) && to < text.length()
                && ("%％‰".indexOf(text.charAt(to)) >= 0 || text.startsWith("个百分点", to));
    }

    private static char middle(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Digits.isDigit(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return ' ';
    }

    private static boolean namesDay(String after) {
        int day = after.indexOf('日');
        return day >= 0 && (after.startsWith("全国") || after.startsWith("国际") || after.startsWith("国家")
                || after.startsWith("世界") || after.startsWith("中华") || after.startsWith("”"));
    }

    /** Quoted Chinese numerals name something; so do quoted digits unless the quotation is long enough for a sentence. */
    private static Exclusion quoted(String text, int start, boolean digit, TextMarks marks) {
        int length = marks.quotedLength(start);
        if (length == 0 || digit && length > 12) {
            return null;
        }
        if (digit && text.substring(marks.quoteStart(start), marks.quoteEnd(start)).indexOf('%') >= 0) {
            return null;
        }
        return new Exclusion(start, runEnd(text, start), SLOGAN);
    }

    /** A count of sessions is a session's number where a term (届) stands before it in the same phrase. */
    private static boolean isSession(String text, int start) {
        for (int i = start - 1; i >= Math.max(0, start - 16); i--) {
            char c = text.charAt(i);
            if (c == '届') {
                return true;
            }
            if ("，。；,;、\n".indexOf(c) >= 0) {
                return false;
            }
        }
        return false;
    }

    private static int numeralEnd(String text, int start) {
        int end = start;
        boolean digit = Digits.isDigit(text.charAt(start));
        while (end < text.length() && (digit ? Digits.isDigit(text.charAt(end))
                : Digits.isChineseNumeral(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    /** Index after the numeral characters that begin at {@code start}, decimals and separators between them included. */
    public static int runEnd(String text, int start) {
        int end = numeralEnd(text, start);
        return Digits.isDigit(text.charAt(start)) ? decimalEnd(text, end) : end;
    }

    private static int decimalEnd(String text, int end) {
        int at = end;
        if (at + 1 < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')
                && Digits.isDigit(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && Digits.isDigit(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    /** Whether a place lies in the address of a page: {@code https://…?q=30%25}. */
    private static boolean inAddress(String text, int start) {
        int from = start;
        boolean scheme = false;
        while (from > 0 && start - from < LONGEST_ADDRESS && text.charAt(from - 1) > ' '
                && text.charAt(from - 1) < 127) {
            from--;
            scheme |= text.charAt(from) == ':' && text.startsWith("://", from)
                    || text.charAt(from) == 'w' && text.startsWith("www.", from);
        }
        return scheme;
    }

    private static boolean isMoney(char before) {
        return "$¥￥€£".indexOf(before) >= 0;
    }

    /** Index after all the parts of a version: {@code 3.2.1}. */
    private static int dottedEnd(String text, int end) {
        int at = end;
        int next = decimalEnd(text, at);
        while (next > at) {
            at = next;
            next = decimalEnd(text, at);
        }
        return at;
    }


    /** Whether Latin letters behind a number are a unit and nothing more: {@code km}, not the {@code G} of {@code 5G}. */
    private boolean isUnit(String text, int at) {
        UnitLexicon.Match match = units.match(text, at);
        return match != null && (match.end() >= text.length() || !Digits.isLatin(text.charAt(match.end())));
    }

    private static boolean endsWithAny(String text, String... words) {
        for (String word : words) {
            if (text.endsWith(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsAny(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static int lastOf(String text, String characters) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -9;
    }

    private static int lookingAt(Pattern pattern, String text, int start) {
        Matcher matcher = pattern.matcher(text).region(start, Math.min(text.length(), start + WINDOW));
        matcher.useTransparentBounds(true);
        return matcher.lookingAt() ? matcher.end() : -1;
    }
}
