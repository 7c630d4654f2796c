package io.annals.cli;

/** A command that was called in a way that it can't follow; the message is one line. Exit code 2. */
class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
