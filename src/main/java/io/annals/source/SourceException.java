package io.annals.source;

/** A source that can't be searched; the message says which, where, why and what to do next. */
public class SourceException extends RuntimeException {

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
