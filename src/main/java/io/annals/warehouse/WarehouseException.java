package io.annals.warehouse;

/** The warehouse can't be read, written or published; the message says what, where, why and what to do next. */
public class WarehouseException extends RuntimeException {

    public WarehouseException(String message) {
        super(message);
    }

    public WarehouseException(String message, Throwable cause) {
        super(message, cause);
    }
}
