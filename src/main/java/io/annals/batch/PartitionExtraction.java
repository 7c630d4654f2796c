package io.annals.batch;

import io.annals.conform.ConformedReport;
import io.annals.conform.ReportConformer;
import io.annals.document.DocumentReader;
import io.annals.document.PageSelectors;
import io.annals.document.QuarantineReason;
import io.annals.document.ReadLimits;
import io.annals.document.ReportDocument;
import io.annals.document.UnusableDocumentException;
import io.annals.figure.FigureExtractor;
import io.annals.quality.Finding;
import io.annals.quality.QualityRules;
import io.annals.reference.ReferenceData;
import io.annals.source.ParallelWork;
import io.annals.source.SourceDefaults;
import io.annals.source.SourceFile;
import io.annals.warehouse.DuckDbSettings;
import io.annals.warehouse.PublishedWarehouse;
import io.annals.warehouse.ShardDatabase;
import io.annals.warehouse.ShardWriter;
import io.annals.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of one partition: parse, extract, conform, examine. What it finds goes into a shard for each stretch of
 * files, so that a worker that dies costs no more than those that it was at; a shard that exists is complete and is not made
 * again. Its threads take the next shard each. A file that can't be used becomes a quarantine row of its shard, never an
 * error.
 */
final class PartitionExtraction {

    /** Stack of a thread that reads: deep nesting is told as that, whatever the platform's own stacks hold. */
    static final int STACK_BYTES = 4 << 20;

    /** How many files a shard holds: enough to be worth its six files, few enough to be lost with a worker. */
    private static final int MOST_FILES_OF_SHARD = 250;
    private static final int FEWEST_FILES_OF_SHARD = 25;
    /** So many shards a thread, where the files suffice: the last ones to end wait for no long one. */
    private static final int SHARDS_PER_THREAD = 6;
    /** Megabytes that the databases of all threads' shards may take together before they spill to disk. */
    private static final int SHARD_MEMORY = 128;
    private static final int LEAST_SHARD_MEMORY = 48;

    /** Hears where the extraction is, from all of its threads; positions are those of the partition's list of files. */
    interface Listener {
        void begins(int file);

        void ends(int file);
    }

    /** How a document is read: as {@link DocumentReader} does; tests read others. */
    @FunctionalInterface
    interface Documents {
        ReportDocument read(DocumentReader reader, Path file, String name, PageSelectors selectors)
                throws UnusableDocumentException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(PartitionExtraction.class);

    private final ExtractTask task;
    private final Documents documents;

    /**
     * @param task what is read
     * @param documents how a document is read
     */
    PartitionExtraction(ExtractTask task, Documents documents) {
        this.task = task;
        this.documents = documents;
    }

    /** How many files of one partition go into a shard. */
    private static int filesOfShard(int files, int threads) {
        int share = (files + threads * SHARDS_PER_THREAD - 1) / (threads * SHARDS_PER_THREAD);
        return Math.max(FEWEST_FILES_OF_SHARD, Math.min(MOST_FILES_OF_SHARD, share));
    }

    /** How many shards hold so many files of one partition. */
    static int shards(int files, int threads) {
        int each = filesOfShard(files, threads);
        return (files + each - 1) / each;
    }

