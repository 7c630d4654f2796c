package io.annals.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When a change of a file fails, in a process that was started with
 *
 * <ul>
 *   <li>{@code -Dfaults.under=FOLDER}: changes below it count, from 1; those of other paths do not;
 *   <li>{@code -Dfaults.at=N}: the N-th fails; 0 for none;
 *   <li>{@code -Dfaults.kind=fail|kill|power}: with an IOException as a full disk gives it, with the process's end, or
 *       with its end and the loss of what was written to files since they were last forced to the disk;
 *   <li>{@code -Dfaults.free=BYTES}: so much is free on every disk;
 *   <li>{@code -Dfaults.tell=true}: each is told on standard error, {@code change 12 move out/x.csv}.
 * </ul>
 */
final class Faults {

    /** Exit status of a process that was ended. */
    static final int KILLED = 137;

    private static final AtomicInteger CHANGES = new AtomicInteger();
    private static final String UNDER = System.getProperty("faults.under", "/");
    private static final int AT = Integer.getInteger("faults.at", 0);
    private static final String KIND = System.getProperty("faults.kind", "fail");
    private static final Set<String> UNFORCED = ConcurrentHashMap.newKeySet();
    private static final boolean TELLS = Boolean.getBoolean("faults.tell");

    private Faults() {
    }

    /** How many bytes are free; -1 where the platform is to tell. */
    static long free() {
        return Long.getLong("faults.free", -1);
    }

    static void change(String what, Path path) throws IOException {
        if (!path.toAbsolutePath().toString().startsWith(UNDER)) {
            return;
        }
        int number = CHANGES.incrementAndGet();
        if (TELLS) {
            PrintStream err = System.err;
            err.println("change " + number + " " + what + " " + path);
        }
        if (number == AT) {
            if (KIND.equals("power")) {
                loseWhatWasNotForced();
            }
            if (!KIND.equals("fail")) {
                Runtime.getRuntime().halt(KILLED);
            }
            throw new IOException("No space left on device");
        }
    }

    /** A file was written to, or forced to the disk. */
    static void isForced(Path file, boolean forced) {
        String name = file.toAbsolutePath().toString();
        if (name.startsWith(UNDER) && (forced ? UNFORCED.remove(name) : UNFORCED.add(name)) && TELLS) {
            System.err.println((forced ? "forced " : "unforced ") + name);
        }
    }

    /** What was written to a file stays unforced under its new name. */
    static void isMoved(Path from, Path to) {
        if (UNFORCED.remove(from.toAbsolutePath().toString())) {
            UNFORCED.add(to.toAbsolutePath().toString());
        } else {
            UNFORCED.remove(to.toAbsolutePath().toString());
        }
    }

    /** As ext4 and xfs leave it: names are there, the bytes are not. */
    private static void loseWhatWasNotForced() throws IOException {
        for (String name : UNFORCED) {
            java.io.File file = new java.io.File(name);
            if (file.exists()) {
                try (RandomAccessFile bytes = new RandomAccessFile(file, "rw")) {
                    bytes.setLength(0);
                }
            }
        }
    }
}
