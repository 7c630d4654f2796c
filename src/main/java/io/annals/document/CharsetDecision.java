package io.annals.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Decodes bytes by what gives sense: byte order mark, HZ by its marks, strict UTF-8, UTF-16 by its pattern, then
 * GB18030 against Big5 by how much the text looks like Chinese. What a page declares about itself only tips the scales.
 *
 * @param charset name of the encoding
 * @param text the decoded text, without byte order mark
 */
record CharsetDecision(String charset, String text) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    /** Enough to judge by, whatever markup stands first. */
    private static final int SAMPLE_BYTES = 1 << 20;
    /** A score from which a reading is Chinese beyond doubt, and the distance that the runner-up must keep. */
    private static final double CERTAIN = 0.8;
    private static final double PLAUSIBLE = 0.45;
    private static final double MARGIN = 0.35;
    /** A score that is enough where no other reading has any. */
    private static final double ALONE = 0.2;
    private static final double DECLARED_BONUS = 0.3;
    /** Characters from which a strictly valid UTF-8 text can't be an accident. */
    private static final int ENOUGH_SEQUENCES = 12;
    /** Characters of three bytes and more that no other encoding forms by accident, in a text with some bad bytes. */
    private static final int ENOUGH_LONG_SEQUENCES = 6;
    private static final int MOST_BAD_BYTES_IN = 20;
    /** Characters of two bytes from which their form tells Big5 from GB 2312. */
    private static final int ENOUGH_PAIRS = 12;
    private static final double FORM_BONUS = 0.4;
    /** A text holds no more characters without meaning than one in so many, a few aside. */
    private static final int MEANINGLESS_IN = 20;
    private static final int FEW_MEANINGLESS = 8;

    private record Candidate(Charset charset, double score, int judged) {}

    /**
     * The text of a file.
     *
     * @param declared the encoding that the content declares; null where it declares none
     * @throws UnusableDocumentException UNDECIDABLE_ENCODING, naming the candidates; WRONG_TYPE when the bytes are no
     *     text; UNREADABLE when they are text that holds codes in place of characters
     */
    static CharsetDecision of(byte[] bytes, String declared) throws UnusableDocumentException {
        CharsetDecision decision = byMark(bytes);
        int nulls = decision == null ? count(bytes, 0) : 0;
        if (decision == null && nulls == 0) {
            String hz = HzText.decoded(bytes);
            decision = hz == null ? strictUtf8(bytes) : new CharsetDecision("HZ", hz);
        }
        if (decision == null && isNearlyUtf8(bytes)) {
            decision = decode(bytes, 0, StandardCharsets.UTF_8);
        }
        if (decision == null) {
            decision = byScore(bytes, declared, nulls);
        }
        refuseCodes(decision.text());
        return decision;
    }

    /**
     * Whether bytes are UTF-8 but for a few bad ones: where a character was cut, or a line of another encoding was
     * pasted. Zeros say nothing against it; converters write them for characters that they don't know.
     */
    private static boolean isNearlyUtf8(byte[] bytes) {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < bytes.length;) {
            int lead = bytes[i] & 0xFF;
            int length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                    : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
            int end = i + 1;
            while (end < bytes.length && end - i < length && (bytes[end] & 0xC0) == 0x80) {
                end++;
            }
            boolean cut = end == bytes.length && length > 0;
            if (length == 0 || end - i < length && !cut) {
                bad++;
            } else if (length >= 3 && !cut) {
                good++;
            }
            i = end;
        }
        return good >= ENOUGH_LONG_SEQUENCES && bad * MOST_BAD_BYTES_IN <= good;
    }

    /**
     * A PDF whose font has no table of characters is converted to the font's codes: text by its encoding, but not in
     * any language, and its digits are not the report's.
     */
    private static void refuseCodes(String text) throws UnusableDocumentException {
        int meaningless = 0;
        for (char c : text.toCharArray()) {
            meaningless += isMeaningless(c) ? 1 : 0;
        }
        if (meaningless <= FEW_MEANINGLESS) {
            return;
        }
        int visible = 0;
        for (int i = 0; i < text.length(); i++) {
            visible += Whitespace.isSpace(text.charAt(i)) ? 0 : 1;
        }
        if (meaningless * (long) MEANINGLESS_IN > visible) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE, meaningless * 100L / visible
                    + " % of the characters are codes without meaning, as converters write them for a PDF whose fonts"
                    + " name no characters; get the report as docx or html, or recognise its text (OCR)");
        }
    }

    private static boolean isMeaningless(char c) {
        return c < 0xA0 ? (c < ' ' || c >= 0x7F) && !Whitespace.isSpace(c) : c >= 0xE000 && c <= 0xF8FF || c == 0xFFFD;
    }

    private static CharsetDecision byMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return decode(bytes, 4, UTF_32LE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0x84, 0x31, 0x95, 0x33)) {
            return decode(bytes, 4, GB18030);
        }
        return null;
    }

    /**
     * UTF-8 where every byte fits; null otherwise, and where a few bytes fit by accident but mean something as
     * GB18030.
     */
    private static CharsetDecision strictUtf8(byte[] bytes) {
        CharBuffer chars;
        try {
            chars = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            // Not UTF-8: the other encodings are weighed.
            return null;
        }
        if (bytes.length - chars.length() < 2 * ENOUGH_SEQUENCES) {
            ChinesePlausibility asUtf8 = ChinesePlausibility.of(chars);
            if (asUtf8.judged() > 0 && asUtf8.score() < 0) {
                ChinesePlausibility asGb = ChinesePlausibility.of(lenient(bytes, bytes.length, GB18030));
                if (asGb.score() > CERTAIN) {
                    return null;
                }
            }
        }
        return new CharsetDecision("UTF-8", chars.toString());
    }

    private static CharsetDecision byScore(byte[] bytes, String declared, int nulls) throws UnusableDocumentException {
        int sample = Math.min(bytes.length, SAMPLE_BYTES);
        Charset pattern = nulls == 0 ? null : nullPattern(bytes);
        if (pattern != null) {
            return decode(bytes, 0, pattern);
        }
        if (nulls == 0 && controls(bytes) * 20L > bytes.length) {
            ChinesePlausibility wide = best(bytes, sample & ~1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
            if (wide.score() < PLAUSIBLE) {
                throw noText();
            }
        }
        List<Charset> charsets = new ArrayList<>(List.of(StandardCharsets.UTF_8, GB18030, BIG5));
        if (nulls * 100L >= sample || bytes.length < 2_000_000) {
            charsets.add(StandardCharsets.UTF_16LE);
            charsets.add(StandardCharsets.UTF_16BE);
        }
        Charset named = charset(declared);
        if (named != null && !charsets.contains(named)) {
            charsets.add(named);
        }
        Charset byForm = formOfPairs(bytes, sample);
        List<Candidate> candidates = new ArrayList<>();
        for (Charset charset : charsets) {
            int length = charset.name().startsWith("UTF-16") ? sample & ~1 : sample;
            String text = lenient(bytes, length, charset);
            // The end may be cut within a character.
            ChinesePlausibility plausibility = ChinesePlausibility.of(text.endsWith("\uFFFD")
                    ? text.substring(0, text.length() - 1) : text);
            double bonus = (charset.equals(named) ? DECLARED_BONUS : 0) + (charset.equals(byForm) ? FORM_BONUS : 0);
            candidates.add(new Candidate(charset, plausibility.score() + bonus, plausibility.judged()));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        Candidate best = candidates.get(0);
        Candidate second = candidates.get(1);
        if (nulls * 50L > bytes.length && !best.charset().name().startsWith("UTF-16")) {
            throw noText();
        }
        if (best.judged() > 0 && best.score() >= PLAUSIBLE && best.score() - second.score() >= MARGIN
                || best.score() >= CERTAIN && best.score() - second.score() >= MARGIN / 2 && best.judged() >= 100
                || best.judged() >= ENOUGH_PAIRS && best.score() >= ALONE && second.score() <= 0
                        && fits(bytes, best.charset())) {
            return decode(bytes, 0, best.charset());
        }
        if (named != null && candidates.stream().noneMatch(c -> c.score() >= PLAUSIBLE) && fits(bytes, named)) {
            return decode(bytes, 0, named);
        }
        String names = candidates.stream().filter(c -> c.score() > best.score() - 1 && fits(bytes, c.charset()))
                .map(c -> display(c.charset())).sorted().collect(Collectors.joining(", "));
        throw new UnusableDocumentException(QuarantineReason.UNDECIDABLE_ENCODING, names.isEmpty()
                ? "the text fits none of UTF-8, GB18030, Big5 and UTF-16; save it as UTF-8"
                : names.indexOf(',') < 0 ? "the text is best read as " + names + ", but makes no sense so; save it as"
                        + " UTF-8"
                : "the encoding can't be told (possible: " + names + "); save it as UTF-8");
    }

    /**
     * What the characters of two bytes look like: those of GB 2312 have both bytes above A0, of Big5 a good third have
     * a second byte of ASCII; null where neither is plain.
     */
    private static Charset formOfPairs(byte[] bytes, int length) {
        int pairs = 0;
        int lowTrails = 0;
        int bigLeads = 0;
        for (int i = 0; i + 1 < length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int trail = bytes[++i] & 0xFF;
            if (lead < 0xA1 || lead > 0xF9 || trail < 0x40 || trail == 0x7F || trail > 0x7F && trail < 0xA1) {
                return null;
            }
            pairs++;
            lowTrails += trail < 0x7F ? 1 : 0;
            bigLeads += lead <= 0xC6 ? 1 : 0;
        }
        if (pairs < ENOUGH_PAIRS) {
            return null;
        }
        return lowTrails == 0 ? GB18030
                : lowTrails * 5 >= pairs && lowTrails * 3 <= pairs * 2 && bigLeads * 10 >= pairs * 8 ? BIG5 : null;
    }

    private static UnusableDocumentException noText() {
        return new UnusableDocumentException(QuarantineReason.WRONG_TYPE,
                "the content is binary data, no text; check what the file is");
    }

    private static ChinesePlausibility best(byte[] bytes, int length, Charset one, Charset other) {
        ChinesePlausibility first = ChinesePlausibility.of(lenient(bytes, length, one));
        ChinesePlausibility second = ChinesePlausibility.of(lenient(bytes, length, other));
        return first.score() >= second.score() ? first : second;
    }

    /** UTF-16 whose ASCII characters leave a zero in every other byte; null where the zeros stand otherwise. */
    private static Charset nullPattern(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (even + odd < bytes.length / 4) {
            return null;
        }
        return even == 0 ? StandardCharsets.UTF_16LE : odd == 0 ? StandardCharsets.UTF_16BE : null;
    }

    private static Charset charset(String declared) {
        if (declared == null || declared.isBlank()) {
            return null;
        }
        String name = declared.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("gb") || name.equals("x-gbk") || name.equals("cp936")) {
            return GB18030;
        }
        if (name.startsWith("big5")) {
            return BIG5;
        }
        try {
            return name.startsWith("utf-16") || name.startsWith("utf-32") ? null : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            // A name that nobody knows says nothing.
            return null;
        }
    }

    private static boolean fits(byte[] bytes, Charset charset) {
        int length = Math.min(bytes.length, SAMPLE_BYTES);
        return lenient(bytes, length, charset).chars().filter(c -> c == 0xFFFD).count() <= 1;
    }

    private static CharsetDecision decode(byte[] bytes, int from, Charset charset) {
        String text = new String(bytes, from, bytes.length - from, charset);
        int start = !text.isEmpty() && text.charAt(0) == 0xFEFF ? 1 : 0;
        return new CharsetDecision(display(charset), text.substring(start));
    }

    private static String display(Charset charset) {
        return charset.equals(BIG5) ? "Big5" : charset.name();
    }

    private static String lenient(byte[] bytes, int length, Charset charset) {
        return new String(bytes, 0, length, charset);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int count(byte[] bytes, int value) {
        int count = 0;
        for (byte b : bytes) {
            if (b == value) {
                count++;
            }
        }
        return count;
    }

    private static int controls(byte[] bytes) {
        int count = 0;
        for (byte b : bytes) {
            if (b >= 0 && b < 0x20 && !(b >= '\t' && b <= '\r') && b != 0x1A && b != 0x1B) {
                count++;
            }
        }
        return count;
    }
}
