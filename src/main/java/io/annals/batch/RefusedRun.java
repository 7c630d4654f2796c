package io.annals.batch;

import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run that was not published because it passed {@code limits.quarantine}. Its working copy is kept until another run
 * begins, so that its quarantine can be looked at.
 *
 * @param runId the run
 * @param workingCopy the warehouse that it would have published
 */
public record RefusedRun(String runId, Path workingCopy) {

    /** The last one of a job, where nothing has replaced it yet. */
    public static Optional<RefusedRun> of(JobFile job) throws IOException {
        if (!Files.isDirectory(job.runs())) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(job.runs())) {
            List<RunFolder> refused = folders.map(path -> new RunFolder(path, job.warehouse()))
                    .filter(folder -> Files.exists(folder.refused()) && Files.exists(folder.workingCopy())).toList();
            return refused.stream().max(Comparator.comparing(RunFolder::runId))
                    .map(folder -> new RefusedRun(folder.runId(), folder.workingCopy()));
        }
    }

    /** Its warehouse, read-only. */
    public PublishedWarehouse open() {
        return PublishedWarehouse.open(workingCopy).orElseThrow(() -> new BatchException(
                "another run has begun meanwhile, and run " + runId + " is gone; give the same command again"));
    }
}
