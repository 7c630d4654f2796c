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
import static io.annals.figure.exclusion.ExclusionReason.SERIAL_NUMBER;
import static io.annals.figure.exclusion.ExclusionReason.SESSION;
import static io.annals.figure.exclusion.ExclusionReason.SLOGAN;
import static io.annals.figure.exclusion.ExclusionReason.TITLE;

import io.annals.figure.numeral.Digits;
import io.annals.figure.unit.UnitLexicon;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Lexicon;
import io.annals.reference.Within;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules by which a numeral is told to be no figure from its own form and its neighbours: dates, ordinals, numbers
 * of documents, list markers … Each rule is tried at the first character of a numeral only, and looks a bounded number
 * of characters to either side, so that a text takes linear time.
 */
public final class ExclusionRules {

    private static final String D = "[0-9０-９]";
    private static final String N = "[0-9０-９一二三四五六七八九十百零〇○]";
    /** Longest run of digits that can be an amount; longer ones are codes. */
    private static final int LONGEST_AMOUNT = 11;
    /** Longest one where a unit of money follows. */
    private static final int LONGEST_SUM = 16;
    private static final int LONGEST_LABEL = 10;
    /** Most numbers have no label: one question about all of them answers that. */
    private static final Set<Role> LABELS = Lexicon.anyOf(Role.DATE_LABEL, Role.ORDINAL_LABEL, Role.FURNITURE_LABEL,
            Role.IDENTIFIER_LABEL, Role.PHONE_LABEL);
    private static final String BETWEEN_LABEL_AND_CODE = "号码為为是";
    private static final int LONGEST_ADDRESS = 300;

