package io.annals.batch;

import io.annals.reference.ReferenceData;
import io.annals.source.FileKey;
import io.annals.source.KnownFile;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.warehouse.AggregateChanges;
import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Runs the load job once: takes the warehouse's lock, goes on with an interrupted run where its inputs are the same,
 * begins a new one otherwise, and tells how it ended.
 */
public final class LoadJob {

    private final JobFile job;
    private final Instant now;
    private final LoadProgress progress;
    private RunSummary ended;

    /**
     * @param job the job
     * @param now "now" of the run: every time that it writes is this one, unless it resumes an earlier run
     * @param progress hears how it goes
     */
    public LoadJob(JobFile job, Instant now, LoadProgress progress) {
        this.job = job;
        this.now = now;
        this.progress = progress;
    }

    /**
     * Runs the job.
     *
     * @throws LockHeldException where another run is at work on the warehouse
     * @throws BatchException where a step failed; the published warehouse is as it was. Failures of the stages below
     *     (warehouse, reference data, sources) come as they are
     */
    public RunSummary run() throws IOException {
        return run(LoadSelection.ALL);
    }

    /** Runs the job over a part of its files. */
    public RunSummary run(LoadSelection selection) throws IOException {
        return run(given -> RunPlan.of(given, selection), selection.acceptMissing());
    }

    /**
     * Understands anew what the job's warehouse holds, with the reference data of now and without a look at the sources;
     * as {@link #run()} otherwise.
     */
    public RunSummary remap() throws IOException {
        return run(RunPlan::remap, false);
    }

    /** Reads files again that could not be used, or are ignored, though nothing changed; as {@link #run()} otherwise. */
    public RunSummary retry(Set<FileKey> paths) throws IOException {
        return run(given -> RunPlan.retry(given, paths), false);
    }

    /**
     * Leaves files out from now on that could not be used, as long as their content stays the same; as {@link #run()}
     * otherwise.
     */
    public RunSummary ignore(Set<FileKey> paths) throws IOException {
        return run(given -> RunPlan.ignore(given, paths), false);
    }

    private RunSummary run(Function<JobFile, RunPlan> planner, boolean acceptMissing) throws IOException {
        long start = System.nanoTime();
        try {
            ResultAccess.createFolders(job);
        } catch (IOException e) {
            // What can't be made is told below, with what to do.
            progress.note("a folder of the results can't be made: " + WarehouseLock.reason(e));
        }
        try (WarehouseLock lock = WarehouseLock.acquire(job.warehouse(), job.name(), now)) {
            if (!lock.leftBehind().isEmpty()) {
                progress.warning("took over the lock of a run that ended without giving it back: " + lock.leftBehind());
            }
            requireResultFolders();
            // A broken table or a missing folder is told before anything is begun.
            ReferenceData.load(job.reference());
            RunPlan plan = planner.apply(job);
            plan.skipped().forEach(progress::warning);
            if (!acceptMissing) {
                requirePresence(plan);
            }
            CountDownLatch done = new CountDownLatch(1);
            try (ShutdownHook stop = new ShutdownHook(() -> stop(done), "stop workers")) {
                try {
                    return run(plan, start);
                } finally {
                    ResultAccess.grant(job).forEach(progress::warning);
                    done.countDown();
                }
            }
        }
    }

    /** A source that has lost much may be a share that is not mounted: nothing is marked as removed then. */
    private void requirePresence(RunPlan plan) {
        List<String> shortages = plan.shortages(job);
        if (!shortages.isEmpty()) {
            throw new BatchException(shortages.get(0) + (shortages.size() == 1 ? ""
                    : "; " + (shortages.size() - 1) + " more sources are short of files"));
        }
    }

    /** What can't be written is told before anything is published. */
    private void requireResultFolders() {
        if (job.warehouse().equals(job.out()) || job.warehouse().equals(job.runs()) || job.out().equals(job.runs())) {
            throw new JobFileException(job.file() + ": warehouse, out and runs must be three places, found "
                    + job.warehouse() + ", " + job.out() + ", " + job.runs());
        }
        if (Files.isDirectory(job.warehouse())) {
            throw new BatchException("warehouse: " + job.warehouse() + " is a folder; name a file");
        }
        requireFolder("out", job.out());
        requireFolder("runs", job.runs());
    }

