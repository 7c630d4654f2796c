package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.batch.RunFolders;
import io.annals.batch.RunSummary;
import io.annals.warehouse.AggregateChanges;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "runs", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists the runs, the latest first.",
        footerHeading = "%nExamples:%n", footer = {"  annals runs", "  annals runs show"},
        subcommands = RunsCommand.Show.class)
final class RunsCommand implements Callable<Integer> {

    @Mixin
    JobOptions options;

    private final Console console;

    RunsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        JobFile job = options.read(console);
        TextTable table = new TextTable(List.of("run_id", "status", "started_at", "duration", "files_seen",
                "files_loaded", "files_quarantined", "figures", "warnings", "message"),
                List.of(false, false, false, true, true, true, true, true, true, false));
        for (Path folder : new RunFolders(job.runs()).latestFirst()) {
            String id = folder.getFileName().toString();
            try {
                table.add(RunFolders.summary(folder).map(RunsCommand::row)
                        .orElseGet(() -> row(id, "interrupted", "")));
            } catch (IOException e) {
                table.add(row(id, "unreadable", "its summary can't be read: " + e.getMessage()));
            }
        }
        if (table.size() == 0) {
            console.err().println("no runs in " + Console.safe(job.runs().toString()) + " yet");
        } else {
            table.print(console.out());
        }
        return 0;
    }

    private static List<String> row(RunSummary run) {
        return List.of(run.runId(), run.status(), run.timing().startedAt().toString(), duration(run.timing().seconds()),
                String.valueOf(run.files().seen()), String.valueOf(run.files().loaded()),
                String.valueOf(run.files().quarantined().size()), String.valueOf(run.figures().read()),
                String.valueOf(run.findings().warnings()), run.message());
    }

    private static List<String> row(String id, String status, String message) {
        return List.of(id, status, "", "", "", "", "", "", "", message);
    }

    /** {@code 8.4s}, {@code 12m 03s}, {@code 1h 02m}. */
    static String duration(BigDecimal seconds) {
        Duration duration = Duration.ofMillis(seconds.movePointRight(3).longValue());
        if (duration.toMinutes() == 0) {
            return seconds.toPlainString() + "s";
        }
        return duration.toHours() == 0
                ? String.format(Locale.ROOT, "%dm %02ds", duration.toMinutes(), duration.toSecondsPart())
                : String.format(Locale.ROOT, "%dh %02dm", duration.toHours(), duration.toMinutesPart());
    }

    @Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Shows all that is known of one run.",
            footerHeading = "%nExample:%n", footer = "  annals runs show 20260131T020000Z")
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "ID", arity = "0..1", description = "Its id (default: the last run).")
        String id;

        @Mixin
        JobOptions options;

        private final Console console;

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            JobFile job = options.read(console);
            List<Path> folders = new RunFolders(job.runs()).latestFirst();
            if (id == null && folders.isEmpty()) {
                throw new UsageException("there is no run in " + Console.safe(job.runs().toString())
                        + " yet; run 'annals load' first");
            }
            Path folder = id == null ? folders.get(0) : folders.stream()
                    .filter(path -> path.getFileName().toString().equals(id)).findFirst()
                    .orElseThrow(() -> new UsageException("there is no run '" + Console.safe(id) + "' in "
                            + Console.safe(job.runs().toString()) + "; see 'annals runs'"));
            Optional<RunSummary> run = RunFolders.summary(folder);
            List<List<String>> lines = new ArrayList<>();
            if (run.isPresent()) {
                tell(run.get(), lines);
            } else {
                lines.add(List.of("run", folder.getFileName().toString()));
                lines.add(List.of("status", "interrupted or at work; 'annals load' goes on with it, or says who is"));
            }
            lines.add(List.of("folder", folder.toString()));
            int width = lines.stream().mapToInt(line -> line.get(0).length()).max().orElse(0);
            for (List<String> line : lines) {
                console.out().println((line.get(0) + " ".repeat(width - line.get(0).length()) + "  "
                        + Console.safe(line.get(1))).stripTrailing());
            }
            return 0;
        }

        private static void tell(RunSummary run, List<List<String>> lines) {
            lines.add(List.of("run", run.runId()));
            lines.add(List.of("job", run.job()));
            lines.add(List.of("status", run.status() + (run.resumed() ? " (resumed)" : "")));
            if (!run.message().isEmpty()) {
                lines.add(List.of("message", run.message()));
            }
            lines.add(List.of("started", run.timing().startedAt().toString()));
            lines.add(List.of("duration", duration(run.timing().seconds())));
            run.timing().steps().forEach((step, seconds) -> lines.add(List.of("  " + step, duration(seconds))));
            RunSummary.Files files = run.files();
            count(lines, "files seen", files.seen());
            count(lines, "  loaded", files.loaded());
            count(lines, "  unchanged", files.unchanged());
            count(lines, "  duplicate", files.duplicate());
            count(lines, "  superseded", files.superseded());
            count(lines, "  removed", files.removed());
            lines.add(List.of("  quarantined", String.format(Locale.ROOT, "%,d, %,d of them anew, %,d in all",
                    files.quarantined().size(), files.newlyQuarantined(), files.quarantinedInAll())));
            Map<String, Long> reasons = new TreeMap<>();
            files.quarantined().forEach(file -> reasons.merge(file.reasonCode(), 1L, Long::sum));
            reasons.forEach((reason, number) -> count(lines, "    " + reason, number));
            files.quarantined().forEach(file -> lines.add(List.of("    " + file.reasonCode(),
                    file.sourceCode() + ": " + file.reportPath() + ": " + file.message())));
            count(lines, "figures read", run.figures().read());
            count(lines, "  in the warehouse", run.figures().inAll());
            count(lines, "  in the catalogue", run.figures().catalogued());
            count(lines, "  changed", run.figures().changed());
            count(lines, "reports remapped", run.figures().reportsRemapped());
            count(lines, "warnings", run.findings().warnings());
            run.findings().byRule().forEach((rule, number) -> count(lines, "  " + rule, number));
            AggregateChanges changes = run.changes();
            lines.add(List.of("aggregates", String.format(Locale.ROOT, "%,d changed, %,d added, %,d gone",
                    changes.changed(), changes.added(), changes.gone())));
            changes.largest().forEach(change -> lines.add(List.of("  " + change.year(), change.regionName() + " "
                    + change.indicatorName() + ": " + plain(change.former()) + " → " + plain(change.value()) + " "
                    + change.unit())));
            lines.add(List.of("warehouse", run.results().warehouse().toString()));
            lines.add(List.of("summaries", run.results().out() + (run.results().exported() ? "" : " (not written)")));
        }

        private static void count(List<List<String>> lines, String name, long number) {
            lines.add(List.of(name, String.format(Locale.ROOT, "%,d", number)));
        }

        private static String plain(BigDecimal value) {
            return value == null ? "–" : value.stripTrailingZeros().toPlainString();
        }
    }
}
