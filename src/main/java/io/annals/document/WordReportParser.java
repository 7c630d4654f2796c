package io.annals.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.parser.microsoft.ooxml.OPCPackageWrapper;

/**
 * Reads the text of a docx as Word shows it: numbering rendered, revisions accepted, hidden text, headers and footers
 * left out. POI opens the package; its parts are streamed, so that a long document needs no more memory than its
 * text.
 */
final class WordReportParser extends ReportParser {

    private static final long serialVersionUID = 1;

    /** The dates that Word notes are instants; the reports are dated in China. */
    private static final ZoneOffset CHINESE_TIME = ZoneOffset.ofHours(8);

    /** Readers are made of it anew for each part; it keeps no state of its own. */
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    WordReportParser() {
        super("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
                "application/vnd.ms-word.document.macroenabled.12",
                "application/vnd.ms-word.template.macroenabled.12");
    }

    @Override
    void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        try {
            // Tika opened the package to see what it is, and closes it with the stream.
            if (stream.getOpenContainer() instanceof OPCPackageWrapper open) {
                read(open.getOPCPackage(), limits, document);
                return;
            }
            OPCPackage opened = OPCPackage.open(stream.getFile(), PackageAccess.READ);
            try {
                read(opened, limits, document);
            } finally {
                opened.revert();
            }
        } catch (InvalidFormatException | XMLStreamException e) {
            throw DamageReport.of(e);
        }
    }

    private static void read(OPCPackage opened, ReadLimits limits, DocumentBuilder document)
            throws IOException, XMLStreamException, InvalidFormatException, UnusableDocumentException {
        Parts parts = new Parts(opened, limits.textBytes());
        WordStyles styles = new WordStyles();
        parts.read("styles", styles::read);
        WordNumbering numbering = new WordNumbering(styles);
        parts.read("numbering", numbering::read);
        WordBody body = new WordBody(document, styles, numbering);
        parts.read("footnotes", xml -> body.readNotes(xml, "footnote"));
        parts.read("endnotes", xml -> body.readNotes(xml, "endnote"));
        parts.readMain(body::read);
        tellInsertedFiles(body.insertedFiles(), document);
        addProperties(opened, document.metadata());
    }

    /** Files of other formats that Word would take in when it opens the document (altChunk) are not read. */
    private static void tellInsertedFiles(int count, DocumentBuilder document) throws UnusableDocumentException {
        if (count == 0) {
            return;
        }
        if (document.drafts().isEmpty()) {
            throw new UnusableDocumentException(QuarantineReason.NO_TEXT, "the document's text is a file of another"
                    + " format inside of it (altChunk), which Word takes in when it opens it; open and save it in "
                    + "Word");
        }
        document.metadata().put("w:altChunk", count + " not read");
    }

    private static void addProperties(OPCPackage opened, MetadataBuilder metadata) {
        PackageProperties properties;
        try {
            properties = opened.getPackageProperties();
        } catch (InvalidFormatException | RuntimeException e) {
            // A document without properties, or with broken ones, is a document all the same.
            return;
        }
        String title = properties.getTitleProperty().orElse("");
        if (isSensible(title)) {
            metadata.put("dc:title", title);
        }
        put(metadata, "dc:subject", properties.getSubjectProperty());
        put(metadata, "dc:creator", properties.getCreatorProperty());
        put(metadata, "cp:keywords", properties.getKeywordsProperty());
        put(metadata, "cp:lastModifiedBy", properties.getLastModifiedByProperty());
        properties.getCreatedProperty().ifPresent(date ->
                metadata.put("dcterms:created", date.toInstant().atOffset(CHINESE_TIME).toString()));
        properties.getModifiedProperty().ifPresent(date ->
                metadata.put("dcterms:modified", date.toInstant().atOffset(CHINESE_TIME).toString()));
    }

    private static void put(MetadataBuilder metadata, String name, Optional<String> value) {
        value.ifPresent(text -> metadata.put(name, text));
    }

    /** Templates leave titles such as 文档1 or "Microsoft Word - …" behind. */
    private static boolean isSensible(String title) {
        return title.length() >= 6 && title.codePoints().anyMatch(Character::isIdeographic)
                && !title.matches("(?i).*(microsoft word|\\.docx?|文档|标题|untitled).*");
    }

    /** Reads one part of the package. */
    interface PartReader {
        void read(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException;
    }

    /** The parts of a package; together they may unpack to so many bytes. */
    private static final class Parts {

        private final PackagePart main;
        private final long limit;
        private long left;

        Parts(OPCPackage opened, long limit) throws InvalidFormatException, UnusableDocumentException {
            this.limit = limit;
            this.left = limit;
            this.main = main(opened);
        }

        private static PackagePart main(OPCPackage opened) throws InvalidFormatException, UnusableDocumentException {
            for (PackageRelationship relationship : opened.getRelationships()) {
                if (relationship.getRelationshipType().endsWith("/officeDocument")) {
                    PackagePart part = opened.getPart(relationship);
                    if (part != null) {
                        return part;
                    }
                }
            }
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE,
                    "the docx is damaged: it has no main document; open and save it in Word, or get it again");
        }

        void readMain(PartReader reader) throws IOException, XMLStreamException, UnusableDocumentException {
            read(main, reader);
        }

        /** Reads the part to which the main document relates so; nothing where there is none. */
        void read(String relation, PartReader reader)
                throws IOException, XMLStreamException, InvalidFormatException, UnusableDocumentException {
            for (PackageRelationship relationship : main.getRelationships()) {
                if (relationship.getRelationshipType().endsWith("/" + relation)
                        && relationship.getTargetMode() != org.apache.poi.openxml4j.opc.TargetMode.EXTERNAL) {
                    // A part that is missing, as some programs leave it, is none; Word reads the rest as well.
                    PackagePart part = main.getPackage().getPart(
                            PackagingURIHelper.createPartName(relationship.getTargetURI()));
                    if (part != null && part.getSize() != 0) {
                        read(part, reader);
                    }
                    return;
                }
            }
        }

        private void read(PackagePart part, PartReader reader)
                throws IOException, XMLStreamException, UnusableDocumentException {
            try (InputStream in = new Counted(part.getInputStream())) {
                XMLStreamReader xml = XML.createXMLStreamReader(WordXml.decoded(in));
                reader.read(xml);
                xml.close();
            } catch (XMLStreamException | RuntimeException e) {
                if (left < 0) {
                    throw tooLarge(limit);
                }
                throw e;
            }
        }

        private final class Counted extends FilterInputStream {

            Counted(InputStream in) {
                super(in);
            }

            @Override
            public int read() throws IOException {
                int read = super.read();
                count(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                count(Math.max(0, read));
                return read;
            }

            private void count(int bytes) throws IOException {
                left -= bytes;
                if (left < 0) {
                    throw new IOException("unpacks to more than " + limit + " bytes");
                }
            }
        }
    }
}
