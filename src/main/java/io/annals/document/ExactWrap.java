package io.annals.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Joins lines that a program broke at a width of 10 to 120 columns: a line goes on with the next one where the first
 * word of that had no room any more, and nowhere else. Lists, verses and columns, whose lines end with their clauses or
 * look alike, are left as they are, and so are texts whose lines end less exactly.
 */
final class ExactWrap {

    private static final int NARROWEST = 10;
    private static final int WIDEST = 120;
    /** Below this width no other way of reading is as good. */
    private static final int NARROW = 40;
    /** Lines that end too early in the middle of a sentence, one in so many, in a text that a program broke. */
    private static final int UNFINISHED_IN = 20;
    private static final Pattern TITLE = Pattern.compile(".*(报告|总结|公报|年报)([（(].{1,12}[）)])?");
    private static final int FEWEST_FULL_LINES = 3;
    /** A line beyond the margin, one in so many, is a title or an address that was not broken. */
    private static final int OVERLONG_IN = 30;
    /** Signs from here on take two columns in Chinese fonts, {@code Ⅱ} and {@code ∶} among them. */
    private static final char FIRST_WIDE = 0x2010;
    /** A mark that hangs over the margin. */
    private static final int HANGING = 2;
    /** Paragraphs are told apart by indents or empty lines when so many are for one that ends without. */
    private static final int MARKED_IN = 4;
    private static final String CLAUSE_MARKS = "，。；、,;";
    private static final String SENTENCE_ENDS = "。！？!?；;：:";
    private static final String OPENING = "（《“‘【(『「";
    private static final int SHORTEST_HEADING = 8;
    private static final int LONGEST_HEADING = 30;
    /** Titles, headings and unit lines are shorter. */
    private static final int LONGEST_LINE_OF_ITS_OWN = 60;
    /** How many lines away others are looked for that are numbered alike. */
    private static final int NEIGHBOURS = 200;
    /** {@code 各位代表：}. */
    private static final int LONGEST_ADDRESS = 15;
    private static final Pattern SENTENCE_MARK = Pattern.compile("[，。；：,]");
    private static final Pattern ABOVE_TABLE = Pattern.compile(
            "附?表\\s?[\\d一二三四五六七八九十]|[（(]?(计量|金额)?单位\\s?[:：]");
    private static final Pattern UNIT_LINE = Pattern.compile("[（(]?(计量|金额)?单位\\s?[:：]\\s?\\S{1,12}");
    private static final Pattern COLUMN = Pattern.compile("\\S(?:\\t+|[ \\u00A0]{2,}|\\u3000+)\\S");

    private List<String> lines;
    private boolean[] apart;
    private int margin;
    /** Whether lines end within numbers and words. */
    private boolean breaksWords;
    /** Whether lines begin with closing marks. */
    private boolean beginsWithMarks;
    /** Whether lines end with opening marks. */
    private boolean endsWithOpening;
    /** Whether indents or empty lines tell where paragraphs end. */
    private boolean endsTold;

    /** How the lines of a text are broken; null where they are not, or not exactly. */
    static ExactWrap of(List<String> text) {
        ExactWrap wrap = new ExactWrap();
        wrap.take(text);
        return wrap.isBroken() ? wrap : null;
    }

