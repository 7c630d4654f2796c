package io.annals.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.detect.CompositeDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;
import org.apache.tika.detect.zip.DefaultZipContainerDetector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads files into {@link ReportDocument}s. Instances are immutable and may be shared between threads.
 *
 * <p>Tika detects what a file is, by content and name, and hands it to a parser of ours that keeps the structure.
 */
public final class DocumentReader {

    private static final String PROTECTED_WORD = "application/x-tika-ooxml-protected";
    private static final String ZIP = "PK\003\004";
    private static final String END_OF_ZIP = "PK\005\006";
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int SAMPLE_BYTES = 65_536;
    private static final int END_OF_DIRECTORY_ZONE = 22 + 65_535;
    /** Text compresses well; what is smaller than a two-thousandth part of itself says nothing. */
    private static final double LEAST_INFLATE_RATIO = 0.0005;

    static {
        // The limit on unpacked bytes guards; POI's own ratio would refuse long and regular tables.
        ZipSecureFile.setMinInflateRatio(LEAST_INFLATE_RATIO);
    }

    private final ReadLimits limits;
    private final Detector detector;
    private final Parser parser;

    /** A reader with the default limits. */
    public DocumentReader() {
        this(ReadLimits.DEFAULT);
    }

    /** A reader with limits of one's own. */
    public DocumentReader(ReadLimits limits) {
        this.limits = limits;
        MimeTypes types = MimeTypes.getDefaultMimeTypes();
        this.detector = new CompositeDetector(types.getMediaTypeRegistry(),
                List.of(new POIFSContainerDetector(), new DefaultZipContainerDetector(), types));
        this.parser = new CompositeParser(types.getMediaTypeRegistry(), new TextReportParser(), new HtmlReportParser(),
                new WordReportParser());
    }

    /**
     * The document that a file holds.
     *
     * @param file the file
     * @param name its name, by which the type is detected together with the content
     * @throws UnusableDocumentException when the file is empty, encrypted, truncated, no report …; never an empty
     * document
     */
    public ReportDocument read(Path file, String name) throws UnusableDocumentException {
        return read(file, name, PageSelectors.NONE);
    }

