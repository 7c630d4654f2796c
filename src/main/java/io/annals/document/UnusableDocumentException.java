package io.annals.document;

/** A file that yields no report, with the reason and a message that a person understands. */
public class UnusableDocumentException extends Exception {

    private final QuarantineReason reason;

    public UnusableDocumentException(QuarantineReason reason, String message) {
        this(reason, message, null);
    }

    public UnusableDocumentException(QuarantineReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public QuarantineReason reason() {
        return reason;
    }
}
