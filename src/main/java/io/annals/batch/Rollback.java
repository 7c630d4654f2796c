package io.annals.batch;

import io.annals.export.SummaryExporter;
import io.annals.warehouse.DiskRoom;
import io.annals.warehouse.PublishedWarehouse;
import io.annals.warehouse.WarehouseException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Returns to a former warehouse file: publishes it again as it was, and its annual summaries. What is published now
 * becomes generation 1, so that a rollback can be undone by another one.
 */
public final class Rollback {

    /**
     * A load that a warehouse file holds.
     *
     * @param runId the run
     * @param startedAt its start, UTC, as the warehouse writes it
     * @param reports report versions that it read
     * @param figures figures that it read
     */
    public record Load(String runId, String startedAt, long reports, long figures) {}

    /**
     * A warehouse file that is kept.
     *
     * @param number 0 for the published file, 1 for the one before it …
     * @param file where it stands
     * @param loads the loads in it, the latest first
     * @param figures figures of its current reports
     */
    public record Generation(int number, Path file, List<Load> loads, long figures) {

        public Generation {
            loads = List.copyOf(loads);
        }
    }

    private final JobFile job;
    private final Instant now;

    /** For the warehouse of a job; {@code now} names the run that a rollback is. */
    public Rollback(JobFile job, Instant now) {
        this.job = job;
        this.now = now;
    }

    /** The published file and the former ones that are kept, the newest first. */
    public List<Generation> generations() {
        List<Generation> generations = new ArrayList<>();
        for (int number = 0; Files.exists(file(number)); number++) {
            generations.add(read(number));
        }
        return generations;
    }

    private Path file(int number) {
        return number == 0 ? job.warehouse() : PublishedWarehouse.generation(job.warehouse(), number);
    }

    private Generation read(int number) {
        try (PublishedWarehouse warehouse = job.open(file(number)).orElseThrow();
             Statement statement = warehouse.connection().createStatement()) {
            List<Load> loads = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("""
                    SELECT run_id, strftime(started_at, '%Y-%m-%d %H:%M:%S'), reports_loaded, figures_loaded
                    FROM dim_load ORDER BY started_at DESC, run_id DESC""")) {
                while (row.next()) {
                    loads.add(new Load(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM v_figure")) {
                row.next();
                return new Generation(number, file(number), loads, row.getLong(1));
            }
        } catch (SQLException e) {
            throw new WarehouseException("The loads of " + file(number) + " can't be read: " + WarehouseException.reason(e), e);
        }
    }

    /**
     * Publishes a former generation.
     *
     * @param number which one, from 1
     * @param warning hears what else went wrong, a line each
     * @return the loads that are undone by it, the latest first
     * @throws NoSuchGenerationException where it is not kept
     * @throws LockHeldException where a run is at work on the warehouse
     */
    public List<Load> to(int number, Consumer<String> warning) throws IOException {
        long start = System.nanoTime();
        try (WarehouseLock lock = WarehouseLock.acquire(job.warehouse(), job.name(), now)) {
            List<Generation> generations = generations();
            if (number < 1 || number >= generations.size()) {
                throw new NoSuchGenerationException("there is no generation " + number + " of " + job.warehouse() + ": "
                        + (generations.size() < 2 ? "no former file is kept" : "the former files kept are 1 to "
                        + (generations.size() - 1)) + "; see 'annals rollback --list'");
            }
            Generation target = generations.get(number);
            DiskRoom.require(job.warehouse(), Files.size(target.file()), job.warehouse());
            RunFolder folder = RunFolder.create(job.runs(), now, job.warehouse());
            folder.begin("rollback", now);
            Files.copy(target.file(), folder.workingCopy(), StandardCopyOption.REPLACE_EXISTING);
            job.access().apply(folder.workingCopy());
            RunFolder.replace(folder.exportPending(), "");
            folder.copy(job).publish(Math.max(1, job.generations()));
            try (PublishedWarehouse warehouse = folder.openToExport(job)) {
                new SummaryExporter(job.access()).export(warehouse.connection(), job.out(), job.csv());
            }
            List<Load> undone = undone(generations.get(0), target);
            RunRecord.write(folder, job, RunSummary.withoutFiles(folder.runId(), job, "rolled_back",
                    "returned to generation " + number + ", undoing " + undone.size() + (undone.size() == 1 ? " load" : " loads"), now,
                    BigDecimal.valueOf((System.nanoTime() - start) / 1e9).setScale(1, RoundingMode.HALF_UP), "", true,
                    target.figures()), LoadProgress.SILENT);
            folder.clean();
            ResultAccess.grant(job).forEach(warning);
            return undone;
        }
    }

    private static List<Load> undone(Generation published, Generation target) {
        Set<Load> kept = new HashSet<>(target.loads());
        return published.loads().stream().filter(load -> !kept.contains(load)).toList();
    }
}
