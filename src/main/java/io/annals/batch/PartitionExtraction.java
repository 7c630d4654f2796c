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
import io.annals.source.SourceDefaults;
import io.annals.source.SourceFile;
import io.annals.warehouse.DuckDbSettings;
import io.annals.warehouse.PublishedWarehouse;
import io.annals.warehouse.ShardWriter;
import io.annals.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of one partition: parse, extract, conform, examine. What it finds goes into a shard for each
 * {@value #FILES_PER_SHARD} files, so that a worker that dies costs no more than those; a shard that exists is complete
 * and is not made again. A file that can't be used becomes a quarantine row of its shard, never an error.
 */
final class PartitionExtraction {

    /** Stack of a thread that reads: deep nesting is told as that, whatever the platform's own stacks hold. */
    static final int STACK_BYTES = 4 << 20;

    /** How many files a shard holds. */
    static final int FILES_PER_SHARD = 100;
    /** Memory that the database of a shard may take before it spills to disk. */
    private static final String SHARD_MEMORY = "128MB";

    /** Hears where the extraction is; positions are those of the partition's list of files. */
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

    private final int partition;
    private final Path work;
    private final Path shards;
    private final ReadLimits limits;
    private final List<Path> reference;
    private final Path warehouse;
    private final Documents documents;

    /**
     * @param partition number of the partition
     * @param work its work folder, see {@link PartitionFiles}
     * @param shards folder of the run's shards
     * @param limits how much of one file is read
     * @param reference overlay folders of the reference data
     * @param warehouse the published warehouse, which keeps the documents of files without a path
     * @param documents how a document is read
     */
    PartitionExtraction(int partition, Path work, Path shards, ReadLimits limits, List<Path> reference,
            Path warehouse, Documents documents) {
        this.partition = partition;
        this.work = work;
        this.shards = shards;
        this.limits = limits;
        this.reference = List.copyOf(reference);
        this.warehouse = warehouse;
        this.documents = documents;
    }

    /** How many shards hold so many files of one partition. */
    static int shards(int files) {
        return (files + FILES_PER_SHARD - 1) / FILES_PER_SHARD;
    }

    void run(Listener listener) throws IOException {
        PartitionFiles list = new PartitionFiles(work);
        List<SourceFile> files = list.read();
        Map<Integer, PartitionFiles.Culprit> culprits = list.readCulprits();
        Map<String, PageSelectors> selectors = list.readSelectors();
        Files.createDirectories(shards);
        Readers readers = null;
        for (int from = 0; from < files.size(); from += FILES_PER_SHARD) {
            int to = Math.min(files.size(), from + FILES_PER_SHARD);
            Path shard = shards.resolve("p%04d-s%04d".formatted(partition, from / FILES_PER_SHARD));
            if (Files.exists(shard)) {
                for (int i = from; i < to; i++) {
                    listener.ends(i);
                }
                continue;
            }
            readers = readers == null ? new Readers(ReferenceData.load(reference), limits, list.readDefaults())
                    : readers;
            DuckDbSettings settings = new DuckDbSettings(SHARD_MEMORY, 1,
                    shard.resolveSibling(shard.getFileName() + ".spill"));
            Map<String, ReportDocument> kept = keptDocuments(files.subList(from, to));
            try (ShardWriter writer = new ShardWriter(shard, settings)) {
                for (int i = from; i < to; i++) {
                    PartitionFiles.Culprit culprit = culprits.get(i);
                    if (culprit != null) {
                        writer.quarantine(files.get(i), "document", culprit.reason(), culprit.message());
                    } else {
                        listener.begins(i);
                        read(files.get(i), kept.get(files.get(i).contentSha256()), selectors, readers, writer);
                    }
                    listener.ends(i);
                }
                writer.finish();
            }
        }
    }

    private record Readers(DocumentReader reader, ReportConformer conformer, QualityRules rules) {

        Readers(ReferenceData reference, ReadLimits limits, Map<String, SourceDefaults> defaults) {
            this(new DocumentReader(limits),
                    new ReportConformer(reference, new FigureExtractor(reference), defaults),
                    new QualityRules(reference));
        }
    }

    private Map<String, ReportDocument> keptDocuments(List<SourceFile> files) {
        List<String> contents = files.stream().filter(file -> file.file() == null).map(SourceFile::contentSha256).toList();
        if (contents.isEmpty()) {
            return Map.of();
        }
        try (PublishedWarehouse published = PublishedWarehouse.open(warehouse).orElseThrow(() -> new WarehouseException(
                "The warehouse " + warehouse + " was removed while the load ran; give the same command again"))) {
            return published.documents(contents);
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
