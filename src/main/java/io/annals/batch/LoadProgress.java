package io.annals.batch;

/** Hears how a run goes, for whoever watches it. Calls come from several threads. */
public interface LoadProgress {

    /** A run begins, or one that was interrupted goes on. */
    default void begins(String runId) {
    }

    /** Something worth a line. */
    void note(String line);

    /** Something worth a line that a person should look at. */
    default void warning(String line) {
        note(line);
    }

    /** A step begins; {@code total} files are to be read in it, 0 where it counts none. */
    void step(String name, int total);

    /** One file more is read. */
    void advance();

    /** The last step is over, well or not. */
    void end();

    /** Nobody watches. */
    LoadProgress SILENT = new LoadProgress() {
        @Override
        public void note(String line) {
        }

        @Override
        public void step(String name, int total) {
        }

        @Override
        public void advance() {
        }

        @Override
        public void end() {
        }
    };
}
