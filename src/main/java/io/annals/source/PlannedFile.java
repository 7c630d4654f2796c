package io.annals.source;

/**
 * What a load is to do with one path.
 *
 * @param file the file; for {@code REMOVED} its last known size, time and hash, and no present path
 * @param action what to do
 * @param why one clause for a person: {@code new}, {@code content changed}, {@code same bytes as a/b.txt} …
 */
public record PlannedFile(SourceFile file, Action action, String why) {

    /** What a load does with a path. {@code READ} alone reaches the extract step. */
    public enum Action { READ, UNCHANGED, DUPLICATE, TOUCHED, REMOVED, IGNORED }
}
