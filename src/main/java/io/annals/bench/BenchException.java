package io.annals.bench;

/** The bench can't go on, or found the warehouse other than the reports state; the message is one line. */
public final class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BenchException(String message) {
        super(message);
    }
}
