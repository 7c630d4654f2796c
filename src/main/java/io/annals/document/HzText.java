package io.annals.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/**
 * Decodes HZ (RFC 1843), in which mails and news of the nineties carry GB 2312 through seven bits: characters of two
 * bytes stand between <code>~{</code> and <code>~}</code>, and {@code ~~} is a tilde.
 */
final class HzText {

    private static final Charset GB2312 = Charset.forName("GBK");
    private static final int FEWEST_CHARACTERS = 4;

    private HzText() {
    }

    /** The text; null where the bytes are not HZ: others than ASCII, unclosed or odd stretches, or hardly any. */
    static String decoded(byte[] bytes) {
        if (!hasTilde(bytes)) {
            return null;
        }
        ByteArrayOutputStream eightBit = new ByteArrayOutputStream(bytes.length);
        int characters = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return null;
            }
            int next = i + 1 < bytes.length ? bytes[i + 1] : 0;
            if (bytes[i] != '~' || next != '{' && next != '~' && next != '\n') {
                eightBit.write(bytes[i]);
            } else if (next == '{') {
                int end = stretch(bytes, i + 2, eightBit);
                if (end < 0) {
                    return null;
                }
                characters += (end - i - 2) / 2;
                // A stretch ends with its line, whether it is closed or not.
                i = bytes[end] == '~' ? end + 1 : end - 1;
            } else {
                if (next == '~') {
                    eightBit.write('~');
                }
                i++;
            }
        }
        return characters < FEWEST_CHARACTERS ? null : eightBit.toString(GB2312);
    }

    /** Whether a tilde stands before the first byte beyond ASCII, as without it no HZ does. */
    private static boolean hasTilde(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == '~') {
                return b == '~';
            }
        }
        return false;
    }

    /** Writes characters of two bytes up to the end of their stretch; where that is, or -1 where it is none. */
    private static int stretch(byte[] bytes, int from, ByteArrayOutputStream eightBit) {
        int at = from;
        while (at + 1 < bytes.length && !(bytes[at] == '~' && bytes[at + 1] == '}') && bytes[at] != '\n'
                && bytes[at] != '\r') {
            if (bytes[at] < 0x21 || bytes[at] > 0x77 || bytes[at + 1] < 0x21 || bytes[at + 1] > 0x7E) {
                return -1;
            }
            eightBit.write(bytes[at] | 0x80);
            eightBit.write(bytes[at + 1] | 0x80);
            at += 2;
        }
        return at + 1 < bytes.length ? at : -1;
    }
}
