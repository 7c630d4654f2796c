package io.annals.batch;

/** A job file, or what stands for one on the command line, that can't be used; the message is one line. */
public class JobFileException extends RuntimeException {

    public JobFileException(String message) {
        super(message);
    }

    public JobFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
