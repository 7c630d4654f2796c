package io.annals.source;

/**
 * A path in a source: what a file is known by.
 *
 * @param sourceCode the source's code
 * @param reportPath path in the source
 */
public record FileKey(String sourceCode, String reportPath) {

    /** The key of a file seen in a source. */
    public static FileKey of(SourceFile file) {
        return new FileKey(file.sourceCode(), file.reportPath());
    }

    /** The key of a file not looked at yet. */
    public static FileKey of(FoundFile file) {
        return new FileKey(file.sourceCode(), file.reportPath());
    }

    /** The key of a planned file. */
    public static FileKey of(PlannedFile planned) {
        return of(planned.file());
    }

    /** The key of a known file. */
    public static FileKey of(KnownFile file) {
        return new FileKey(file.sourceCode(), file.reportPath());
    }
}
