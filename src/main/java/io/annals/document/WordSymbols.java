package io.annals.document;

import java.util.Locale;
import java.util.Map;

/** Characters that Word writes by font and code, and what Unicode has for them. */
final class WordSymbols {

    /** Codes of the fonts Wingdings and Symbol begin here, in the private use area. */
    private static final int PRIVATE = 0xF000;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** Of Wingdings what forms and lists use; ornaments say nothing. */
    private static final Map<Integer, String> WINGDINGS = Map.ofEntries(Map.entry(0x6C, "●"), Map.entry(0x6E, "■"),
            Map.entry(0x6F, "□"), Map.entry(0x71, "□"), Map.entry(0x75, "◆"), Map.entry(0x9F, "•"),
            Map.entry(0xA1, "○"), Map.entry(0xA7, "■"), Map.entry(0xA8, "□"), Map.entry(0xAB, "★"),
            Map.entry(0xD8, "➢"), Map.entry(0xDF, "←"), Map.entry(0xE0, "→"), Map.entry(0xE1, "↑"),
            Map.entry(0xE2, "↓"), Map.entry(0xFB, "✗"), Map.entry(0xFC, "✓"), Map.entry(0xFD, "☒"),
            Map.entry(0xFE, "☑"));
    private static final Map<Integer, String> WINGDINGS_2 = Map.of(0x50, "✓", 0x52, "☑", 0x53, "☒", 0xA3, "□");
    private static final Map<Integer, String> SYMBOL = Map.ofEntries(Map.entry(0x44, "Δ"), Map.entry(0x53, "Σ"),
            Map.entry(0x57, "Ω"), Map.entry(0x61, "α"), Map.entry(0x62, "β"), Map.entry(0x67, "γ"),
            Map.entry(0x6D, "μ"), Map.entry(0x70, "π"), Map.entry(0x73, "σ"), Map.entry(0xA2, "′"),
            Map.entry(0xA3, "≤"), Map.entry(0xA5, "∞"), Map.entry(0xAC, "←"), Map.entry(0xAD, "↑"),
            Map.entry(0xAE, "→"), Map.entry(0xAF, "↓"), Map.entry(0xB0, "°"), Map.entry(0xB1, "±"),
            Map.entry(0xB2, "″"), Map.entry(0xB3, "≥"), Map.entry(0xB4, "×"), Map.entry(0xB7, "•"),
            Map.entry(0xB8, "÷"), Map.entry(0xB9, "≠"), Map.entry(0xBB, "≈"), Map.entry(0xD7, "⋅"));

    private WordSymbols() {
    }

    /** The text of a symbol; empty where Unicode has none for it or the code is broken. */
    static String text(String font, String code) {
        int point;
        try {
            point = Integer.parseInt(code.strip(), 16);
        } catch (NumberFormatException e) {
            return "";
        }
        if (!Character.isValidCodePoint(point) || point >= 0xD800 && point <= 0xDFFF) {
            return "";
        }
        String name = font.toLowerCase(Locale.ROOT);
        int inFont = point >= PRIVATE && point <= PRIVATE + 0xFF ? point - PRIVATE : point;
        if (name.equals("wingdings") && inFont <= 0xFF) {
            if (inFont >= 0x81 && inFont <= 0x8A) {
                return String.valueOf((char) ('①' + inFont - 0x81));
            }
            return inFont >= 0x8C && inFont <= 0x95 ? String.valueOf((char) ('❶' + inFont - 0x8C))
                    : WINGDINGS.getOrDefault(inFont, "");
        }
        if (name.equals("wingdings 2") && inFont <= 0xFF) {
            return WINGDINGS_2.getOrDefault(inFont, "");
        }
        if (name.equals("symbol") && inFont <= 0xFF) {
            String greek = SYMBOL.get(inFont);
            return greek != null ? greek : inFont >= ' ' && inFont <= '?' ? String.valueOf((char) inFont) : "";
        }
        return point >= 0xE000 && point <= 0xF8FF ? "" : Character.toString(point);
    }

    /** Whether text consists of digits alone, as exponents and marks of notes do. */
    static boolean isNumber(CharSequence text) {
        return text.length() > 0 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Digits as they stand above the line, so that the 2 of m² joins no number. */
    static String superscript(CharSequence digits) {
        StringBuilder raised = new StringBuilder();
        digits.chars().forEach(c -> raised.append(SUPERSCRIPTS.charAt(c - '0')));
        return raised.toString();
    }
}
