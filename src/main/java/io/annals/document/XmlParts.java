package io.annals.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Streams the XML parts of a packed document, which together may unpack to so many bytes. Entities are neither
 * declared nor fetched.
 */
final class XmlParts {

    private static final int DECLARATION_ZONE = 128;
    private static final Pattern ENCODING = Pattern.compile(
            "\\s*<\\?xml[^>]{1,60}?encoding\\s*=\\s*[\"'](?!(?i:utf-?16))([A-Za-z][\\w.:-]{1,30})[\"']");
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
            XMLStreamReader xml = XML.createXMLStreamReader(decoded(in));
            reader.read(xml);
            xml.close();
        } catch (XMLStreamException | RuntimeException e) {
            if (left < 0) {
                throw ReportParser.tooLarge(limit);
            }
            throw e;
        }
    }

    /**
     * The characters of a part: UTF-8 or UTF-16, as packages must be (ISO/IEC 29500-2), else what the part declares.
     * The JDK's reader would print each broken byte on the standard error besides throwing it.
     */
    private static Reader decoded(InputStream part) throws IOException {
        PushbackInputStream in = new PushbackInputStream(part, DECLARATION_ZONE);
        byte[] head = in.readNBytes(DECLARATION_ZONE);
        int mark = head.length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB ? 3
                : head.length >= 2 && (head[0] & 0xFF) + (head[1] & 0xFF) == 0xFE + 0xFF ? 2 : 0;
        in.unread(head, mark, head.length - mark);
        Charset charset = StandardCharsets.UTF_8;
        if (head.length >= 2 && mark != 3 && (mark == 2 || head[0] == 0 || head[1] == 0)) {
            charset = (head[0] & 0xFF) == 0xFE || mark == 0 && head[0] == 0 ? StandardCharsets.UTF_16BE
                    : StandardCharsets.UTF_16LE;
        } else if (mark == 0) {
            Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
            if (declared.lookingAt()) {
                charset = Charset.isSupported(declared.group(1)) ? Charset.forName(declared.group(1)) : charset;
            }
        }
        return new InputStreamReader(in, charset.newDecoder());
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
