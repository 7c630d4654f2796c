package io.annals.warehouse;

import io.annals.bench.FormatMix;
import io.annals.bench.GeneratedReport;
import io.annals.bench.ReportCorpus;
import io.annals.conform.ConformedReport;
import io.annals.conform.ReportConformer;
import io.annals.document.DocumentReader;
import io.annals.document.UnusableDocumentException;
import io.annals.figure.FigureExtractor;
import io.annals.reference.ReferenceData;
import io.annals.source.ContentHash;
import io.annals.source.FolderTree;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many figures a second are written into a Parquet shard, and loaded from shards into an empty warehouse with its migrations
 * and reference data: the counter {@code figures}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class ShardBenchmark {

    private static final int REPORTS = 1000;
    /** As a worker of the program writes. */
    private static final int REPORTS_OF_A_SHARD = 100;

    /** Generated reports as they are understood, and their shards. */
    @State(Scope.Benchmark)
    public static class Reports {

        private Path folder;
        private final List<ConformedReport> reports = new ArrayList<>();
        private final List<Path> shards = new ArrayList<>();
        private LoadRun run;
        private int written;
        private ShardDatabase database;

        @Setup
        public void understand() throws IOException, UnusableDocumentException {
            folder = Files.createTempDirectory("shards");
            database = new ShardDatabase(DuckDbSettings.of(DuckDbSettings.MEGABYTES, folder.resolve("spill")));
            ReportCorpus corpus = new ReportCorpus(1, REPORTS, FormatMix.of("1:0:0"));
            corpus.writeReference(folder.resolve("reference"));
            corpus.write(folder.resolve("reports"));
            ReferenceData reference = ReferenceData.load(List.of(folder.resolve("reference")));
            ReportConformer conformer = new ReportConformer(reference, new FigureExtractor(reference));
            List<PlannedFile> files = new ArrayList<>();
            for (int number = 0; number < REPORTS; number++) {
                GeneratedReport generated = corpus.report(number);
                Path path = folder.resolve("reports").resolve(generated.folder()).resolve(generated.fileName());
                SourceFile file = new SourceFile("s", generated.fileName(), path, Files.size(path), Instant.EPOCH,
                        ContentHash.of(path));
                reports.add(conformer.conform(file, new DocumentReader().read(path, generated.fileName())));
                files.add(new PlannedFile(file, Action.READ, "new"));
            }
            for (int first = 0; first < REPORTS; first += REPORTS_OF_A_SHARD) {
                shards.add(write(reports.subList(first, first + REPORTS_OF_A_SHARD)));
            }
            run = new LoadRun("run-1", Instant.parse("2026-01-31T02:00:00Z"), "rules-1", "c0ffee", "program-1",
                    List.of(folder.resolve("reference")), files, Map.of("s", false));
        }

        private Path write(List<ConformedReport> some) {
            Path shard = folder.resolve("shard-" + written++);
            try (ShardWriter writer = database.writer(shard)) {
                some.forEach(report -> writer.write(report, List.of()));
                writer.finish();
            }
            return shard;
        }

        @TearDown
        public void remove() throws IOException {
            database.close();
            FolderTree.remove(folder);
        }
    }

    /** Counts the figures written or loaded. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Done {
        public long figures;
    }

    @Benchmark
    public void shard(Reports reports, Done done) throws IOException {
        List<ConformedReport> some = reports.reports.subList(0, REPORTS_OF_A_SHARD);
        FolderTree.remove(reports.write(some));
        done.figures += some.stream().mapToLong(report -> report.figures().size()).sum();
    }

    @Benchmark
    public void load(Reports reports, Done done) {
        WorkingCopy copy = new WorkingCopy(reports.folder.resolve("work/working.duckdb"), reports.folder.resolve("none.duckdb"));
        done.figures += copy.load(reports.run, reports.shards).figures();
    }
}
