package io.annals.cli;

import io.annals.batch.RunSummary;

/** Tells of runs only what a person should look at, on standard error: of a quiet night cron has nothing to mail. */
final class QuietLog implements RunLog {

    private final Console console;

    QuietLog(Console console) {
        this.console = console;
    }

    @Override
    public void warning(String line) {
        console.err().println(Console.safe(line));
    }

    @Override
    public void error(String message) {
        warning("annals: " + message);
    }

    @Override
    public void result(RunSummary run) {
        LoadCommand.print(console, run);
        // Standard output may go where nobody looks in the morning.
        LoadCommand.warnOfQuarantine(run, this);
    }

    @Override
    public void note(String line) {
        // Nothing that a person must see.
    }

    @Override
    public void step(String name, int files) {
        // As above.
    }

    @Override
    public void advance() {
        // As above.
    }

    @Override
    public void end() {
        // No step was told.
    }
}
