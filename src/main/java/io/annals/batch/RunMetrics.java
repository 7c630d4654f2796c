package io.annals.batch;

import io.annals.warehouse.DurableFiles;
import io.annals.warehouse.FileAccess;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What monitoring asks of a job, in Prometheus' text format, as node_exporter's textfile collector reads it: a gauge
 * each, with the job's name as label. Only a job that names a file loads this class and the libraries behind it.
 */
public final class RunMetrics {

    /** The collector runs as a user of its own, and counts and codes are no secret. */
    private static final FileAccess EVERYBODY = new FileAccess(true);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final String job;

    private RunMetrics(String job) {
        this.job = job;
    }

    /**
     * Writes the metrics of a run; the collector reads the former file or this one, whoever it runs as.
     *
     * @param job the job, with a file of metrics
     * @param run the run, well ended or not
     * @param exitCode its exit code
     * @param end when it ended
     */
    public static void write(JobFile job, RunSummary run, int exitCode, Instant end) throws IOException {
        Path file = job.operation().metrics().toAbsolutePath();
        ResultAccess.createFolder(file.getParent(), EVERYBODY);
        List<RunSummary> earlier = new RunFolders(job.runs()).ended(job.warehouse(), 100);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(temporary, text(job, run, exitCode, end, earlier));
            EVERYBODY.apply(temporary);
            DurableFiles.replace(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** The metrics of a run; {@code earlier} are the runs before it (it may be among them), the latest first. */
    static String text(JobFile job, RunSummary run, int exitCode, Instant end, List<RunSummary> earlier)
            throws IOException {
        RunMetrics metrics = new RunMetrics(job.name());
        metrics.fill(run, exitCode, end, earlier);
        if (Files.exists(job.warehouse())) {
            metrics.gauge("warehouse.size", "bytes", "Size of the published warehouse", Files.size(job.warehouse()));
        }
        return metrics.registry.scrape();
    }

    private void fill(RunSummary run, int exitCode, Instant end, List<RunSummary> earlier) {
        Optional<RunSummary> good = run.isGood() ? Optional.of(run)
                : earlier.stream().filter(RunSummary::isGood).findFirst();
        gauge("last.run.end.timestamp", "seconds", "When the last run ended, Unix time", end.getEpochSecond());
        if (run.isGood()) {
            gauge("last.success.end.timestamp", "seconds", "When the last run ended that was good, Unix time",
                    end.getEpochSecond());
        } else {
            good.ifPresent(last -> gauge("last.success.end.timestamp", "seconds",
                    "When the last run ended that was good, Unix time", last.timing().startedAt()
                            .plusMillis(last.timing().seconds().movePointRight(3).longValue()).getEpochSecond()));
        }
        gauge("last.run.success", null, "Whether the last run was good: 1 or 0", run.isGood() ? 1 : 0);
        gauge("last.run.exit.code", null, "Exit code of the last run", exitCode);
        gauge("last.run.duration", "seconds", "How long the last run took", run.timing().seconds());
        run.timing().steps().forEach((step, time) -> gauge("last.run.step.duration", "seconds",
                "How long each of its steps took, extract summed over its workers", time, "step", step));
        RunSummary.Files files = run.files();
        Map<String, Long> outcomes = new TreeMap<>(Map.of("seen", files.seen(), "loaded", files.loaded(),
                "unchanged", files.unchanged(), "duplicate", files.duplicate(), "superseded", files.superseded(),
                "removed", files.removed(), "quarantined", (long) files.quarantined().size(), "newly_quarantined",
                files.newlyQuarantined()));
        outcomes.forEach((outcome, number) -> gauge("last.run.files", null, "What became of its files", number,
                "outcome", outcome));
        Map<String, Long> reasons = new TreeMap<>();
        files.quarantined().forEach(file -> reasons.merge(file.reasonCode(), 1L, Long::sum));
        reasons.forEach((reason, number) -> gauge("last.run.quarantined.files", null,
                "Files read in the last run that could not be used", number, "reason", reason));
        gauge("last.run.figures", null, "Figures that the last run read", run.figures().read());
        run.findings().byRule().forEach((rule, number) -> gauge("last.run.findings", null,
                "Findings that the last run brought", number, "rule", rule));
        gauge("last.run.warnings", null, "Findings of severity warning or error among them", run.findings().warnings());
        gauge("last.run.aggregate.changes", null, "Values of aggregates that the last run changed, added or removed",
                run.changes().changed() + run.changes().added() + run.changes().gone());
        good.ifPresent(last -> {
            gauge("quarantined.files", null, "Files in quarantine", last.files().quarantinedInAll());
            gauge("warehouse.figures", null, "Figures of the current reports", last.figures().inAll());
        });
    }

    private void gauge(String name, String unit, String description, Number value, String... tags) {
        // A double, as Prometheus has it; counts are exact up to 2^53.
        Gauge.builder("annals." + name, value, Number::doubleValue).baseUnit(unit).description(description)
                .strongReference(true).tags(Tags.of("job", job).and(tags)).register(registry);
    }
}
