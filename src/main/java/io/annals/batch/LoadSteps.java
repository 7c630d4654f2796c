package io.annals.batch;

import io.annals.document.DocumentReader;
import io.annals.export.SummaryExporter;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.source.ReportSource;
import io.annals.warehouse.AggregateChanges;
import io.annals.warehouse.LoadRun;
import io.annals.warehouse.PublishedWarehouse;
import io.annals.warehouse.WarehouseException;
import io.annals.warehouse.WorkingCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The steps of one run of the load job, as plain methods; {@link LoadJobConfiguration} makes them steps of Spring
 * Batch. Each may be repeated after a crash.
 */
final class LoadSteps {

    /**
     * How many threads a worker has at most: they share what Java compiles and the memory of one process, and are lost
     * together with it.
     */
    private static final int MOST_THREADS = 4;
    private static final int MEGABYTES_OF_THREAD = 96;
    /** How many files a thread of a worker reads at most, and how few are not worth another thread. */
    private static final int MOST_FILES = 25_000;
    private static final int FEWEST_FILES = 25;
    /** How many files in a row go to one partition at most. */
    static final int LONGEST_STRETCH = 100;
    /**
     * A worker of fewer files is over before what the second compiler makes of the program has paid for itself: it costs as
     * much processor time as 10,000 files take, and saves a quarter of what comes later.
     */
    private static final int SHORT = 30_000;
    /** How many changes of aggregates a run's summary tells one by one. */
    private static final int MOST_CHANGES = 50;

    private final JobFile job;
    private final RunPlan plan;
    private final RunFolder folder;
    private final Instant startedAt;
    private final LoadProgress progress;
    private final Map<String, Stretch> stretches = new LinkedHashMap<>();
    private final List<PlannedFile> toRead;
    private RuntimeException failure;
    private boolean exported;

    LoadSteps(JobFile job, RunPlan plan, RunFolder folder, Instant startedAt, LoadProgress progress) {
        this.job = job;
        this.plan = plan;
        this.folder = folder;
        this.startedAt = startedAt;
        this.progress = progress;
        this.toRead = plan.toExtract();
    }

    /** Notes the plan; returns whether there is anything to bring into the warehouse. */
    boolean scan() throws IOException {
        folder.begin(plan.fingerprint(job), startedAt);
        if (plan.changesNothing() && plan.verifies()) {
            verifyPublished();
        }
        return !plan.changesNothing();
    }

    /** Checks what is published, where a run that is to verify has nothing to load. */
    private void verifyPublished() {
        try (PublishedWarehouse warehouse = job.open(job.warehouse()).orElse(null)) {
            for (WorkingCopy.CheckFailure check : warehouse == null ? List.<WorkingCopy.CheckFailure>of() : warehouse.runChecks()) {
                if (check.severity().equals("error")) {
                    throw new BatchException("the published warehouse " + job.warehouse() + " breaks the check " + check.check()
                            + ": " + check.rows() + " rows (" + check.why() + "), the first: " + check.firstRows().get(0)
                            + "; return to a former generation with 'annals rollback', or load again with --force");
                }
                warn(check);
            }
        }
    }

    private void warn(WorkingCopy.CheckFailure check) {
        progress.warning("check " + check.check() + ": " + check.rows() + " rows: " + check.why() + "; the first: "
                + check.firstRows().get(0));
    }

    /** How many threads read: as many as the job has, fewer for few files. */
    private int readers() {
        return Math.max(1, Math.min(job.threads(), (toRead.size() + FEWEST_FILES - 1) / FEWEST_FILES));
    }

    /** How many workers read at once: of little memory few threads have enough. */
    int workers() {
        int threads = Math.max(1, Math.min(MOST_THREADS, job.limits().memoryMegabytes() / MEGABYTES_OF_THREAD));
        return (readers() + threads - 1) / threads;
    }

    /** How many threads a partition has. */
    private int threads(int partition) {
        return readers() / workers() + (partition % workers() < readers() % workers() ? 1 : 0);
    }

    /** How many partitions the files to read have: one for each worker, more where they would be too long. */
    int partitions() {
        int most = MOST_FILES * threads(0);
        return toRead.isEmpty() ? 0 : Math.max(workers(), (toRead.size() + most - 1) / most);
    }

