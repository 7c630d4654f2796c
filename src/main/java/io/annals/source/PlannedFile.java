package io.annals.source;

/**
 * What a load is to do with one path.
 *
 * @param file the file; for {@code REMOVED} its last known size, time and hash, and no present path
 * @param action what to do
 * @param why one clause for a person: {@code new}, {@code content changed}, {@code same bytes as a/b.txt} …
 */
public record PlannedFile(SourceFile file, Action action, String why) {

    /**
     * What a load does with a path. {@code READ} parses the file; {@code REMAP} understands its report anew, from the
     * document that the warehouse keeps; {@code RETAIN} does so with a report that no file holds any more, as its file is gone
     * or was overwritten: of its path nothing is told. {@code IGNORE} leaves a path out from now on, {@code IGNORED} is
     * left out since an earlier run.
     */
    public enum Action {
        READ, REMAP, UNCHANGED, DUPLICATE, TOUCHED, REMOVED, RETAIN, IGNORE, IGNORED;

        /** Whether its report is understood anew, from the document that the warehouse keeps. */
        public boolean isRemapped() {
            return this == REMAP || this == RETAIN;
        }

        /** Whether the path holds a file. */
        public boolean isThere() {
            return this != REMOVED && this != RETAIN;
        }
    }
}
