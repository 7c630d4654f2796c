package io.annals.batch;

import java.nio.file.Path;

/**
 * What a job tells others after each of its runs.
 *
 * @param metrics file of the metrics; null for none
 * @param success command after a run that ended well; empty for none
 * @param failure command after a run that failed; empty for none
 * @param hookSeconds time that a command may take
 */
public record Operation(Path metrics, String success, String failure, int hookSeconds) {

    static final int HOOK_SECONDS = 60;

    /** Nobody is told. */
    static final Operation NONE = new Operation(null, "", "", HOOK_SECONDS);
}
