package io.annals.source;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One file that a source holds.
 *
 * @param sourceCode the source's code in the job file
 * @param reportPath the file's path relative to the source's folder, with {@code /} between names; unique in a source
 * @param file where the file is now
 * @param sizeBytes its size
 * @param modifiedAt its modification time
 * @param contentSha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 */
public record SourceFile(
        String sourceCode, String reportPath, Path file, long sizeBytes, Instant modifiedAt, String contentSha256) {}
