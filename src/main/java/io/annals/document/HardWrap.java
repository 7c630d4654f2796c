package io.annals.document;

import io.annals.reference.CharSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins lines that were broken at a fixed width, so that no number or word stays split. Nothing is joined unless full
 * lines of the text end at the same width; short lines, headings, rows of tables, indented lines and lines after an
 * empty one begin anew.
 */
final class HardWrap {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 160;
    /** A full line ends this near to the margin: one wide character, or a mark that may not begin the next line. */
    private static final int SLACK = 4;
    private static final int FEWEST_FULL_LINES = 3;
    /** The lines that stick out over the margin at most, one in so many. */
    private static final int OVERLONG_IN = 30;
    /** Two wide characters, by which the first line of a paragraph is indented where converters keep no indents. */
    private static final int LOST_INDENT = 4;
    /** The line under a title that tells where the report was given: {@code ——2023年1月9日在市人民代表大会上}. */
    private static final Pattern OCCASION = Pattern.compile("[（(]?[—－–-]{1,2}.{8,60}(会议|大会|会)上[）)]?");
    private static final Pattern UNIT_LINE = Pattern.compile(".*单位\\s?[:：]\\s?\\S{1,12}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d０-９][\\d０-９,，.．]*[%％‰]?|[-—－]");
    private static final Pattern GOES_ON = Pattern.compile("(?:[万亿千百]+\\s?(?:元|人|户|件|吨|公里|平方米|亩|辆|家|个|次|美元)|[万亿]|"
            + "元|人|户|人次|件|家|张|名|亩|吨|[%％‰]|个百分点)[，。；、）（,;]|[.．]\\d");
    /** A number that lacks digits of its last group of thousands, or of its decimals. */
    private static final Pattern BROKEN_NUMBER = Pattern.compile(
            "(?<![\\d.,])(?:\\d{1,3}(?:,\\d{3})*,(\\d{0,2})|(?<=\\p{IsHan})\\d+(?:,\\d{3})*\\.)$");
    private static final int MOST_DECIMALS = 2;
    private static final int LONGEST_NUMBER = 24;
    private static final Pattern FIRST_ITEM = Pattern.compile("[（(]?[1１①][、．.）)]?(?!\\d)");
    private static final int SHORTEST_BROKEN = 30;
    private static final Pattern GAP = Pattern.compile("\\t+|[ \\u00A0]{2,}|\\u3000");
    private static final CharSet OF_SENTENCE = CharSet.of("，。；、");
    private static final String SENTENCE_END = "。！？!?：:；;";
    /** Lines that begin with a number of these ranks begin a part; those of lower ranks stand in sentences, too. */
    private static final int LOWEST_RANK_OF_PARTS = 4;
    private static final String UNITS = "元%％‰个人户件名家所处次场期份条项吨亩辆对公平立千万亿";
    static final String NEVER_FIRST = "，。、；：！？）》”’】%％‰,.;:!?)";
    private static final String CLOSING = "”’）)》」』】";

    /** How a program broke the text; null where its lines end less exactly. */
    private final ExactWrap exact;

    private HardWrap(ExactWrap exact) {
        this.exact = exact;
    }

    /** How the lines of a text are broken, of which parts are to be joined. */
    static HardWrap of(List<String> text) {
        return new HardWrap(ExactWrap.of(text));
    }

    /** The lines of a text with broken paragraphs joined; empty lines stay where they were. */
    static List<String> joined(List<String> text) {
        return of(text).join(text);
    }

    /** Lines of the text, as those of {@link #joined}. */
    List<String> join(List<String> lines) {
        if (exact != null) {
            return exact.join(lines);
        }
        int margin = margin(lines);
        boolean indents = usesIndents(lines);
        List<String> joined = new ArrayList<>();
        StringBuilder paragraph = null;
        End end = End.CLOSED;
        for (String line : lines) {
            boolean first = paragraph == null || !(goesOn(paragraph, line)
                    || end != End.CLOSED && continues(paragraph, end, line, indents));
            if (first) {
                if (paragraph != null) {
                    joined.add(paragraph.toString());
                }
                paragraph = new StringBuilder(line);
            } else {
                append(paragraph, line);
            }
            end = margin == 0 ? End.CLOSED : end(paragraph, line, margin, first && !indents ? LOST_INDENT : 0);
        }
        if (paragraph != null) {
            joined.add(paragraph.toString());
        }
        return joined;
    }

