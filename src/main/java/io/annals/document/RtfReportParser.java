package io.annals.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.io.TikaInputStream;

/** Reads the text of an RTF document as a word processor shows it. */
final class RtfReportParser extends ReportParser {

    private static final long serialVersionUID = 1;

    private static final int BUFFER = 65_536;

    RtfReportParser() {
        super("application/rtf");
    }

    @Override
    void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        InputStream in = new BufferedInputStream(stream, BUFFER);
        new RtfBody(document, limits).read(new RtfScanner(in));
    }
}
