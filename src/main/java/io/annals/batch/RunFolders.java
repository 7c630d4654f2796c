package io.annals.batch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The runs that a folder of runs holds, into whichever warehouse.
 *
 * @param runs the folder; need not exist
 */
public record RunFolders(Path runs) {

    private static final Pattern NAME = Pattern.compile("(\\d{8}T\\d{6}Z)(?:-(\\d+))?");

    /** By start, then by the number that tells runs of one second apart. */
    private static final Comparator<Path> BY_START = Comparator.<Path, String>comparing(path -> part(path, 1))
            .thenComparing(path -> new BigDecimal(part(path, 2)));

    private static String part(Path folder, int group) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches() && name.group(group) != null ? name.group(group) : "1";
    }

    /** Whether a path is a run's folder. */
    static boolean isRun(Path path) {
        return NAME.matcher(path.getFileName().toString()).matches() && Files.isDirectory(path);
    }

    /** The folders of all runs, the latest first. */
    public List<Path> latestFirst() throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(runs)) {
            return list.filter(RunFolders::isRun).sorted(BY_START.reversed()).toList();
        }
    }

    /** How a run ended; empty where it was interrupted or is at work. */
    public static Optional<RunSummary> summary(Path folder) throws IOException {
        try {
            return Optional.of(RunSummary.read(folder.resolve(RunFolder.SUMMARY)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * The runs into a warehouse that have ended, the latest first; summaries that can't be read are passed over.
     *
     * @param most how many
     */
    List<RunSummary> ended(Path warehouse, int most) throws IOException {
        List<RunSummary> ended = new ArrayList<>();
        for (Path folder : latestFirst()) {
            if (ended.size() == most) {
                break;
            }
            try {
                summary(folder).filter(run -> run.results().warehouse().equals(warehouse)).ifPresent(ended::add);
            } catch (IOException e) {
                // A summary that is damaged tells nothing.
            }
        }
        return ended;
    }

    /** The limits of the last run that brought a job's warehouse up to date; empty where none is known. */
    static String limitsOfLastRun(JobFile job) {
        try {
            for (Path folder : new RunFolders(job.runs()).latestFirst()) {
                Optional<RunSummary> run = summary(folder);
                if (run.isPresent() && run.get().results().warehouse().equals(job.warehouse())) {
                    if (run.get().isGood()) {
                        return run.get().limits();
                    }
                    if (run.get().status().equals("rolled_back")) {
                        // Its warehouse was loaded by an earlier run, under limits of that time.
                        return "";
                    }
                }
            }
        } catch (IOException e) {
            // A summary that can't be read tells nothing: files over a limit are then tried once more.
        }
        return "";
    }
}
