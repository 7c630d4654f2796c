package io.annals.warehouse;

import io.annals.conform.ConformedReport;
import io.annals.document.QuarantineReason;
import io.annals.quality.Finding;
import io.annals.source.SourceFile;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what one partition found as a shard: a folder of Parquet files ({@code reports}, {@code figures},
 * {@code excluded}, {@code findings}, {@code quarantine}). The shard appears under its name only when
 * {@link #finish()} has written all of it, so that a shard that exists is complete.
 */
public final class ShardWriter implements AutoCloseable {

    /** A writer of the shard {@code folder}, which must not exist yet; what an earlier attempt left half is removed. */
    public ShardWriter(Path folder) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Adds a report with its figures and findings. */
    public void write(ConformedReport report, List<Finding> findings) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Adds a file that could not be used. {@code stage} is {@code document}, {@code figure} or {@code conform}. */
    public void quarantine(SourceFile file, String stage, QuarantineReason reason, String message) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Writes the files and moves the folder into place. */
    public void finish() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void close() {
    }
}
