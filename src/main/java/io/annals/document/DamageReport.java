package io.annals.document;

import java.io.EOFException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.tika.exception.ZeroByteFileException;

/** Says in a person's words what a library's exception means for a file. */
final class DamageReport {

    private static final int DEEPEST_CAUSE = 10;

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
            if (message.contains("Zip bomb") || message.contains("exceeds the max") || cause instanceof StackOverflowError) {
                return new UnusableDocumentException(QuarantineReason.TOO_LARGE,
                        "the file unpacks or nests beyond every measure, as zip bombs do; get it again from its source",
                        failure);
            }
            if (cause instanceof EOFException || message.contains("Unexpected end of ZLIB")
                    || message.contains("Truncated ZIP")) {
                return new UnusableDocumentException(QuarantineReason.TRUNCATED,
                        "the file ends too early; copy or download it again", failure);
            }
            cause = cause.getCause();
        }
        return new UnusableDocumentException(QuarantineReason.UNREADABLE, "the file is damaged (" + gist(failure)
                + "); open and save it in the program that wrote it, or get it again", failure);
    }

    static UnusableDocumentException encrypted(Throwable failure) {
        return new UnusableDocumentException(QuarantineReason.ENCRYPTED,
                "the file is protected by a password; save it without one", failure);
    }

    /** The first line of the innermost message, short. */
    private static String gist(Throwable failure) {
        Throwable innermost = failure;
        for (int i = 0; innermost.getCause() != null && i < DEEPEST_CAUSE; i++) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        String line = Whitespace.clean(message);
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }
}
