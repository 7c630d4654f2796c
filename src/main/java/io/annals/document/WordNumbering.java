package io.annals.document;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Counts automatic numbering through a document and renders it as Word shows it (ISO/IEC 29500-1, 17.9): formats,
 * texts such as {@code （%1）}, restarts and overrides. Bullets are left out.
 */
final class WordNumbering {

    private static final int LEVELS = 9;
    private static final Pattern ZERO_PADDED = Pattern.compile("0{1,8}1");

    /** One level of a numbering. */
    private static final class Level {
        int start = 1;
        String format = "decimal";
        String text = "";
        String suffix = "tab";
        String style = "";
        boolean legal;
        /** The level (from 1) from which on a paragraph restarts this one; 0 never; -1 every higher level. */
        int restart = -1;
    }

    private static final class Abstract {
        final Level[] levels = new Level[LEVELS];
        final int[] counters = new int[LEVELS];
        final boolean[] counted = new boolean[LEVELS];
        String styleLink = "";
        boolean hasStyles;
    }

    private static final class Instance {
        String abstractId = "";
        final Level[] overrides = new Level[LEVELS];
        final Integer[] starts = new Integer[LEVELS];
    }

    private final WordStyles styles;
    private final Map<String, Abstract> abstracts = new HashMap<>();
    private final Map<String, String> abstractOfStyle = new HashMap<>();
    private final Map<Integer, Instance> instances = new HashMap<>();
    private final Set<Integer> begun = new HashSet<>();

    WordNumbering(WordStyles styles) {
        this.styles = styles;
    }

