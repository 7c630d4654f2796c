package io.annals.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells the table of contents of a report, whose lines repeat headings and end in the numbers of pages. */
final class ContentsTable {

    private static final int LONGEST_TITLE = 20;
    private static final Pattern TITLE = Pattern.compile("(?i)目[录錄次]|(?:table ?of ?)?contents");
    private static final String LEADERS = "[.…⋯·．‥•]";
    private static final String PAGE = "[-—(（]?\\s?(?:\\d{1,4}|[ivxIVX]{1,6})\\s?[-—)）]?\\s*";
    private static final String PAGE_ENDS = "0123456789ivxIVX-—)）";
    /** An entry with its page number, behind a tab or dots. */
    private static final Pattern ENTRY = Pattern.compile(
            "\\s*\\S.{0,100}?(?:\t|(?:" + LEADERS + "\\s?){2})(?:\\s|" + LEADERS + ")*" + PAGE);
    private static final Pattern LED_ENTRY = Pattern.compile(
            "\\s*\\S.{0,100}?(?:…|⋯|(?:" + LEADERS + "\\s?){3})(?:\\s|" + LEADERS + ")*" + PAGE);
    private static final Pattern SPACED_ENTRY = Pattern.compile("\\s*\\S.{0,60}?[\\s\\u3000]{2,}" + PAGE);
    private static final int LONGEST_ENTRY = 200;
    private static final int FEWEST_UNDER_TITLE = 2;
    private static final int FEWEST_ALONE = 3;

    private ContentsTable() {
    }

    /** Whether a line announces contents. */
    static boolean isTitle(String line) {
        return line.length() <= LONGEST_TITLE && TITLE.matcher(Whitespace.squeeze(line)).matches();
    }

    /** Whether a line may be an entry: it ends in a page number behind a tab or dots. */
    static boolean isEntry(String line) {
        return endsInPage(line) && ENTRY.matcher(line).matches();
    }

    /** Whether a line is an entry wherever it stands: dots lead to its page number. */
    static boolean isLedEntry(String line) {
        return endsInPage(line) && LED_ENTRY.matcher(line).matches();
    }

    /** Whether a line is as short as entries are and ends as {@link #PAGE} does; to look for the rest takes long. */
    private static boolean endsInPage(String line) {
        int last = line.length() - 1;
        while (last >= 0 && (line.charAt(last) == ' ' || line.charAt(last) >= '\t' && line.charAt(last) <= '\r')) {
            last--;
        }
        return line.length() <= LONGEST_ENTRY && last >= 0 && PAGE_ENDS.indexOf(line.charAt(last)) >= 0;
    }

    /**
     * The lines of a text without its tables of contents: entries under their title, and entries with dots in a row.
     * The same list where there are none.
     */
    static List<String> remove(List<String> lines) {
        List<String> rest = null;
        for (int i = 0; i < lines.size();) {
            boolean titled = isTitle(lines.get(i));
            int end = titled || isLedEntry(lines.get(i)) ? end(lines, titled ? i + 1 : i, titled) : i;
            if (end > i) {
                rest = rest == null ? new ArrayList<>(lines.subList(0, i)) : rest;
                i = end;
                continue;
            }
            if (rest != null) {
                rest.add(lines.get(i));
            }
            i++;
        }
        return rest == null ? lines : rest;
    }

    /** The index after the last entry; 0 where there are too few. */
    private static int end(List<String> lines, int start, boolean titled) {
        int entries = 0;
        int end = start;
        for (int i = start; i < lines.size(); i++) {
            String line = lines.get(i);
            if (Whitespace.isBlank(line)) {
                continue;
            }
            boolean entry = isLedEntry(line) || titled && (isEntry(line)
                    || endsInPage(line) && SPACED_ENTRY.matcher(line).matches());
            if (!entry) {
                break;
            }
            entries++;
            end = i + 1;
        }
        return entries >= (titled ? FEWEST_UNDER_TITLE : FEWEST_ALONE) ? end : 0;
    }
}
