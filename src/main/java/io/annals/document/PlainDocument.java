package io.annals.document;

import io.annals.reference.TraditionalCharacters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A document as rules read it: in simplified characters, with years of the Republic ({@code 民國112年}, {@code 112年度}) as
 * years of the common era; and the way back to the document's own words and places.
 */
public final class PlainDocument {

    private static final String REPUBLIC = "民国";
    /** Before a year of the common era, which takes fewer characters. */
    private static final char PAD = ' ';
    /** Characters of a year of the Republic in words, its name included. */
    private static final int LONGEST_YEAR = 8;
    private static final int FIRST_YEAR = 1912;
    private static final String DIGITS = "〇一二三四五六七八九";

    /** Stands in the own text where the plain one has a character more. */
    private static final char NOTHING = '\uFFFF';
    private static final String DURATION_BEFORE = "0123456789.近约逾满共达历超第过";
    private static final String DURATION_AFTER = "来以前后历内间期余多的纪之";

    private final ReportDocument own;
    private final ReportDocument plain;
    /** The document's own text, as long as the plain one. */
    private final String ownText;

    private PlainDocument(ReportDocument own, ReportDocument plain, String ownText) {
        this.own = own;
        this.plain = plain;
        this.ownText = ownText;
    }

    /** A document in simplified characters. */
    public static PlainDocument of(ReportDocument document, TraditionalCharacters characters) {
        DocumentMetadata data = document.metadata();
        String title = plain(data.title(), characters);
        String site = plain(data.siteName(), characters);
        String source = plain(data.contentSource(), characters);
        String number = plain(data.documentNumber(), characters);
        String simplified = characters.simplified(document.text());
        String text = withCommonYears(simplified);
        if (text == document.text() && title == data.title() && site == data.siteName()
                && source == data.contentSource() && number == data.documentNumber()) {
            return new PlainDocument(document, document, text);
        }
        DocumentMetadata metadata = new DocumentMetadata(title, site, source, data.publishedOn(), data.modifiedOn(),
                number, data.indexNumber(), data.sourceUrl(), data.raw());
        List<Integer> bare = simplified == document.text() || text.indexOf(NOTHING) >= 0 ? List.of()
                : bareYears(text, simplified.contains(REPUBLIC));
        if (bare.isEmpty()) {
            return new PlainDocument(document, new ReportDocument(document.format(), text, document.blocks(), metadata),
                    document.text());
        }
        List<Block> blocks = document.blocks().stream()
                .map(block -> block.at(block.start() + before(bare, block.start()),
                        block.end() + before(bare, block.end()))).toList();
        StringBuilder longer = new StringBuilder(text.length() + bare.size());
        StringBuilder ownText = new StringBuilder(text.length() + bare.size());
        int from = 0;
        for (int at : bare) {
            longer.append(text, from, at).append(FIRST_YEAR - 1 + Integer.parseInt(text, at, at + 3, 10));
            ownText.append(document.text(), from, at).append(NOTHING).append(document.text(), at, at + 3);
            from = at + 3;
        }
        longer.append(text, from, text.length());
        ownText.append(document.text(), from, text.length());
        return new PlainDocument(document, new ReportDocument(document.format(), longer.toString(), blocks, metadata),
                ownText.toString());
    }

    private static String plain(String text, TraditionalCharacters characters) {
        return text == null ? null : withCommonYears(characters.simplified(text));
    }

    private static int before(List<Integer> places, int index) {
        int found = Collections.binarySearch(places, index);
        return found < 0 ? -found - 1 : found;
    }

    /** The document for rules to read; the document itself where that is plain already. */
    public ReportDocument document() {
        return plain;
    }

    /** Whether the document is plain itself. */
    public boolean isOwn() {
        return plain == own;
    }

    /** The document's own characters between two UTF-16 indices of the plain text, a year's first one included. */
    public String own(int start, int end) {
        return withoutNothing(own(plain.text(), ownText, start, end));
    }

    private static String own(String plainText, String written, int start, int end) {
        int from = start;
        while (from > 0 && plainText.charAt(from - 1) == PAD && written.charAt(from - 1) != PAD) {
            from--;
        }
        return written.substring(from, end);
    }

    private boolean isLonger() {
        return ownText.length() != own.text().length();
    }

    private String withoutNothing(String words) {
        return isLonger() ? words.replace(String.valueOf(NOTHING), "") : words;
    }

    /**
     * How many characters the plain text has more than the document itself between two of its UTF-16 indices: so much
     * nearer to the beginning a place of the document is.
     */
    public int surplus(int from, int to) {
        int surplus = 0;
        for (int i = from; isLonger() && i < to; i++) {
            surplus += ownText.charAt(i) == NOTHING ? 1 : 0;
        }
        return surplus;
    }