    private static void requireFolder(String key, Path folder) {
        try {
            Files.createDirectories(folder);
            // A probe that an earlier start could not delete goes now; another job's that is at work may go, too.
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".annals*.probe")) {
                for (Path probe : left) {
                    Files.deleteIfExists(probe);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            Files.deleteIfExists(Files.createTempFile(folder, ".annals", ".probe"));
        } catch (IOException e) {
            throw new BatchException(key + ": the folder " + folder + " can't be written to ("
                    + WarehouseLock.reason(e) + "); name one that this user may write to", e);
        }
    }

    /** A signal came: no worker outlives the program, and the repository gets the time to note what was reached. */
    private void stop(CountDownLatch done) {
        progress.end();
        progress.note("stopped by a signal; the same command goes on where this run stopped");
        WorkerProcess.destroyAll();
        try {
            done.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RunSummary run(RunPlan plan, long start) throws IOException {
        Files.createDirectories(job.runs().resolve("batch"));
        Path repository = job.runs().resolve("batch").resolve(job.warehouse().getFileName() + "-"
                + RunFolder.key(job.warehouse()));
        String url = "jdbc:h2:file:" + repository.toString().replace("\\", "/").replace(";", "\\;")
                + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0";
        try (AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext()) {
            spring.registerBean(LoadJobConfiguration.Repository.class,
                    () -> new LoadJobConfiguration.Repository(url));
            spring.register(LoadJobConfiguration.class);
            try {
                spring.refresh();
            } catch (org.springframework.beans.BeansException e) {
                throw e.getRootCause() instanceof BatchException cause ? cause : e;
            }
            try {
                return run(plan, start, spring);
            } catch (DataAccessException | TransactionException e) {
                throw new BatchException("the job repository " + repository + ".mv.db can't be read or written ("
                        + String.valueOf(cause(e).getMessage()).replaceAll("\\s+", " ") + "); give the same command again"
                        + " once it can be", e);
            } finally {
                shutDown(spring);
            }
        }
    }

    private void shutDown(AnnotationConfigApplicationContext spring) {
        try (var connection = spring.getBean(javax.sql.DataSource.class).getConnection();
             var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            progress.warning("the job repository can't be closed (" + e.getMessage() + "); the next start mends it");
        }
    }

    private RunSummary run(RunPlan plan, long start, AnnotationConfigApplicationContext spring) throws IOException {
        JobRepository repository = spring.getBean(JobRepository.class);
        JobOperator operator = spring.getBean(JobOperator.class);
        Job batchJob = spring.getBean(Job.class);
        LoadJobConfiguration.CurrentRun current = spring.getBean(LoadJobConfiguration.CurrentRun.class);

        JobExecution interrupted = interrupted(repository, operator);
        boolean exportPending = false;
        LoadSteps steps = null;
        if (interrupted != null) {
            RunFolder folder = new RunFolder(job.runs().resolve(
                    interrupted.getJobParameters().getString(LoadJobConfiguration.RUN)), job.warehouse());
            List<String> begun = folder.begun();
            LoadSteps resumed = begun.size() < 2 ? null
                    : new LoadSteps(job, plan, folder, Instant.parse(begun.get(1)), progress);
            if (resumed != null && begun.get(0).equals(plan.fingerprint(job))
                    && isWorkComplete(repository, interrupted.getJobInstance(), resumed)) {
                steps = resumed;
                progress.note("resuming run " + folder.runId() + ", which was interrupted");
            } else {
                progress.warning("run " + folder.runId() + " was interrupted and can't be resumed,"
                        + " because files, rules, limits, threads or the warehouse changed since; beginning anew");
                exportPending = Files.exists(folder.exportPending());
                abandon(operator, interrupted, folder);
                interrupted = null;
            }
        }
        for (RunFolder orphan : RunFolder.orphans(job.runs(), job.warehouse(), steps == null ? null : steps.folder())) {
            exportPending |= Files.exists(orphan.exportPending());
            if (Files.exists(orphan.summary())) {
                // It ended, but not its cleaning.
                RunRecord.finish(orphan, job, progress);
            } else {
                // The power failed before the repository was on the disk, or somebody removed it.
                progress.warning("run " + orphan.runId() + " was interrupted and is not known to the job repository any"
                        + " more; its work is removed");
                giveUp(orphan);
            }
        }
        if (steps == null) {
            RunFolder.removeUnbegun(job.runs(), job.warehouse());
            RunFolder.removeWorkingCopies(job.warehouse(), ".working");
            RunFolder folder = RunFolder.create(job.runs(), now, job.warehouse());
            if (exportPending) {
                RunFolder.replace(folder.exportPending(), "");
            }
            steps = new LoadSteps(job, plan, folder, now, progress);
        }

        progress.begins(steps.folder().runId());
        current.set(steps);
        JobExecution execution;
        try {
            execution = interrupted != null ? operator.restart(interrupted)
                    : operator.start(batchJob, new JobParametersBuilder()
                            .addString(LoadJobConfiguration.RUN, steps.folder().runId()).toJobParameters());
        } catch (org.springframework.batch.core.job.JobExecutionException e) {
            throw new BatchException("the run can't be started: " + e.getMessage(), e);
        } finally {
            progress.end();
        }
        boolean resumed = interrupted != null;
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            // Once a signal has come, steps fail because temporary files and workers are gone: no fault of theirs.
            RuntimeException failure = WorkerProcess.isStopping() ? new StoppedException() : steps.failure();
            if (failure == null) {
                Throwable first = execution.getAllFailureExceptions().stream().findFirst().orElse(null);
                failure = new BatchException("the run ended as " + execution.getStatus() + ": " + (first == null
                        ? execution.getExitStatus().getExitDescription() : cause(first).toString()), first);
            }
            String status = failure instanceof StoppedException ? "stopped" : "failed";
            try {
                record(steps.folder(),
                        summary(steps, plan, status, String.valueOf(failure.getMessage()), resumed, start));
            } catch (IOException | RuntimeException e) {
                // What made the run fail may keep its summary from being written, too.
                failure.addSuppressed(e);
            }
            throw failure;
        }
        RunSummary summary = summary(
                steps, plan, plan.changesNothing() ? "unchanged" : "published", "", resumed, start);
        record(steps.folder(), summary);
        try {
            steps.folder().clean();
        } catch (IOException | UncheckedIOException e) {
            progress.warning("what run " + summary.runId() + " needs no longer can't be removed (" + e.getMessage()
                    + "); the next start removes it");
        }
        return summary;
    }

    /** The last run where it did not end well, in a state from which it can be restarted; null where it did. */
    private JobExecution interrupted(JobRepository repository, JobOperator operator) {
        for (JobExecution running : repository.findRunningJobExecutions(LoadJobConfiguration.JOB)) {
            operator.recover(running);
        }
        JobInstance last = repository.getLastJobInstance(LoadJobConfiguration.JOB);
        JobExecution execution = last == null ? null : repository.getLastJobExecution(last);
        if (execution != null && execution.getStatus() != BatchStatus.COMPLETED && execution.getStatus() != BatchStatus.ABANDONED) {
            repository.getJobExecutions(last).forEach(one -> settle(repository, one));
            execution = repository.getLastJobExecution(last);
        }
        return execution == null || execution.getStatus() == BatchStatus.COMPLETED
                || execution.getStatus() == BatchStatus.ABANDONED ? null : execution;
    }

    /**
     * Lets a run and its steps fail whose end the repository could not note, as on a full disk: Spring Batch takes them for
     * running or unknown and neither recovers, restarts nor abandons them. The lock says that no process runs them any more.
     */
    private void settle(JobRepository repository, JobExecution execution) {
        LocalDateTime noted = execution.getLastUpdated() == null ? execution.getCreateTime() : execution.getLastUpdated();
        LocalDateTime end = execution.getEndTime() == null ? noted : execution.getEndTime();
        if (isOpen(execution.getStatus())) {
            progress.warning("how the last run ended could not be noted; it counts as failed");
        }
        for (StepExecution step : execution.getStepExecutions()) {
            if (isOpen(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED);
                step.setEndTime(step.getEndTime() == null ? end : step.getEndTime());
                repository.update(step);
            }
        }
        if (isOpen(execution.getStatus())) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setExitStatus(ExitStatus.FAILED);
            execution.setEndTime(end);
            repository.update(execution);
        }
    }