    /** The width at which lines are broken; 0 when they are not. */
    private static int margin(List<String> lines) {
        int[] ofWidth = new int[WIDEST + 2];
        int[] brokenOfWidth = new int[WIDEST + 2];
        int filled = 0;
        for (int i = 0; i < lines.size(); i++) {
            int width = Math.min(width(lines.get(i), WIDEST + 1), WIDEST + 1);
            if (width > 0) {
                filled++;
                ofWidth[width]++;
                boolean broken = i + 1 < lines.size() && !Whitespace.isBlank(lines.get(i + 1))
                        && !isIndented(lines.get(i + 1)) && SENTENCE_END.indexOf(lastVisible(lines.get(i))) < 0
                        && !isRow(lines.get(i)) && (isOfSentence(lines.get(i)) || isOfSentence(lines.get(i + 1)));
                brokenOfWidth[width] += broken ? 1 : 0;
            }
        }
        int over = ofWidth[WIDEST + 1];
        for (int margin = WIDEST; margin >= NARROWEST && over * OVERLONG_IN <= filled; margin--) {
            int full = 0;
            int broken = 0;
            for (int width = margin - SLACK; width <= margin; width++) {
                full += ofWidth[width];
                broken += brokenOfWidth[width];
            }
            for (int width = margin - SLACK - LOST_INDENT; width < margin - SLACK; width++) {
                full += brokenOfWidth[width];
                broken += brokenOfWidth[width];
            }
            if (ofWidth[margin] > 0 && full >= FEWEST_FULL_LINES && full * 10 >= filled && broken * 3 >= full) {
                return nearestMargin(margin, brokenOfWidth);
            }
            over += ofWidth[margin];
        }
        return 0;
    }

