package io.annals.document;

import io.annals.document.LimitExceededException.Limit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.tika.io.TikaInputStream;

/**
 * Reads the text layer of a pdf: lines joined to paragraphs, ruled tables with their cells, running heads and page
 * numbers left out. Scripts, actions, forms, annotations and attachments are not looked at, and no font of the machine.
 */
final class PdfReportParser extends ReportParser {

    private static final long serialVersionUID = 1;

    private static final String END = "%%EOF";
    /** Readers look for the end in the last kilobyte. */
    private static final int END_ZONE = 2048;
    /** One character in fifty that can't be told is too many where every digit counts. */
    private static final int LOST_SHARE = 50;
    /** Pages of pictures with less text than this are scans with a stamp of the scanner. */
    private static final int FEWEST_CHARACTERS_A_PAGE = 25;

    static {
        FontMappers.set(new OneFont());
    }

    PdfReportParser() {
        super("application/pdf");
    }

    @Override
    void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        if (!DocumentReader.tail(stream.getPath(), END_ZONE).contains(END)) {
            throw new UnusableDocumentException(QuarantineReason.TRUNCATED,
                    "the file ends too early; copy or download it again");
        }
        try (PDDocument pdf = Loader.loadPDF(stream.getFile())) {
            if (pdf.getNumberOfPages() > limits.pages()) {
                throw new LimitExceededException(Limit.PAGES, "the pdf has " + pdf.getNumberOfPages()
                        + " pages, more than the limit of " + limits.pages());
            }
            read(pdf, limits, document);
            addProperties(pdf.getDocumentInformation(), document.metadata());
        } catch (InvalidPasswordException e) {
            throw DamageReport.encrypted(e);
        } catch (NoClassDefFoundError e) {
            // Bouncy Castle, which is left out, opens what is encrypted for the holder of a certificate.
            throw String.valueOf(e.getMessage()).contains("bouncycastle") ? DamageReport.encrypted(e)
                    : DamageReport.of(e);
        }
    }

    private static void read(PDDocument pdf, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        PdfStreams streams = new PdfStreams(limits.textBytes());
        PdfPageReader reader = new PdfPageReader(limits);
        List<PdfPage> pages = new ArrayList<>();
        int pictures = 0;
        for (PDPage page : pdf.getPages()) {
            streams.check(page);
            pages.add(reader.read(page));
            pictures += hasPicture(page.getResources()) ? 1 : 0;
        }
        int characters = pages.stream().mapToInt(page -> page.glyphs().size()).sum();
        if (characters == 0 || pictures * 2 > pages.size() && characters < pages.size() * FEWEST_CHARACTERS_A_PAGE) {
            throw new UnusableDocumentException(QuarantineReason.NO_TEXT, pictures > 0
                    ? "the pdf holds pictures of pages and no text; recognise its text (OCR) and save that"
                    : "the pdf holds no text");
        }
        if (reader.lost() * LOST_SHARE > characters) {
            throw new UnusableDocumentException(QuarantineReason.NO_TEXT, "the fonts of the pdf don't tell which"
                    + " characters they draw; recognise its text (OCR), or get it in another format");
        }
        new PdfLayout(pages).addTo(document);
    }

    private static boolean hasPicture(PDResources resources) {
        if (resources != null) {
            for (COSName name : resources.getXObjectNames()) {
                if (resources.isImageXObject(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void addProperties(PDDocumentInformation information, MetadataBuilder metadata) {
        FileProperties properties = new FileProperties();
        properties.title = text(information.getTitle());
        properties.subject = text(information.getSubject());
        properties.creator = text(information.getAuthor());
        properties.keywords = text(information.getKeywords());
        Calendar created = information.getCreationDate();
        Calendar modified = information.getModificationDate();
        properties.created = created == null ? null : created.toInstant();
        properties.modified = modified == null ? null : modified.toInstant();
        properties.addTo(metadata);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /**
     * Stands for every font that a file does not embed: characters and widths come from the file, so that the text is
     * the same on every machine and none of its font folders is searched.
     */
    private static final class OneFont implements FontMapper {

        private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
        private static final int FIRST_TABLE = 12;
        private static final int TABLE_ENTRY = 16;

        private TrueTypeFont font;
        private TrueTypeFont mute;

        private synchronized TrueTypeFont font() {
            font = font == null ? parse(false) : font;
            return font;
        }

        /** The font without its list of characters, from which PDFBox would guess what another font draws. */
        private synchronized TrueTypeFont mute() {
            mute = mute == null ? parse(true) : mute;
            return mute;
        }

        private static TrueTypeFont parse(boolean withoutCharacters) {
            try (var in = PDDocument.class.getResourceAsStream(RESOURCE)) {
                byte[] bytes = in.readAllBytes();
                for (int at = FIRST_TABLE; withoutCharacters; at += TABLE_ENTRY) {
                    if (bytes[at] == 'c' && bytes[at + 1] == 'm') {
                        bytes[at] = 'x';
                        break;
                    }
                }
                // A font embedded in a file may lack that list.
                return new TTFParser(withoutCharacters).parse(new RandomAccessReadBuffer(bytes));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
            return new FontMapping<>(font(), true);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
            return new FontMapping<>(font(), true);
        }

        @Override
        public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
            return new CIDFontMapping(null, mute(), true);
        }
    }
}