    /** What is at the bottom of a failure: what Spring Batch wraps it in tells nothing. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < 20; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isOpen(BatchStatus status) {
        return status == BatchStatus.UNKNOWN || status.isRunning();
    }

    /** Whether what the finished steps of an interrupted run have made is still there. */
    private static boolean isWorkComplete(JobRepository repository, JobInstance instance, LoadSteps steps)
            throws IOException {
        if (isCompleted(repository, instance, "load")) {
            return Files.exists(steps.folder().workingCopy());
        }
        return !isCompleted(repository, instance, "extract") || steps.hasAllShards();
    }

    private static boolean isCompleted(JobRepository repository, JobInstance instance, String step) {
        StepExecution execution = repository.getLastStepExecution(instance, step);
        return execution != null && execution.getStatus() == BatchStatus.COMPLETED;
    }

    private void abandon(JobOperator operator, JobExecution execution, RunFolder folder) throws IOException {
        try {
            operator.abandon(execution);
        } catch (org.springframework.batch.core.launch.JobExecutionAlreadyRunningException e) {
            throw new BatchException("the interrupted run " + folder.runId() + " can't be given up: "
                    + e.getMessage(), e);
        }
        giveUp(folder);
    }

    /** What a run has told of its end stays as it is; one that was killed is told of here. */
    private void giveUp(RunFolder folder) throws IOException {
        if (Files.isDirectory(folder.path())) {
            if (!Files.exists(folder.summary())) {
                boolean isPublished = isPublished(folder.runId());
                List<String> begun = folder.begun();
                // Its limits are not known any more: files over a limit are tried once more.
                RunRecord.write(folder, job, RunSummary.withoutFiles(folder.runId(), job,
                        isPublished ? "published" : "abandoned", isPublished
                                ? "interrupted after the publication: what became of its files is not known any more"
                                : "interrupted, and not resumed because files, rules or the warehouse had changed",
                        begun.size() > 1 ? Instant.parse(begun.get(1)) : now, BigDecimal.ZERO, "", false, 0), progress);
            }
            folder.clean();
        }
    }

