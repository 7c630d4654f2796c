package io.annals.reference;

/** A reference table that can't be used; the message names file, line and what was expected. */
public class ReferenceException extends RuntimeException {

    public ReferenceException(String message) {
        super(message);
    }

    public ReferenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
