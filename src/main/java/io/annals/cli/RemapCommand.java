package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.batch.LoadJob;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "remap", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Applies edited reference data and corrections to what is loaded: every report is understood anew"
            + " from the text that the warehouse keeps, no file is opened. The rows are those of a full load.",
        footerHeading = "%nExample:%n", footer = "  annals remap")
final class RemapCommand implements Callable<Integer> {

    @Mixin
    JobOptions options;

    @Mixin
    LogOptions log;

    private final Console console;

    RemapCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        JobFile job = options.read(console);
        return RunReport.of(console, job, log.to(console), LoadJob::remap);
    }
}
