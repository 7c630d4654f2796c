package io.annals.batch;

import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run that was not published because it passed {@code limits.quarantine}. Its working copy is kept until another run
 * begins, so that its quarantine can be looked at.
 *
 * @param runId the run
 * @param workingCopy the warehouse that it would have published
 * @param job the job that it is a run of
 */
public record RefusedRun(String runId, Path workingCopy, JobFile job) {

    /** The last one of a job, where nothing has replaced it yet. */
    public static Optional<RefusedRun> of(JobFile job) throws IOException {
        return new RunFolders(job.runs()).latestFirst().stream().map(path -> new RunFolder(path, job.warehouse()))
                .filter(folder -> Files.exists(folder.refused()) && Files.exists(folder.workingCopy())).findFirst()
                .map(folder -> new RefusedRun(folder.runId(), folder.workingCopy(), job));
    }

    /** Its warehouse, read-only. */
    public PublishedWarehouse open() {
        return job.open(workingCopy).orElseThrow(() -> new BatchException(
                "another run has begun meanwhile, and run " + runId + " is gone; give the same command again"));
    }
}
