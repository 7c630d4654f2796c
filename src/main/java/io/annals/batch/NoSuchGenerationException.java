package io.annals.batch;

/** A former warehouse file was asked for that is not kept. */
public final class NoSuchGenerationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchGenerationException(String message) {
        super(message);
    }
}
