package io.annals.source;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that a source holds, its content not looked at yet; or a folder in which there is no report.
 *
 * @param sourceCode the source's code
 * @param reportPath path in the source, with {@code /} between names, and at the end of a folder
 * @param file where it is
 * @param sizeBytes its size
 * @param modifiedAt its modification time, in whole microseconds, as the warehouse keeps it
 */
public record FoundFile(String sourceCode, String reportPath, Path file, long sizeBytes, Instant modifiedAt) {

    /** The path of a folder in place of a file: no file's path ends so. */
    static String folderPath(String path) {
        return path + "/";
    }

    /** Whether this is a folder without reports. */
    boolean isFolder() {
        return SourceFile.isFolder(reportPath);
    }

    /** The file with the hash of its content. */
    SourceFile withHash(String sha256) {
        return new SourceFile(sourceCode, reportPath, file, sizeBytes, modifiedAt, sha256);
    }
}
