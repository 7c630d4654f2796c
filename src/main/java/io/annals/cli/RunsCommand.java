package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.batch.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "runs", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists the runs, the latest first.",
        footerHeading = "%nExample:%n", footer = "  annals runs")
final class RunsCommand implements Callable<Integer> {

    private static final List<String> KEYS = List.of("run_id", "status", "started_at", "seconds", "files_seen",
            "files_loaded", "files_quarantined", "figures", "warnings", "message");

    @Mixin
    JobOptions options;

    private final Console console;

    RunsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        JobFile job = options.read(console);
        TextTable table = new TextTable(KEYS, List.of(false, false, false, true, true, true, true, true, true, false));
        for (Path folder : folders(job.runs())) {
            Path summary = folder.resolve("summary.json");
            Map<String, String> run = Files.exists(summary) ? RunSummary.read(summary)
                    : Map.of("run_id", folder.getFileName().toString(), "status", "interrupted");
            table.add(KEYS.stream().map(key -> run.getOrDefault(key, "")).toList());
        }
        if (table.size() == 0) {
            console.err().println("no runs in " + Console.safe(job.runs().toString()) + " yet");
        } else {
            table.print(console.out());
        }
        return 0;
    }

    private static List<Path> folders(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(runs)) {
            return list.filter(path -> Files.isDirectory(path) && path.getFileName().toString().matches("\\d{8}T.*"))
                    .sorted(Collections.reverseOrder()).toList();
        }
    }
}
