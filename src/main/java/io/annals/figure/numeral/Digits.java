package io.annals.figure.numeral;

/**
 * The characters that numerals are written with. These, and no others, must each lie in a figure or an exclusion:
 * ASCII and full-width digits, the Chinese digits with 两, 廿 and 卅, and the Chinese powers of ten, in simplified and
 * traditional form. Characters that are only sometimes numerals (半, 几, 数, the financial 壹 贰 叁 …) are not counted.
 */
public final class Digits {

    /** Value of each Chinese digit plus one, by its character; 0 for any other character. */
    private static final byte[] CHINESE_DIGITS = new byte[1 << 16];
    private static final boolean[] NUMERAL = new boolean[1 << 16];

    static {
        String digits = "零一二三四五六七八九";
        for (int i = 0; i < digits.length(); i++) {
            CHINESE_DIGITS[digits.charAt(i)] = (byte) (i + 1);
        }
        CHINESE_DIGITS['〇'] = 1;
        CHINESE_DIGITS['两'] = 3;
        CHINESE_DIGITS['兩'] = 3;
        for (int c = 0; c < NUMERAL.length; c++) {
            NUMERAL[c] = isDigit((char) c) || CHINESE_DIGITS[c] > 0 || power((char) c) > 0;
        }
    }

    private Digits() {
    }

    /** Whether a character is a numeral character. */
    public static boolean isNumeral(char c) {
        return NUMERAL[c];
    }

    /** Whether a character is an ASCII or full-width digit. */
    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || c >= '０' && c <= '９';
    }

    /** Value of an ASCII or full-width digit. */
    public static int digit(char c) {
        return c <= '9' ? c - '0' : c - '０';
    }

    /** Whether a character is a Chinese digit or power of ten. */
    public static boolean isChineseNumeral(char c) {
        return NUMERAL[c] && !isDigit(c);
    }

    /** Value of a Chinese digit (0 to 9; 两 and 兩 are 2); -1 for any other character. */
    public static int chineseDigit(char c) {
        return CHINESE_DIGITS[c] - 1;
    }

    /** Exponent of a Chinese power of ten: 1 for 十, 2 for 百, 3 for 千, 4 for 万, 8 for 亿; 廿 and 卅 are tens; else 0. */
    public static int power(char c) {
        return switch (c) {
            case '十', '廿', '卅' -> 1;
            case '百' -> 2;
            case '千' -> 3;
            case '万', '萬' -> 4;
            case '亿', '億' -> 8;
            default -> 0;
        };
    }

    /** Half-width form of a full-width ASCII character; any other character as it is. */
    public static char fold(char c) {
        return c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
    }
}
