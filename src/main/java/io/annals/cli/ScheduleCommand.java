package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.batch.LoadJob;
import io.annals.batch.LoadSchedule;
import io.annals.batch.StoppedException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "schedule", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Loads whenever the job file's cron expression says so, in the foreground, until a signal ends it"
            + " (as Ctrl-C does). A failed run is told, and the next one comes as scheduled; the job file is read again"
            + " before each.",
        footerHeading = "%nExample:%n", footer = "  annals schedule --job jobs/report-load.yml --log json")
final class ScheduleCommand implements Callable<Integer> {

    @Mixin
    JobOptions options;

    @Mixin
    LogOptions log;

    private final Console console;

    ScheduleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        JobFile job = options.read(console);
        RunLog told = log.to(console);
        new LoadSchedule(job, Clock.systemDefaultZone(), this::run, told).run();
        return 0;
    }

    private void run() {
        RunLog told = log.to(console);
        try {
            RunReport.of(console, options.read(console), told, LoadJob::run);
        } catch (StoppedException e) {
            // Told already.
        } catch (IOException | RuntimeException e) {
            told.error(Failure.message(e));
        }
    }
}
