package io.annals.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "findings", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows what the rules object to in the figures of the current reports.",
        footerHeading = "%nExample:%n", footer = "  annals findings --format csv")
final class FindingsCommand implements Callable<Integer> {

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
            description = "table, csv or json (default: table).")
    QueryOutput.Format format;

    @Mixin
    JobOptions options;

    private final Console console;

    FindingsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return Listing.print(console, options, format, "no findings", """
                SELECT severity, rule_code, report_path, message, expected, actual
                FROM finding LEFT JOIN dim_report USING (report_key)
                WHERE is_current OR report_key = 0
                ORDER BY list_position(['error', 'warning', 'info'], severity), rule_code, source_code, report_path,
                         finding_key""");
    }
}
