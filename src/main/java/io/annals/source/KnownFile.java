package io.annals.source;

import java.time.Instant;

/**
 * A file as the published warehouse knows it.
 *
 * @param sourceCode the source's code
 * @param reportPath path in the source
 * @param contentSha256 hash of its content when last read
 * @param sizeBytes its size then
 * @param modifiedAt its modification time then
 * @param status loaded, duplicate, superseded, quarantined, ignored or removed
 * @param rulesVersion version of the rules that last read the content
 * @param reasonCode why it is quarantined; empty where it is not
 * @param reportYear the year that its report is about; 0 where unknown
 * @param hasDocument whether the warehouse keeps the document of its content
 */
public record KnownFile(
        String sourceCode, String reportPath, String contentSha256, long sizeBytes, Instant modifiedAt, String status,
        String rulesVersion, String reasonCode, int reportYear, boolean hasDocument) {

    /** The file as it was when last read, without a place where it is now. */
    public SourceFile unseen() {
        return new SourceFile(sourceCode, reportPath, null, sizeBytes, modifiedAt, contentSha256);
    }

    /** The same file with another status. */
    public KnownFile withStatus(String other) {
        return new KnownFile(sourceCode, reportPath, contentSha256, sizeBytes, modifiedAt, other, rulesVersion, reasonCode,
                reportYear, hasDocument);
    }
}
