package io.annals.batch;

import io.annals.batch.JobFile.Isolation;
import io.annals.document.DocumentReader;
import io.annals.source.ContentHash;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What isolation costs: seconds in which one thread of the program, or one worker process that it starts, reads a
 * partition of reports of about 30 KB, each time in a program that has read nothing before. With one report it is the
 * time to start.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 3, jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC", "-Xss4m"})
@State(Scope.Benchmark)
public class IsolationBenchmark {

    private static final int BYTES = 30_000;

    @Param({"1", "1500"})
    public int documents;
    @Param({"html", "docx"})
    public String format;
    @Param({"none", "process"})
    public String isolation;

    private Path folder;

    @Setup(Level.Trial)
    public void write() throws IOException {
        folder = Files.createTempDirectory("isolation");
        List<String> lines = new ArrayList<>();
        try (var texts = Files.list(Path.of("jobs/samples/gold/text"))) {
            for (Path text : texts.sorted().toList()) {
                lines.addAll(Files.readAllLines(text).stream().filter(line -> !line.isBlank()).toList());
            }
        }
        List<SourceFile> files = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            Path file = folder.resolve("%05d.%s".formatted(i, format));
            if (format.equals("html")) {
                StringBuilder page = new StringBuilder(
                        "<html><head><meta charset=utf-8><title>工作总结</title></head><body>");
                for (int line = i; page.toString().getBytes(StandardCharsets.UTF_8).length < BYTES; line++) {
                    page.append("<p>").append(lines.get(line % lines.size())).append("</p>\n");
                }
                Files.writeString(file, page);
            } else {
                writeDocx(file, lines, i);
            }
            files.add(new SourceFile("s", file.getFileName().toString(), file, Files.size(file),
                    Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MICROS), ContentHash.of(file)));
        }
        new PartitionFiles(folder.resolve("p")).write(files);
    }

    /** Pictures aside, 30 KB of docx hold about as much text as 60 KB of html. */
    private static void writeDocx(Path file, List<String> lines, int first) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int line = first; body.length() < 2 * BYTES; line++) {
            body.append("<w:p><w:pPr><w:spacing w:line=\"560\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"32\"/></w:rPr><w:t>")
                    .append(lines.get(line % lines.size())).append("</w:t></w:r></w:p>");
        }
        String wordprocessing = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        String packages = "http://schemas.openxmlformats.org/package/2006/";
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "[Content_Types].xml", "<Types xmlns=\"" + packages + "content-types\"><Default Extension=\"rels\""
                    + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                    + " PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                    + "wordprocessingml.document.main+xml\"/></Types>");
            put(zip, "_rels/.rels", "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"a\""
                    + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                    + " Target=\"word/document.xml\"/></Relationships>");
            put(zip, "word/document.xml", "<w:document xmlns:w=\"" + wordprocessing + "\"><w:body>" + body
                    + "</w:body></w:document>");
        }
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        WorkerProcess.deleteRecursively(folder);
    }

    @Benchmark
    public void extract() throws IOException, InterruptedException {
        PartitionExtraction.Listener nobody = new PartitionExtraction.Listener() {
            @Override
            public void begins(int file) {
            }

            @Override
            public void ends(int file) {
            }
        };
        JobFile.Limits limits = new JobFile.Limits(1 << 20, 60, -1);
        Path work = folder.resolve("p");
        Path shards = folder.resolve("shards");
        if (Isolation.valueOf(isolation.toUpperCase(java.util.Locale.ROOT)) == Isolation.NONE) {
            new PartitionExtraction(0, work, shards, limits.read(), List.of(), DocumentReader::read).run(nobody);
        } else {
            new WorkerProcess(WorkerProcess.java(ExtractWorker.class, limits.memoryMegabytes(), documents < 200), work,
                    ExtractWorker.arguments(0, work, shards, limits.read(), List.of()), limits,
                    WorkerProcess.SECONDS_BETWEEN_FILES, nobody).run();
        }
    }
}
