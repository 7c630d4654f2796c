package io.annals.document;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.tika.io.TikaInputStream;

/** Reads the text of an OpenDocument text (odt) as a word processor shows it; nothing but its own parts is opened. */
final class OpenTextReportParser extends ReportParser {

    private static final long serialVersionUID = 1;

    OpenTextReportParser() {
        super("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template");
    }

    @Override
    void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        try (ZipFile zip = new ZipFile(stream.getFile())) {
            XmlParts parts = new XmlParts(limits.textBytes());
            read(zip, parts, "META-INF/manifest.xml", OpenTextReportParser::refuseEncrypted);
            OpenTextStyles styles = new OpenTextStyles();
            read(zip, parts, "styles.xml", styles::read);
            OpenTextBody body = new OpenTextBody(document, styles, limits.nesting());
            if (!read(zip, parts, "content.xml", body::read)) {
                throw new UnusableDocumentException(QuarantineReason.UNREADABLE,
                        "the odt is damaged: it has no content.xml; open and save it again, or get it again");
            }
            if (!document.hasText()) {
                readAttachments(zip, parts, body.attachments(), limits, document);
            }
            FileProperties properties = new FileProperties();
            read(zip, parts, "meta.xml", xml -> readProperties(xml, properties));
            properties.addTo(document.metadata());
        } catch (ZipException | XMLStreamException e) {
            throw DamageReport.of(e);
        }
    }

    /** Reads attached files: other OpenDocuments within the package, a folder each, and OLE objects. */
    private static void readAttachments(ZipFile zip, XmlParts parts, Collection<String> places, ReadLimits limits,
            DocumentBuilder document) throws IOException, XMLStreamException, UnusableDocumentException {
        for (String place : places) {
            ZipEntry object = zip.getEntry(place);
            if (object != null && !object.isDirectory()) {
                parts.check(object.getSize());
                document.addAll(document.files().readObject(zip.getInputStream(object),
                        place.substring(place.lastIndexOf('/') + 1), limits, document));
                continue;
            }
            OpenTextStyles styles = new OpenTextStyles();
            read(zip, parts, place + "/styles.xml", styles::read);
            read(zip, parts, place + "/content.xml", new OpenTextBody(document, styles, limits.nesting())::read);
        }
        if (!places.isEmpty() && !document.hasText()) {
            throw InnerFiles.noText(places.size(), 0);
        }
    }

    private static boolean read(ZipFile zip, XmlParts parts, String name, XmlParts.PartReader reader)
            throws IOException, XMLStreamException, UnusableDocumentException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return false;
        }
        parts.check(entry.getSize());
        parts.read(zip.getInputStream(entry), reader);
        return true;
    }

    private static void refuseEncrypted(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("encryption-data")) {
                throw DamageReport.encrypted(null);
            }
        }
    }

    private static void readProperties(XMLStreamReader xml, FileProperties properties) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "title" -> properties.title = xml.getElementText();
                case "subject" -> properties.subject = xml.getElementText();
                case "keyword" -> properties.keywords = (properties.keywords + " " + xml.getElementText()).strip();
                case "initial-creator" -> properties.creator = xml.getElementText();
                case "creator" -> properties.lastModifiedBy = xml.getElementText();
                case "creation-date" -> properties.created = instant(xml.getElementText());
                case "date" -> properties.modified = instant(xml.getElementText());
                default -> { }
            }
        }
    }

    /** A time without zone is of the place where the report was written. */
    private static Instant instant(String text) {
        try {
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(FileProperties.CHINESE_TIME);
        } catch (DateTimeException e) {
            // A date that is none is as good as missing.
            return null;
        }
    }
}
