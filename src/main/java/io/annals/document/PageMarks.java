package io.annals.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes what printed pages left in a text: page numbers that count up, and the line that stands beside each of them.
 * Both come in the middle of sentences.
 */
final class PageMarks {

    private static final Pattern DASHED = Pattern.compile(
            "\\s*[-—–－―·]{1,2}\\s*(\\d{1,4})\\s*[-—–－―·]{1,2}\\s*|"
            + "\\s*第\\s*(\\d{1,4})\\s*页(?:\\s*[,，/]?\\s*共\\s*\\d{1,4}\\s*页)?\\s*");
    private static final Pattern BARE = Pattern.compile("\\s*(\\d{1,4})\\s*");
    private static final int FEWEST_DASHED = 2;
    private static final int FEWEST_BARE = 3;
    /** Fewer lines are no page: numbers so near to each other are the cells of a column. */
    private static final int SHORTEST_PAGE = 8;
    private static final int LONGEST_MARK = 24;
    private static final int LONGEST_RUNNING_LINE = 60;

    private PageMarks() {
    }

    /** The lines without page marks; a blank line beside one goes with it. The same list where there are none. */
    static List<String> remove(List<String> lines) {
        BitSet marks = counting(lines, DASHED, 1, FEWEST_DASHED);
        if (marks.isEmpty()) {
            marks = counting(lines, BARE, SHORTEST_PAGE, FEWEST_BARE);
        }
        if (marks.isEmpty()) {
            return lines;
        }
        BitSet gone = (BitSet) marks.clone();
        removeRunningLines(lines, marks, gone);
        for (int i = gone.nextSetBit(0); i >= 0; i = gone.nextSetBit(i + 1)) {
            for (int before = i - 1; before >= 0 && Whitespace.isBlank(lines.get(before)); before--) {
                gone.set(before);
            }
            for (int after = i + 1; after < lines.size() && Whitespace.isBlank(lines.get(after)); after++) {
                gone.set(after);
            }
        }
        List<String> rest = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (!gone.get(i)) {
                rest.add(lines.get(i));
            }
        }
        return rest;
    }

    /** The lines that hold a number and nothing else, each one more than the one before. */
    private static BitSet counting(List<String> lines, Pattern mark, int shortestPage, int fewest) {
        BitSet found = new BitSet();
        BitSet run = new BitSet();
        int last = -1;
        int lastLine = -1;
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = lines.get(i).length() > LONGEST_MARK ? null : mark.matcher(lines.get(i));
            if (matcher == null || !matcher.matches()) {
                continue;
            }
            int number = Integer.parseInt(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
            if (last >= 0 && (number != last + 1 || i - lastLine <= shortestPage)) {
                keep(run, fewest, found);
                run = new BitSet();
            }
            run.set(i);
            last = number;
            lastLine = i;
        }
        keep(run, fewest, found);
        return found;
    }

    private static void keep(BitSet run, int fewest, BitSet found) {
        if (run.cardinality() >= fewest) {
            found.or(run);
        }
    }

    /** A line that is repeated, but for its digits, beside most of the page numbers heads or ends the pages. */
    private static void removeRunningLines(List<String> lines, BitSet marks, BitSet gone) {
        for (int side : new int[] {-1, 1}) {
            Map<String, Integer> times = new HashMap<>();
            for (int i = marks.nextSetBit(0); i >= 0; i = marks.nextSetBit(i + 1)) {
                String beside = beside(lines, i, side);
                if (!beside.isEmpty()) {
                    times.merge(beside, 1, Integer::sum);
                }
            }
            for (int i = marks.nextSetBit(0); i >= 0; i = marks.nextSetBit(i + 1)) {
                int count = times.getOrDefault(beside(lines, i, side), 0);
                if (count >= FEWEST_BARE && count * 2 >= marks.cardinality()) {
                    gone.set(besideIndex(lines, i, side));
                }
            }
        }
    }

    private static int besideIndex(List<String> lines, int mark, int side) {
        int at = mark + side;
        while (at >= 0 && at < lines.size() && Whitespace.isBlank(lines.get(at))) {
            at += side;
        }
        return at;
    }

    private static String beside(List<String> lines, int mark, int side) {
        int at = besideIndex(lines, mark, side);
        return at < 0 || at >= lines.size() || lines.get(at).length() > LONGEST_RUNNING_LINE
                || lines.get(at).chars().anyMatch(c -> "，。；：".indexOf(c) >= 0) ? ""
                : Whitespace.squeeze(lines.get(at)).replaceAll("\\d+", "0");
    }
}
