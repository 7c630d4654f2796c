package io.annals.export;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/** Writes the annual summaries from a warehouse. */
public final class SummaryExporter {

    /** The years that the warehouse has aggregate rows for, ascending. */
    public List<Integer> years(Connection warehouse) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Writes {@code annual-summary-<year>.csv} and {@code annual-indicators-<year>.csv} of each year into a folder, each
     * file replaced atomically, and the manifest {@code datapackage.json} last.
     *
     * @return the files written, in order
     */
    public List<Path> export(Connection warehouse, Path folder, Collection<Integer> years) {
        throw new UnsupportedOperationException("not built yet");
    }
}