    private static final Pattern MONTH_DAY = Pattern.compile("(?:1[0-2]|[1-9])[.·•．](?:[12]" + D + "|3[01]|[1-9])(?!"
            + D + "|[万亿元%％个件人户家次])");
    private static final Pattern COMPACT_DATE = Pattern.compile("(?:19|20)" + D + "{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]"
            + D + "|3[01])");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]" + D + "{9}");
    private static final Pattern BARE_YEAR = Pattern.compile("(?:19|20)" + D + "{2}");
    private static final Pattern LABELLED_DATE = Pattern.compile(
            N + "{1,4}(?:\\s?年(?:度|" + N + "{1,3}月(?:" + N + "{1,3}日)?)?)?");
    private static final Pattern SESSION_COUNT = Pattern.compile(
            N + "{1,5}\\s?次(?:全体|全会|会议|(?=常委|代表|党代|人代|主席|理事|集体|党组)|(?=(?:(?:[、和及与]|以及)" + N
                    + "{1,2}次){1,6}(?:全体|全会|会议)))");

    private final UnitLexicon units;
    private final Lexicon lexicon;
    private final ListMarkers markers;
    private final NumberForms forms = new NumberForms();

    /**
     * @param units the units that can follow a number
     * @param lexicon the words that tell what a number beside them is
     */
    public ExclusionRules(UnitLexicon units, Lexicon lexicon) {
        this.units = units;
        this.lexicon = lexicon;
        this.markers = new ListMarkers(units);
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
        int end = numeralEnd(text, start);
        Exclusion found = markers.at(text, start, digit);
        found = found != null ? found : ordinal(text, start, end);
        found = found != null ? found : labelled(text, start, end, digit);
        found = found != null || !digit ? found : byNeighbours(text, start, end, marks);
        found = found != null ? found : forms.at(text, start, next(text, start, end));
        found = found != null ? found : phaseOrSession(text, start, end);
        return found != null ? found : quoted(text, start, digit, marks);
    }

    /** Index of the first character behind a numeral that is no space; zeros between Chinese digits belong to it. */
    private static int next(String text, int start, int end) {
        int at = end;
        if (!Digits.isDigit(text.charAt(start))) {
            while (at < text.length() && (Digits.isChineseNumeral(text.charAt(at))
                    || "0０○".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
        }
        while (at < text.length() && at - end < 8 && (text.charAt(at) == ' ' || text.charAt(at) == '\u00a0')) {
            at++;
        }
        return at;
    }

    // --- before the number --------------------------------------------------------------------------------------

    private static Exclusion ordinal(String text, int start, int end) {
        int before = start - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        if (before < 0) {
            return null;
        }
        char next = end < text.length() ? text.charAt(end) : '。';
        switch (text.charAt(before)) {
            case '第':
                int last = ordinalEnd(text, start, end);
                return last > end && text.startsWith("季度", last) ? new Exclusion(start, last + 2, PERIOD)
                        : new Exclusion(start, last, ORDINAL);
            case '每':
                // 每10万人, 每百元: what a rate is measured by
                return new Exclusion(start, scaleEnd(text, runEnd(text, start)), GROUP_DEFINITION);
            case '前':
                if (before > 0 && "目当此日".indexOf(text.charAt(before - 1)) >= 0
                        && (before == 1 || "，,。；;：:、（(至止到\n 　".indexOf(text.charAt(before - 2)) >= 0)) {
                    return null;
                }
                if ("名位列强甲，。；,;、）)茅".indexOf(next) >= 0) {
                    return new Exclusion(start, end, ORDINAL);
                }
                return "季年个天".indexOf(next) >= 0 ? new Exclusion(start, end, PERIOD) : null;
            case '其':
                return "一二三".indexOf(text.charAt(start)) >= 0 && "，,、：".indexOf(next) >= 0
                        ? new Exclusion(start, end, LIST_MARKER) : null;
            default:
                return null;
        }
    }

    /** Index after {@code 3}, {@code 1-3} or {@code 5、6}, which 第 stands before. */
    private static int ordinalEnd(String text, int start, int first) {
        int end = first;
        while (end + 1 < text.length() && end - start < NumberForms.WINDOW && "-－—~～至到、".indexOf(text.charAt(end)) >= 0
                && Digits.isNumeral(text.charAt(end + 1))) {
            int next = numeralEnd(text, end + 1);
            boolean listed = text.charAt(end) == '、';
            if (listed && (next >= text.length() || "、号次名届期条章节款批位季".indexOf(text.charAt(next)) < 0)) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** A number whose label stands before it: {@code 电话：}, {@code 索引号：}, {@code 浏览次数：}, {@code 附件}, {@code 腊月}. */
    private Exclusion labelled(String text, int start, int end, boolean digit) {
        int at = start;
        boolean colon = false;
        while (at > 0 && start - at < 4 && ":： \u00a0.（(".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
            colon |= text.charAt(at) != '(' && text.charAt(at) != '（';
        }
        if (at == 0 || BETWEEN_LABEL_AND_CODE.indexOf(text.charAt(at - 1)) < 0
                && lexicon.endingAt(LABELS, text, Math.max(0, at - LONGEST_LABEL), at) == 0) {
            return null;
        }
        if (ends(Role.DATE_LABEL, text, at)) {
            return new Exclusion(start, Math.max(end, NumberForms.lookingAt(LABELLED_DATE, text, start)), DATE);
        }
        if (isCounted(text, runEnd(text, start))) {
            return colon && digit && ends(Role.FURNITURE_LABEL, text, at)
                    ? new Exclusion(start, runEnd(text, start), FURNITURE) : null;
        }
        if (ends(Role.ORDINAL_LABEL, text, at) && beginsWord(text, at - longest(Role.ORDINAL_LABEL, text, at))) {
            return new Exclusion(start, Math.max(runEnd(text, start), ordinalEnd(text, start, end)), ORDINAL);
        }
        if (!digit) {
            return null;
        }
        if (colon && ends(Role.FURNITURE_LABEL, text, at)) {
            return new Exclusion(start, runEnd(text, start), FURNITURE);
        }
        int bare = at;
        while (bare > 0 && at - bare < 2 && BETWEEN_LABEL_AND_CODE.indexOf(text.charAt(bare - 1)) >= 0) {
            bare--;
        }
        if (ends(Role.IDENTIFIER_LABEL, text, at) || ends(Role.IDENTIFIER_LABEL, text, bare)) {
            return new Exclusion(start, codeEnd(text, end), IDENTIFIER);
        }
        boolean phone = ends(Role.PHONE_LABEL, text, at) || ends(Role.PHONE_LABEL, text, bare);
        return phone && end - start >= 5 ? new Exclusion(start, end, PHONE) : null;
    }

    private boolean ends(Role role, String text, int end) {
        return longest(role, text, end) > 0;
    }

    private int longest(Role role, String text, int end) {
        return lexicon.endingAt(role, text, Math.max(0, end - LONGEST_LABEL), end);
    }

    /** Whether no word reaches over the place from before: 表 in {@code 见表1}, not in {@code 代表1}. */
    private static boolean beginsWord(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        return Digits.isLatin(text.charAt(at)) ? !Digits.isLatin(before)
                : !Character.isIdeographic(before) || "见如附详按与和及的".indexOf(before) >= 0;
    }

    /** Whether a unit or a scale word follows, so that the number counts something. */
    private boolean isCounted(String text, int end) {
        if (end >= text.length()) {
            return false;
        }
        char next = text.charAt(end);
        return Digits.power(next) > 0 || "余多几".indexOf(next) >= 0
                || !Digits.isLatin(next) && units.match(text, end) != null;
    }

    /** Index after the letters, digits and the marks between them that a code goes on with: {@code B2-2019/0135}. */
    private static int codeEnd(String text, int end) {
        int at = end;
        while (at < text.length() && at - end < NumberForms.WINDOW && (isCodeCharacter(text.charAt(at))
                || "-－/._+#".indexOf(text.charAt(at)) >= 0 && at + 1 < text.length()
                && isCodeCharacter(text.charAt(at + 1)))) {
            at++;
        }
        return at;
    }

    private static boolean isCodeCharacter(char c) {
        return Digits.isDigit(c) || Digits.isLatin(c);
    }

    // --- around the number --------------------------------------------------------------------------------------

    private Exclusion byNeighbours(String text, int start, int end, TextMarks marks) {
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        char next = end < text.length() ? text.charAt(end) : ' ';
        boolean joined = "-/.".indexOf(before) >= 0 && start > 1 && Digits.isLatin(text.charAt(start - 2));
        if ((Digits.isLatin(before) || before == '_' || before == '@' || joined) && !isAmountOf(text, start, end)) {
            // mid-2025, but COVID-19
            boolean year = before == '-' && Character.isLowerCase(text.charAt(start - 2)) && end - start == 4
                    && NumberForms.lookingAt(BARE_YEAR, text, start) > 0;
            return year ? new Exclusion(start, end, DATE) : new Exclusion(start, codeEnd(text, end), IDENTIFIER);
        }
        if (before < 128 && inAddress(text, start)) {
            return new Exclusion(start, codeEnd(text, end), IDENTIFIER);
        }
        if ((before == '表' || before == '图') && (start == 1 || !Character.isIdeographic(text.charAt(start - 2))
                || "附见如由据按".indexOf(text.charAt(start - 2)) >= 0)) {
            return new Exclusion(start, end, SERIAL_NUMBER);
        }
        if ("〔[［【".indexOf(before) >= 0 && "〕]］】".indexOf(next) >= 0) {
            return new Exclusion(start, end, SERIAL_NUMBER);
        }
        if ((before == '(' || before == '（') && end - start == 4 && (next == ')' || next == '）')
                && beginsSerialNumber(text, end + 1)) {
            return new Exclusion(start, end, SERIAL_NUMBER);
        }
        if ((before == '+' || before == '＋') && !isSignedRate(text, start, end)) {
            return new Exclusion(start, end, FORMULA);
        }
        if (Digits.isLatin(next)) {
            return isMoney(before) ? null : latinAfter(text, start, end);
        }
        if (".·•．".indexOf(next) >= 0) {
            Exclusion day = monthDay(text, start, marks);
            int decimal = decimalEnd(text, end);
            if (day != null || decimal > end && decimal < text.length() && Digits.isLatin(text.charAt(decimal))
                    && !isMoney(before)) {
                return day != null ? day : latinAfter(text, start, decimal);
            }
        }
        return byLength(text, start, end, before, next);
    }

    /** Whether a word of Latin letters is only what an amount is of: {@code GDP1200亿元}, not {@code G318}. */
    private boolean isAmountOf(String text, int start, int end) {
        int after = decimalEnd(text, end);
        return start > 1 && Digits.isLatin(text.charAt(start - 1)) && Digits.isLatin(text.charAt(start - 2))
                && isCounted(text, after) && !isMeanOver(text, after);
    }

    /** {@code PM2.5|年均浓度}: what follows the code tells over which time its mean is taken. */
    private static boolean isMeanOver(String text, int at) {
        return at + 1 < text.length() && "年月日周季".indexOf(text.charAt(at)) >= 0
                && "均平度".indexOf(text.charAt(at + 1)) >= 0;
    }

    /** {@code 增速为+3.2%}. */
    private static boolean isSignedRate(String text, int start, int end) {
        int to = decimalEnd(text, end);
        char sign = start > 1 ? text.charAt(start - 2) : ' ';
        return !Digits.isDigit(sign) && !Digits.isLatin(sign) && to < text.length()
                && ("%％‰".indexOf(text.charAt(to)) >= 0 || text.startsWith("个百分点", to));
    }

    private static boolean isMoney(char before) {
        return "$¥￥€£".indexOf(before) >= 0;
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

    private Exclusion latinAfter(String text, int start, int end) {
        if (isUnit(text, end)) {
            return null;
        }
        if (text.startsWith("st", end) || text.startsWith("nd", end) || text.startsWith("rd", end)
                || text.startsWith("th", end)) {
            Exclusion date = forms.at(text, start, end);
            return date != null ? date : new Exclusion(start, end, ORDINAL);
        }
        return new Exclusion(start, codeEnd(text, end), IDENTIFIER);
    }

    /** Whether what follows a year in brackets numbers a document: {@code （2022）第45号}, {@code （2023）苏0105民初12号}. */
    private static boolean beginsSerialNumber(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return Digits.isDigit(c) || c == '第' || Character.isIdeographic(c) && at + 1 < text.length()
                && Digits.isDigit(text.charAt(at + 1));
    }

    private Exclusion byLength(String text, int start, int end, char before, char next) {
        int length = end - start;
        boolean code = length > LONGEST_AMOUNT && !isSum(text, start, end);
        if (code || length > 4 && text.charAt(start) == '0') {
            return new Exclusion(start, runEnd(text, start), IDENTIFIER);
        }
        if (length >= 4 && (next == '-' || next == '－')) {
            int codeEnd = codeEnd(text, end);
            if (codeEnd > end && !isCounted(text, codeEnd) && forms.at(text, start, end) == null) {
                return new Exclusion(start, codeEnd, IDENTIFIER);
            }
        }
        if (length == LONGEST_AMOUNT && NumberForms.lookingAt(MOBILE, text, start) > 0) {
            return new Exclusion(start, end, PHONE);
        }
        if (length == 8 && NumberForms.lookingAt(COMPACT_DATE, text, start) > 0 && !isCounted(text, end)) {
            return new Exclusion(start, end, DATE);
        }
        if (length == 4 && NumberForms.lookingAt(BARE_YEAR, text, start) > 0 && besideLatin(text, start, end)) {
            return new Exclusion(start, end, DATE);
        }
        return isHotline(text, start, end, before, next) ? new Exclusion(start, end, PHONE) : null;
    }

    /** A sum of money, written out without separators: {@code 123456789012.34元}. */
    private boolean isSum(String text, int start, int end) {
        int unit = scaleEnd(text, runEnd(text, start));
        UnitLexicon.Match match = end - start > LONGEST_SUM || unit >= text.length() ? null : units.match(text, unit);
        return match != null && match.unit().dimension().equals("money");
    }

    /** Whether a number stands alone in Latin text: {@code in 2023}, {@code 2023 Annual Report}. */
    private static boolean besideLatin(String text, int start, int end) {
        if (start > 0 && text.charAt(start - 1) != ' ') {
            return false;
        }
        char before = start > 1 ? text.charAt(start - 2) : ' ';
        return Digits.isLatin(before) || before == ',' || end + 1 < text.length() && text.charAt(end) == ' '
                && Digits.isLatin(text.charAt(end + 1));
    }

    /** {@code 拨打110}, {@code 12345热线}, {@code 119、120}; a number that counts is none: {@code 办理120件}. */
    private boolean isHotline(String text, int start, int end, char before, char next) {
        if (end - start < 3 || end - start > 5 || lexicon.startingAt(Role.HOTLINE, text, start, end) != end - start) {
            return false;
        }
        if ("打拨撥".indexOf(before) >= 0) {
            return true;
        }
        if ("由从至到为达比是超过约近".indexOf(before) >= 0 || isCounted(text, end)) {
            return false;
        }
        if ("、，,".indexOf(next) >= 0) {
            int other = end + 1;
            int length = lexicon.startingAt(Role.HOTLINE, text, other, Math.min(text.length(), other + 5));
            return length > 0 && !isCounted(text, other + length);
        }
        return Character.isIdeographic(next) && "以左上".indexOf(next) < 0;
    }

    /** {@code "12.4"国家宪法日}, {@code 3·15}. */
    private static Exclusion monthDay(String text, int start, TextMarks marks) {
        int end = NumberForms.lookingAt(MONTH_DAY, text, start);
        if (end <= 0) {
            return null;
        }
        boolean inQuotes = marks.quotedLength(start) > 0 && marks.quotedLength(start) <= 8
                && marks.quoteStart(start) == start - 1;
        boolean dotted = "·•".indexOf(text.charAt(numeralEnd(text, start))) >= 0;
        return inQuotes || dotted || namesDay(text, end) ? new Exclusion(start, end, DATE) : null;
    }

    private static boolean namesDay(String text, int at) {
        return Within.contains(text, "日", at, at + 14) && (text.startsWith("全国", at) || text.startsWith("国际", at)
                || text.startsWith("国家", at) || text.startsWith("世界", at) || text.startsWith("中华", at)
                || text.startsWith("”", at));
    }

    /** {@code 二期工程}, and the number of a session in its term: {@code 十七届人大四次会议}. */
    private Exclusion phaseOrSession(String text, int start, int end) {
        if (end >= text.length()) {
            return null;
        }
        if (text.charAt(end) == '期' && end - start <= 2 && (lexicon.startingAt(Role.PHASE_AFTER, text, end + 1,
                Math.min(text.length(), end + 5)) > 0 || isPhaseOfWork(text, start, end + 1))) {
            return new Exclusion(start, end, ORDINAL);
        }
        if (text.charAt(end) != '次' && text.charAt(end) != ' ') {
            return null;
        }
        int session = NumberForms.lookingAt(SESSION_COUNT, text, start);
        return session > 0 && isOfTerm(text, start) ? new Exclusion(start, session, SESSION) : null;
    }

    /** {@code 电厂三期、}: the phase of a work that is named, no count of issues. */
    private boolean isPhaseOfWork(String text, int start, int after) {
        return lexicon.endingAt(Role.PHASE_BEFORE, text, Math.max(0, start - LONGEST_LABEL), start) > 0
                && (after >= text.length() || "、，,。；;等和与及（(”\n".indexOf(text.charAt(after)) >= 0);
    }

    /** A count of sessions is a session's number where a term (届) stands before it in the same phrase. */
    private static boolean isOfTerm(String text, int start) {
        for (int i = start - 1; i >= Math.max(0, start - 16); i--) {
            char c = text.charAt(i);
            if (c == '届' || c == '屆') {
                return true;
            }
            boolean listed = c == '、' && i > 0 && "次会".indexOf(text.charAt(i - 1)) >= 0;
            if (!listed && "，。；,;、\n".indexOf(c) >= 0) {
                return false;
            }
        }
        return false;
    }

    /** Quoted Chinese numerals name something; so do quoted digits unless the quotation is as long as a sentence. */
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

    // --- characters ---------------------------------------------------------------------------------------------

    /** Index after the numeral characters of one kind, digits or Chinese, that begin at {@code start}. */
    static int numeralEnd(String text, int start) {
        int end = start;
        boolean digit = Digits.isDigit(text.charAt(start));
        while (end < text.length() && Digits.isNumeral(text.charAt(end)) && Digits.isDigit(text.charAt(end)) == digit) {
            end++;
        }
        return Math.max(end, Math.min(start + 1, text.length()));
    }

    /** Index after the numeral characters that begin at {@code start}, decimals and separators between included. */
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

    private static int scaleEnd(String text, int end) {
        int at = end;
        while (at < text.length() && Digits.power(text.charAt(at)) > 1) {
            at++;
        }
        return at;
    }

    /** Whether Latin letters behind a number are a unit and no more: {@code km}, not the {@code G} of {@code 5G}. */
    private boolean isUnit(String text, int at) {
        UnitLexicon.Match match = units.match(text, at);
        return match != null && (match.end() >= text.length() || !Digits.isLatin(text.charAt(match.end())));
    }
}
