package io.annals.figure.numeral;

/**
 * The characters that numerals are written with. ASCII and full-width digits, the Chinese digits with 两, 廿 and 卅, and
 * the Chinese powers of ten, in simplified and traditional form, are counted: each must lie in a figure or an
 * exclusion.
 * The financial forms (壹 贰 叁 … 拾 佰 仟) have values too, but stand in ordinary words as well (陆地, 队伍) and are not
 * counted; nor are 半, 几 and 数.
 */
public final class Digits {

    private static final int POWER = 0x10;
    private static final int ASCII = 0x20;
    private static final int COUNTED = 0x40;
    private static final int VAGUE = 0x80;

    /**
     * By character: a digit's value plus one, or a power's exponent with {@link #POWER}; {@link #VAGUE} for those that
     * stand for an unknown digit or a half; 0 for all others.
     */
    private static final byte[] CLASSES = new byte[Character.MAX_VALUE + 1];

    static {
        for (int digit = 0; digit <= 9; digit++) {
            CLASSES['0' + digit] = (byte) (digit + 1 | ASCII | COUNTED);
            CLASSES['０' + digit] = (byte) (digit + 1 | ASCII | COUNTED);
        }
        digits(COUNTED, "零〇", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九");
        digits(0, "", "壹", "贰貳倆", "叁叄參", "肆", "伍", "陆陸", "柒", "捌", "玖");
        powers(COUNTED, "十廿卅", 1);
        powers(0, "拾卌", 1);
        powers(COUNTED, "百", 2);
        powers(0, "佰", 2);
        powers(COUNTED, "千", 3);
        powers(0, "仟", 3);
        powers(COUNTED, "万萬", 4);
        powers(COUNTED, "亿億", 8);
        for (char vague : "半几幾数數".toCharArray()) {
            CLASSES[vague] = (byte) VAGUE;
        }
    }

    /** The numeral characters that are counted. */
    public static final String NUMERALS = numerals();

    private Digits() {
    }

    private static String numerals() {
        StringBuilder numerals = new StringBuilder();
        for (int c = 0; c < CLASSES.length; c++) {
            if (isNumeral((char) c)) {
                numerals.append((char) c);
            }
        }
        return numerals.toString();
    }

    private static void digits(int counted, String... forms) {
        for (int value = 0; value < forms.length; value++) {
            for (char form : forms[value].toCharArray()) {
                CLASSES[form] = (byte) (value + 1 | counted);
            }
        }
    }

    private static void powers(int counted, String forms, int exponent) {
        for (char form : forms.toCharArray()) {
            CLASSES[form] = (byte) (exponent | POWER | counted);
        }
    }

    /** Whether a character is a numeral character that is counted. */
    public static boolean isNumeral(char c) {
        return (CLASSES[c] & COUNTED) != 0;
    }

    /** Whether a character can begin a numeral although it is not counted as one: a financial form, 半, 几 or 数. */
    public static boolean isUncounted(char c) {
        return CLASSES[c] != 0 && (CLASSES[c] & COUNTED) == 0;
    }

    /** Whether a character is an ASCII or full-width digit. */
    public static boolean isDigit(char c) {
        return (CLASSES[c] & ASCII) != 0;
    }

    /** Value of an ASCII or full-width digit. */
    public static int digit(char c) {
        return c <= '9' ? c - '0' : c - '０';
    }

    /** Whether a character is a counted Chinese digit or power of ten. */
    public static boolean isChineseNumeral(char c) {
        return (CLASSES[c] & (COUNTED | ASCII)) == COUNTED;
    }

    /** Value of a Chinese digit (0 to 9; 两 and 兩 are 2), the financial ones included; -1 for any other character. */
    public static int chineseDigit(char c) {
        int of = CLASSES[c];
        return of == 0 || (of & (POWER | ASCII)) != 0 ? -1 : (of & 0xF) - 1;
    }

    /**
     * Exponent of a Chinese power of ten: 1 for 十 and 拾, 2 for 百, 3 for 千, 4 for 万, 8 for 亿; 廿, 卅 and 卌 are tens;
     * else 0.
     */
    public static int power(char c) {
        int of = CLASSES[c];
        return (of & POWER) != 0 ? of & 0xF : 0;
    }

    /** How many tens 廿, 卅 and 卌 are; 0 for any other character. */
    static int tens(char c) {
        return switch (c) {
            case '廿' -> 2;
            case '卅' -> 3;
            case '卌' -> 4;
            default -> 0;
        };
    }

    /** Whether a character is a Latin letter, full-width ones included. */
    public static boolean isLatin(char c) {
        char folded = fold(c);
        return folded >= 'a' && folded <= 'z' || folded >= 'A' && folded <= 'Z';
    }

    /** Half-width form of a full-width ASCII character; any other character as it is. */
    public static char fold(char c) {
        return c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
    }
}
