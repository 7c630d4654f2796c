package io.annals.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Whether a disk has room for a working copy: a disk that is full half way costs the night's work, so that all that the
 * copy may take must be free before it is begun.
 */
public final class DiskRoom {

    private DiskRoom() {
    }

    /**
     * Looks at the disk that a working copy will stand on.
     *
     * @param file the working copy; its folder exists
     * @param bytes what it may take
     * @param published the warehouse that it will replace, for the message
     * @throws WarehouseException with the number of bytes missing, where the disk has less
     */
    public static void require(Path file, long bytes, Path published) {
        Path folder = file.toAbsolutePath().getParent();
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            // Some mounts tell nothing of themselves; the disk itself will.
            return;
        }
        // Less than nothing is more than a long holds.
        if (free >= 0 && free < bytes) {
            throw new WarehouseException(String.format(Locale.ROOT, "There is no room for the working copy of %s: it may take"
                    + " %,d bytes, but only %,d are free on the disk of %s; %,d bytes are missing. Make room there, keep"
                    + " fewer generations, or name a warehouse on another disk; nothing was changed", published, bytes, free,
                    folder, bytes - free));
        }
    }
}