    void run(Listener listener) throws IOException {
        PartitionFiles list = new PartitionFiles(task.work());
        List<SourceFile> files = list.read();
        Files.createDirectories(task.shards());
        int each = filesOfShard(files.size(), task.threads());
        Queue<Stretch> missing = new ConcurrentLinkedQueue<>();
        for (int from = 0; from < files.size(); from += each) {
            Stretch stretch = new Stretch(task.shards().resolve("p%04d-s%04d".formatted(task.partition(), from / each)), from,
                    Math.min(files.size(), from + each));
            if (Files.exists(stretch.shard())) {
                for (int i = stretch.from(); i < stretch.to(); i++) {
                    listener.ends(i);
                }
            } else {
                missing.add(stretch);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Reading reading = new Reading(files, list.readCulprits(), list.readSuspects(), list.readSelectors(),
                list.readDefaults(), ReferenceData.load(task.reference()), missing, listener);
        try {
            ParallelWork.run("read", Math.min(task.threads(), missing.size()), STACK_BYTES, reading::run, reading::stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    /** Files of one shard, from the first to before the last. */
    private record Stretch(Path shard, int from, int to) {}

    /** What the threads of a partition share. */
    private final class Reading {

        private final List<SourceFile> files;
        private final Map<Integer, PartitionFiles.Culprit> culprits;
        private final Set<Integer> suspects;
        private final Map<String, PageSelectors> selectors;
        private final Map<String, SourceDefaults> defaults;
        private final ReferenceData reference;
        private final Queue<Stretch> missing;
        private final Listener listener;
        /** A suspect is read while no other thread does anything, so that a worker that dies then tells which file it was. */
        private final ReentrantReadWriteLock atWork = new ReentrantReadWriteLock(true);
        private volatile boolean isOver;

        Reading(List<SourceFile> files, Map<Integer, PartitionFiles.Culprit> culprits, Set<Integer> suspects,
                Map<String, PageSelectors> selectors, Map<String, SourceDefaults> defaults, ReferenceData reference,
                Queue<Stretch> missing, Listener listener) {
            this.files = files;
            this.culprits = culprits;
            this.suspects = suspects;
            this.selectors = selectors;
            this.defaults = defaults;
            this.reference = reference;
            this.missing = missing;
            this.listener = listener;
        }

        /** Reads shard after shard, until there is none left or another thread has failed. */
        Void run(int reader) throws IOException {
            DuckDbSettings settings = new DuckDbSettings(Math.max(SHARD_MEMORY / task.threads(), LEAST_SHARD_MEMORY) + "MB", 1,
                    task.shards().resolve("p%04d-%d.spill".formatted(task.partition(), reader)));
            atWork.readLock().lock();
            try (ShardDatabase database = new ShardDatabase(settings)) {
                Readers readers = new Readers(reference, task.limits(), defaults);
                for (Stretch stretch; !isOver && (stretch = missing.poll()) != null;) {
                    read(stretch, database, readers);
                }
                return null;
            } finally {
                atWork.readLock().unlock();
            }
        }

        /** Lets the threads end the files that they are at. */
        void stop() {
            isOver = true;
        }

        private void read(Stretch stretch, ShardDatabase database, Readers readers) throws IOException {
            Map<String, List<Integer>> kept = new HashMap<>();
            try (ShardWriter writer = database.writer(stretch.shard())) {
                for (int i = stretch.from(); i < stretch.to() && !isOver; i++) {
                    if (culprits.containsKey(i)) {
                        writer.quarantine(files.get(i), "document", culprits.get(i).reason(), culprits.get(i).message());
                        listener.ends(i);
                    } else if (files.get(i).file() == null && !files.get(i).isFolder()) {
                        kept.computeIfAbsent(files.get(i).contentSha256(), content -> new ArrayList<>()).add(i);
                    } else {
                        read(i, null, readers, writer);
                    }
                }
                readKept(kept, readers, writer);
                if (!isOver) {
                    writer.finish();
                }
            }
        }

        /** Reads the files whose documents the warehouse keeps, by their contents: in its order, so that few are unpacked twice. */
        private void readKept(Map<String, List<Integer>> kept, Readers readers, ShardWriter writer) {
            if (kept.isEmpty() || isOver) {
                return;
            }
            try (PublishedWarehouse published = PublishedWarehouse.open(task.warehouse(),
                    DuckDbSettings.toRead(DuckDbSettings.MEGABYTES).onThreads(1)).orElseThrow(() -> changed("removed"))) {
                published.documents(List.copyOf(kept.keySet()), (content, document) -> {
                    for (int i : kept.remove(content)) {
                        if (!isOver) {
                            read(i, document, readers, writer);
                        }
                    }
                    return !isOver;
                });
            }
            if (!kept.isEmpty() && !isOver) {
                throw changed("changed");
            }
        }

        private WarehouseException changed(String how) {
            return new WarehouseException("The warehouse " + task.warehouse() + " was " + how
                    + " while the load ran; give the same command again");
        }

        /** A thread that waits to read a suspect alone comes before the next file. */
        private void yieldToSuspects() {
            atWork.readLock().unlock();
            atWork.readLock().lock();
        }

        private void read(int file, ReportDocument kept, Readers readers, ShardWriter writer) {
            if (suspects.contains(file)) {
                atWork.readLock().unlock();
                atWork.writeLock().lock();
                try {
                    readNow(file, kept, readers, writer);
                } finally {
                    atWork.readLock().lock();
                    atWork.writeLock().unlock();
                }
            } else {
                yieldToSuspects();
                readNow(file, kept, readers, writer);
            }
        }

        private void readNow(int file, ReportDocument kept, Readers readers, ShardWriter writer) {
            listener.begins(file);
            PartitionExtraction.this.read(files.get(file), kept, selectors, readers, writer);
            listener.ends(file);
        }
    }

    private record Readers(DocumentReader reader, ReportConformer conformer, QualityRules rules) {

        Readers(ReferenceData reference, ReadLimits limits, Map<String, SourceDefaults> defaults) {
            this(new DocumentReader(limits),
                    new ReportConformer(reference, new FigureExtractor(reference), defaults),
                    new QualityRules(reference));
        }
    }

    private void read(SourceFile file, ReportDocument kept, Map<String, PageSelectors> selectors, Readers readers,
            ShardWriter writer) {
        ConformedReport report;
        List<Finding> findings;
        String stage = "document";
        try {
            if (file.isFolder()) {
                throw new UnusableDocumentException(QuarantineReason.NO_REPORTS, "the folder holds no report that"
                        + " the job's patterns let in; see whether they were delivered");
            }
            ReportDocument document = kept != null ? kept : parse(file, selectors, readers);
            stage = "conform";
            report = readers.conformer().conform(file, document);
            findings = readers.rules().examine(report);
        } catch (UnusableDocumentException e) {
            writer.quarantine(file, stage, e.reason(), JobFile.Limits.advised(e));
            return;
        } catch (RuntimeException | StackOverflowError e) {
            // A defect of a parser or a rule costs one file, not the night; its name is what a bug report needs.
            writer.quarantine(file, stage, QuarantineReason.UNREADABLE, "the program failed on it: " + place(e)
                    + "; please report it");
            LOG.debug("reading {} failed", file.reportPath(), e);
            return;
        }
        writer.write(report, findings);
    }

    private ReportDocument parse(SourceFile file, Map<String, PageSelectors> selectors, Readers readers)
            throws UnusableDocumentException {
        requireUnchanged(file);
        Path name = file.file().getFileName();
        ReportDocument document = documents.read(readers.reader(), file.file(), name.toString(),
                selectors.getOrDefault(file.sourceCode(), PageSelectors.NONE));
        requireUnchanged(file);
        return document;
    }

    /** What was hashed must be what is read: otherwise rows would stand under another content's hash. */
    private static void requireUnchanged(SourceFile file) throws UnusableDocumentException {
        try {
            BasicFileAttributes now = Files.readAttributes(file.file(), BasicFileAttributes.class);
            if (now.size() == file.sizeBytes() && file.modifiedAt()
                    .equals(now.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS))) {
                return;
            }
        } catch (NoSuchFileException e) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE,
                    "the file disappeared while the load ran; the next load looks again", e);
        } catch (IOException e) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE, "the file can't be looked at ("
                    + WarehouseLock.reason(e) + "); check its permissions", e);
        }
        throw new UnusableDocumentException(QuarantineReason.UNREADABLE,
                "the file changed while the load ran; the next load reads it again");
    }

    private static String place(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String message = e.getMessage() == null ? "" : " " + e.getMessage().replaceAll("\\s+", " ");
        return e.getClass().getSimpleName() + (message.length() > 200 ? message.substring(0, 200) + "…" : message)
                + (trace.length == 0 ? "" : " at " + trace[0].getClassName().replaceFirst(".*\\.", "") + "."
                        + trace[0].getMethodName() + ":" + trace[0].getLineNumber());
    }
}
