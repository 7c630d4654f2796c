package io.annals.document;

/**
 * How much of one file is read before it is refused as {@link QuarantineReason#TOO_LARGE}.
 *
 * @param fileBytes size of the file itself
 * @param textBytes bytes that are parsed: a txt or html file or the page of an mht as it is; the parts of a docx, odt
 *     or xlsx that hold text, and the contents, forms and fonts of a pdf's page, once unpacked; the main stream of a
 *     doc or xls; and two bytes a character of what rtf, pdf and sheets show (pictures count only as part of the file)
 * @param characters characters of text, numbering and tables included
 * @param nesting how deep elements may stand in each other; those of a web page, which often stay open, three times so
 *     deep
 * @param pages pages of a pdf
 * @param parts parts of a file that is packed (docx, odt, xlsx) or an archive (mht)
 * @param tableDepth how deep tables of a doc may stand in each other; those of an rtf are read as if they stood no
 *     deeper
 */
public record ReadLimits(
        long fileBytes, long textBytes, long characters, int nesting, int pages, int parts, int tableDepth) {

    /** 100 MB a file, 32 MB and five million characters of text: ten times and more above the longest reports. */
    public static final ReadLimits DEFAULT = new ReadLimits(100L << 20, 32L << 20, 5_000_000, 1000, 5000, 10_000, 50);

    public ReadLimits {
        if (fileBytes <= 0 || textBytes <= 0 || characters <= 0 || nesting <= 0 || pages <= 0 || parts <= 0
                || tableDepth <= 0) {
            throw new IllegalArgumentException("limits must be positive, not " + fileBytes + ", " + textBytes + ", "
                    + characters + ", " + nesting + ", " + pages + ", " + parts + " and " + tableDepth);
        }
    }

    /** Limits of size, characters and nesting; the default ones of the rest. */
    public ReadLimits(long fileBytes, long textBytes, long characters, int nesting) {
        this(fileBytes, textBytes, characters, nesting, DEFAULT.pages, DEFAULT.parts, DEFAULT.tableDepth);
    }

    /** Limits of size; the default ones of the rest. */
    public ReadLimits(long fileBytes, long textBytes) {
        this(fileBytes, textBytes, DEFAULT.characters, DEFAULT.nesting);
    }
}
