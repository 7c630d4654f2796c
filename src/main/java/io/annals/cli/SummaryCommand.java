package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.batch.ResultAccess;
import io.annals.batch.WarehouseLock;
import io.annals.export.CsvDialect;
import io.annals.export.HeaderLanguage;
import io.annals.export.SummaryExporter;
import io.annals.export.SummaryFile;
import io.annals.export.SummaryFormat;
import io.annals.warehouse.PublishedWarehouse;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "summary", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes the annual summary CSVs again, from the warehouse alone.",
        footerHeading = "%nExample:%n", footer = {
            "  annals summary --year 2023",
            "  annals summary --dialect tsv --headers zh --out tables"})
final class SummaryCommand implements Callable<Integer> {

    @Option(names = "--year", paramLabel = "YEAR", description = "Year to write; may be repeated (default: all).")
    List<Integer> asked;

    @Option(names = "--headers", paramLabel = "LANGUAGE",
            description = "First line of the files: en or zh (default: csv.headers of the job).")
    HeaderLanguage headers;

    @Option(names = "--dialect", paramLabel = "DIALECT",
            description = "excel, rfc4180 or tsv (default: csv.dialect of the job). The next load that writes the"
                + " summaries writes them in the job's own; name another folder by --out to keep both.")
    CsvDialect dialect;

    @Mixin
    JobOptions options;

    private final Console console;

    SummaryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JobFile job = options.read(console);
        try (WarehouseLock lock = lock(job); PublishedWarehouse warehouse = JobOptions.openToExport(job)) {
            SummaryExporter exporter = new SummaryExporter(job.access());
            List<Integer> years = exporter.years(warehouse.connection());
            for (int year : asked == null ? List.<Integer>of() : asked) {
                if (!years.contains(year)) {
                    throw new UsageException("the warehouse has no figures of " + year + "; it has " + (years.isEmpty()
                            ? "none at all" : years.stream().map(String::valueOf).collect(Collectors.joining(", "))));
                }
            }
            for (String view : exporter.missingViews(warehouse.connection())) {
                console.err().println("the warehouse was built by an older program and has no " + view
                        + "; its files come with the next load that changes anything");
            }
            SummaryFormat format = new SummaryFormat(dialect == null ? job.csv().dialect() : dialect,
                    headers == null ? job.csv().headers() : headers);
            print(exporter.export(warehouse.connection(), job.out(), asked == null ? years : asked, format));
            ResultAccess.grant(job).forEach(line -> console.err().println(Console.safe(line)));
        }
        return 0;
    }

    /** A load writes the same files: one of them at a time. Another folder is the caller's own; null there. */
    private WarehouseLock lock(JobFile job) {
        return job.out().equals(options.ownOut(console)) && Files.exists(job.warehouse())
                ? WarehouseLock.acquire(job.warehouse(), job.name() + " (summary)", console.now()) : null;
    }

    private void print(List<SummaryFile> files) {
        for (SummaryFile file : files) {
            console.out().println(Console.safe(file.path().toString())
                    + (file.rows() < 0 ? "" : ", " + file.rows() + (file.rows() == 1 ? " row" : " rows")) + ": "
                    + switch (file.change()) {
                        case WRITTEN -> "written";
                        case UNCHANGED -> "unchanged";
                        case REMOVED -> "removed";
                    });
        }
    }
}
