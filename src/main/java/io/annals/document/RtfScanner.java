package io.annals.document;

import java.io.IOException;
import java.io.InputStream;

/** Parts the bytes of an RTF file into groups, control words and text bytes. */
final class RtfScanner {

    /** What was read last. */
    enum Token { OPEN, CLOSE, WORD, BYTE, END }

    private static final int LONGEST_WORD = 32;

    private final InputStream in;
    private int ahead = -2;
    private String word = "";
    private int number;
    private boolean numbered;
    private int value;

    RtfScanner(InputStream in) {
        this.in = in;
    }

    /** The control word that was read last, or the sign of a control symbol. */
    String word() {
        return word;
    }

    /** The number behind the control word; the other one where it has none. */
    int number(int otherwise) {
        return numbered ? number : otherwise;
    }

    /** The byte that was read last. */
    int value() {
        return value;
    }

    Token next() throws IOException {
        while (true) {
            int c = read();
            switch (c) {
                case -1:
                    return Token.END;
                case '{':
                    return Token.OPEN;
                case '}':
                    return Token.CLOSE;
                case '\r', '\n', 0:
                    continue;
                case '\\':
                    return control();
                default:
                    value = c;
                    return Token.BYTE;
            }
        }
    }

    /** Passes over the raw bytes that follow a control word; they may hold braces. */
    void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            if (read() < 0) {
                return;
            }
        }
    }

    private Token control() throws IOException {
        int c = read();
        numbered = false;
        if (c < 0) {
            return Token.END;
        }
        if (c == '\'') {
            int high = Character.digit(read(), 16);
            int low = Character.digit(read(), 16);
            value = high < 0 || low < 0 ? '?' : high * 16 + low;
            return Token.BYTE;
        }
        if (c == '\\' || c == '{' || c == '}') {
            value = c;
            return Token.BYTE;
        }
        if (!isLetter(c)) {
            word = c == '\r' || c == '\n' ? "par" : c == '\t' ? "tab" : String.valueOf((char) c);
            return Token.WORD;
        }
        StringBuilder letters = new StringBuilder();
        while (isLetter(c)) {
            if (letters.length() < LONGEST_WORD) {
                letters.append((char) c);
            }
            c = read();
        }
        word = letters.toString();
        boolean negative = c == '-';
        if (negative) {
            c = read();
        }
        long digits = 0;
        while (c >= '0' && c <= '9') {
            numbered = true;
            digits = Math.min(digits * 10 + (c - '0'), Integer.MAX_VALUE);
            c = read();
        }
        number = (int) (negative ? -digits : digits);
        if (c != ' ') {
            ahead = c;
        }
        return Token.WORD;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private int read() throws IOException {
        if (ahead == -2) {
            return in.read();
        }
        int c = ahead;
        ahead = -2;
        return c;
    }
}
