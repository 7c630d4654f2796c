package io.annals.cli;

import io.annals.batch.LoadProgress;
import io.annals.batch.RunSummary;

/** Tells how runs go and how they ended, for a person or for a program. */
interface RunLog extends LoadProgress {

    /** A run has failed; one line. */
    void error(String message);

    /** A run has ended well. */
    void result(RunSummary run);
}
