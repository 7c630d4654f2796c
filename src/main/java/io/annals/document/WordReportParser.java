package io.annals.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;

/**
 * Reads the text of a docx as Word shows it: numbering rendered, revisions accepted, hidden text, headers and footers
 * left out. POI opens the package; its parts are streamed, so that a long document needs no more memory than its
 * text.
 */
final class WordReportParser extends OfficePackageParser {

    private static final long serialVersionUID = 1;

    WordReportParser() {
        super("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
                "application/vnd.ms-word.document.macroenabled.12",
                "application/vnd.ms-word.template.macroenabled.12");
    }

    @Override
    void read(OPCPackage opened, ReadLimits limits, DocumentBuilder document)
            throws IOException, XMLStreamException, InvalidFormatException, UnusableDocumentException {
        Parts parts = new Parts(opened, limits.textBytes());
        WordStyles styles = new WordStyles();
        parts.read("styles", styles::read);
        WordNumbering numbering = new WordNumbering(styles);
        parts.read("numbering", numbering::read);
        WordBody body = new WordBody(document, styles, numbering, limits.nesting(),
                id -> inner(parts.part(id), limits, document));
        parts.read("footnotes", xml -> body.readNotes(xml, "footnote"));
        parts.read("endnotes", xml -> body.readNotes(xml, "endnote"));
        parts.readMain(body::read);
        tellInsertedFiles(body.unreadInsertions(), document);
        if (!document.hasText()) {
            for (String id : body.attachments()) {
                document.addAll(inner(parts.part(id), limits, document));
            }
        }
        if (!document.hasText()) {
            throw withoutText(opened);
        }
        FileProperties.of(opened).addTo(document.metadata());
    }

    /** What a file within the document holds; empty where there is none or it can't be read. */
    private static List<DocumentBuilder.Draft> inner(PackagePart part, ReadLimits limits, DocumentBuilder document)
            throws UnusableDocumentException {
        if (part == null) {
            return List.of();
        }
        String path = part.getPartName().getName();
        try (InputStream in = part.getInputStream()) {
            return document.files().readObject(in, path.substring(path.lastIndexOf('/') + 1), limits, document);
        } catch (IOException e) {
            // A part that can't be unpacked is none.
            return List.of();
        }
    }

    /** What a document holds instead of text. */
    private static UnusableDocumentException withoutText(OPCPackage opened) throws InvalidFormatException {
        int pictures = 0;
        int attachments = 0;
        for (PackagePart part : opened.getParts()) {
            pictures += part.getContentType().startsWith("image/") ? 1 : 0;
            attachments += part.getPartName().getName().contains("/embeddings/") ? 1 : 0;
        }
        return InnerFiles.noText(attachments, pictures);
    }

    /** Tells of files of other formats that Word would take in when it opens the document (altChunk). */
    private static void tellInsertedFiles(int count, DocumentBuilder document) throws UnusableDocumentException {
        if (count == 0) {
            return;
        }
        if (!document.hasText()) {
            throw new UnusableDocumentException(QuarantineReason.NO_TEXT, "the document's text is a file of another"
                    + " format inside of it (altChunk), which can't be read but which Word takes in when it opens it;"
                    + " open and save it in Word");
        }
        document.metadata().put("w:altChunk", count + " not read");
    }

    /** The parts of a package; together they may unpack to so many bytes. */
    private static final class Parts {

        private final PackagePart main;
        private final XmlParts parts;

        Parts(OPCPackage opened, long limit) throws InvalidFormatException, UnusableDocumentException {
            this.parts = new XmlParts(limit);
            this.main = main(opened,
                    "the docx is damaged: it has no main document; open and save it in Word, or get it again");
        }

        void readMain(XmlParts.PartReader reader) throws IOException, XMLStreamException, UnusableDocumentException {
            read(main, reader);
        }

        /** The part of the package to which the main document relates by an id; null where there is none. */
        PackagePart part(String id) {
            PackageRelationship relationship = main.getRelationship(id);
            if (relationship == null || relationship.getTargetMode() == TargetMode.EXTERNAL) {
                return null;
            }
            try {
                return main.getPackage().getPart(PackagingURIHelper.createPartName(relationship.getTargetURI()));
            } catch (InvalidFormatException e) {
                // A target that names no part is none.
                return null;
            }
        }

        /** Reads the part to which the main document relates so; nothing where there is none. */
        void read(String relation, XmlParts.PartReader reader)
                throws IOException, XMLStreamException, InvalidFormatException, UnusableDocumentException {
            for (PackageRelationship relationship : main.getRelationships()) {
                if (relationship.getRelationshipType().endsWith("/" + relation)
                        && relationship.getTargetMode() != TargetMode.EXTERNAL) {
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

        private void read(PackagePart part, XmlParts.PartReader reader)
                throws IOException, XMLStreamException, UnusableDocumentException {
            parts.check(part.getSize());
            parts.read(part.getInputStream(), reader);
        }
    }
}