    private void take(List<String> text) {
        lines = text;
        apart = new boolean[lines.size()];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = Whitespace.isBlank(lines.get(i)) || HardWrap.isRow(lines.get(i)) || isColumns(lines.get(i))
                    || lines.get(i).startsWith("|");
        }
    }

    /** A row of at least three columns, whatever they hold. */
    private static boolean isColumns(String line) {
        String stripped = line.strip();
        if (stripped.length() > 160 || !Whitespace.hasGap(stripped)) {
            return false;
        }
        var gap = COLUMN.matcher(stripped);
        return gap.find() && gap.find();
    }

    private boolean isBroken() {
        int filled = 0;
        int[] ofWidth = new int[WIDEST + 2];
        for (int i = 0; i < apart.length; i++) {
            if (!apart[i]) {
                filled++;
                ofWidth[Math.min(width(withoutMark(lines.get(i)), WIDEST + 1), WIDEST + 1)]++;
            }
        }
        int over = ofWidth[WIDEST + 1];
        for (margin = WIDEST; margin >= NARROWEST && over <= Math.max(1, filled / OVERLONG_IN); margin--) {
            if (ofWidth[margin] > 0
                    && ofWidth[margin] + ofWidth[margin - 1] + ofWidth[margin - 2] >= FEWEST_FULL_LINES) {
                return looksBroken();
            }
            over += ofWidth[margin];
        }
        return false;
    }

    /** Whether most lines end where the next would not fit, in the middle of clauses, and do not look alike. */
    private boolean looksBroken() {
        learnBreaks();
        int pairs = 0;
        int tight = 0;
        int ends = 0;
        int clauses = 0;
        int unfinished = 0;
        Set<Integer> places = new HashSet<>();
        Map<Character, Integer> first = new HashMap<>();
        Map<Character, Integer> last = new HashMap<>();
        for (int i = 0; i < apart.length; i++) {
            if (apart[i]) {
                continue;
            }
            String line = Whitespace.clean(lines.get(i));
            for (int at = 0; at < line.length() - 1; at++) {
                if (CLAUSE_MARKS.indexOf(line.charAt(at)) >= 0) {
                    places.add(at);
                }
            }
            if (i + 1 < apart.length && !followsDirectly(i) && !Whitespace.isBlank(lines.get(i))) {
                ends++;
            }
            if (followsDirectly(i)) {
                pairs++;
                if (!isFull(i) && isUnfinished(line)) {
                    unfinished++;
                }
                if (isFull(i)) {
                    tight++;
                    clauses += CLAUSE_MARKS.indexOf(line.charAt(line.length() - 1)) >= 0 ? 1 : 0;
                    first.merge(line.charAt(0), 1, Integer::sum);
                    last.merge(line.charAt(line.length() - 1), 1, Integer::sum);
                }
            }
        }
        endsTold = ends > (pairs - tight) * MARKED_IN;
        return tight >= FEWEST_FULL_LINES && tight * 2 >= pairs && clauses * 2 <= tight
                && (margin < NARROW || unfinished * UNFINISHED_IN <= tight)
                && places.size() >= (margin < NARROW / 2 ? 2 : 3)
                && mostFrequent(first.values()) * 2 <= tight && mostFrequent(last.values()) * 2 <= tight;
    }

    private boolean isUnfinished(String line) {
        return width(line) * 4 > margin * 3 && HardWrap.isOfSentence(line)
                && SENTENCE_ENDS.indexOf(line.charAt(line.length() - 1)) < 0;
    }

    private static int mostFrequent(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Compares the lines that are broken at a word or mark with those that end early to keep one whole. */
    private void learnBreaks() {
        int words = 0;
        int marks = 0;
        int opening = 0;
        for (int i = 0; i < apart.length; i++) {
            if (!followsDirectly(i)) {
                continue;
            }
            char first = Whitespace.clean(lines.get(i + 1)).charAt(0);
            char last = HardWrap.lastVisible(lines.get(i));
            breaksWords = true;
            beginsWithMarks = true;
            endsWithOpening = true;
            if (isFull(i)) {
                words += Character.isDigit(last) && Character.isDigit(first) ? 1 : 0;
                marks += CLAUSE_MARKS.indexOf(first) >= 0 ? 1 : 0;
                opening += OPENING.indexOf(last) >= 0 ? 1 : 0;
                continue;
            }
            breaksWords = false;
            words -= isFull(i) ? 1 : 0;
            breaksWords = true;
            beginsWithMarks = false;
            marks -= isFull(i) ? 1 : 0;
            beginsWithMarks = true;
            endsWithOpening = false;
            opening -= isFull(i) ? 1 : 0;
        }
        breaksWords = words > 0;
        beginsWithMarks = marks > 0;
        endsWithOpening = opening > 0;
    }

    /** Whether the next line may go on with this one: nothing parts them. */
    private boolean followsDirectly(int i) {
        return i + 1 < apart.length && !apart[i] && !apart[i + 1] && !HardWrap.isIndented(lines.get(i + 1));
    }

    /** Whether the first word of the next line had no room any more. */
    private boolean isFull(int i) {
        int width = width(lines.get(i));
        return width <= margin + HANGING && width + roomFor(Whitespace.clean(lines.get(i + 1))) > margin;
    }

    /** The columns of what begins a line and may not be broken. */
    private int roomFor(String line) {
        int end = 0;
        while (end < line.length() - 1 && !endsWithOpening && OPENING.indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        end = Math.min(line.length(), end + 1);
        while (end < line.length() && (!beginsWithMarks && HardWrap.NEVER_FIRST.indexOf(line.charAt(end)) >= 0
                || !breaksWords && isOfWord(line.charAt(end)) && isOfWord(line.charAt(end - 1)))) {
            end++;
        }
        return Math.min(margin, width(line.substring(0, end)));
    }

    private static boolean isOfWord(char c) {
        return Character.isDigit(c) || c < 0x80 && Character.isLetter(c) || ".,%".indexOf(c) >= 0;
    }

    /** Lines of the text with broken paragraphs joined. */
    List<String> join(List<String> part) {
        take(part);
        List<String> joined = new ArrayList<>();
        StringBuilder paragraph = null;
        for (int i = 0; i < apart.length; i++) {
            if (paragraph != null && followsDirectly(i - 1) && goesOn(i - 1, paragraph)) {
                append(paragraph, lines.get(i - 1), lines.get(i));
                continue;
            }
            if (paragraph != null) {
                joined.add(paragraph.toString());
            }
            paragraph = new StringBuilder(lines.get(i));
        }
        if (paragraph != null) {
            joined.add(paragraph.toString());
        }
        return joined;
    }

    private boolean goesOn(int i, StringBuilder paragraph) {
        String next = Whitespace.clean(lines.get(i + 1));
        if (width(withoutMark(lines.get(i + 1))) > margin || !isFull(i)) {
            return false;
        }
        return endsTold || !beginsAnew(i + 1, next, paragraph);
    }

    /** Whether a line begins a paragraph though the one before ends at the margin, by what the two say. */
    private boolean beginsAnew(int i, String line, StringBuilder paragraph) {
        char last = HardWrap.lastVisible(paragraph);
        String before = paragraph.substring(0, Math.min(paragraph.length(), LONGEST_LINE_OF_ITS_OWN));
        int rank = HeadingPattern.rank(before);
        boolean sentence = SENTENCE_MARK.matcher(before).find();
        boolean ended = SENTENCE_ENDS.indexOf(last) >= 0 && last != '：' && last != ':';
        if (ABOVE_TABLE.matcher(line).lookingAt() || UNIT_LINE.matcher(before).matches()) {
            return true;
        }
        if (last == '：' || last == ':') {
            return HeadingPattern.rank(line) > 0 || before.length() <= LONGEST_ADDRESS && !sentence;
        }
        boolean mayEnd = ended || !sentence
                || rank > 0 && before.length() <= LONGEST_HEADING && before.indexOf('。') < 0;
        if (mayEnd && (HardWrap.beginsPart(line) || HeadingPattern.rank(line) > 0 && !Character.isDigit(last))) {
            return true;
        }
        String rest = restOfParagraph(i);
        var mark = SENTENCE_MARK.matcher(rest);
        boolean sentenceFollows = mark.find();
        boolean lineOfItsOwn = !sentenceFollows && rest.length() < LONGEST_HEADING;
        if (ended) {
            return lineOfItsOwn;
        }
        if (!sentence && before.length() < LONGEST_LINE_OF_ITS_OWN && TITLE.matcher(before).matches()) {
            return !lineOfItsOwn || !TITLE.matcher(before + rest).matches();
        }
        // What follows a heading is a sentence; in one that goes on, as （一）强化保障。全年 does, a mark comes sooner.
        return rank > 0 && !sentence && before.length() >= SHORTEST_HEADING && sentenceFollows
                && !Character.isDigit(last)
                && (mark.group().equals("，") || before.length() + mark.start() > LONGEST_HEADING)
                && isHeading(i, -1, rank) && isHeading(i, 1, rank);
    }

    /** Whether the nearest line before or after another that has a number of this rank is a heading; true for none. */
    private boolean isHeading(int from, int step, int rank) {
        int i = from + step;
        boolean own = step < 0;
        for (int seen = 0; i >= 0 && i < apart.length && seen < NEIGHBOURS; i += step, seen++) {
            if (!apart[i] && HeadingPattern.rank(Whitespace.clean(lines.get(i))) == rank) {
                if (!own) {
                    String rest = restOfParagraph(i);
                    return rest.length() < LONGEST_HEADING && !SENTENCE_MARK.matcher(rest).find();
                }
                own = false;
            }
        }
        return true;
    }

    /** A line and those that go on with it; the beginning, where there are many. */
    private String restOfParagraph(int first) {
        StringBuilder rest = new StringBuilder(Whitespace.clean(lines.get(first)));
        for (int i = first; rest.length() <= LONGEST_HEADING && followsDirectly(i) && isFull(i)
                && !ABOVE_TABLE.matcher(Whitespace.clean(lines.get(i + 1))).lookingAt(); i++) {
            rest.append(Whitespace.clean(lines.get(i + 1)));
        }
        return rest.toString();
    }

    private void append(StringBuilder paragraph, String line, String next) {
        boolean space = Whitespace.isSpace(line.charAt(line.length() - 1));
        if (breaksWords && !space) {
            paragraph.append(next.strip());
        } else {
            HardWrap.append(paragraph, next);
        }
    }

    private static String withoutMark(String line) {
        String stripped = line.stripTrailing();
        int last = stripped.length() - 1;
        return last >= 0 && HardWrap.NEVER_FIRST.indexOf(stripped.charAt(last)) >= 0 ? stripped.substring(0, last)
                : stripped;
    }

    /** Columns of a line, wide characters counted twice, without the space at its end. */
    private static int width(String line) {
        return width(line, Integer.MAX_VALUE);
    }

    /** The same, or any width that is as large as one that is enough. */
    private static int width(String line, int enough) {
        int width = 0;
        int spaces = 0;
        for (int i = 0; i < line.length() && width < enough; i++) {
            char c = line.charAt(i);
            if (Whitespace.isInvisible(c) || Character.isLowSurrogate(c)) {
                continue;
            }
            if (Whitespace.isSpace(c)) {
                spaces += c == '\u3000' ? 2 : 1;
                continue;
            }
            width += spaces + (c >= FIRST_WIDE || Whitespace.isWide(c) || Character.isHighSurrogate(c) ? 2 : 1);
            spaces = 0;
        }
        return width;
    }
}
