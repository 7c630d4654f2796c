package io.annals.source;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that a source holds, its content not looked at yet.
 *
 * @param sourceCode the source's code
 * @param reportPath path in the source, with {@code /} between names
 * @param file where it is
 * @param sizeBytes its size
 * @param modifiedAt its modification time, in whole microseconds, as the warehouse keeps it
 */
public record FoundFile(String sourceCode, String reportPath, Path file, long sizeBytes, Instant modifiedAt) {

    /** The file with the hash of its content. */
    SourceFile withHash(String sha256) {
        return new SourceFile(sourceCode, reportPath, file, sizeBytes, modifiedAt, sha256);
    }
}
