package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.export.SummaryExporter;
import io.annals.warehouse.PublishedWarehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "summary", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes the annual summary CSVs again, from the warehouse alone.",
        footerHeading = "%nExample:%n", footer = "  annals summary --year 2023")
final class SummaryCommand implements Callable<Integer> {

    @Option(names = "--year", paramLabel = "YEAR", description = "Year to write; may be repeated (default: all).")
    List<Integer> asked;

    @Mixin
    JobOptions options;

    private final Console console;

    SummaryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JobFile job = options.read(console);
        try (PublishedWarehouse warehouse = options.open(console)) {
            SummaryExporter exporter = new SummaryExporter();
            List<Integer> years = exporter.years(warehouse.connection());
            for (int year : asked == null ? List.<Integer>of() : asked) {
                if (!years.contains(year)) {
                    throw new UsageException("the warehouse has no figures of " + year + "; it has " + (years.isEmpty()
                            ? "none at all" : years.stream().map(String::valueOf).collect(Collectors.joining(", "))));
                }
            }
            for (Path file : exporter.export(warehouse.connection(), job.out(), asked == null ? years : asked)) {
                console.out().println(Console.safe(file.toString()));
            }
        }
        return 0;
    }
}
