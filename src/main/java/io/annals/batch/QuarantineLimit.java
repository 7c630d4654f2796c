package io.annals.batch;

import io.annals.source.FileKey;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.warehouse.PublishedWarehouse;
import io.annals.warehouse.WarehouseException;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code limits.quarantine} of a job: how much of what a run newly reads it may quarantine. Files whose very content an
 * earlier run has quarantined are not new, folders are no files, and fewer than fifty files say nothing.
 */
final class QuarantineLimit {

    /** So many files newly read, and more, are judged. */
    static final int FEWEST_FILES = 50;

    private final JobFile job;
    private final RunPlan plan;

    QuarantineLimit(JobFile job, RunPlan plan) {
        this.job = job;
        this.plan = plan;
    }

    /**
     * Why a loaded working copy must not be published: how many files, and which reasons grew, the most first; empty where
     * the limit holds.
     *
     * @param published the warehouse before the run; need not exist
     */
    String passed(Path workingCopy, Path published) {
        Set<FileKey> read = new HashSet<>();
        for (PlannedFile planned : plan.files()) {
            FileKey key = FileKey.of(planned);
            if (planned.action() == Action.READ && !planned.file().isFolder() && !plan.knownBad().contains(key)) {
                read.add(key);
            }
        }
        Percentage allowed = job.limits().quarantine();
        if (read.size() < FEWEST_FILES || allowed.isAll()) {
            return "";
        }
        Map<FileKey, String> after = reasons(workingCopy);
        long bad = read.stream().filter(after::containsKey).count();
        if (!allowed.isPassed(bad, read.size())) {
            return "";
        }
        return bad + " of the " + read.size() + " files newly read can't be used ("
                + Percentage.told(bad, read.size(), 1, RoundingMode.HALF_UP) + ", limits.quarantine allows "
                + allowed.told() + "): " + grown(reasons(published), after);
    }

    private static String grown(Map<FileKey, String> before, Map<FileKey, String> after) {
        Map<String, Long> growth = new HashMap<>();
        after.values().forEach(reason -> growth.merge(reason, 1L, Long::sum));
        Map<String, Long> former = new HashMap<>();
        before.values().forEach(reason -> former.merge(reason, 1L, Long::sum));
        List<String> told = new ArrayList<>();
        growth.entrySet().stream().filter(entry -> entry.getValue() > former.getOrDefault(entry.getKey(), 0L))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> told.add(entry.getKey() + " grew from " + former.getOrDefault(entry.getKey(), 0L)
                        + " to " + entry.getValue()));
        return told.isEmpty() ? "no reason grew" : String.join(", ", told);
    }

    /** Why files are quarantined; empty where there is no warehouse. */
    private Map<FileKey, String> reasons(Path warehouse) {
        Map<FileKey, String> reasons = new HashMap<>();
        try (PublishedWarehouse open = job.open(warehouse).orElse(null)) {
            if (open != null) {
                try (Statement statement = open.connection().createStatement();
                     ResultSet row = statement.executeQuery(
                             "SELECT source_code, report_path, reason_code FROM quarantined_file")) {
                    while (row.next()) {
                        reasons.put(new FileKey(row.getString(1), row.getString(2)), row.getString(3));
                    }
                }
            }
        } catch (SQLException e) {
            throw new BatchException("the quarantine of " + warehouse + " can't be read: " + WarehouseException.reason(e), e);
        }
        return reasons;
    }
}
