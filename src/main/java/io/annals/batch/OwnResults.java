package io.annals.batch;

import io.annals.export.SummaryExporter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a job itself writes: its warehouse with the files beside it, its annual summaries and its runs. Where these
 * stand in a source they are no reports.
 */
final class OwnResults {

    private final Path warehouse;
    private final Path out;
    private final Path runs;

    OwnResults(JobFile job) {
        warehouse = real(job.warehouse());
        out = real(job.out());
        runs = real(job.runs());
    }

    /** Whether a file is one of them, or a folder holds nothing else; by its real path. */
    boolean holds(Path path) {
        Path folder = path.getParent();
        String name = path.getFileName().toString();
        return path.equals(out) || path.equals(runs)
                || folder.equals(warehouse.getParent()) && (name + ".").startsWith(warehouse.getFileName() + ".")
                || folder.equals(out) && SummaryExporter.isOwnFile(name);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // What does not exist yet stands in a folder that may be reached by a link.
            return path.getParent() == null ? path : real(path.getParent()).resolve(path.getFileName());
        }
    }
}
