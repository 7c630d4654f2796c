package io.annals.document;

/** Renders the numbers of lists where the format tells them otherwise than docx does. */
final class ListNumber {

    /** Names of the number formats of binary Word documents ([MS-OSHARED] 2.2.1.3, MSONFC), from 0. */
    private static final String[] BINARY_FORMATS = {"decimal", "upperRoman", "lowerRoman", "upperLetter",
        "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex", "chicago", "ideographDigital",
        "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal",
        "japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth",
        "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung", "decimalEnclosedFullstop",
        "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional",
        "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional",
        "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified",
        "chineseCountingThousand", "chineseCounting"};

    private ListNumber() {
    }

    /** The name of a number format of a binary Word document, as docx has it. */
    static String binaryFormat(int code) {
        return code >= 0 && code < BINARY_FORMATS.length ? BINARY_FORMATS[code] : code == 0xFF ? "none" : "decimal";
    }

    /**
     * The name of a number format of OpenDocument (1.3, 19.852), as docx has it. It is told by its first member:
     * {@code 1}, {@code 一, 二, 三, ...}.
     */
    static String openFormat(String format) {
        if (format.isEmpty()) {
            return "none";
        }
        return switch (format.charAt(0)) {
            case 'A' -> "upperLetter";
            case 'a' -> "lowerLetter";
            case 'I' -> "upperRoman";
            case 'i' -> "lowerRoman";
            case '一' -> "chineseCounting";
            case '壹', '壱' -> "chineseLegalSimplified";
            case '〇' -> "ideographDigital";
            case '①' -> "decimalEnclosedCircle";
            case '⑴' -> "decimalEnclosedParen";
            case '甲' -> "ideographTraditional";
            case '子' -> "ideographZodiac";
            case '１' -> "decimalFullWidth";
            default -> "decimal";
        };
    }

    /**
     * A rendered number as text to put in front of its paragraph: without a space, "1." before "5万元" would read as
     * 1.5. Empty for a bullet, which holds neither letter nor digit.
     */
    static String spaced(CharSequence rendered) {
        String text = Whitespace.clean(rendered);
        if (text.codePoints().noneMatch(ListNumber::counts)) {
            return "";
        }
        return Whitespace.isWide(text.charAt(text.length() - 1)) ? text : text + " ";
    }

    private static boolean counts(int c) {
        return Character.isLetterOrDigit(c) && !(c >= 0xE000 && c <= 0xF8FF)
                || Character.getType(c) == Character.OTHER_NUMBER;
    }
}
