package io.annals.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Keeps what a worker says on standard error: its first {@value #KEPT} bytes in a file, of the rest only the last
 * line, so that a parser that prints without end fills no disk.
 */
final class WorkerLog implements AutoCloseable {

    private static final int KEPT = 1 << 20;
    private static final int TAIL = 4096;

    private final OutputStream file;
    private byte[] tail = new byte[0];
    private long taken;

    /** Appends to the file, which is made where there is none. */
    WorkerLog(Path file) throws IOException {
        this.file = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Takes all of a stream until it ends. */
    void take(InputStream words) {
        byte[] buffer = new byte[8192];
        try (words) {
            for (int read; (read = words.read(buffer)) >= 0;) {
                take(buffer, read);
            }
        } catch (IOException e) {
            // The pipe breaks when a worker is ended by force.
        }
    }

    private synchronized void take(byte[] bytes, int length) throws IOException {
        int kept = (int) Math.min(length, Math.max(0, KEPT - taken));
        file.write(bytes, 0, kept);
        taken += length;
        byte[] joined = new byte[tail.length + length];
        System.arraycopy(tail, 0, joined, 0, tail.length);
        System.arraycopy(bytes, 0, joined, tail.length, length);
        int from = Math.max(0, joined.length - TAIL);
        tail = java.util.Arrays.copyOfRange(joined, from, joined.length);
    }

    /** The last line that is not blank. */
    synchronized String lastLine() {
        List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
