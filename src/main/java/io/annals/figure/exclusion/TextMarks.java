package io.annals.figure.exclusion;

/**
 * Where the quotation marks and title marks of a text open and close, and where its lines begin.
 */
public final class TextMarks {

    private final int[] titleEnd;
    private final int[] quoteStart;
    private final int[] quoteEnd;

    public TextMarks(String text) {
        int length = text.length();
        titleEnd = new int[length];
        quoteStart = new int[length];
        quoteEnd = new int[length];
        fill(text, '《', '》', 80, null, titleEnd);
        fill(text, '“', '”', 40, quoteStart, quoteEnd);
        fill(text, '"', '"', 24, quoteStart, quoteEnd);
        fill(text, '「', '」', 40, quoteStart, quoteEnd);
    }

    /** Marks left open are taken as closed by nothing: a pair is at most {@code longest} apart and on one line. */
    private static void fill(String text, char open, char close, int longest, int[] starts, int[] ends) {
        int opened = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == open && (open != close || opened < 0)) {
                opened = i;
            } else if (c == '\n') {
                opened = -1;
            } else if (c == close && opened >= 0) {
                if (i - opened <= longest) {
                    for (int k = opened; k <= i; k++) {
                        ends[k] = i + 1;
                        if (starts != null) {
                            starts[k] = opened;
                        }
                    }
                }
                opened = -1;
            }
        }
    }

    /** Index after the closing 》 of the title that holds the place; 0 where none does. */
    public int titleEnd(int at) {
        return titleEnd[at];
    }

    /** Length of the text between the quotation marks that hold the place; 0 where none do. */
    public int quotedLength(int at) {
        return quoteEnd[at] == 0 ? 0 : quoteEnd[at] - quoteStart[at] - 2;
    }

    /** Index after the closing quotation mark around the place; 0 where there is none. */
    public int quoteEnd(int at) {
        return quoteEnd[at];
    }

    /** Index of the opening quotation mark around the place. */
    public int quoteStart(int at) {
        return quoteStart[at];
    }
}
