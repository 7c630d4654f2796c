package io.annals.document;

import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.tika.exception.ZeroByteFileException;

/** Says in a person's words what a library's exception means for a file. */
final class DamageReport {

    private static final int DEEPEST_CAUSE = 10;
    /**
     * In the languages in which Java tells it, and with the entity's name in quotes: a part that ends too early is said
     * to end in another entity than it began.
     */
    private static final Pattern ENTITY = Pattern.compile("(?iu)(?:entity|entität|エンティティ|实体)\\s*[\"'“”„「]");
    private static final Pattern CUT_OFF = Pattern.compile("bytes? read before EOF|^Block \\d+ not found|"
            + "Unable to read .* bytes|Unexpected end of (?:ZLIB|file)|reached end of stream");

    private DamageReport() {
    }

    /** The reason behind a failure; one that was already named stays. */
    static UnusableDocumentException of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST_CAUSE; i++) {
            if (cause instanceof UnusableDocumentException named) {
                return named;
            }
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof org.apache.tika.exception.EncryptedDocumentException) {
                return encrypted(failure);
            }
            if (cause instanceof ZeroByteFileException) {
                return new UnusableDocumentException(QuarantineReason.EMPTY_FILE, "the file has no bytes", failure);
            }
            // JAXP0001…: the XML limits of newer Java versions, which stop at 200 nested elements
            if (message.contains("Zip bomb") || message.contains("exceeds the max") || message.contains("JAXP0001")
                    || cause instanceof StackOverflowError) {
                return new UnusableDocumentException(QuarantineReason.TOO_LARGE,
                        "the file unpacks or nests beyond every measure, as zip bombs do; get it again from its source",
                        failure);
            }
            // POI's words for a chain of sectors that leads beyond the end of a binary Office file.
            if (CUT_OFF.matcher(message).find()) {
                return new UnusableDocumentException(QuarantineReason.TRUNCATED,
                        "the file ends too early; copy or download it again", failure);
            }
            if (cause instanceof XMLStreamException && ENTITY.matcher(message).find()) {
                return new UnusableDocumentException(QuarantineReason.UNREADABLE, "the file's XML refers to entities,"
                        + " which are never resolved or fetched; no office program writes them: get it again from its"
                        + " source", failure);
            }
            cause = cause.getCause();
        }
        if (failure instanceof LinkageError) {
            return new UnusableDocumentException(QuarantineReason.UNREADABLE,
                    "the file is packed in a way that no office program uses; open and save it in Word", failure);
        }
        String where = failure instanceof XMLStreamException ? "its XML is broken" : "its parts don't fit together";
        return new UnusableDocumentException(QuarantineReason.UNREADABLE, "the file is damaged: " + where
                + "; open and save it in the program that wrote it, or get it again", failure);
    }

    static UnusableDocumentException encrypted(Throwable failure) {
        return new UnusableDocumentException(QuarantineReason.ENCRYPTED,
                "the file is protected by a password; save it without one", failure);
    }
}