    /** Of the widths near to a margin the one at which most broken lines end: a few stick out over the real one. */
    private static int nearestMargin(int margin, int[] brokenOfWidth) {
        int nearest = margin;
        int most = -1;
        for (int candidate = margin; candidate > margin - SLACK - LOST_INDENT; candidate--) {
            int broken = 0;
            for (int width = candidate - SLACK; width <= candidate; width++) {
                broken += brokenOfWidth[width];
            }
            if (broken > most) {
                most = broken;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** Whether a line goes on with the number or sentence of the one before by how it begins, wherever that ends. */
    private static boolean goesOn(StringBuilder paragraph, String line) {
        int first = Whitespace.firstVisible(line);
        boolean closing = first < line.length() && NEVER_FIRST.indexOf(line.charAt(first)) >= 0;
        if (!closing && (first == line.length() || !isNumberPart(lastVisible(paragraph)))) {
            return false;
        }
        return !isRow(line) && width(paragraph, SHORTEST_BROKEN) >= SHORTEST_BROKEN
                && (closing || goesOnNumber(Whitespace.clean(line)));
    }

    /** Whether a line begins with the scale or unit of a number that ends the line before. */
    static boolean goesOnNumber(String line) {
        return GOES_ON.matcher(line).lookingAt();
    }

    /** Whether the digits at the end of a line and those at the beginning of the next make up one number. */
    static boolean partsNumber(String line, String next) {
        Matcher broken = BROKEN_NUMBER.matcher(line.substring(Math.max(0, line.length() - LONGEST_NUMBER)));
        if (next.isEmpty() || next.charAt(0) < '0' || next.charAt(0) > '9' || !broken.find()) {
            return false;
        }
        int digits = 0;
        while (digits < next.length() && next.charAt(digits) >= '0' && next.charAt(digits) <= '9') {
            digits++;
        }
        return broken.group(1) == null ? digits <= MOST_DECIMALS : broken.group(1).length() + digits == 3;
    }

    /** Where a line of a paragraph ends. */
    private enum End {
        /** At the margin: the paragraph goes on. */
        FULL,
        /** Near the margin, as lines do where a number or a word of Latin letters would not fit. */
        NEARLY_FULL,
        /** Anywhere else: the paragraph ends. */
        CLOSED
    }

    /**
     * The end of a paragraph's line.
     *
     * @param indent how much narrower it may be, being the first line of a paragraph whose indent was lost
     */
    private static End end(StringBuilder paragraph, String line, int margin, int indent) {
        int width = width(line, Integer.MAX_VALUE);
        if (width < margin * 3 / 4 || isRow(line) || OCCASION.matcher(Whitespace.clean(paragraph)).matches()) {
            return End.CLOSED;
        }
        String clean = Whitespace.clean(paragraph);
        boolean title = !isOfSentence(clean) && (Outline.namesReport(clean) || UNIT_LINE.matcher(clean).matches());
        if (title) {
            return End.CLOSED;
        }
        char last = lastVisible(paragraph);
        boolean sentenceEnded = SENTENCE_END.indexOf(last) >= 0;
        if (width >= margin - SLACK || width >= margin - SLACK - indent && !sentenceEnded) {
            return End.FULL;
        }
        int rank = HeadingPattern.rank(clean);
        boolean heading = rank > 0 && HeadingPattern.isNumberedHeading(clean, rank) || Outline.namesReport(clean);
        return sentenceEnded || CLOSING.indexOf(last) >= 0 || heading ? End.CLOSED : End.NEARLY_FULL;
    }

    static boolean isOfSentence(CharSequence line) {
        return OF_SENTENCE.hasAny(line);
    }

    private static boolean continues(StringBuilder paragraph, End end, String line, boolean indents) {
        if (Whitespace.isBlank(line) || isIndented(line) || isRow(line)) {
            return false;
        }
        char last = lastVisible(paragraph);
        String clean = Whitespace.clean(line);
        if (end == End.NEARLY_FULL) {
            char first = clean.charAt(0);
            boolean withinNumber = isNumberPart(last) && (isNumberPart(first) || UNITS.indexOf(first) >= 0);
            boolean withinSentence = paragraph.chars().anyMatch(c -> "，。；（".indexOf(c) >= 0);
            return withinNumber || NEVER_FIRST.indexOf(first) >= 0
                    || withinSentence && HeadingPattern.rank(clean) == 0 && !Outline.namesPart(clean);
        }
        int rank = HeadingPattern.rank(clean);
        boolean withinClause = "，、,".indexOf(last) >= 0;
        boolean beginsPart = rank > 0 && rank <= LOWEST_RANK_OF_PARTS && !withinClause || Outline.namesPart(clean)
                || rank > LOWEST_RANK_OF_PARTS && !withinClause && !Character.isDigit(last)
                        && (HeadingPattern.rank(Whitespace.clean(paragraph)) > 0
                                || FIRST_ITEM.matcher(clean).lookingAt());
        if (indents) {
            return !beginsPart || SENTENCE_END.indexOf(last) < 0;
        }
        boolean sentenceEnded = "。！？!?：:".indexOf(last) >= 0;
        return !sentenceEnded ? !beginsPart : rank == 0 && !beginsPart && last != '：' && last != ':';
    }

    /** Whether a line begins a part of the report by its number or its words. */
    static boolean beginsPart(String line) {
        int rank = HeadingPattern.rank(line);
        return rank > 0 && rank <= LOWEST_RANK_OF_PARTS || Outline.namesPart(line);
    }

    private static boolean isNumberPart(char c) {
        return Character.isDigit(c) || ".,．，万亿千百".indexOf(c) >= 0;
    }

    /** Whether a line is a row of a table: three columns, most of them numbers. */
    static boolean isRow(String line) {
        String stripped = line.strip();
        if (stripped.length() > WIDEST || !Whitespace.hasGap(stripped)) {
            return false;
        }
        int cells = 0;
        int numbers = 0;
        for (String cell : GAP.split(stripped)) {
            if (!Whitespace.isBlank(cell)) {
                cells++;
                numbers += NUMBER.matcher(cell.strip()).matches() ? 1 : 0;
            }
        }
        return cells >= 3 && numbers * 2 >= cells;
    }

    /** Appends a line to the paragraph that it goes on with: nothing comes between but a space between Latin words. */
    static void append(StringBuilder paragraph, String line) {
        while (paragraph.length() > 0 && Whitespace.isSpace(paragraph.charAt(paragraph.length() - 1))) {
            paragraph.setLength(paragraph.length() - 1);
        }
        String rest = line.strip();
        if (paragraph.length() > 0 && !rest.isEmpty()) {
            char last = paragraph.charAt(paragraph.length() - 1);
            char first = rest.charAt(0);
            // Only words of Latin letters are broken at a space; numbers are broken anywhere.
            if (isLatinLetter(last) && isLatinLetter(first)) {
                paragraph.append(' ');
            }
        }
        paragraph.append(rest);
    }

    private static boolean isLatinLetter(char c) {
        return Character.isLetter(c) && c < 0x250 || ",;.".indexOf(c) >= 0 && c < 0x80 && c != '.';
    }

    private static boolean usesIndents(List<String> lines) {
        int indented = 0;
        int filled = 0;
        for (String line : lines) {
            if (!Whitespace.isBlank(line)) {
                filled++;
                indented += isIndented(line) ? 1 : 0;
            }
        }
        return indented >= 2 && indented < filled;
    }

    static boolean isIndented(String line) {
        return !line.isEmpty() && Whitespace.isSpace(line.charAt(0));
    }

    static char lastVisible(CharSequence text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (!Whitespace.isSpace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    /**
     * Columns that a line takes on a screen, wide characters counted twice; trailing space not counted, nor the space
     * that converters put between Chinese characters and numbers.
     *
     * @param enough the width from which on it does not matter by how much the line is wider
     */
    private static int width(CharSequence text, int enough) {
        String line = text.toString();
        int width = 0;
        int spaces = 0;
        char last = 0;
        for (int i = 0; i < line.length() && width < enough; i++) {
            char c = line.charAt(i);
            if (Whitespace.isInvisible(c) || Character.isLowSurrogate(c)) {
                continue;
            }
            boolean wide = Whitespace.isWide(c) || Character.isHighSurrogate(c);
            if (Whitespace.isSpace(c)) {
                spaces += c == '\u3000' ? 2 : 1;
                continue;
            }
            width += (last != 0 && spaces > 0 && spaces <= 2 && wide != Whitespace.isWide(last) ? 0 : spaces)
                    + (wide ? 2 : 1);
            spaces = 0;
            last = c;
        }
        return width;
    }
}
