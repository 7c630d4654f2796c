package io.annals.batch;

import io.annals.source.FileScanner;
import io.annals.source.FoundFile;
import io.annals.source.KnownFile;
import io.annals.source.ReportSource;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * To what a load is narrowed, and how closely it looks. What is left out stays as the warehouse has it: it is neither read
 * nor missed.
 *
 * @param sources codes of the sources to search; empty for all
 * @param files patterns of paths in their source, as in a job file; empty for all
 * @param since only files modified then or later; null for all
 * @param year only files whose report is about the year, and unknown files whose path names it; 0 for all
 * @param force whether files are read again though nothing changed
 * @param verify whether every file is hashed, those of known size and modification time too
 * @param acceptMissing whether files are marked as removed however many of a source are gone
 */
public record LoadSelection(
        Set<String> sources, List<String> files, Instant since, int year, boolean force, boolean verify,
        boolean acceptMissing) {

    /** All, as closely as a night needs. */
    public static final LoadSelection ALL = new LoadSelection(Set.of(), List.of(), null, 0, false, false);

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");

    /** What is gone is looked at before it is marked as removed. */
    public LoadSelection(
            Set<String> sources, List<String> files, Instant since, int year, boolean force, boolean verify) {
        this(sources, files, since, year, force, verify, false);
    }

    public LoadSelection {
        sources = Set.copyOf(sources);
        files = List.copyOf(files);
    }

    /** Whether single files of a source are left out, so that none of them can be told to be missing. */
    boolean isNarrowed() {
        return !files.isEmpty() || since != null || year != 0;
    }

    /**
     * Looks whether a job can be narrowed so, before anything begins.
     *
     * @throws JobFileException where a source is none of the job's, or a pattern is none
     */
    public void require(JobFile job) {
        of(job);
        matchers();
    }

    /**
     * The sources of a job that are searched.
     *
     * @throws JobFileException where a code is none of the job's
     */
    List<ReportSource> of(JobFile job) {
        List<String> codes = job.sources().stream().map(ReportSource::code).toList();
        for (String code : sources) {
            if (!codes.contains(code)) {
                throw new JobFileException("there is no source '" + code + "' in " + job.file() + ": its sources are "
                        + String.join(", ", codes));
            }
        }
        return job.sources().stream().filter(source -> sources.isEmpty() || sources.contains(source.code())).toList();
    }

    /** The patterns of {@link #files} as matchers. */
    List<PathMatcher> matchers() {
        return files.stream().map(glob -> {
            try {
                return FileScanner.matcher(glob);
            } catch (PatternSyntaxException e) {
                throw new JobFileException("--file: '" + glob + "' is no glob: " + e.getDescription(), e);
            }
        }).toList();
    }

    /**
     * Whether a file is looked at.
     *
     * @param known what the warehouse knows of its path; null for nothing
     */
    boolean admits(FoundFile file, KnownFile known, List<PathMatcher> matchers) {
        return (matchers.isEmpty() || matchers.stream().anyMatch(matcher -> matcher.matches(Path.of(file.reportPath()))))
                && (since == null || !file.modifiedAt().isBefore(since))
                && (year == 0 || (known != null && known.reportYear() != 0 ? known.reportYear() == year
                        : namesYear(file.reportPath())));
    }

    private boolean namesYear(String path) {
        return YEAR.matcher(path).results().anyMatch(named -> named.group().equals(Integer.toString(year)));
    }
}