    private List<PlannedFile> partition(int number) {
        return dealt(toRead, partitions(), number);
    }

    /**
     * What one of so many partitions gets of all files. They are dealt out in small stretches, so that no partition alone
     * gets the long documents of one folder and ends after the others.
     */
    static <T> List<T> dealt(List<T> all, int partitions, int number) {
        int files = all.size();
        int stretch = stretch(files, partitions);
        List<T> dealt = new ArrayList<>();
        for (long from = (long) number * stretch; from < files; from += (long) partitions * stretch) {
            dealt.addAll(all.subList((int) from, (int) Math.min(files, from + stretch)));
        }
        return dealt;
    }

    /** How many of so many files one of the partitions gets. */
    static int size(int files, int partitions, int number) {
        int stretch = stretch(files, partitions);
        int size = 0;
        for (long from = (long) number * stretch; from < files; from += (long) partitions * stretch) {
            size += (int) Math.min(files - from, stretch);
        }
        return size;
    }

    private static int stretch(int files, int partitions) {
        int rounds = (files + LONGEST_STRETCH * partitions - 1)
                / (LONGEST_STRETCH * partitions);
        return Math.max(1, (files + rounds * partitions - 1) / Math.max(1, rounds * partitions));
    }

    /** Reads one partition into its shards. */
    void extract(int partition) throws IOException, InterruptedException {
        List<PlannedFile> toExtract = partition(partition);
        Path work = folder.partition(partition);
        PartitionFiles files = new PartitionFiles(work);
        files.writeDefaults(job.defaults());
        files.write(toExtract.stream().map(planned ->
                planned.action() == Action.READ ? planned.file() : planned.file().withoutPath()).toList());
        files.writeSelectors(job.sources());
        PartitionExtraction.Listener listener = new PartitionExtraction.Listener() {
            @Override
            public void begins(int file) {
                // Only ends are counted. A run in threads of the program stops before the next file; workers are ended.
                if (job.isolation() == JobFile.Isolation.NONE) {
                    requireNoSignal();
                }
            }

            @Override
            public void ends(int file) {
                progress.advance();
            }
        };
        ExtractTask task = new ExtractTask(partition, threads(partition), work, folder.shards(), job.limits().read(),
                job.reference(), job.warehouse());
        if (job.isolation() == JobFile.Isolation.NONE) {
            new PartitionExtraction(task, DocumentReader::read).run(listener);
            return;
        }
        new WorkerProcess(WorkerProcess.java(ExtractWorker.class, job.limits().memoryMegabytes(), toExtract.size() < SHORT),
                task, job.limits(), WorkerProcess.SECONDS_BETWEEN_FILES, listener).run();
    }

    /** Where the program is being ended, the run ends here. */
    static void requireNoSignal() {
        if (WorkerProcess.isStopping()) {
            throw new StoppedException();
        }
    }

    /** Whether each partition has all of its shards. */
    boolean hasAllShards() throws IOException {
        int partitions = partitions();
        return folder.completeShards().size() == IntStream.range(0, partitions)
                .map(partition -> PartitionExtraction.shards(size(toRead.size(), partitions, partition),
                        threads(partition))).sum();
    }

    void load() throws IOException {
        if (!hasAllShards()) {
            throw new BatchException("nothing was loaded: shards of the reports read are missing in " + folder.shards()
                    + "; give the same command again");
        }
        workingCopy().load(new LoadRun(folder.runId(), startedAt, plan.version().rules(),
                plan.version().referenceSha256(), plan.version().program(), job.reference(), plan.files(),
                job.sources().stream().collect(Collectors.toMap(ReportSource::code, ReportSource::retires,
                        Boolean::logicalOr, LinkedHashMap::new))),
                folder.completeShards());
    }

    void marts() {
        workingCopy().buildMarts(checkedRun());
    }

    /** The run whose reports alone are looked at; null where the run is to look at everything. */
    private String checkedRun() {
        return plan.verifies() ? null : folder.runId();
    }

