package io.annals.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Streams the XML parts of a packed document, which together may unpack to so many bytes. Entities are neither
 * declared nor fetched.
 */
final class XmlParts {

    /** Readers are made of it anew for each part; it keeps no state of its own. */
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    /** Reads one part; what it leaves unread is passed over. */
    interface PartReader {
        void read(XMLStreamReader xml) throws XMLStreamException, UnusableDocumentException;
    }

    private final long limit;
    private long left;

    XmlParts(long limit) {
        this.limit = limit;
        this.left = limit;
    }

    /**
     * Refuses a part by the size that its package tells of it: a bomb mostly tells the truth, and what lies about it is
     * stopped while it unpacks.
     */
    void check(long size) throws UnusableDocumentException {
        if (size > left) {
            throw ReportParser.tooLarge(limit);
        }
    }

    /**
     * Reads one part and closes it.
     *
     * @throws UnusableDocumentException when all parts so far unpack to more than the limit
     */
    void read(InputStream part, PartReader reader) throws IOException, XMLStreamException, UnusableDocumentException {
        try (InputStream in = new Counted(part)) {
            XMLStreamReader xml = XML.createXMLStreamReader(WordXml.decoded(in));
            reader.read(xml);
            xml.close();
        } catch (XMLStreamException | RuntimeException e) {
            if (left < 0) {
                throw ReportParser.tooLarge(limit);
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
