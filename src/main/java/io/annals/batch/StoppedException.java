package io.annals.batch;

/** The run was stopped by a signal, which has been told already; the same command goes on where it stopped. */
public class StoppedException extends BatchException {

    private static final long serialVersionUID = 1;

    public StoppedException() {
        super("stopped by a signal");
    }
}
