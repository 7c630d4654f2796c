package io.annals.warehouse;

import java.nio.file.Path;

/**
 * What DuckDB may use.
 *
 * @param memoryLimit memory as DuckDB writes it, {@code 1GB}; beyond it DuckDB spills to the temporary folder
 * @param threads threads of one query, at least 1; results do not depend on it
 * @param temporaryFolder where it spills to; made when needed
 */
public record DuckDbSettings(String memoryLimit, int threads, Path temporaryFolder) {

    /** One gigabyte, every processor. */
    public static DuckDbSettings withTemporaryFolder(Path temporaryFolder) {
        return new DuckDbSettings("1GB", Runtime.getRuntime().availableProcessors(), temporaryFolder);
    }
}
