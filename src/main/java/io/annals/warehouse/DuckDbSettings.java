package io.annals.warehouse;

import java.nio.file.Path;

/**
 * What DuckDB may use.
 *
 * @param memoryLimit memory as DuckDB writes it, {@code 700MB}; beyond it DuckDB spills to the temporary folder
 * @param threads threads of one query, at least 1; results do not depend on it
 * @param temporaryFolder where it spills to; made when needed
 */
public record DuckDbSettings(String memoryLimit, int threads, Path temporaryFolder) {

    /** Enough for a warehouse of five million figures, and no faster with more. */
    public static final int MEGABYTES = 700;

    /** So many megabytes, every processor. */
    public static DuckDbSettings of(int megabytes, Path temporaryFolder) {
        return new DuckDbSettings(megabytes + "MB", Runtime.getRuntime().availableProcessors(), temporaryFolder);
    }

    /** So many megabytes, every processor, what they don't hold in {@code <name>.spill} beside a file. */
    public static DuckDbSettings beside(Path file, int megabytes) {
        return of(megabytes, file.resolveSibling(file.getFileName() + ".spill"));
    }

    /** {@link #MEGABYTES}, every processor. */
    public static DuckDbSettings withTemporaryFolder(Path temporaryFolder) {
        return of(MEGABYTES, temporaryFolder);
    }
}
