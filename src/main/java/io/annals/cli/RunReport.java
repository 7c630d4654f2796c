package io.annals.cli;

import io.annals.batch.Hook;
import io.annals.batch.JobFile;
import io.annals.batch.JobFileException;
import io.annals.batch.LoadJob;
import io.annals.batch.RunMetrics;
import io.annals.batch.RunSummary;
import io.annals.batch.StoppedException;
import java.io.IOException;

/** Runs a job and tells everybody how it ended: the log, the metrics, the job's hooks; in this order. */
final class RunReport {

    private RunReport() {
    }

    /** What is run of a job. */
    @FunctionalInterface
    interface Work {
        RunSummary run(LoadJob load) throws IOException;
    }

    /**
     * Runs a job.
     *
     * @return the exit code, 0 or 4; a run that fails or is stopped throws what it failed as
     */
    static int of(Console console, JobFile job, RunLog log, Work work) throws IOException {
        LoadJob load = new LoadJob(job, console.now(), log);
        RunSummary run;
        int code;
        try {
            run = work.run(load);
            log.result(run);
            code = LoadCommand.exitCode(job, run, log);
        } catch (StoppedException e) {
            // It goes on with the next start, and a signal leaves no time for more.
            throw e;
        } catch (UsageException | JobFileException e) {
            // A wrong command or job file is told to who gave it: no run has begun that could have failed.
            throw e;
        } catch (IOException | RuntimeException e) {
            tellOthers(console, job, log, load.failed(e, Failure.message(e)), Failure.exitCode(e));
            throw e;
        }
        tellOthers(console, job, log, run, code);
        return code;
    }

    /** Whatever goes wrong here is told and changes nothing of the run. */
    private static void tellOthers(Console console, JobFile job, RunLog log, RunSummary run, int code) {
        // A run that another one kept out has nothing to measure: the other one's metrics stay.
        if (job.operation().metrics() != null && !run.runId().isEmpty()) {
            try {
                RunMetrics.write(job, run, code, console.now());
            } catch (IOException | RuntimeException e) {
                log.warning("metrics: " + job.operation().metrics() + " can't be written (" + Failure.message(e)
                        + "); the run stays as it ended");
            }
        }
        String trouble = new Hook(job, console.home()).run(run, code);
        if (!trouble.isEmpty()) {
            log.warning(trouble);
        }
    }
}
