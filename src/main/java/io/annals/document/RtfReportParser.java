package io.annals.document;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.tika.io.TikaInputStream;

/** Reads the text of an RTF document as a word processor shows it. */
final class RtfReportParser extends ReportParser {

    private static final long serialVersionUID = 1;

    private static final int BUFFER = 65_536;
    private static final int NAMES = 3;
    private static final int EMBEDDED = 2;

    RtfReportParser() {
        super("application/rtf");
    }

    @Override
    void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        InputStream in = new BufferedInputStream(stream, BUFFER);
        RtfBody body = new RtfBody(document, limits);
        body.read(new RtfScanner(in));
        if (!document.hasText() && !body.objects().isEmpty()) {
            for (byte[] object : body.objects()) {
                readObject(object, limits, document);
            }
            if (!document.hasText()) {
                throw InnerFiles.noText(body.objects().size(), 0);
            }
        }
    }

    /** Reads an embedded object ([MS-OLEDS], 2.2.5): version and kind, three names, then the size and the data. */
    private static void readObject(byte[] object, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        ByteBuffer data = ByteBuffer.wrap(object).order(ByteOrder.LITTLE_ENDIAN);
        int at = 2 * Integer.BYTES;
        for (int name = 0; name < NAMES; name++) {
            int length = at + Integer.BYTES <= object.length ? data.getInt(at) : -1;
            if (length < 0 || length > object.length - at - Integer.BYTES) {
                return;
            }
            at += Integer.BYTES + length;
        }
        if (at + Integer.BYTES > object.length || data.getInt(Integer.BYTES) != EMBEDDED) {
            return;
        }
        int className = Math.max(0, data.getInt(2 * Integer.BYTES) - 1);
        String kind = new String(object, 3 * Integer.BYTES, className, StandardCharsets.ISO_8859_1);
        int size = Math.min(data.getInt(at), object.length - at - Integer.BYTES);
        if (kind.equals("Package")) {
            document.addAll(document.files().readPackage(Arrays.copyOfRange(object, at, object.length), limits,
                    document));
        } else if (size > 0) {
            document.addAll(document.files().readObject(new ByteArrayInputStream(object, at + Integer.BYTES, size), "",
                    limits, document));
        }
    }
}
