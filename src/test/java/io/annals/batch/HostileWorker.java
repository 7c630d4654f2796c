package io.annals.batch;

import io.annals.document.DocumentReader;
import io.annals.document.PageSelectors;
import io.annals.document.ReportDocument;
import io.annals.document.UnusableDocumentException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A worker on which a file does what its name says, as a parser with a defect would; other files are read. */
final class HostileWorker {

    private HostileWorker() {
    }

    public static void main(String[] arguments) {
        ExtractWorker.run(arguments, HostileWorker::read);
    }

    private static ReportDocument read(DocumentReader reader, Path file, String name, PageSelectors selectors)
            throws UnusableDocumentException {
        switch (name.replaceFirst("[.].*", "")) {
            case "exits" -> System.exit(0);
            case "fills-memory" -> fillMemory();
            case "asks-for-too-much" -> new StringBuilder(Integer.MAX_VALUE).append(name);
            case "overflows" -> overflow(0);
            case "throws" -> throw new IllegalStateException("a defect");
            case "loops" -> loop(System.nanoTime());
            case "leaves-threads" -> leaveThreads();
            case "floods" -> flood();
            case "leaves-files" -> leaveFiles();
            default -> { }
        }
        return reader.read(file, name, selectors);
    }

    private static void fillMemory() {
        List<byte[]> all = new ArrayList<>();
        while (!all.contains(null)) {
            all.add(new byte[1 << 20]);
        }
    }

    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    private static void loop(long start) {
        while (start != 0) {
            Thread.onSpinWait();
        }
    }

    /** A thread and a hook that would keep the process from ending. */
    private static void leaveThreads() {
        new Thread(HostileWorker::sleep, "left behind").start();
        Runtime.getRuntime().addShutdownHook(new Thread(HostileWorker::sleep));
    }

    private static void sleep() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lines of the protocol that are none, and more than any pipe holds, on both outputs. */
    private static void flood() {
        byte[] much = "x".repeat(8 << 20).getBytes(StandardCharsets.US_ASCII);
        try (FileOutputStream out = new FileOutputStream("/dev/stdout")) {
            out.write("BEGIN nothing\nEND -7\nBEGIN 99999999999\n".getBytes(StandardCharsets.US_ASCII));
            out.write(much);
            out.write('\n');
            System.out.write(much);
            System.err.write(much);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void leaveFiles() {
        try {
            Files.write(Files.createTempFile("left", ".tmp"), new byte[1000]);
            Files.createTempDirectory("poifiles");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().halt(77);
    }
}
