package io.annals.document;

import io.annals.document.LimitExceededException.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads files into {@link ReportDocument}s. Instances are immutable and may be shared between threads.
 *
 * <p>Tika detects what a file is, by content and name, where that is not obvious, and hands it to a parser of ours that
 * keeps the structure.
 */
public final class DocumentReader {

    private static final String PROTECTED_OFFICE = "application/x-tika-ooxml-protected";
    private static final String ZIP = "PK\003\004";
    private static final String END_OF_ZIP = "PK\005\006";
    private static final String OLE = "\u00D0\u00CF\u0011\u00E0";
    private static final int SIGNATURE_ZONE = 1024;
    private static final int MESSAGE_HEAD = 4096;
    private static final Pattern MESSAGE = Pattern.compile(
            "(?i)(?:[A-Za-z-]{1,40}:[^\\r\\n]*\\r?\\n(?:[ \\t][^\\r\\n]*\\r?\\n)*+){0,40}?content-type:\\s*multipart/related");
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final Set<MediaType> CONTAINERS_OF_ANYTHING = Set.of(MediaType.OCTET_STREAM,
            MediaType.APPLICATION_ZIP, MediaType.application("x-tika-ooxml"), MediaType.application("x-tika-msoffice"));
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
        this.detector = containersFirst(new CompositeDetector(types.getMediaTypeRegistry(),
                List.of(new POIFSContainerDetector(), new DefaultZipContainerDetector())), types);
        this.parser = new CompositeParser(types.getMediaTypeRegistry(), new TextReportParser(), new HtmlReportParser(),
                new WordReportParser(), new BinaryWordReportParser(), new RtfReportParser(),
                new OpenTextReportParser(), new PdfReportParser(), new WorkbookReportParser(),
                new BinaryWorkbookReportParser(), new WebArchiveReportParser());
    }

    /** What a container holds says what it is; looking at the bytes of one as well would take as long again. */
    private static Detector containersFirst(Detector containers, Detector others) {
        return (stream, metadata) -> {
            MediaType container = containers.detect(stream, metadata);
            return CONTAINERS_OF_ANYTHING.contains(container) ? others.detect(stream, metadata) : container;
        };
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
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new UnusableDocumentException(QuarantineReason.NOT_A_REPORT, "this is a folder, no file");
            }
            long size = attributes.size();
            if (size == 0) {
                throw new UnusableDocumentException(QuarantineReason.EMPTY_FILE,
                        "the file has no bytes; copy or download it again");
            }
            if (size > limits.fileBytes()) {
                throw new LimitExceededException(Limit.FILE_BYTES, "the file has " + size
                        + " bytes, more than the limit of " + limits.fileBytes());
            }
        } catch (NoSuchFileException e) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE, "the file is gone", e);
        } catch (IOException e) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE,
                    "the file can't be opened: " + e.getMessage(), e);
        }
    }

    private void readInner(byte[] bytes, String name, DocumentBuilder document) throws UnusableDocumentException {
        if (bytes.length == 0) {
            throw new UnusableDocumentException(QuarantineReason.EMPTY_FILE, "the file has no bytes");
        }
        try (TikaInputStream stream = TikaInputStream.get(bytes)) {
            // Written to a temporary file, which goes with the stream.
            fill(stream, stream.getPath(), name, document);
        } catch (IOException | TikaException | SAXException | RuntimeException | StackOverflowError
                | LinkageError e) {
            throw DamageReport.of(e);
        }
    }

    private ReportDocument read(TikaInputStream stream, Path file, String name, PageSelectors selectors)
            throws IOException, TikaException, SAXException, UnusableDocumentException {
        DocumentBuilder document = new DocumentBuilder(limits.characters(), selectors,
                InnerFiles.outermost(this::readInner));
        FileType type = fill(stream, file, name, document);
        ReportDocument report = document.build(type.format());
        if (report.text().isBlank()) {
            throw new UnusableDocumentException(QuarantineReason.NO_TEXT, isOfPages(type)
                    ? "the document holds no text of its own; recognise the text of its pictures (OCR), or save its"
                    + " attachments"
                    : "the file holds no text");
        }
        return report;
    }

    /** Reads a file into a builder. */
    private FileType fill(TikaInputStream stream, Path file, String name, DocumentBuilder document)
            throws IOException, TikaException, SAXException, UnusableDocumentException {
        PackageCheck.refuseBomb(file, limits);
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        String mediaType = mediaType(stream, name, metadata);
        FileType type = type(stream, file, name, mediaType);
        metadata.set(Metadata.CONTENT_TYPE, switch (type) {
            case TEXT -> "text/plain";
            case HTML -> "text/html";
            case WEB_ARCHIVE -> "multipart/related";
            default -> mediaType;
        });
        if (type.zipEntry() != null) {
            refuseOtherZip(file, name, type, mediaType);
        }
        ParseContext context = new ParseContext();
        context.set(DocumentBuilder.class, document);
        context.set(ReadLimits.class, limits);
        parser.parse(stream, new DefaultHandler(), metadata, context);
        return type;
    }

    private String mediaType(TikaInputStream stream, String name, Metadata metadata) throws IOException {
        stream.mark(ObviousText.HEAD_BYTES);
        byte[] head = stream.readNBytes(ObviousText.HEAD_BYTES);
        stream.reset();
        String obvious = ObviousText.mediaType(head, name);
        return obvious != null ? obvious : detector.detect(stream, metadata).getBaseType().toString();
    }

    /** Whether a type holds pages, which may be pictures, and attachments. */
    private static boolean isOfPages(FileType type) {
        return switch (type) {
            case WORD, BINARY_WORD, RTF, OPEN_TEXT -> true;
            default -> false;
        };
    }

    /** The type as which the file is read. */
    private FileType type(TikaInputStream stream, Path file, String name, String mediaType)
            throws IOException, UnusableDocumentException {
        FileType promised = FileType.promisedBy(name);
        // An archive of a page is a message as mail knows it, whatever its first line.
        boolean isArchive = promised == FileType.WEB_ARCHIVE && (mediaType.startsWith("message/") || isMessage(file));
        FileType found = isArchive ? FileType.WEB_ARCHIVE : FileType.of(mediaType);
        if (mediaType.equals(PROTECTED_OFFICE)
                || found == FileType.BINARY_WORD && isEncryptedWord(stream, file)) {
            throw DamageReport.encrypted(null);
        }
        if ((found == promised || promised.alsoOpens(found)) && found != FileType.OTHER) {
            if (lacksSignature(found, file)) {
                // Tika went by the name alone.
                String content = detectWithoutName(stream);
                throw wrongType(name, FileType.of(content) == FileType.OTHER && isChineseText(file) ? "text/plain"
                        : content);
            }
            return found;
        }
        boolean textual = promised == FileType.TEXT || promised == FileType.HTML;
        if (textual && (found == FileType.TEXT || found == FileType.HTML)) {
            return found;
        }
        if (textual && (FileType.maybeText(mediaType)
                || FileType.maybeMistakenText(mediaType) && isChineseText(file))) {
            return promised;
        }
        if (promised.zipEntry() != null) {
            refuseOtherZip(file, name, promised, mediaType);
            if (mediaType.equals("application/zip") || mediaType.equals("application/x-tika-ooxml")) {
                throw damaged(promised);
            }
        }
        if ((promised == FileType.BINARY_WORD || promised == FileType.BINARY_WORKBOOK)
                && mediaType.equals("application/x-tika-msoffice")) {
            throw damaged(promised);
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

    /** Whether a file begins with the header of a message of several parts. */
    private static boolean isMessage(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(MESSAGE_HEAD), StandardCharsets.ISO_8859_1);
            return MESSAGE.matcher(head).lookingAt();
        }
    }

    /** Whether a file lacks what every one of its type has near its beginning. */
    private static boolean lacksSignature(FileType type, Path file) throws IOException {
        String signature = switch (type) {
            case RTF -> "{\\rtf";
            case PDF -> "%PDF";
            case BINARY_WORD, BINARY_WORKBOOK -> OLE;
            default -> "";
        };
        if (signature.isEmpty()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return !new String(in.readNBytes(SIGNATURE_ZONE), StandardCharsets.ISO_8859_1).contains(signature);
        }
    }

    private String detectWithoutName(TikaInputStream stream) throws IOException {
        return detector.detect(stream, new Metadata()).getBaseType().toString();
    }

    private static UnusableDocumentException damaged(FileType type) {
        return new UnusableDocumentException(QuarantineReason.UNREADABLE, "the " + type.format()
                + " is damaged; open and save it in the program that wrote it, or get it again");
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
    private static void refuseOtherZip(Path file, String name, FileType type, String mediaType)
            throws IOException, UnusableDocumentException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(ZIP.length());
        }
        if (!new String(head, StandardCharsets.ISO_8859_1).equals(ZIP)) {
            return;
        }
        String tail = tail(file, END_OF_DIRECTORY_ZONE);
        if (!tail.contains(END_OF_ZIP)) {
            throw new UnusableDocumentException(QuarantineReason.TRUNCATED,
                    "the file ends too early; copy or download it again");
        }
        if (!tail.contains(type.zipEntry()) && !hasEntry(file, type.zipEntry())) {
            throw wrongType(name, FileType.of(mediaType) == type ? "application/zip" : mediaType);
        }
    }

    private static boolean hasEntry(Path file, String entry) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(entry) != null;
        } catch (IOException e) {
            // A zip too broken for its directory to be read: the parser says what is wrong with it.
            return true;
        }
    }

    /** The last bytes of a file, each as one character. */
    static String tail(Path file, int most) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(bytes.length(), most)];
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
