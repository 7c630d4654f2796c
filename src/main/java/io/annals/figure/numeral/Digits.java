package io.annals.figure.numeral;

/**
 * The characters that numerals are written with. These, and no others, must each lie in a figure or an exclusion:
 * ASCII and full-width digits, the Chinese digits with 两, 廿 and 卅, and the Chinese powers of ten, in simplified and
 * traditional form. Characters that are only sometimes numerals (半, 几, 数, the financial 壹 贰 叁 …) are not counted.
 */
public final class Digits {

    private static final String CHINESE_DIGITS = "零一二三四五六七八九";

    private Digits() {
    }

    /** Whether a character is a numeral character. */
    public static boolean isNumeral(char c) {
        return isDigit(c) || isChineseNumeral(c);
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
        return chineseDigit(c) >= 0 || power(c) > 0;
    }

    /** Value of a Chinese digit (0 to 9; 两 and 兩 are 2); -1 for any other character. */
    public static int chineseDigit(char c) {
        return switch (c) {
            case '〇', '○' -> c == '〇' ? 0 : -1;
            case '两', '兩' -> 2;
            default -> c < '一' ? -1 : CHINESE_DIGITS.indexOf(c);
        };
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
