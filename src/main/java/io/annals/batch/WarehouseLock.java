package io.annals.batch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The operating system's lock on {@code <warehouse>.lock}, one holder at a time. It ends with its process, however that
 * ends; what stands in the file says who holds it, for the message of the next one.
 */
public final class WarehouseLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;
    private final String leftBehind;

    private WarehouseLock(FileChannel channel, FileLock lock, String leftBehind) {
        this.channel = channel;
        this.lock = lock;
        this.leftBehind = leftBehind;
    }

    /**
     * Takes the lock.
     *
     * @param warehouse the warehouse file; its folder is created
     * @param job name of the job, for the message of others
     * @param start when the run started
     * @throws LockHeldException where another run holds it
     * @throws BatchException where the lock file can't be written
     */
    public static WarehouseLock acquire(Path warehouse, String job, Instant start) {
        Path file = warehouse.resolveSibling(warehouse.getFileName() + ".lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            // Read only now: what stood there before may be of a run that has ended since.
            String holder = read(channel);
            if (lock == null) {
                channel.close();
                throw new LockHeldException("another run holds the lock on " + warehouse + ": "
                        + (holder.isEmpty() ? "(it has not said who it is yet)" : holder)
                        + "; wait until it ends");
            }
            String text = "pid " + ProcessHandle.current().pid() + " on " + host() + ", started " + start + ", job "
                    + job;
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            return new WarehouseLock(channel, lock, holder);
        } catch (IOException e) {
            close(channel, e);
            throw new BatchException(file + ": can't be written (" + reason(e)
                    + "); choose a warehouse in a folder that this user may write to", e);
        }
    }

    /** Who held the lock and ended without giving it back; empty where nobody did. */
    String leftBehind() {
        return leftBehind;
    }

    @Override
    public void close() {
        try {
            // The file stays: removing it would let two runs lock two different files of the same name.
            channel.truncate(0);
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new BatchException("the lock on the warehouse can't be released: " + reason(e), e);
        }
    }

    static String reason(Exception e) {
        return e.getClass().getSimpleName().replaceFirst("Exception$", "")
                + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        channel.read(buffer, 0);
        buffer.flip();
        return StandardCharsets.UTF_8.decode(buffer).toString().strip();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this host";
        }
    }

    private static void close(FileChannel channel, IOException e) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
        }
    }
}