    void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("abstractNum")) {
                readAbstract(xml);
            } else if (xml.getLocalName().equals("num")) {
                readInstance(xml);
            }
        }
    }

    private void readAbstract(XMLStreamReader xml) throws XMLStreamException {
        String id = WordXml.attribute(xml, "abstractNumId");
        Abstract numbering = new Abstract();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "lvl" -> {
                    int number = WordXml.number(xml, "ilvl", 0);
                    Level level = level(xml);
                    if (number >= 0 && number < LEVELS) {
                        numbering.levels[number] = level;
                        numbering.hasStyles |= !level.style.isEmpty();
                    }
                    continue;
                }
                case "numStyleLink" -> numbering.styleLink = WordXml.value(xml);
                case "styleLink" -> abstractOfStyle.put(WordXml.value(xml), id);
                default -> { }
            }
            WordXml.skip(xml);
        }
        abstracts.put(id, numbering);
    }

    private static Level level(XMLStreamReader xml) throws XMLStreamException {
        Level level = new Level();
        while (WordXml.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "start" -> level.start = WordXml.number(xml, "val", 1);
                case "numFmt" -> level.format = format(xml);
                case "lvlText" -> level.text = WordXml.value(xml);
                case "suff" -> level.suffix = WordXml.value(xml);
                case "pStyle" -> level.style = WordXml.value(xml);
                case "isLgl" -> level.legal = WordXml.isOn(xml);
                case "lvlRestart" -> level.restart = WordXml.number(xml, "val", -1);
                case "AlternateContent" -> {
                    alternateFormat(xml, level);
                    continue;
                }
                default -> { }
            }
            WordXml.skip(xml);
        }
        return level;
    }

    /** A format; of one that is written out, such as {@code 001, 002, …}, its first number. */
    private static String format(XMLStreamReader xml) {
        String format = WordXml.value(xml);
        String first = WordXml.attribute(xml, "format").split(",", 2)[0].strip();
        return format.equals("custom") && ZERO_PADDED.matcher(first).matches() ? first : format;
    }

    /** Word 2010 writes newer formats beside an older one that stands for them. */
    private static void alternateFormat(XMLStreamReader xml, Level level) throws XMLStreamException {
        String chosen = "";
        while (WordXml.nextChild(xml)) {
            boolean fallback = xml.getLocalName().equals("Fallback");
            while (WordXml.nextChild(xml)) {
                if (xml.getLocalName().equals("numFmt")) {
                    String format = format(xml);
                    if (fallback && !ZERO_PADDED.matcher(chosen).matches()) {
                        level.format = format;
                    } else if (!fallback) {
                        chosen = format;
                        level.format = format;
                    }
                }
                WordXml.skip(xml);
            }
        }
    }

    private void readInstance(XMLStreamReader xml) throws XMLStreamException {
        int id = WordXml.number(xml, "numId", 0);
        Instance instance = new Instance();
        while (WordXml.nextChild(xml)) {
            if (xml.getLocalName().equals("lvlOverride")) {
                int number = WordXml.number(xml, "ilvl", -1);
                boolean known = number >= 0 && number < LEVELS;
                while (WordXml.nextChild(xml)) {
                    if (xml.getLocalName().equals("startOverride")) {
                        if (known) {
                            instance.starts[number] = WordXml.number(xml, "val", 1);
                        }
                        WordXml.skip(xml);
                    } else if (xml.getLocalName().equals("lvl")) {
                        Level level = level(xml);
                        if (known) {
                            instance.overrides[number] = level;
                        }
                    } else {
                        WordXml.skip(xml);
                    }
                }
                continue;
            }
            if (xml.getLocalName().equals("abstractNumId")) {
                instance.abstractId = WordXml.value(xml);
            }
            WordXml.skip(xml);
        }
        instances.put(id, instance);
    }

    /**
     * Counts a paragraph and renders its number.
     *
     * @param style the paragraph's style; empty without one
     * @param ownId numbering id of the paragraph itself; null where only its style may number it; 0 switches
     *     numbering off
     * @param ownLevel numbering level of the paragraph itself, from 0; null where it has none
     * @return the number with its punctuation, as text to put in front; empty where the paragraph has none
     */
    String next(String style, Integer ownId, Integer ownLevel) {
        Integer id = ownId != null ? ownId : styles.numberingId(style);
        Instance instance = id == null || id == 0 ? null : instances.get(id);
        Abstract numbering = instance == null ? null : resolve(instance.abstractId);
        if (numbering == null) {
            return "";
        }
        int level = level(style, ownId, ownLevel, numbering);
        if (level < 0 || level >= LEVELS || level(instance, numbering, level) == null) {
            return "";
        }
        if (begun.add(id)) {
            for (int i = 0; i < LEVELS; i++) {
                if (instance.starts[i] != null) {
                    numbering.counted[i] = false;
                }
            }
        }
        count(instance, numbering, level);
        return render(instance, numbering, level);
    }

    private Abstract resolve(String abstractId) {
        Abstract numbering = abstracts.get(abstractId);
        if (numbering != null && !numbering.styleLink.isEmpty()) {
            Abstract linked = abstracts.get(abstractOfStyle.getOrDefault(numbering.styleLink, ""));
            return linked != null ? linked : numbering;
        }
        return numbering;
    }

    private int level(String style, Integer ownId, Integer ownLevel, Abstract numbering) {
        if (ownLevel != null) {
            return ownLevel;
        }
        if (numbering.hasStyles) {
            for (String of : styles.chain(style)) {
                for (int i = 0; i < LEVELS; i++) {
                    if (numbering.levels[i] != null && numbering.levels[i].style.equals(of)) {
                        return i;
                    }
                }
            }
        }
        Integer ofStyle = ownId == null ? styles.numberingLevel(style) : null;
        return ofStyle == null ? 0 : ofStyle;
    }

    private static Level level(Instance instance, Abstract numbering, int level) {
        return instance.overrides[level] != null ? instance.overrides[level] : numbering.levels[level];
    }

    private static int start(Instance instance, Abstract numbering, int level) {
        if (instance.starts[level] != null) {
            return instance.starts[level];
        }
        Level of = level(instance, numbering, level);
        return of == null ? 1 : of.start;
    }

    private static void count(Instance instance, Abstract numbering, int level) {
        for (int higher = 0; higher <= level; higher++) {
            if (!numbering.counted[higher]) {
                numbering.counters[higher] = start(instance, numbering, higher);
                numbering.counted[higher] = true;
            } else if (higher == level) {
                numbering.counters[level]++;
            }
        }
        for (int deeper = level + 1; deeper < LEVELS; deeper++) {
            Level of = level(instance, numbering, deeper);
            int restart = of == null ? -1 : of.restart;
            if (restart < 0 || restart > 0 && level < restart) {
                numbering.counted[deeper] = false;
            }
        }
    }

    private static String render(Instance instance, Abstract numbering, int level) {
        Level of = level(instance, numbering, level);
        if (of.format.equals("bullet")) {
            return "";
        }
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < of.text.length(); i++) {
            char c = of.text.charAt(i);
            if (c == '%' && i + 1 < of.text.length() && of.text.charAt(i + 1) >= '1' && of.text.charAt(i + 1) <= '9') {
                int shown = of.text.charAt(++i) - '1';
                Level format = level(instance, numbering, shown);
                if (format != null && shown <= level) {
                    number.append(NumberFormat.render(numbering.counters[shown],
                            of.legal ? "decimal" : format.format));
                }
            } else {
                number.append(c);
            }
        }
        String text = Whitespace.clean(number);
        // Without the space, "1." before "5万元" would read as 1.5.
        boolean closed = text.isEmpty() || Whitespace.isWide(text.charAt(text.length() - 1));
        return closed || of.suffix.equals("nothing") && !endsOpen(text) ? text : text + " ";
    }

    private static boolean endsOpen(String text) {
        char last = text.charAt(text.length() - 1);
        return last == '.' || Character.isLetterOrDigit(last);
    }

    /** Number formats of ST_NumberFormat that reports use; any other is shown in digits. */
    static final class NumberFormat {

        private static final String DIGITS = "〇一二三四五六七八九";
        private static final String FINANCIAL = "零壹贰叁肆伍陆柒捌玖";
        private static final String FINANCIAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖";
        private static final String JAPANESE_LEGAL = "零壱弐参四五六七八九";
        private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
        private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

        private NumberFormat() {
        }

        static String render(int number, String format) {
            return switch (format) {
                case "none" -> "";
                case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                        "taiwaneseCountingThousand", "koreanCounting" -> counting(number, DIGITS, "十百千", true);
                case "chineseLegalSimplified" -> counting(number, FINANCIAL, "拾佰仟", false);
                case "ideographLegalTraditional" -> counting(number, FINANCIAL_TRADITIONAL, "拾佰仟", false);
                case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand" -> digits(number, DIGITS);
                case "ideographTraditional" -> cyclic(number, STEMS);
                case "ideographZodiac" -> cyclic(number, BRANCHES);
                case "decimalZero" -> number >= 0 && number < 10 ? "0" + number : Integer.toString(number);
                case "decimalFullWidth", "decimalFullWidth2" -> digits(number, "０１２３４５６７８９");
                case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> enclosed(number, '\u2460', 20);
                case "decimalEnclosedParen" -> enclosed(number, '\u2474', 20);
                case "decimalEnclosedFullstop" -> enclosed(number, '\u2488', 20);
                case "ideographEnclosedCircle" -> enclosed(number, '\u3280', 10);
                case "upperLetter" -> letters(number, 'A');
                case "lowerLetter" -> letters(number, 'a');
                case "upperRoman" -> roman(number);
                case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
                case "numberInDash" -> "- " + number + " -";
                case "ordinal" -> ordinal(number);
                case "hex" -> Integer.toHexString(number).toUpperCase(Locale.ROOT);
                case "japaneseLegal" -> counting(number, JAPANESE_LEGAL, "拾百阡", false);
                default -> format.startsWith("0") ? String.format(Locale.ROOT, "%0" + format.length() + "d", number)
                        : Integer.toString(number);
            };
        }

        private static String counting(int number, String digits, String units, boolean shortTeens) {
            if (number <= 0 || number > 9999) {
                return number == 0 ? digits.substring(0, 1) : Integer.toString(number);
            }
            StringBuilder text = new StringBuilder();
            boolean zero = false;
            for (int power = 3, unit = 1000; power >= 0; power--, unit /= 10) {
                int digit = number / unit % 10;
                if (digit == 0) {
                    zero = text.length() > 0;
                    continue;
                }
                if (zero) {
                    text.append('零');
                    zero = false;
                }
                if (!(shortTeens && digit == 1 && power == 1 && text.length() == 0)) {
                    text.append(digits.charAt(digit));
                }
                if (power > 0) {
                    text.append(units.charAt(power - 1));
                }
            }
            return text.toString();
        }

        private static String digits(int number, String digits) {
            StringBuilder text = new StringBuilder();
            for (char c : Integer.toString(Math.max(0, number)).toCharArray()) {
                text.append(digits.charAt(c - '0'));
            }
            return text.toString();
        }

        private static String cyclic(int number, String signs) {
            return number <= 0 ? Integer.toString(number) : signs.substring((number - 1) % signs.length(),
                    (number - 1) % signs.length() + 1);
        }

        private static String ordinal(int number) {
            int tens = number / 10 % 10;
            String ending = tens == 1 ? "th" : switch (number % 10) {
                case 1 -> "st";
                case 2 -> "nd";
                case 3 -> "rd";
                default -> "th";
            };
            return number + ending;
        }

        private static String enclosed(int number, char first, int most) {
            return number >= 1 && number <= most ? String.valueOf((char) (first + number - 1))
                    : Integer.toString(number);
        }

        private static String letters(int number, char first) {
            if (number <= 0 || number > 26 * 50) {
                return Integer.toString(number);
            }
            char[] repeated = new char[(number - 1) / 26 + 1];
            Arrays.fill(repeated, (char) (first + (number - 1) % 26));
            return new String(repeated);
        }

        private static String roman(int number) {
            if (number <= 0 || number > 3999) {
                return Integer.toString(number);
            }
            int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
            String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
            StringBuilder text = new StringBuilder();
            int rest = number;
            for (int i = 0; i < values.length; i++) {
                while (rest >= values[i]) {
                    text.append(signs[i]);
                    rest -= values[i];
                }
            }
            return text.toString();
        }
    }
}
