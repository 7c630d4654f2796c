package io.annals.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "config", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Prints the job as it would run: every default filled in, every path absolute.",
        footerHeading = "%nExample:%n", footer = "  annals config --job jobs/report-load.yml")
final class ConfigCommand implements Callable<Integer> {

    @Mixin
    JobOptions options;

    private final Console console;

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(options.read(console).toYaml());
        return 0;
    }
}
