package io.annals.batch;

import io.annals.document.PageSelectors;
import io.annals.document.QuarantineReason;
import io.annals.source.ReportSource;
import io.annals.source.SourceDefaults;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/**
 * What a partition's work folder tells the worker: {@code files.csv}, the files to read in order; {@code defaults.csv},
 * what the job states of their sources; {@code selectors.csv}, how the web pages of those are read;
 * {@code culprits.csv}, the files on which an earlier worker died or that took too long; and {@code suspects.csv}, those that
 * one was reading when it died, of which each but one is innocent. Files are named by URI, which holds the very bytes of a
 * name.
 */
final class PartitionFiles {

    /** A file that is quarantined unread, because reading it cost a worker. */
    record Culprit(QuarantineReason reason, String message) {}

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private final Path folder;

    PartitionFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes the files to read. One whose document the warehouse keeps has no path of its own. */
    void write(List<SourceFile> files) throws IOException {
        Files.createDirectories(folder);
        try (CSVPrinter printer = printer("files.csv")) {
            for (SourceFile file : files) {
                printer.printRecord(file.sourceCode(), file.reportPath(), file.file() == null ? "" : file.file().toUri(),
                        file.sizeBytes(), file.modifiedAt() == null ? "" : file.modifiedAt(), file.contentSha256());
            }
        }
    }

    List<SourceFile> read() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (CSVRecord row : records("files.csv")) {
            files.add(new SourceFile(row.get(0), row.get(1),
                    row.get(2).isEmpty() ? null : Path.of(URI.create(row.get(2))), Long.parseLong(row.get(3)),
                    row.get(4).isEmpty() ? null : Instant.parse(row.get(4)), row.get(5)));
        }
        return files;
    }

    void writeDefaults(Map<String, SourceDefaults> defaults) throws IOException {
        Files.createDirectories(folder);
        try (CSVPrinter printer = printer("defaults.csv")) {
            for (Map.Entry<String, SourceDefaults> entry : new TreeMap<>(defaults).entrySet()) {
                SourceDefaults stated = entry.getValue();
                printer.printRecord(entry.getKey(), stated.organization(), stated.region(), stated.kind(),
                        stated.sourceName());
            }
        }
    }

    /** Writes how the pages of sources are read, by their codes. */
    void writeSelectors(List<ReportSource> sources) throws IOException {
        try (CSVPrinter printer = printer("selectors.csv")) {
            for (ReportSource source : sources) {
                for (String selector : source.content()) {
                    printer.printRecord(source.code(), "content", selector);
                }
                for (String selector : source.drop()) {
                    printer.printRecord(source.code(), "drop", selector);
                }
            }
        }
    }

    /** What the job states of sources, by their code; empty where it states nothing. */
    Map<String, SourceDefaults> readDefaults() throws IOException {
        Map<String, SourceDefaults> defaults = new TreeMap<>();
        if (Files.exists(folder.resolve("defaults.csv"))) {
            for (CSVRecord row : records("defaults.csv")) {
                defaults.put(row.get(0), new SourceDefaults(row.get(1), row.get(2), row.get(3), row.get(4)));
            }
        }
        return defaults;
    }

    /** The selectors of the sources that have any, by source code. */
    Map<String, PageSelectors> readSelectors() throws IOException {
        Map<String, PageSelectors> selectors = new TreeMap<>();
        if (Files.exists(folder.resolve("selectors.csv"))) {
            for (CSVRecord row : records("selectors.csv")) {
                boolean content = row.get(1).equals("content");
                List<String> one = List.of(row.get(2));
                selectors.merge(row.get(0), new PageSelectors(content ? one : List.of(), content ? List.of() : one),
                        PageSelectors::and);
            }
        }
        return selectors;
    }

    void writeCulprits(Map<Integer, Culprit> culprits) throws IOException {
        try (CSVPrinter printer = printer("culprits.csv")) {
            for (Map.Entry<Integer, Culprit> entry : culprits.entrySet()) {
                printer.printRecord(entry.getKey(), entry.getValue().reason(), entry.getValue().message());
            }
        }
    }

    /** Culprits by their place in the list of files; empty where no worker died yet. */
    Map<Integer, Culprit> readCulprits() throws IOException {
        Map<Integer, Culprit> culprits = new TreeMap<>();
        if (Files.exists(folder.resolve("culprits.csv"))) {
            for (CSVRecord row : records("culprits.csv")) {
                culprits.put(Integer.parseInt(row.get(0)),
                        new Culprit(QuarantineReason.valueOf(row.get(1)), row.get(2)));
            }
        }
        return culprits;
    }

    void writeSuspects(Set<Integer> suspects) throws IOException {
        try (CSVPrinter printer = printer("suspects.csv")) {
            for (Integer suspect : suspects) {
                printer.printRecord(suspect);
            }
        }
    }

    /** Places in the list of files of those that are to be read alone; empty where no worker died over several. */
    Set<Integer> readSuspects() throws IOException {
        Set<Integer> suspects = new TreeSet<>();
        if (Files.exists(folder.resolve("suspects.csv"))) {
            for (CSVRecord row : records("suspects.csv")) {
                suspects.add(Integer.parseInt(row.get(0)));
            }
        }
        return suspects;
    }

    private CSVPrinter printer(String name) throws IOException {
        return new CSVPrinter(Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8), FORMAT);
    }

    private List<CSVRecord> records(String name) throws IOException {
        try (var parser = FORMAT.parse(Files.newBufferedReader(folder.resolve(name), StandardCharsets.UTF_8))) {
            return parser.getRecords();
        }
    }
}
