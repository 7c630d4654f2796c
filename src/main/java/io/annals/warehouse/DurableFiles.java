package io.annals.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all, also after the power failed. */
public final class DurableFiles {

    private DurableFiles() {
    }

    /** Forces a file's bytes, or a folder's names, onto the disk. */
    public static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (folder && System.getProperty("os.name").startsWith("Windows")) {
            // Windows can't open a folder; its renames are durable by themselves.
            return;
        }
        try (FileChannel channel = FileChannel.open(path,
                folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Puts a file in another's place, so that a reader sees the old one or the new one. */
    public static void replace(Path written, Path target) throws IOException {
        sync(written);
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(target.toAbsolutePath().getParent());
    }
}
