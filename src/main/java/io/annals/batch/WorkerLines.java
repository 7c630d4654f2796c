package io.annals.batch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a worker's standard output; of longer ones only the beginning, whatever it pours out. */
final class WorkerLines implements AutoCloseable {

    private static final int LONGEST = 4000;

    private final InputStream in;
    private final byte[] line = new byte[LONGEST];

    WorkerLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next line without its end; null where the output is closed. */
    String next() throws IOException {
        int length = 0;
        int next;
        while ((next = in.read()) >= 0 && next != '\n') {
            if (length < LONGEST) {
                line[length++] = (byte) next;
            }
        }
        // A line that was not ended is one that a dying worker could not complete.
        return next < 0 ? null : new String(line, 0, length, StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
