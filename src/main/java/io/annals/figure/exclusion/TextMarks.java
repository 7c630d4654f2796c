package io.annals.figure.exclusion;

import java.util.Arrays;

/**
 * Where the quotation marks and title marks of a text open and close. Of marks inside others the inner ones count;
 * marks left open, on another line or too far apart are taken for no pair.
 */
public final class TextMarks {

    private static final String OPENING = "《〈“\"「『‘";
    private static final String CLOSING = "》〉”\"」』’";
    /** Longest distance of a pair's marks, in the order of {@link #OPENING}. */
    private static final int[] LONGEST = {80, 80, 40, 24, 40, 40, 24};
    private static final int TITLES = 2;

    private static final int[] NONE = {};

    /** By place of the text; empty where it holds no title, or no quotation. */
    private int[] titleEnd = NONE;
    private int[] quoteStart = NONE;
    private int[] quoteEnd = NONE;

    public TextMarks(String text) {
        int length = text.length();
        int[] opened = new int[OPENING.length()];
        forget(opened);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                forget(opened);
            } else if (c == '"' || c >= '‘' && c <= '”' || c >= '〈' && c <= '』') {
                mark(c, i, opened, length);
            }
        }
    }

    private static void forget(int[] opened) {
        Arrays.fill(opened, -1);
    }

    private void mark(char c, int at, int[] opened, int length) {
        int closes = CLOSING.indexOf(c);
        if (closes >= 0 && opened[closes] >= 0) {
            if (at - opened[closes] <= LONGEST[closes]) {
                fill(opened[closes], at + 1, closes < TITLES, length);
            }
            opened[closes] = -1;
            return;
        }
        int opens = OPENING.indexOf(c);
        if (opens >= 0) {
            opened[opens] = at;
        }
    }

    private void fill(int start, int end, boolean title, int length) {
        if (title && titleEnd == NONE) {
            titleEnd = new int[length];
        } else if (!title && quoteEnd == NONE) {
            quoteStart = new int[length];
            quoteEnd = new int[length];
        }
        for (int k = start; k < end; k++) {
            if (title) {
                titleEnd[k] = end;
            } else if (quoteEnd[k] == 0) {
                quoteEnd[k] = end;
                quoteStart[k] = start;
            }
        }
    }

    /** Index after the closing 》 of the title that holds the place; 0 where none does. */
    public int titleEnd(int at) {
        return titleEnd == NONE ? 0 : titleEnd[at];
    }

    /** Length of the text between the quotation marks that hold the place; 0 where none do. */
    public int quotedLength(int at) {
        return quoteEnd(at) == 0 ? 0 : quoteEnd[at] - quoteStart[at] - 2;
    }

    /** Index after the closing quotation mark around the place; 0 where there is none. */
    public int quoteEnd(int at) {
        return quoteEnd == NONE ? 0 : quoteEnd[at];
    }

    /** Index of the opening quotation mark around the place. */
    public int quoteStart(int at) {
        return quoteStart == NONE ? 0 : quoteStart[at];
    }
}