    /**
     * Words that a rule put together from the plain text, as the document itself writes them.
     *
     * @param words the words
     * @param from UTF-16 index where the stretch of text begins from which they come
     * @param to index after its end; of two equal places the later one counts
     */
    public String ownWords(String words, int from, int to) {
        return isOwn() ? words
                : withoutNothing(ownWords(words, plain.text(), ownText, Math.max(0, from),
                        Math.min(to, plain.text().length())));
    }

    /** A title, as the document's metadata or the beginning of its text writes it. */
    public String ownTitle(String title) {
        if (isOwn() || title.isEmpty()) {
            return title;
        }
        String plainTitle = plain.metadata().title() == null ? "" : plain.metadata().title();
        String ownTitle = own.metadata().title() == null ? "" : own.metadata().title();
        int length = Math.min(plain.text().length(), 2000);
        String text = plain.text().substring(0, length) + "\n" + plainTitle;
        return withoutNothing(
                ownWords(title, text, ownText.substring(0, length) + "\n" + ownTitle, 0, text.length()));
    }

    private static String ownWords(String words, String plainText, String written, int from, int to) {
        StringBuilder found = new StringBuilder(words.length());
        for (int at = 0; at < words.length();) {
            int best = -1;
            int length = 0;
            for (int place = to - 1; place >= from; place--) {
                int same = plainText.charAt(place) == words.charAt(at)
                        ? sameCharacters(words, at, plainText, place, to) : 0;
                if (same > length) {
                    length = same;
                    best = place;
                }
            }
            found.append(best < 0 ? words.substring(at, at + 1) : own(plainText, written, best, best + length));
            at += Math.max(1, length);
        }
        return found.toString();
    }

    private static int sameCharacters(String words, int at, String text, int place, int to) {
        int same = 0;
        while (at + same < words.length() && place + same < to
                && words.charAt(at + same) == text.charAt(place + same)) {
            same++;
        }
        return same;
    }

    // ---- years of the Republic

    /** {@code 民国112年} as {@code ␠2023年}, the same characters long; a text without such years as it is. */
    private static String withCommonYears(String text) {
        int at = text.indexOf(REPUBLIC);
        if (at < 0) {
            return text;
        }
        char[] years = text.toCharArray();
        boolean found = false;
        for (; at >= 0; at = text.indexOf(REPUBLIC, at + 1)) {
            int end = at + REPUBLIC.length();
            while (end < text.length() && end - at < LONGEST_YEAR && text.charAt(end) != '年') {
                end++;
            }
            int year = end < text.length() && text.charAt(end) == '年' ? year(text, at + REPUBLIC.length(), end) : 0;
            String common = String.valueOf(FIRST_YEAR - 1 + year);
            if (year > 0 && end - at >= common.length()) {
                found = true;
                Arrays.fill(years, at, end, PAD);
                common.getChars(0, common.length(), years, end - common.length());
            }
        }
        return found ? new String(years) : text;
    }

    /**
     * Where three digits are a year of the Republic without its name ({@code 112年度}): in a text that counts so, by
     * naming the Republic or by years of budget.
     */
    private static List<Integer> bareYears(String text, boolean named) {
        List<Integer> years = new ArrayList<>();
        boolean counts = named;
        for (int at = text.indexOf('年', 3); at >= 0; at = text.indexOf('年', at + 1)) {
            int from = at - 3;
            boolean year = text.charAt(from) == '1' && (text.charAt(from + 1) == '0' || text.charAt(from + 1) == '1')
                    && text.charAt(from + 2) >= '0' && text.charAt(from + 2) <= '9'
                    && (from == 0 || DURATION_BEFORE.indexOf(text.charAt(from - 1)) < 0)
                    && (at + 1 == text.length() || DURATION_AFTER.indexOf(text.charAt(at + 1)) < 0);
            if (year) {
                years.add(from);
                counts |= at + 1 < text.length() && text.charAt(at + 1) == '度';
            }
        }
        return counts ? years : List.of();
    }

    /** A year of the Republic in digits or Chinese numerals; 0 where it is none. */
    private static int year(String text, int from, int to) {
        int year = 0;
        int digit = 0;
        boolean powers = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int value = c == '○' || c == '零' ? 0 : Character.isDigit(c) ? Character.digit(c, 10) : DIGITS.indexOf(c);
            if (c == '十' || c == '百') {
                year += Math.max(1, digit) * (c == '十' ? 10 : 100);
                digit = 0;
                powers = true;
            } else if (value < 0) {
                return 0;
            } else {
                digit = powers ? value : digit * 10 + value;
            }
        }
        int all = year + digit;
        return all < 200 ? all : 0;
    }
}
