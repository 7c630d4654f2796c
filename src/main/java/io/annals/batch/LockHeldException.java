package io.annals.batch;

/** Another run holds the warehouse's lock; the message names it. */
public class LockHeldException extends RuntimeException {

    public LockHeldException(String message) {
        super(message);
    }
}