    private boolean isPublished(String runId) {
        try (PublishedWarehouse warehouse = job.open(job.warehouse()).orElse(null)) {
            return warehouse != null && warehouse.holds(runId);
        }
    }

    private void record(RunFolder folder, RunSummary summary) throws IOException {
        ended = summary;
        RunRecord.write(folder, job, summary, progress);
    }

    /**
     * The summary of a run that failed. One that failed before it had a folder of its own gets one now, but for a run
     * that another one kept out, which leaves nothing and has no id.
     *
     * @param e as which {@link #run()} failed
     * @param message why, in one line
     */
    public RunSummary failed(Throwable e, String message) {
        if (ended != null) {
            return ended;
        }
        RunSummary summary = failed("", message);
        boolean hasRuns = Files.isDirectory(job.runs()) && !job.runs().equals(job.out());
        if (hasRuns && !(e instanceof LockHeldException)) {
            try {
                RunFolder folder = RunFolder.create(job.runs(), now, job.warehouse());
                summary = failed(folder.runId(), message);
                record(folder, summary);
            } catch (IOException unwritable) {
                progress.warning("the failed run leaves no summary: " + job.runs() + " can't be written ("
                        + WarehouseLock.reason(unwritable) + ")");
                summary = failed("", message);
            }
        }
        return summary;
    }

    private RunSummary failed(String runId, String message) {
        return RunSummary.withoutFiles(runId, job, "failed", message, now, BigDecimal.ZERO,
                job.limits().ofFiles().toString(), false, 0);
    }

