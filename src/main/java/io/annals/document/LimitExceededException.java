package io.annals.document;

/** A file that passes one of the {@link ReadLimits}; whoever set it knows where to raise it. */
public final class LimitExceededException extends UnusableDocumentException {

    /** The limits by the names of their components in {@link ReadLimits}. */
    public enum Limit { FILE_BYTES, TEXT_BYTES, CHARACTERS, NESTING, PAGES, PARTS, TABLE_DEPTH }

    private final Limit limit;

    LimitExceededException(Limit limit, String message) {
        super(QuarantineReason.TOO_LARGE, message);
        this.limit = limit;
    }

    /** The limit that was passed. */
    public Limit limit() {
        return limit;
    }
}