    void checks() throws IOException {
        Files.deleteIfExists(folder.refused());
        String passed = new QuarantineLimit(job, plan).passed(folder.workingCopy(), job.warehouse());
        if (!passed.isEmpty()) {
            RunFolder.replace(folder.refused(), passed + "\n");
            throw new BatchException("nothing was published: " + passed + "; see 'annals quarantine list'. Deliver the files"
                    + " anew, or raise limits.quarantine if they are as they should be, and give the same command again");
        }
        List<WorkingCopy.CheckFailure> errors = new ArrayList<>();
        for (WorkingCopy.CheckFailure check : workingCopy().runChecks(checkedRun())) {
            if (check.severity().equals("error")) {
                errors.add(check);
            } else {
                warn(check);
            }
        }
        if (!errors.isEmpty()) {
            WorkingCopy.CheckFailure first = errors.get(0);
            throw new BatchException("nothing was published: the check " + first.check() + " found " + first.rows()
                    + " rows (" + first.why() + "), the first: " + String.join(" ", first.firstRows().stream().limit(1)
                    .toList()) + (errors.size() > 1 ? "; " + (errors.size() - 1) + " more checks failed" : "")
                    + "; the refused warehouse is " + folder.workingCopy());
        }
    }

    void publish() throws IOException {
        noteChanges();
        RunFolder.replace(folder.exportPending(), "");
        if (Files.exists(folder.workingCopy())) {
            job.access().apply(folder.workingCopy());
        }
        workingCopy().publish(job.generations());
    }

    /** Notes what the publication changes, which nobody can tell any more once it is done. */
    private void noteChanges() throws IOException {
        if (Files.exists(folder.changes())) {
            return;
        }
        try {
            AggregateChanges changes = workingCopy().changes(MOST_CHANGES);
            RunFolder.replace(folder.changes(), ChangesJson.of(changes).toText());
        } catch (WarehouseException e) {
            progress.warning("what this run changes in the aggregates can't be told: " + e.getMessage());
        }
    }

    /** What this run has changed in the aggregates; nothing where it published nothing. */
    AggregateChanges changes() throws IOException {
        return Files.exists(folder.changes()) ? ChangesJson.read(JsonObject.read(folder.changes()))
                : AggregateChanges.NONE;
    }

    /**
     * Writes the annual summaries where those that stand there are not of the published warehouse in the job's format:
     * because this run has published, or one before it that was ended before it wrote them.
     */
    void export() throws IOException {
        if (!Files.exists(job.warehouse())) {
            return;
        }
        try (PublishedWarehouse warehouse = folder.openToExport(job)) {
            if (!Files.exists(folder.exportPending()) && isWrittenFrom(warehouse)) {
                return;
            }
            new SummaryExporter(job.access()).exportChanged(warehouse.connection(), job.out(), job.csv());
        }
        exported = true;
        Files.deleteIfExists(folder.exportPending());
    }

    private boolean isWrittenFrom(PublishedWarehouse warehouse) {
        Path dataPackage = job.out().resolve("datapackage.json");
        if (!Files.exists(dataPackage)) {
            return false;
        }
        try {
            JsonObject stated = JsonObject.read(dataPackage);
            return SummaryExporter.state(warehouse.connection(), job.csv()).entrySet().stream()
                    .allMatch(member -> member.getValue().equals(stated.text(member.getKey())));
        } catch (IOException e) {
            // A package that is damaged is written again.
            return false;
        }
    }

    private WorkingCopy workingCopy() {
        return folder.copy(job);
    }

    RunFolder folder() {
        return folder;
    }

    Instant startedAt() {
        return startedAt;
    }

    int filesToRead() {
        return toRead.size();
    }

    boolean hasExported() {
        return exported;
    }

    LoadProgress progress() {
        return progress;
    }

    /** A step, or a part of one that runs beside others, ran between two moments of {@link System#nanoTime()}. */
    synchronized void took(String step, long start, long end) {
        stretches.merge(step, new Stretch(start, end), Stretch::with);
    }

    /** Wall time of each step that this process ran, in order. */
    synchronized Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        stretches.forEach((step, stretch) -> seconds.put(step, (stretch.end() - stretch.start()) / 1e9));
        return seconds;
    }

    private record Stretch(long start, long end) {

        Stretch with(Stretch other) {
            return new Stretch(other.start - start < 0 ? other.start : start, other.end - end > 0 ? other.end : end);
        }
    }

    /** Keeps the first failure of a step as it was thrown: Spring Batch records it as text only. */
    synchronized void failed(RuntimeException e) {
        failure = failure == null ? e : failure;
    }

    synchronized RuntimeException failure() {
        return failure;
    }
}
