package io.annals.export;

import java.nio.file.Path;

/**
 * A file of the annual summaries, and what an export did to it.
 *
 * @param path where it stands
 * @param rows its rows, the header not counted; -1 for the data package and for a removed file
 * @param change what was done
 */
public record SummaryFile(Path path, long rows, Change change) {

    /** Written anew; left alone because it holds these bytes already; removed because its year has no rows any more. */
    public enum Change { WRITTEN, UNCHANGED, REMOVED }
}
