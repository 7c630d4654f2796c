package io.annals.warehouse;

import io.annals.source.KnownFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** The published warehouse, opened read-only, external access disabled and configuration locked. */
public final class PublishedWarehouse implements AutoCloseable {

    /**
     * Opens a warehouse.
     *
     * @return empty where the file does not exist
     * @throws WarehouseException where it is no warehouse or was written by a newer schema
     */
    public static Optional<PublishedWarehouse> open(Path file) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The connection, for queries; closed with the warehouse. */
    public Connection connection() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Every path that the warehouse knows, ordered by source and path. */
    public List<KnownFile> knownFiles() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void close() {
    }
}
