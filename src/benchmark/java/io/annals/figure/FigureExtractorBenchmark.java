package io.annals.figure;

import io.annals.document.DocumentReader;
import io.annals.document.ReportDocument;
import io.annals.document.UnusableDocumentException;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How much text a second one thread reads the figures of, documents already parsed: the counter {@code characters}. The
 * texts are those of the folder in the system property {@code texts}, else the sample gold's.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class FigureExtractorBenchmark {

    /** The documents and what reads them. */
    @State(Scope.Benchmark)
    public static class Texts {

        private final FigureExtractor extractor = new FigureExtractor(ReferenceData.shipped());
        private final List<ReportDocument> documents = new ArrayList<>();
        private long length;

        @Setup
        public void read() throws IOException, UnusableDocumentException {
            Path folder = Path.of(System.getProperty("texts", "jobs/samples/gold/text"));
            List<Path> files;
            try (Stream<Path> listed = Files.list(folder)) {
                files = listed.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
            }
            for (Path file : files) {
                ReportDocument document = new DocumentReader().read(file, file.getFileName().toString());
                documents.add(document);
                length += document.text().length();
            }
        }
    }

    /** Counts the characters read. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Read {
        public long characters;
    }

    @Benchmark
    public void figuresOfEveryText(Texts texts, Read read, Blackhole hole) {
        for (ReportDocument document : texts.documents) {
            hole.consume(texts.extractor.read(document, 2023));
        }
        read.characters += texts.length;
    }
}
