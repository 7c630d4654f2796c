package io.annals.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Keeps the first failure of a stream that a {@link java.io.PrintStream} above it would only count. */
final class WatchedOutput extends OutputStream {

    private final OutputStream out;
    private IOException failure;

    WatchedOutput(OutputStream out) {
        this.out = out;
    }

    /** What went wrong first; null where nothing did. */
    IOException failure() {
        return failure;
    }

    /** Whether who read the output has closed it, as {@code head} does once it has its lines: no failure of ours. */
    boolean isClosedByReader() {
        return failure != null && String.valueOf(failure.getMessage()).contains("Broken pipe");
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
