package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.batch.JobFileException;
import io.annals.batch.JobOverrides;
import io.annals.warehouse.DuckDbSettings;
import io.annals.warehouse.PublishedWarehouse;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options by which every command knows which job, which warehouse and which results are meant. */
final class JobOptions {

    @Option(names = "--job", paramLabel = "FILE", description = "Job file (default: jobs/report-load.yml).")
    String job;

    @Option(names = "--warehouse", paramLabel = "FILE",
            description = "Warehouse file instead of the job's; its results then go beside it (<name>-out,"
                + " <name>-runs).")
    String warehouse;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Folder of the annual summaries instead of the job's; the runs go into its folder runs.")
    String out;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "A value in place of the job file's, such as limits.warnings=20; may be repeated.")
    List<String> set = List.of();

    @Option(names = "--debug", description = "Show traces and the log.")
    boolean debug;

    /** The job that is meant, these options applied. */
    JobFile read(Console console) {
        return read(console, out == null ? null : console.path(out));
    }

    private JobFile read(Console console, Path folder) {
        return JobFile.read(file(console), console.home(), overrides(console)).withResults(
                warehouse == null ? null : console.path(warehouse), folder);
    }

    /** Where the loads of the job write its summaries, whatever {@code --out} says. */
    Path ownOut(Console console) {
        return read(console, (Path) null).out();
    }

    /** The job file that is meant: the flag's, else that of {@code ANNALS_JOB}, else the shipped one. */
    Path file(Console console) {
        String variable = console.environment().getOrDefault("ANNALS_JOB", "");
        return shown(console, job != null ? console.path(job) : !variable.isEmpty() ? console.path(variable)
                : console.home().resolve("jobs").resolve("report-load.yml"));
    }

    /** What holds in place of the file's values. */
    JobOverrides overrides(Console console) {
        return new JobOverrides(console.environment(), set, console.caller());
    }

    /** The same over other folders, where the command line names any. */
    JobFile read(Console console, List<String> folders) {
        JobFile file = read(console);
        return folders == null || folders.isEmpty() ? file
                : file.withFolders(folders.stream().map(console::path).toList());
    }

    /** The published warehouse of the job. */
    PublishedWarehouse open(Console console) {
        JobFile meant = null;
        try {
            meant = read(console);
        } catch (JobFileException e) {
            // A warehouse by its own name needs no job; one that is asked for must be right.
            if (warehouse == null || job != null || !set.isEmpty() || console.environment().containsKey("ANNALS_JOB")) {
                throw e;
            }
        }
        return meant == null ? open(console.path(warehouse), DuckDbSettings.toRead(DuckDbSettings.MEGABYTES))
                : open(meant.warehouse(), meant.toRead());
    }

    /** The published warehouse of a job, to read many rows of it. */
    static PublishedWarehouse openToExport(JobFile job) {
        return open(job.warehouse(), job.toRead().streaming());
    }

    private static PublishedWarehouse open(Path file, DuckDbSettings settings) {
        return PublishedWarehouse.open(file, settings).orElseThrow(() -> new CommandException(
                "there is no warehouse at " + Console.safe(file.toString()) + " yet; run 'annals load' first"));
    }

    /** A file below the caller's folder is named as the caller would name it, so that messages stay short. */
    private static Path shown(Console console, Path file) {
        return file.startsWith(console.caller()) && Path.of("").toAbsolutePath().equals(console.caller())
                ? console.caller().relativize(file) : file;
    }
}
