package io.annals.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/**
 * The database in memory in which the shards of one thread are made, one after the other: to start one takes as long as to
 * write some hundred reports.
 */
public final class ShardDatabase implements AutoCloseable {

    private final DuckDBConnection connection;
    private final Path spill;

    /** A database with limits of memory and threads. */
    public ShardDatabase(DuckDbSettings settings) {
        spill = settings.temporaryFolder();
        try {
            connection = DuckDb.inMemory(settings);
        } catch (SQLException e) {
            throw DuckDb.shardFailure("Starting a database in memory, which spills to", spill, e);
        }
    }

    /**
     * A writer of the shard {@code folder}, which must not exist yet; what an earlier attempt left half is removed. The
     * former writer must be closed.
     */
    public ShardWriter writer(Path folder) {
        return new ShardWriter(folder, connection);
    }

    /** Releases the memory. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckDb.shardFailure("Closing a database in memory, which spills to", spill, e);
        }
    }
}
