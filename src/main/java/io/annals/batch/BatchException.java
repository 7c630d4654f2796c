package io.annals.batch;

/** A run that failed; the message says what, where, why and what to do next, in one line. */
public class BatchException extends RuntimeException {

    public BatchException(String message) {
        super(message);
    }

    public BatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