    private RunSummary summary(
            LoadSteps steps, RunPlan plan, String status, String message, boolean resumed, long start)
            throws IOException {
        Map<String, BigDecimal> times = new LinkedHashMap<>();
        steps.seconds().forEach((step, time) -> times.put(step, seconds(time)));
        long seen = plan.files().stream().filter(file -> file.action().isThere()).count();
        long loaded = 0;
        long superseded = 0;
        long newlyQuarantined = 0;
        long quarantinedInAll = 0;
        Set<String> quarantinedIn = new HashSet<>();
        RunSummary.Figures figures = RunSummary.Figures.NONE;
        RunSummary.Findings findings = RunSummary.Findings.NONE;
        List<RunSummary.Quarantined> quarantined = new ArrayList<>();
        boolean refused = Files.exists(steps.folder().refused());
        if (status.equals("published") || status.equals("unchanged") || refused) {
            Path told = refused ? steps.folder().workingCopy() : job.warehouse();
            try (PublishedWarehouse warehouse = job.open(told).orElse(null)) {
                if (warehouse != null) {
                    Map<FileKey, String> statuses = new HashMap<>();
                    for (KnownFile file : warehouse.knownFiles()) {
                        statuses.put(FileKey.of(file), file.status());
                        if (file.status().equals("quarantined")) {
                            quarantinedInAll++;
                            quarantinedIn.add(file.sourceCode());
                        }
                    }
                    Set<FileKey> bad = new HashSet<>();
                    for (PlannedFile planned : plan.files()) {
                        if (planned.action() != Action.READ && planned.action() != Action.REMAP) {
                            continue;
                        }
                        FileKey key = FileKey.of(planned);
                        switch (statuses.getOrDefault(key, "")) {
                            case "loaded" -> loaded++;
                            case "superseded" -> superseded++;
                            case "quarantined" -> bad.add(key);
                            default -> { }
                        }
                    }
                    newlyQuarantined = bad.stream().filter(key -> !plan.knownBad().contains(key)).count();
                    readQuarantine(warehouse, bad, quarantined);
                    if (!refused) {
                        figures = figures(warehouse, steps.folder().runId());
                        findings = findings(warehouse, steps.folder().runId());
                    }
                }
            } catch (SQLException e) {
                throw new BatchException("the published warehouse can't be queried: " + e.getMessage(), e);
            }
        }
        return new RunSummary(steps.folder().runId(), job.name(), status, message, resumed,
                // Limits count as applied once every source that has files over one was searched.
                plan.coversAll(job) && quarantinedIn.stream().allMatch(code -> job.sources().stream()
                        .anyMatch(source -> source.code().equals(code)))
                        ? job.limits().ofFiles().toString() : RunFolders.limitsOfLastRun(job),
                new RunSummary.Timing(steps.startedAt(), seconds((System.nanoTime() - start) / 1e9), times),
                new RunSummary.Results(job.warehouse(), job.out(), steps.hasExported()),
                new RunSummary.Files(plan.coversAll(job), seen, loaded, plan.count(Action.UNCHANGED) + plan.count(Action.TOUCHED),
                        plan.count(Action.DUPLICATE), superseded, plan.count(Action.REMOVED), quarantined,
                        newlyQuarantined, quarantinedInAll),
                figures, findings, status.equals("published") ? steps.changes() : AggregateChanges.NONE);
    }

    private static void readQuarantine(
            PublishedWarehouse warehouse, Set<FileKey> bad, List<RunSummary.Quarantined> into)
            throws SQLException {
        if (bad.isEmpty()) {
            return;
        }
        try (var statement = warehouse.connection().createStatement();
             ResultSet rows = statement.executeQuery("""
                     SELECT source_code, report_path, reason_code, message FROM quarantined_file
                     ORDER BY source_code, report_path""")) {
            while (rows.next()) {
                if (bad.contains(new FileKey(rows.getString(1), rows.getString(2)))) {
                    into.add(new RunSummary.Quarantined(rows.getString(1), rows.getString(2), rows.getString(3),
                            rows.getString(4)));
                }
            }
        }
    }

    /** The findings that a run brought. */
    private static RunSummary.Findings findings(PublishedWarehouse warehouse, String runId) throws SQLException {
        try (PreparedStatement statement = warehouse.connection().prepareStatement("""
                SELECT rule_code, count(*) AS findings, count(*) FILTER (severity IN ('warning', 'error')) AS warnings
                FROM finding JOIN dim_load USING (load_key) WHERE run_id = ?
                GROUP BY rule_code ORDER BY findings DESC, rule_code""")) {
            statement.setString(1, runId);
            long warnings = 0;
            Map<String, Long> byRule = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byRule.put(rows.getString("rule_code"), rows.getLong("findings"));
                    warnings += rows.getLong("warnings");
                }
            }
            return new RunSummary.Findings(warnings, byRule);
        }
    }

    /** What became of the figures in a run. */
    private static RunSummary.Figures figures(PublishedWarehouse warehouse, String runId) throws SQLException {
        try (PreparedStatement statement = warehouse.connection().prepareStatement("""
                SELECT in_all, catalogued, coalesce(sum(figures_loaded), 0) AS loaded,
                    coalesce(sum(reports_remapped), 0) AS remapped, coalesce(sum(figures_changed), 0) AS changed,
                    coalesce(sum(figures_recoded), 0) AS recoded
                FROM (SELECT count(*) AS in_all, count(indicator_code) AS catalogued FROM v_figure)
                LEFT JOIN dim_load ON run_id = ? GROUP BY ALL""")) {
            statement.setString(1, runId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new RunSummary.Figures(row.getLong("loaded"), row.getLong("in_all"), row.getLong("catalogued"),
                        row.getLong("remapped"), row.getLong("changed"), row.getLong("recoded"));
            }
        }
    }

    private static BigDecimal seconds(double time) {
        return BigDecimal.valueOf(time).setScale(1, RoundingMode.HALF_UP);
    }
}
