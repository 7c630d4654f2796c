package io.annals.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "quarantine", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows the files that could not be used, and why.",
        subcommands = QuarantineCommand.ListCommand.class,
        footerHeading = "%nExample:%n", footer = "  annals quarantine list")
final class QuarantineCommand implements Runnable {

    @Spec
    CommandSpec spec;

    QuarantineCommand(Console console) {
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command: list");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "One row a file: reason, message, when first and last seen, how often tried.",
            footerHeading = "%nExample:%n", footer = "  annals quarantine list --format csv")
    static final class ListCommand implements Callable<Integer> {

        @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
                description = "table, csv or json (default: table).")
        QueryOutput.Format format;

        @Mixin
        JobOptions options;

        private final Console console;

        ListCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            return Listing.print(console, options, format, "no file is in quarantine", """
                    SELECT source_code, report_path, reason_code, message, first_seen_at, last_seen_at, attempts
                    FROM quarantined_file ORDER BY source_code, report_path""");
        }
    }
}
