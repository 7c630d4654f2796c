package io.annals.document;

import io.annals.document.LimitExceededException.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;

/**
 * A Tika parser that keeps a report's structure: it fills the {@link DocumentBuilder} of the parse context instead of
 * writing XHTML, where merged cells, numbering and offsets have no place.
 */
abstract class ReportParser implements Parser {

    private static final long serialVersionUID = 1;

    /** An {@link UnusableDocumentException} on its way through Tika. */
    static final class Refused extends TikaException {
        Refused(UnusableDocumentException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final Set<MediaType> types;

    ReportParser(String... types) {
        this.types = MediaType.set(types);
    }

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return types;
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, TikaException {
        try {
            read(TikaInputStream.cast(stream), context.get(ReadLimits.class), context.get(DocumentBuilder.class));
        } catch (UnusableDocumentException e) {
            throw new Refused(e);
        }
    }

    /** Reads the stream into the builder; nothing added means that there is no text. */
    abstract void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException;

    /** All bytes of a file that is text as it is. */
    static byte[] bytes(TikaInputStream stream, ReadLimits limits) throws IOException, UnusableDocumentException {
        if (stream.getLength() > limits.textBytes()) {
            throw new LimitExceededException(Limit.TEXT_BYTES, "the file has " + stream.getLength()
                    + " bytes of text, more than the limit of " + limits.textBytes());
        }
        return stream.readAllBytes();
    }

    /** All bytes of a part of a file; it is not closed. */
    static byte[] bytes(InputStream part, ReadLimits limits) throws IOException, UnusableDocumentException {
        int most = (int) Math.min(limits.textBytes(), Integer.MAX_VALUE - 16);
        byte[] bytes = part.readNBytes(most + 1);
        if (bytes.length > most) {
            throw tooLarge(limits.textBytes());
        }
        return bytes;
    }

    /** The refusal of a file that is packed and unpacks to too much. */
    static UnusableDocumentException tooLarge(long limit) {
        return new LimitExceededException(Limit.TEXT_BYTES,
                "the file unpacks to more than the limit of " + limit + " bytes of text, as zip bombs do");
    }

    /** The refusal of a file whose elements stand in each other too deep. */
    static UnusableDocumentException tooDeep(int limit) {
        return new LimitExceededException(Limit.NESTING,
                "the file nests deeper than the limit of " + limit + " levels");
    }
}
