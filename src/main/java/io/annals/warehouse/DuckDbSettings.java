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

    /** {@link #MEGABYTES}, every processor. */
    public static DuckDbSettings withTemporaryFolder(Path temporaryFolder) {
        return of(MEGABYTES, temporaryFolder);
    }
}
