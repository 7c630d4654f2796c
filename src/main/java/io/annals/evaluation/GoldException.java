package io.annals.evaluation;

/** Gold that can't be used; the message says what, where and what to do. */
public final class GoldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GoldException(String message) {
        super(message);
    }

    GoldException(String message, Throwable cause) {
        super(message, cause);
    }
}
