package io.annals.figure.numeral;

import io.annals.bench.FormatMix;
import io.annals.bench.GeneratedReport;
import io.annals.bench.ReportCorpus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

/** How many characters a second one thread looks for numerals in and reads them: the counter {@code characters}. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NumeralBenchmark {

    private static final int REPORTS = 100;

    /** Texts of generated reports. */
    @State(Scope.Benchmark)
    public static class Texts {

        private final List<String> texts = new ArrayList<>();
        private long length;

        @Setup
        public void generate() {
            ReportCorpus corpus = new ReportCorpus(1, REPORTS, FormatMix.of("1:0:0"));
            for (int number = 0; number < REPORTS; number++) {
                String text = corpus.report(number).paragraphs().stream().map(GeneratedReport.Paragraph::text)
                        .collect(Collectors.joining("\n"));
                texts.add(text);
                length += text.length();
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
    public void numeralsOfEveryText(Texts texts, Read read, Blackhole hole) {
        for (String text : texts.texts) {
            for (int at = 0; at < text.length();) {
                Numeral numeral = Digits.isNumeral(text.charAt(at)) || NumeralParser.mayBegin(text, at)
                        ? NumeralParser.parse(text, at) : null;
                hole.consume(numeral);
                at = numeral == null ? at + 1 : Math.max(at + 1, numeral.end());
            }
        }
        read.characters += texts.length;
    }
}
