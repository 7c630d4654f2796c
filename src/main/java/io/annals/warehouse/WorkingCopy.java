package io.annals.warehouse;

import java.nio.file.Path;
import java.util.List;

/**
 * The private copy of the warehouse that a run loads into, before it is published. Each method opens the file, does one
 * step whole and closes it again, so that a step can be repeated after a crash.
 */
public final class WorkingCopy {

    /** What a load step brought in. */
    public record Loaded(long reports, long figures, long quarantined) {}

    /** A data test whose SELECT returned rows. */
    public record CheckFailure(String check, String severity, String why, long rows, List<String> firstRows) {}

    /**
     * @param file where the working copy stands
     * @param published the published warehouse that it begins from; need not exist
     */
    public WorkingCopy(Path file, Path published) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Begins anew from the published file (an empty warehouse where there is none), migrates it, loads the reference
     * data, the shards and the inventory. Repeating it gives the same file.
     */
    public Loaded load(LoadRun run, List<Path> shards) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Rebuilds the aggregate tables. */
    public void buildMarts() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Runs every check; empty where all hold. */
    public List<CheckFailure> runChecks() {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Makes the working copy the published file: checkpoint, close, verify, no WAL, fsync, atomic rename.
     *
     * @param generations how many former files are kept beside it as {@code <name>.1} (the newest) …
     */
    public void publish(int generations) {
        throw new UnsupportedOperationException("not built yet");
    }
}
