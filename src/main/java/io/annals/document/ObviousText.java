package io.annals.document;

import java.nio.charset.StandardCharsets;

/**
 * Tells Chinese text and web pages by name and beginning alike, where nothing in the beginning could be taken for anything
 * else. Looking for every signature that Tika knows takes as long as reading a short report.
 */
final class ObviousText {

    /** As far as Tika looks for what text may begin with, and a word more. */
    static final int HEAD_BYTES = 8192 + 64;
    private static final int LONGEST_START = 64;
    private static final int LONGEST_NUMBER = 4;
    /** First byte of the characters from U+2000 on. */
    private static final int FIRST_CHINESE = 0xE2;

    private ObviousText() {
    }

    /**
     * The media type of a file; null where that is not obvious and Tika has to look.
     *
     * @param head its first {@link #HEAD_BYTES} bytes, or all of them
     * @param name its name
     */
    static String mediaType(byte[] head, String name) {
        int start = head.length > 2 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF ? 3 : 0;
        return switch (FileType.ending(name)) {
            case "txt" -> beginsChinese(head, start) && isUtf8(head) && isPlain(head, start, true) ? "text/plain" : null;
            case "html", "htm" -> beginsPage(head, start) && isPlain(head, start, false) ? "text/html" : null;
            default -> null;
        };
    }

    /** Whether a text begins with a Chinese character or mark, or with a number of a year, item or chapter before one. */
    private static boolean beginsChinese(byte[] head, int start) {
        int at = start;
        while (at < head.length && at - start < LONGEST_NUMBER && (head[at] >= '0' && head[at] <= '9'
                || head[at] == '.' || head[at] == '(' || head[at] == ')')) {
            at++;
        }
        return at < head.length && (head[at] & 0xFF) >= FIRST_CHINESE;
    }

    private static boolean beginsPage(byte[] head, int start) {
        String begin = new String(head, start, Math.min(LONGEST_START, head.length - start), StandardCharsets.ISO_8859_1);
        String tag = begin.stripLeading();
        return tag.startsWith("<!DOCTYPE html") || tag.startsWith("<!doctype html") || tag.startsWith("<!DOCTYPE HTML")
                || tag.startsWith("<html") || tag.startsWith("<HTML");
    }

    /** Whether bytes are UTF-8, but for a character that their end cuts. */
    private static boolean isUtf8(byte[] head) {
        int open = 0;
        for (byte b : head) {
            int c = b & 0xFF;
            if (open > 0) {
                if (c >> 6 != 2) {
                    return false;
                }
                open--;
            } else if (c >= 0x80) {
                open = c >= 0xC2 && c <= 0xDF ? 1 : c >= 0xE0 && c <= 0xEF ? 2 : c >= 0xF0 && c <= 0xF4 ? 3 : 0;
                if (open == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Whether a beginning holds none of the marks by which Tika knows messages, PDF and other text of machines within the
     * first lines: a line that begins with the name of a field, a percent sign that stands behind no digit, {@code -ID:}
     * (Message-ID), control characters; nor, in what is no page, a tag.
     */
    private static boolean isPlain(byte[] head, int start, boolean noTags) {
        int before = '\n';
        for (int i = start; i < head.length; i++) {
            int c = head[i] & 0xFF;
            boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0xFF;
            boolean percent = c == '%' && (before < '0' || before > '9' || i + 1 < head.length && "%PA".indexOf(head[i + 1]) >= 0);
            boolean field = (before == '\n' || before == '\r') && isLetter(c) && isField(head, i);
            if (control || percent || field || noTags && c == '<' || c == ':' && endsInId(head, i)) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /** Whether a word is followed by a colon or hyphen, as names of fields are, or is all of its line. */
    private static boolean isField(byte[] head, int start) {
        int end = start;
        while (end < head.length && isLetter(head[end])) {
            end++;
        }
        return end == head.length || ":-\r\n".indexOf(head[end]) >= 0;
    }

    private static boolean endsInId(byte[] head, int colon) {
        return colon >= 3 && head[colon - 1] == 'D' && head[colon - 2] == 'I' && head[colon - 3] == '-';
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
