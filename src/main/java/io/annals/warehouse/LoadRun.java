package io.annals.warehouse;

import io.annals.source.PlannedFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of the load job, as the warehouse sees it.
 *
 * @param runId name of the run's folder, unique
 * @param startedAt "now" of the run: every time that the run writes is this one
 * @param rulesVersion version of the extraction rules
 * @param referenceSha256 hash of the reference data in use
 * @param program hash of the whole program: where it is another than that of the run before, aggregates are made anew
 * @param reference overlay folders of the reference data
 * @param files every path seen or removed, with what was done
 * @param retires the job's sources by their codes, in the job's order, and whether a report is retired with its file
 */
public record LoadRun(
        String runId, Instant startedAt, String rulesVersion, String referenceSha256, String program,
        List<Path> reference, List<PlannedFile> files, Map<String, Boolean> retires) {

    public LoadRun {
        reference = List.copyOf(reference);
        files = List.copyOf(files);
        retires = Collections.unmodifiableMap(new LinkedHashMap<>(retires));
    }
}
