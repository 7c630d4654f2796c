package io.annals.warehouse;

import java.nio.file.Path;

/**
 * What DuckDB may use.
 *
 * @param memoryLimit memory as DuckDB writes it, {@code 700MB}; beyond it DuckDB spills to the temporary folder
 * @param threads threads of one query, at least 1; results do not depend on it
 * @param temporaryFolder where it spills to; made when needed
 * @param streams whether the rows of a query are handed over while it runs, not all held first; then the next query of a
 *     connection ends the one before
 */
public record DuckDbSettings(String memoryLimit, int threads, Path temporaryFolder, boolean streams) {

    /** Enough for a warehouse of five million figures, and no faster with more. */
    public static final int MEGABYTES = 700;

    /** All rows of a query are held first. */
    public DuckDbSettings(String memoryLimit, int threads, Path temporaryFolder) {
        this(memoryLimit, threads, temporaryFolder, false);
    }

    /** So many megabytes, every processor. */
    public static DuckDbSettings of(int megabytes, Path temporaryFolder) {
        return new DuckDbSettings(megabytes + "MB", Runtime.getRuntime().availableProcessors(), temporaryFolder);
    }

    /** So many megabytes, every processor, what they don't hold in {@code <name>.spill} beside a file. */
    public static DuckDbSettings beside(Path file, int megabytes) {
        return of(megabytes, file.resolveSibling(file.getFileName() + ".spill"));
    }

    /** So many megabytes, every processor, what they don't hold in the temporary folder of this process. */
    public static DuckDbSettings toRead(int megabytes) {
        return of(megabytes, Path.of(System.getProperty("java.io.tmpdir"), "annals-spill-" + ProcessHandle.current().pid()));
    }

    /** The same, with no more threads than these. */
    public DuckDbSettings onThreads(int most) {
        return new DuckDbSettings(memoryLimit, Math.max(1, Math.min(threads, most)), temporaryFolder, streams);
    }

    /** The same, for many rows: they are handed over while a query runs. */
    public DuckDbSettings streaming() {
        return new DuckDbSettings(memoryLimit, threads, temporaryFolder, true);
    }
}