    /**
     * The document that a file of a source holds, as {@link #read(Path, String)}.
     *
     * @param selectors where the articles of the source's pages stand; other formats don't mind them
     */
    public ReportDocument read(Path file, String name, PageSelectors selectors) throws UnusableDocumentException {
        checkSize(file);
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            return read(stream, file, name, selectors);
        } catch (AccessDeniedException e) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE,
                    "the file may not be read; give the program permission to read it", e);
        } catch (IOException | TikaException | SAXException | RuntimeException | StackOverflowError
                | LinkageError e) {
            throw DamageReport.of(e);
        }
    }

    private void checkSize(Path file) throws UnusableDocumentException {
        try {
            if (Files.isDirectory(file)) {
                throw new UnusableDocumentException(QuarantineReason.NOT_A_REPORT, "this is a folder, no file");
            }
            long size = Files.size(file);
            if (size == 0) {
                throw new UnusableDocumentException(QuarantineReason.EMPTY_FILE,
                        "the file has no bytes; copy or download it again");
            }
            if (size > limits.fileBytes()) {
                throw new UnusableDocumentException(QuarantineReason.TOO_LARGE, "the file has " + size
                        + " bytes, more than the limit of " + limits.fileBytes() + "; split it or raise the limit");
            }
        } catch (NoSuchFileException e) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE, "the file is gone", e);
        } catch (IOException e) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE,
                    "the file can't be opened: " + e.getMessage(), e);
        }
    }

    private ReportDocument read(TikaInputStream stream, Path file, String name, PageSelectors selectors)
            throws IOException, TikaException, SAXException, UnusableDocumentException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        String mediaType = detector.detect(stream, metadata).getBaseType().toString();
        FileType type = type(stream, file, name, mediaType);
        metadata.set(Metadata.CONTENT_TYPE, switch (type) {
            case TEXT -> "text/plain";
            case HTML -> "text/html";
            default -> mediaType;
        });
        if (type == FileType.WORD) {
            refuseOtherZip(file, name);
        }
        DocumentBuilder document = new DocumentBuilder(selectors);
        ParseContext context = new ParseContext();
        context.set(DocumentBuilder.class, document);
        context.set(ReadLimits.class, limits);
        parser.parse(stream, new DefaultHandler(), metadata, context);
        ReportDocument report = document.build(type.format());
        if (report.text().isBlank()) {
            throw new UnusableDocumentException(QuarantineReason.NO_TEXT, type == FileType.WORD
                    ? "the document holds no text of its own; recognise the text of its pictures (OCR), or save its"
                    + " attachments"
                    : "the file holds no text");
        }
        return report;
    }

    /** The type as which the file is read. */
    private static FileType type(TikaInputStream stream, Path file, String name, String mediaType)
            throws IOException, UnusableDocumentException {
        FileType promised = FileType.promisedBy(name);
        FileType found = FileType.of(mediaType);
        if (found == promised && found != FileType.OTHER) {
            return found;
        }
        if (mediaType.equals(PROTECTED_WORD)
                || mediaType.equals("application/msword") && isEncryptedWord(stream, file)) {
            throw DamageReport.encrypted(null);
        }
        boolean textual = promised == FileType.TEXT || promised == FileType.HTML;
        if (textual && (found == FileType.TEXT || found == FileType.HTML)) {
            return found;
        }
        if (textual && (FileType.maybeText(mediaType)
                || FileType.maybeMistakenText(mediaType) && isChineseText(file))) {
            return promised;
        }
        if (promised == FileType.WORD) {
            refuseOtherZip(file, name);
            if (mediaType.equals("application/zip") || mediaType.equals("application/x-tika-ooxml")) {
                throw new UnusableDocumentException(QuarantineReason.UNREADABLE,
                        "the docx is damaged; open and save it in Word, or get it again");
            }
        }
        if (promised == FileType.OTHER) {
            if (found != FileType.OTHER && !isKnownOtherName(name)) {
                return found;
            }
            if (mediaType.equals("application/octet-stream") && !isKnownOtherName(name) && isChineseText(file)) {
                return FileType.TEXT;
            }
            if (found == FileType.OTHER) {
                throw new UnusableDocumentException(QuarantineReason.NOT_A_REPORT,
                        "this is " + FileType.describe(mediaType) + ", no report that can be read"
                                + FileType.advice(mediaType));
            }
        }
        throw wrongType(name, mediaType);
    }

    private static UnusableDocumentException wrongType(String name, String mediaType) {
        FileType found = FileType.of(mediaType);
        return new UnusableDocumentException(QuarantineReason.WRONG_TYPE, "the name ends in ." + FileType.ending(name)
                + ", but the content is " + FileType.describe(mediaType)
                + (found == FileType.OTHER ? FileType.advice(mediaType) : "; rename it to ." + found.format()));
    }

    /** Tika knows text without a telling name only by UTF-8 and ASCII. */
    private static boolean isChineseText(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            CharsetDecision.of(in.readNBytes(SAMPLE_BYTES), null);
            return true;
        } catch (UnusableDocumentException e) {
            // No encoding gives sense: it is data of some other type.
            return false;
        }
    }

    /** Whether the ending of a name stands for a type of its own, so that it promises something else than a report. */
    private static boolean isKnownOtherName(String name) {
        String byName = MimeTypes.getDefaultMimeTypes().getMimeType(name).getName();
        return !byName.equals("application/octet-stream") && FileType.of(byName) == FileType.OTHER;
    }

    /** A docx is a zip with a list of content types; without its end it was cut off, without the list it is no docx. */
    private static void refuseOtherZip(Path file, String name) throws IOException, UnusableDocumentException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(ZIP.length());
        }
        if (!new String(head, StandardCharsets.ISO_8859_1).equals(ZIP)) {
            return;
        }
        String tail = tail(file);
        if (!tail.contains(END_OF_ZIP)) {
            throw new UnusableDocumentException(QuarantineReason.TRUNCATED,
                    "the file ends too early; copy or download it again");
        }
        if (!tail.contains(CONTENT_TYPES) && !hasContentTypes(file)) {
            throw wrongType(name, "application/zip");
        }
    }

    private static boolean hasContentTypes(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(CONTENT_TYPES) != null;
        } catch (IOException e) {
            // A zip too broken for its directory to be read: POI says what is wrong with it.
            return true;
        }
    }

    private static String tail(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(bytes.length(), END_OF_DIRECTORY_ZONE)];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
            return new String(tail, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Whether a binary Word document says in its header that it is encrypted ([MS-DOC] 2.5.2, FibBase, bit
     * fEncrypted).
     */
    private static boolean isEncryptedWord(TikaInputStream stream, Path file) throws IOException {
        if (stream.getOpenContainer() instanceof DirectoryNode root) {
            return isEncrypted(root);
        }
        try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
            return isEncrypted(files.getRoot());
        }
    }

    private static boolean isEncrypted(DirectoryNode root) throws IOException {
        if (!root.hasEntry("WordDocument")) {
            return false;
        }
        try (DocumentInputStream in = root.createDocumentInputStream("WordDocument")) {
            byte[] base = in.readNBytes(12);
            return base.length == 12 && (base[11] & 0x01) != 0;
        }
    }
}
