package io.annals.document;

import io.annals.document.LimitExceededException.Limit;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.tika.io.TikaInputStream;

/** Reads the page of a web archive (mht) as {@link HtmlReportParser} reads any; what belongs to it stays packed. */
final class WebArchiveReportParser extends ReportParser {

    private static final long serialVersionUID = 1;

    private static final int LONGEST_HEADER = 65_536;
    private static final int MOST_HEADERS = 1000;
    private static final int BOUNDARY_ZONE = 256;
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S{1,500}");
    private static final MimeConfig CONFIG = MimeConfig.custom().setMaxLineLen(-1).setMaxContentLen(-1)
            .setMaxHeaderLen(LONGEST_HEADER).setMaxHeaderCount(MOST_HEADERS).build();

    WebArchiveReportParser() {
        super("multipart/related", "message/rfc822");
    }

    @Override
    void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        MimeTokenStream tokens = new MimeTokenStream(CONFIG);
        try {
            tokens.parse(stream);
            String boundary = null;
            boolean ended = false;
            byte[] page = null;
            String charset = null;
            String address = "";
            Map<String, String> addresses = new LinkedHashMap<>();
            int parts = 0;
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                if (state == EntityState.T_START_MULTIPART && boundary == null) {
                    boundary = tokens.getBodyDescriptor().getBoundary();
                } else if (state == EntityState.T_START_HEADER) {
                    address = "";
                } else if (state == EntityState.T_FIELD && page == null) {
                    Field field = tokens.getField();
                    String name = field.getName().toLowerCase(Locale.ROOT);
                    String place = field.getBody() == null ? "" : field.getBody().strip();
                    if (name.equals("snapshot-content-location") && ADDRESS.matcher(place).matches()) {
                        addresses.put("Snapshot-Content-Location", place);
                    } else if (name.equals("content-location")) {
                        address = place;
                    }
                } else if (state == EntityState.T_BODY) {
                    if (++parts > limits.parts()) {
                        throw new LimitExceededException(Limit.PARTS, "the archive has more than the limit of "
                                + limits.parts() + " parts");
                    }
                    String type = tokens.getBodyDescriptor().getMimeType();
                    if (page == null && (type.equals("text/html") || type.equals("application/xhtml+xml"))) {
                        page = bytes(tokens.getDecodedInputStream(), limits);
                        charset = tokens.getBodyDescriptor().getCharset();
                        if (ADDRESS.matcher(address).matches()) {
                            addresses.put("Content-Location", address);
                        }
                    }
                }
            }
            ended = boundary == null || isEnded(stream, boundary);
            if (!ended) {
                throw new UnusableDocumentException(QuarantineReason.TRUNCATED,
                        "the file ends too early; copy or download it again");
            }
            if (page == null) {
                throw new UnusableDocumentException(QuarantineReason.NO_TEXT,
                        "the archive holds no page; save the page of the report itself");
            }
            HtmlReportParser.readPage(page, charset, limits, document);
            if (document.metadata().build().sourceUrl().isEmpty()) {
                document.metadata().putAll(addresses);
            }
        } catch (MimeException e) {
            throw DamageReport.of(e);
        }
    }

    /** Whether the line that closes the archive stands at its end. */
    private static boolean isEnded(TikaInputStream stream, String boundary) throws IOException {
        String tail = DocumentReader.tail(stream.getPath(), boundary.length() + BOUNDARY_ZONE);
        return tail.contains("--" + boundary + "--");
    }
}
