package io.annals.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may read results besides their owner. Where a file system knows no POSIX permissions nothing is changed.
 *
 * @param worldReadable whether everybody may; otherwise nobody but owner and group, as far as the process's mask lets the
 *     group
 */
public record FileAccess(boolean worldReadable) {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);
    private static final Set<PosixFilePermission> READ = EnumSet.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> ENTER = EnumSet.of(PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_EXECUTE);

    /** Owner and group alone. */
    public static final FileAccess PRIVATE = new FileAccess(false);

    /** Whether everybody may enter a folder; true where the file system knows no permissions. */
    public static boolean isOpenToAll(Path folder) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
            return view == null || view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Sets a file's or a folder's permissions; those of what a folder holds are another matter.
     *
     * @throws IOException where they can't be changed, as those of another user's file
     */
    public void apply(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> before = view.readAttributes().permissions();
        Set<PosixFilePermission> after = EnumSet.noneOf(PosixFilePermission.class);
        after.addAll(before);
        if (worldReadable) {
            after.addAll(READ);
            if (Files.isDirectory(path)) {
                after.addAll(ENTER);
            }
        } else {
            after.removeAll(OTHERS);
        }
        if (!after.equals(before)) {
            view.setPermissions(after);
        }
    }
}
