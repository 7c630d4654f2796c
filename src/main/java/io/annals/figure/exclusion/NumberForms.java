package io.annals.figure.exclusion;

import static io.annals.figure.exclusion.ExclusionReason.DATE;
import static io.annals.figure.exclusion.ExclusionReason.FORMULA;
import static io.annals.figure.exclusion.ExclusionReason.FURNITURE;
import static io.annals.figure.exclusion.ExclusionReason.GROUP_DEFINITION;
import static io.annals.figure.exclusion.ExclusionReason.IDENTIFIER;
import static io.annals.figure.exclusion.ExclusionReason.ORDINAL;
import static io.annals.figure.exclusion.ExclusionReason.PERIOD;
import static io.annals.figure.exclusion.ExclusionReason.PHONE;
import static io.annals.figure.exclusion.ExclusionReason.PLACE_NAME;
import static io.annals.figure.exclusion.ExclusionReason.SERIAL_NUMBER;
import static io.annals.figure.exclusion.ExclusionReason.SESSION;
import static io.annals.figure.exclusion.ExclusionReason.STRUCTURAL;
import static io.annals.figure.exclusion.ExclusionReason.TIME;

import io.annals.figure.numeral.Digits;
import io.annals.reference.CharSet;
import io.annals.reference.CharTrie;
import io.annals.reference.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a numeral states by the form that begins at it: {@code 2023年12月}, {@code 15:05}, {@code 十九届}, {@code 3+X}.
 * The forms are kept by the character behind the first run of numeral characters and by that run's own first one, so that
 * at most numerals none has to be tried; they look no further than {@link #WINDOW} characters.
 */
final class NumberForms {

    static final int WINDOW = 40;

    private static final String DASHES = "-－—–―~～至到";
    private static final String DASH = "\\s?(?:[" + DASHES + "]|——|--)\\s?";
    private static final String D = "[0-9０-９]";
    private static final String C = "[一二三四五六七八九十百零〇○廿]";
    private static final String N = "[0-9０-９一二三四五六七八九十百零〇○廿]";
    private static final String YEAR = "(?:(?:[1１][89８９]|[2２][0０1１])" + D + "{2}"
            + "|[一二][一二三四五六七八九〇零○0０]{3})";
    private static final String TENS = "(?:十[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?"
            + "|[一二三四五六七八九])";
    private static final String MONTH = "(?:1[0-2]|１[０-２]|[0０]?[1-9１-９]|十[一二]?|[一二三四五六七八九])";
    private static final String DAY = "(?:" + D + "{1,2}|" + TENS + ")";
    private static final String PART_OF_MONTH = "(?:份|底|末|初|[上中下]旬)";
    private static final String RATIO_TERM = D + "++(?:[.．]" + D + "++)?+";
    private static final String TIME_OF_DAY = D + "{1,2}[:：]" + D + "{2}(?:[:：]" + D + "{2})?(?![.．:：]?" + D + ")";
    private static final String DAY_PART = "(?<=上午|下午|早上|早晨|清晨|中午|晚上|早|晚|当晚|凌晨|傍晚|夜间|深夜|每晚|每早)";
    private static final String MONTH_NAME = "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
            + "|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";

    /** What goes on behind the decimals of a date, a version, a ratio or a distance, white space included. */
    private static final CharSet AFTER_DECIMALS = CharSet.of(".．/－-月版时模系:：∶比公千 \t\n\u000B\f\r");

    private record Form(Pattern pattern, ExclusionReason reason) {}

    /** The forms by the character behind the run and the run's first one. */
    private final CharTrie<List<Form>> byNextAndFirst = new CharTrie<>();

    NumberForms() {
        spans();
        dates();
        times();
        ordinals();
        numbers();
        formulas();
        groups();
    }

    /**
     * The exclusion by the form that begins at a numeral; null where none fits.
     *
     * @param next index of the first character behind the numeral's run that is no space; may be the text's length
     */
    Exclusion at(String text, int start, int next) {
        if (next >= text.length()) {
            return null;
        }
        int node = byNextAndFirst.next(CharTrie.ROOT, text.charAt(next));
        node = node == CharTrie.NONE ? node : byNextAndFirst.next(node, text.charAt(start));
        if (node == CharTrie.NONE || isDecimalAlone(text, next)) {
            return null;
        }
        for (Form form : byNextAndFirst.value(node)) {
            int end = lookingAt(form.pattern(), text, start);
            if (end > 0 && !refuted(form.reason(), text, start, end)) {
                return new Exclusion(start, end, form.reason());
            }
        }
        return null;
    }

    /** Whether a point stands at a place and behind its decimals nothing with which a form goes on: most are amounts. */
    private static boolean isDecimalAlone(String text, int point) {
        if (".．".indexOf(text.charAt(point)) < 0) {
            return false;
        }
        int end = point + 1;
        while (end < text.length() && Digits.isDigit(text.charAt(end))) {
            end++;
        }
        return end > point + 1 && (end == text.length() || !AFTER_DECIMALS.has(text.charAt(end)));
    }

    static int lookingAt(Pattern pattern, String text, int start) {
        Matcher matcher = pattern.matcher(text).region(start, Math.min(text.length(), start + WINDOW));
        matcher.useTransparentBounds(true);
        matcher.useAnchoringBounds(false);
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    /** A form that fits can still be a quantity: {@code 80岁} tells a group, but in {@code 平均年龄38岁} it is measured. */
    private static boolean refuted(ExclusionReason reason, String text, int start, int end) {
        if (reason == GROUP_DEFINITION) {
            return stands("平均", text, start) || stands("寿命", text, start) || text.startsWith("年龄为", start - 3);
        }
        if (reason == FORMULA || reason == TIME) {
            return IndustryShares.holds(text, start);
        }
        if (reason == PERIOD && (text.startsWith("小时", end - 2) || text.charAt(end - 1) == '天')) {
            // 24小时 and 365天 say "always", unless a verb measures: 缩短至24小时
            boolean lasts = end == text.length() || "，,。；;、）)\n".indexOf(text.charAt(end)) >= 0;
            return start > 0 && "至到为达时过超满共于".indexOf(text.charAt(start - 1)) >= 0
                    || lasts && RUNNING.stream().anyMatch(word -> text.startsWith(word, start - word.length()));
        }
        return false;
    }

    /** What went on for a length of time: {@code 监测365天}. */
    private static final List<String> RUNNING = List.of("监测", "运行", "运转");

    private static boolean stands(String word, String text, int before) {
        return Within.contains(text, word, before - 6, before);
    }

    // --- the table ----------------------------------------------------------------------------------------------

    /** Adds a form that can only fit where one of the characters {@code next} follows the first run. */
    private void form(String next, String regex, ExclusionReason reason) {
        Form form = new Form(Pattern.compile(regex), reason);
        boolean looksBack = regex.startsWith("(?<=");
        for (int i = 0; i < Digits.NUMERALS.length(); i++) {
            String first = Digits.NUMERALS.substring(i, i + 1);
            if (!looksBack && !CharSet.mayBegin(form.pattern(), first)) {
                continue;
            }
            for (int k = 0; k < next.length(); k++) {
                String key = next.charAt(k) + first;
                List<Form> forms = byNextAndFirst.get(key);
                if (forms == null) {
                    forms = new ArrayList<>();
                    byNextAndFirst.put(key, forms);
                }
                forms.add(form);
            }
        }
    }

    private void spans() {
        form("年" + DASHES, YEAR + "\\s?年?" + DASH + "(?:" + YEAR + "|" + D + "{2})\\s?(?:学年度?|年度?|(?=[)）》”\\s]|$))",
                PERIOD);
        form("/", YEAR + "/" + D + "{2}(?![0-9/.-])\\s?(?:学?年度?)?", PERIOD);
        form("季" + DASHES, "[1-4１-４一二三四](?:" + DASH + "[1-4１-４二三四])?\\s?季度?", PERIOD);
        form("小", "(?:24|２４|二十四)\\s?个?小时|[8八]小时(?=以外|之外|外)", PERIOD);
        form("个", "(?:24|２４|二十四)\\s?个小时", PERIOD);
        form("天", "(?:365|３６５|三百六十五)\\s?天", PERIOD);
        form("时规期普末间以来开收建”\"' 　", "(?:十[一二三四五六七八]|[一二三四五六七八九])五(?=[”\"时期普规末间以来开收建\\s])",
                PERIOD);
    }

    private void dates() {
        form("国中世全亚", YEAR + "(?=国内|国际|国庆|中国|世界|全国|全球|亚洲)", DATE);
        form("年", YEAR + "\\s?年\\s?" + MONTH + DASH + MONTH + "\\s?月份?", DATE);
        form("年/.．-－", YEAR + "\\s?[年/.．－-]\\s?" + MONTH + "\\s?[月/.．－-]\\s?" + DAY + "(?:\\s?[日号])?(?:[\\sT]{1,3}"
                + TIME_OF_DAY + ")?(?!" + D + ")", DATE);
        form("年", YEAR + "\\s?年\\s?" + MONTH + "\\s?月" + PART_OF_MONTH + "?", DATE);
        form("年学代", YEAR + "\\s?(?:年代|学年度?|年度?(?:底|末|初|春|夏|秋|冬)?)", DATE);
        form("年", "(?:" + D + "{2,3}|[一二三四五六七八九〇零○]{3})\\s?年\\s?" + MONTH + "\\s?月(?:\\s?" + DAY + "\\s?日)?", DATE);
        form("年", "(?:" + D + "{3}|[一二三四五六七八九〇零○]{3})\\s?年度", DATE);
        form("年", D + "{2}\\s?年(?:底|末|初)", DATE);
        form("、", YEAR + "(?:\\s?、\\s?" + YEAR + "){1,6}\\s?年度?", DATE);
        form("年", C + "{1,2}十年代", DATE);
        form("月份、" + DASHES, MONTH + "(?:\\s?月?份?" + DASH + "|、)" + MONTH + "\\s?月" + PART_OF_MONTH + "?", DATE);
        form("月", "[一二三四五六七八九十]{2,3}月(?:份|间)", DATE);
        form("月", MONTH + "\\s?月(?:" + PART_OF_MONTH + "|\\s?" + DAY + "\\s?[日号](?:" + DASH + DAY + "\\s?[日号])?|\\s?"
                + D + "{1,2}(?!" + D + "))?", DATE);
        form("日号" + DASHES, D + "{1,2}(?:\\s?[日号])?" + DASH + D + "{1,2}\\s?[日号](?!楼|线|院)", DATE);
        form("日", D + "{1,2}\\s?日(?!均|常|间|照|产|元)", DATE);
        form("日", TENS + "日(?=[，,。；;、）)\\s上下起前晚在召至到—-]|$)", DATE);
        form("世", "(?:" + D + "{1,2}|" + TENS + ")\\s?世纪(?:" + D + "0年代|[一二三四五六七八九]十年代)?", DATE);
        form("年后", D + "0\\s?(?:年代|后(?=[,，。、；的人群大干学党员青]))", DATE);
        form("后", "[6-9六七八九零〇][0０十〇零]?后(?=[,，。、；的人群大干学党员青])", DATE);
        form("snrt", "(?:[12]?" + D + "|3[01])(?:st|nd|rd|th)?\\s(?:of\\s)?" + MONTH_NAME
                + "(?:,?\\s" + YEAR + ")?(?![A-Za-z0-9])", DATE);
        form("JFMASOND", "(?:[12]?" + D + "|3[01])\\s" + MONTH_NAME + "(?:,?\\s" + YEAR + ")?(?![A-Za-z0-9])", DATE);
    }

    private void times() {
        form(":：", "(?<![比例]|[比例](?:[为是达约]|达到|保持在|控制在))" + TIME_OF_DAY + "(?:" + DASH + TIME_OF_DAY + ")?(?!\\s?比)", TIME);
        form("点", DAY_PART + N + "{1,2}\\s?点(?:半|钟|" + N + "{1,3}分)?", TIME);
        form("点", N + "{1,2}\\s?点(?:半|钟|许|整|" + N + "{1,3}分(?!之)|(?=以?[前后]|之[前后]|[发收开关闭到起准]))", TIME);
        form("时", D + "{1,2}\\s?时(?:" + D + "{1,2}\\s?分)?(?!段|长|代|期|间|效)", TIME);
        form("时", DAY_PART + C + "{1,3}时(?:" + C + "{1,3}分|[许整半])?", TIME);
        form("时", C + "{1,3}时(?:" + C + "{1,3}分|许|整)", TIME);
    }

    private void ordinals() {
        form("大", "(?:十[一二三四五六七八]|二十|八|七|六)大(?=[精以报代会要召提开胜明强作部确擘擎，,。；、”\\s]|$)", SESSION);
        form("大", "十大(?=[\\u4e00-\\u9fff])", ORDINAL);
        form("大", "[两二三四五六七八九]大(?=[\\u4e00-\\u9fff])", STRUCTURAL);
        form("大", D + "+\\s?大(?=[\\u4e00-\\u9fff”])", ORDINAL);
        form("强", "(?:" + D + "+|[十百])\\s?强(?=[\\u4e00-\\u9fff”])", ORDINAL);
        form("届级版", YEAR + "\\s?[届级版]", DATE);
        form("届", N + "{1,3}\\s?届(?:[一二三四五六七八九十]{1,2}次(?:全体|全会|会议)?)?", SESSION);
        form("中", N + "{1,2}\\s?中全会", SESSION);
        form("等", N + "{1,2}\\s?等(?:奖|功|次|线|座|舱|残)", ORDINAL);
        form("星", "[一二三四五]星级?", ORDINAL);
        form("级", "(?<![省市县區区州乡镇村、和与两及的])[一二三四五六七八九]级", ORDINAL);
        form("级", N + "{1,2}级(?:甲|乙|丙|英模|警|残|伤|医|响应|公路|市场|注册|建造|巡视|调研|主任|文物|保护|博物|教授"
                + "|运动|以上[^\\u4e00-\\u9fff]?|及以)", ORDINAL);
        form("年" + DASHES, N + "{1,2}(?:" + DASH + N + "{1,2})?\\s?年级", ORDINAL);
        form("号", N + "+\\s?号(?:楼|线|院|文件|机|令|公告|公路)?(?:-" + D + "+)?", SERIAL_NUMBER);
        form("號", N + "+\\s?號(?:樓|線|院|文件|令|公告)?(?:-" + D + "+)?", SERIAL_NUMBER);
        form("层楼", D + "{1,2}[层楼](?=\\s?[A-Za-z]?" + D + "{2,5}(?:室|号|房|[^\\u4e00-\\u9fff]|$))", IDENTIFIER);
        form("分公里小" + DASHES, N + "{1,4}(?:" + DASH + N + "{1,3})?\\s?(?:分钟|小时|公里|里)(?=[^，,。；;]{0,10}圈)", ORDINAL);
        form("国省县乡路", D + "{1,4}\\s?(?:国道|省道|县道|乡道|路(?=公交|车|线|[、，,。可到至延]))", IDENTIFIER);
        form("米×xX*", "(?:" + D + "+\\s?[×xX*]\\s?)?" + D + "+\\s?米(?=接力|跑(?!道)|[自仰蛙蝶]由?泳|栏|跨栏|障碍|混合泳"
                + "|测试|体测)", IDENTIFIER);
        form("度", "(?<=[东西]经|[南北]纬)" + D + "+度", IDENTIFIER);
        form("公千.", N + "{1,4}(?:\\.\\d+)?\\s?(?:公里|千米)(?=接力|(?:半程|全程)?马拉松|[^，,。；;]{0,2}跑(?!道)|越野"
                + "|竞走|健步走|徒步|骑行)", IDENTIFIER);
        form("室房", D + "{2,5}(?=室|房间|房(?![屋产地源]))", IDENTIFIER);
        form("#", D + "+#", IDENTIFIER);
        form("类", "[1-5一二三四五](?:\\.1)?类(?=创?新药|化学药|医疗器械|疫苗|水质|地区|费用|工资区|高新|残疾|烧伤)", ORDINAL);
        form("类", "2[0-3]" + D + "类(?=[\\u4e00-\\u9fff]{2,10}支出)", IDENTIFIER);
        form("米", "(?<=[男女]子|田径|游泳)" + D + "+\\s?米", IDENTIFIER);
        // Counters that also stand inside names of places: 七台河, 五家渠, 八里店
        form("台方门家里道户", "[一二三四五六七八九十]{1,2}(?:[台方门][山河沟峡湾]|家[渠湾庄屯沟河坪集峪洼岭]|家子(?!公)|里[桥铺店庄牌屯河沟坪湾墩坡]"
                + "|道[河沟湾]|户[庄屯])", PLACE_NAME);
    }

    private void numbers() {
        form("-－—)）", "0" + D + "{2,3}[-－—)）]\\s?" + D + "{7,8}(?:-" + D + "+|转" + D + "+)?", PHONE);
        form("-", "[48]00-?" + D + "{3,4}-?" + D + "{3,4}", PHONE);
        form(".", D + "+(?:\\." + D + "+){2,}", IDENTIFIER);
        form("单", D + "{1,2}单元(?=\\s?" + D + ")", SERIAL_NUMBER);
        form(".．", D + "++[.．]" + D + "++版", IDENTIFIER);
        form(".", D + "{1,2}\\." + D + "(?:\\." + D + ")?\\s?(?:版|时代|模式|系统)", IDENTIFIER);
        form("°", D + "+°(?:" + D + "+′)?", IDENTIFIER);
        form("页頁", "(?<=[页頁][\\s,，/]{0,3}共\\s{0,2})" + D + "+\\s?[页頁]", FURNITURE);
        form("页頁", "(?<=共\\s{0,2})" + D + "+\\s?[页頁](?=\\s{0,3}[第，,/])", FURNITURE);
        form("页頁", "(?<=/)" + D + "+\\s?[页頁]", FURNITURE);
    }

    private void formulas() {
        form("×xX*", "(?:7|七)\\s?[×xX*]\\s?24\\s?小?时?", FORMULA);
        form("×xX*", D + "+\\s?[×xX*]\\s?" + D + "+(?:小时|分辨率|(?=[a-zA-Z]))", IDENTIFIER);
        form("×xX*", D + "{3,4}\\s?[×xX*]\\s?" + D + "{3,4}(?=分辨率|像素|$)", IDENTIFIER);
        form("+＋", D + "+\\s?(?:[+＋]\\s?(?:" + D + "+|[A-Za-z]))+", FORMULA);
        form("+＋", D + "+\\s?[+＋]", FORMULA);
        form(":：∶比.．", RATIO_TERM + "(?:(?:[:：]|\\s?[∶比]\\s?)" + RATIO_TERM + ")+(?![,，]?" + D
                + "|\\s?[年月个家件人户次所项条%％])", FORMULA);
    }

    private void groups() {
        String ages = "(?:及?以[上下]|以内|左右|的?老|的?儿童|未成年|的?人|的?高龄|至)?";
        form("周岁歲週" + DASHES, N + "{1,3}(?:" + DASH + N + "{1,3})?\\s?(?:[周週][岁歲]|[岁歲])" + ages, GROUP_DEFINITION);
        form(DASHES, D + "{1,2}" + DASH + D + "{1,2}\\s?个?月龄", GROUP_DEFINITION);
    }
}
