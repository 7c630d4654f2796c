package io.annals.batch;

import io.annals.source.KnownFile;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.source.ReportSource;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of what the warehouse holds of a source is still there. A file that stands under another name is there: its
 * content is looked for. Folders without reports are no files.
 *
 * @param sourceCode the source
 * @param folder where it is
 * @param found files seen in it
 * @param held files that the warehouse holds as present
 * @param missing how many of those are gone, with their content
 * @param firstMissing the path of the first of them; empty where none is missing
 */
record SourcePresence(String sourceCode, Path folder, long found, long held, long missing, String firstMissing) {

    /**
     * Of one source.
     *
     * @param files what is planned of the files of all sources
     * @param known what the warehouse knows
     */
    static SourcePresence of(ReportSource source, List<PlannedFile> files, List<KnownFile> known) {
        Set<String> contents = new HashSet<>();
        Set<String> gone = new HashSet<>();
        long found = 0;
        for (PlannedFile planned : files) {
            boolean isOwn = planned.file().sourceCode().equals(source.code()) && !planned.file().isFolder();
            if (planned.action().isThere()) {
                contents.add(planned.file().contentSha256());
                found += isOwn ? 1 : 0;
            } else if (isOwn && planned.action() == Action.REMOVED) {
                gone.add(planned.file().reportPath());
            }
        }
        List<KnownFile> held = known.stream().filter(file -> file.sourceCode().equals(source.code())
                && !file.status().equals("removed") && !file.reportPath().endsWith("/")).toList();
        List<KnownFile> missing = held.stream().filter(file -> gone.contains(file.reportPath())
                && !contents.contains(file.contentSha256())).toList();
        return new SourcePresence(source.code(), source.folder(), found, held.size(), missing.size(),
                missing.isEmpty() ? "" : missing.get(0).reportPath());
    }

    /**
     * Whether so much is gone that a share may not be mounted: all of it, or more than a share of it. A single file of
     * several is never so much.
     *
     * @param allowed how much of it may be missing
     */
    boolean isShort(Percentage allowed) {
        return missing > 0 && !allowed.isAll() && (found == 0 || missing > 1 && allowed.isPassed(missing, held));
    }

    /** What is missing, in one line for a person. */
    String told(Percentage allowed) {
        return "source '" + sourceCode + "': " + (found == 0 ? folder + " is empty, but the warehouse holds " + held
                + (held == 1 ? " file" : " files") + " of it"
                : missing + " of the " + held + " files that the warehouse holds of it are gone from " + folder + " ("
                + Percentage.told(missing, held, 0, RoundingMode.DOWN) + ", the job allows " + allowed.told() + ")") + ", the first: " + firstMissing
                + "; a share may not be mounted or a pattern of the source be wrong. Nothing was changed; see to it and"
                + " give the same command again, or with --accept-missing once if the files are gone for good (for every"
                + " run: limits.missing)";
    }
}
