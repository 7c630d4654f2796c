package io.annals.document;

import io.annals.reference.TraditionalCharacters;

/**
 * A document as rules read it: in simplified characters, with years of the Republic ({@code 民國112年}) as years of the
 * common era, every position as in the document itself; and the way back to the document's own words.
 */
public final class PlainDocument {

    private static final String REPUBLIC = "民国";
    /** Before a year of the common era, which takes fewer characters. */
    private static final char PAD = ' ';
    private static final int FIRST_YEAR = 1912;
    private static final String DIGITS = "〇一二三四五六七八九";

    private final ReportDocument own;
    private final ReportDocument plain;
    private final TraditionalCharacters characters;

    private PlainDocument(ReportDocument own, ReportDocument plain, TraditionalCharacters characters) {
        this.own = own;
        this.plain = plain;
        this.characters = characters;
    }

    /** A document in simplified characters. */
    public static PlainDocument of(ReportDocument document, TraditionalCharacters characters) {
        String text = withCommonYears(characters.simplified(document.text()));
        DocumentMetadata data = document.metadata();
        String title = plain(data.title(), characters);
        String site = plain(data.siteName(), characters);
        String source = plain(data.contentSource(), characters);
        String number = plain(data.documentNumber(), characters);
        boolean same = text.equals(document.text()) && title == data.title() && site == data.siteName()
                && source == data.contentSource() && number == data.documentNumber();
        return new PlainDocument(document, same ? document : new ReportDocument(document.format(), text,
                document.blocks(), new DocumentMetadata(title, site, source, data.publishedOn(), data.modifiedOn(),
                        number, data.indexNumber(), data.sourceUrl(), data.raw())), characters);
    }

    private static String plain(String text, TraditionalCharacters characters) {
        return text == null ? null : withCommonYears(characters.simplified(text));
    }

    /** The document for rules to read; the document itself where that is plain already. */
    public ReportDocument document() {
        return plain;
    }

    /** Whether the document is plain itself. */
    public boolean isOwn() {
        return plain == own;
    }

    /** The document's own characters between two UTF-16 indices, a year's first character included. */
    public String own(int start, int end) {
        int from = start;
        while (from > 0 && plain.text().charAt(from - 1) == PAD && own.text().charAt(from - 1) != PAD) {
            from--;
        }
        return own.text().substring(from, end);
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
                : ownWords(words, plain.text(), own.text(), Math.max(0, from), Math.min(to, plain.text().length()));
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
        return ownWords(title, text, own.text().substring(0, length) + "\n" + ownTitle, 0, text.length());
    }

    private String ownWords(String words, String plainText, String ownText, int from, int to) {
        StringBuilder found = new StringBuilder(words.length());
        while (found.length() < words.length()) {
            int at = found.length();
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
            for (int i = 0; i < Math.max(1, length); i++) {
                char plainCharacter = words.charAt(at + i);
                boolean folded = best >= 0 && characters.simplified(ownText.charAt(best + i)) == plainCharacter;
                found.append(folded ? ownText.charAt(best + i) : plainCharacter);
            }
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
        StringBuilder years = new StringBuilder(text);
        for (; at >= 0; at = text.indexOf(REPUBLIC, at + 1)) {
            int from = at + REPUBLIC.length();
            int end = text.indexOf('年', from);
            int year = end < 0 || end - from > 6 ? 0 : year(text.substring(from, end));
            String common = String.valueOf(FIRST_YEAR - 1 + year);
            if (year > 0 && end - at >= common.length()) {
                years.replace(at, end, String.valueOf(PAD).repeat(end - at - common.length()) + common);
            }
        }
        return years.toString();
    }

    /** A year of the Republic in digits or Chinese numerals; 0 where it is none. */
    private static int year(String text) {
        int year = 0;
        int digit = 0;
        boolean powers = false;
        for (int i = 0; i < text.length(); i++) {
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
