package io.annals.source;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One file that a source holds, or a folder of it in which there is no report.
 *
 * @param sourceCode the source's code in the job file
 * @param reportPath the file's path relative to the source's folder, with {@code /} between names, and at
 *     the end of a folder; unique in a source
 * @param file where the file is now; null where it is gone, or is not to be opened
 * @param sizeBytes its size
 * @param modifiedAt its modification time; null where it was never known
 * @param contentSha256 SHA-256 of its bytes, of none for a folder: 64 lower-case hexadecimal digits
 */
public record SourceFile(
        String sourceCode, String reportPath, Path file, long sizeBytes, Instant modifiedAt, String contentSha256) {

    /** Whether this is a folder in which there is no report. */
    public boolean isFolder() {
        return isFolder(reportPath);
    }

    /** The same file, not to be opened. */
    public SourceFile withoutPath() {
        return new SourceFile(sourceCode, reportPath, null, sizeBytes, modifiedAt, contentSha256);
    }

    static boolean isFolder(String reportPath) {
        return reportPath.endsWith("/");
    }
}
