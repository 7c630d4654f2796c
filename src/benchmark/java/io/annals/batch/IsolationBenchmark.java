package io.annals.batch;

import io.annals.document.DocumentReader;
import io.annals.document.DocxFixture;
import io.annals.source.ContentHash;
import io.annals.source.FolderTree;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What isolation costs: one partition of reports of about 30 KB, read by a thread of the program or by a worker process
 * that it starts, each time in a program that has read nothing before. Prints seconds and processor seconds, medians of
 * some rounds in turn, for 1500 reports and for one, which is the time to start.
 */
public final class IsolationBenchmark {

    private static final int BYTES = 30_000;
    private static final int ROUNDS = 3;

    private IsolationBenchmark() {
    }

    /** Runs all of it, or, named by isolation, folder and number of reports, one measurement in this very process. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3) {
            measure(arguments[0].equals("process"), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            return;
        }
        Path folder = Files.createTempDirectory("isolation");
        try {
            System.out.println("format  reports  isolation  seconds  processor seconds");
            for (int documents : new int[] {1, 1500}) {
                for (String format : List.of("html", "docx")) {
                    Path reports = Files.createDirectories(folder.resolve(format + documents));
                    write(reports, format, documents);
                    compare(reports, format, documents);
                }
            }
        } finally {
            FolderTree.remove(folder);
        }
    }

    private static void compare(Path reports, String format, int documents) throws Exception {
        List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < ROUNDS; round++) {
            for (int isolation = 0; isolation < 2; isolation++) {
                Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g", "-XX:+UseSerialGC", "-Xss4m", "-Dfile.encoding=UTF-8", "-cp",
                        System.getProperty("java.class.path"), IsolationBenchmark.class.getName(),
                        isolation == 0 ? "none" : "process", reports.toString(), String.valueOf(documents))
                        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
                String[] printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip()
                        .split(" ");
                times.get(isolation).add(Double.parseDouble(printed[0]));
                times.get(2 + isolation).add(Double.parseDouble(printed[1]));
            }
        }
        times.forEach(Collections::sort);
        for (int isolation = 0; isolation < 2; isolation++) {
            System.out.printf(Locale.ROOT, "%-6s  %7d  %-9s  %7.2f  %17.2f%n", format, documents,
                    isolation == 0 ? "none" : "process", times.get(isolation).get(ROUNDS / 2),
                    times.get(2 + isolation).get(ROUNDS / 2));
        }
    }

    private static void measure(boolean isolated, Path folder, int documents)
            throws IOException, InterruptedException {
        PartitionExtraction.Listener nobody = new PartitionExtraction.Listener() {
            @Override
            public void begins(int file) {
            }

            @Override
            public void ends(int file) {
            }
        };
        JobFile.Limits limits = new JobFile.Limits(1 << 20, 60, -1);
        Path shards = folder.resolve("shards");
        ExtractTask task = new ExtractTask(0, 1, folder.resolve("p"), shards, limits.read(), List.of(), Path.of("none"));
        long start = System.nanoTime();
        double processor = processorSeconds();
        if (isolated) {
            new WorkerProcess(WorkerProcess.java(ExtractWorker.class, limits.memoryMegabytes(), documents < 200), task, limits,
                    WorkerProcess.SECONDS_BETWEEN_FILES, nobody).run();
        } else {
            new PartitionExtraction(task, DocumentReader::read).run(nobody);
        }
        System.out.printf(Locale.ROOT, "%.3f %.3f%n", (System.nanoTime() - start) / 1e9,
                processorSeconds() - processor);
        FolderTree.remove(shards);
    }

    /** Of this process and those that it has ended, in hundredths as Linux counts them; 0 elsewhere. */
    private static double processorSeconds() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.isReadable(stat)) {
            return 0;
        }
        String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12]) + Long.parseLong(fields[13])
                + Long.parseLong(fields[14])) / 100.0;
    }

    private static void write(Path folder, String format, int documents) throws IOException {
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
        List<String> paragraphs = new ArrayList<>();
        int length = 0;
        for (int line = first; length < 2 * BYTES; line++) {
            String paragraph = "<w:p><w:pPr><w:spacing w:line=\"560\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"32\"/></w:rPr>"
                    + "<w:t>" + lines.get(line % lines.size()) + "</w:t></w:r></w:p>";
            paragraphs.add(paragraph);
            length += paragraph.length();
        }
        DocxFixture.write(file, paragraphs.stream());
    }
}
