package io.annals.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;

/**
 * What the program's speed is compared with: the text of every file of some folders and nothing else, txt as a string, html by
 * jsoup, docx by POI.
 */
final class BareReading {

    private BareReading() {
    }

    /**
     * Reads all files below folders.
     *
     * @param arguments number of threads, then the folders
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of(arguments).subList(1, arguments.length)) {
            try (Stream<Path> listed = Files.list(Path.of(folder))) {
                listed.sorted().forEach(files::add);
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[0]));
        try {
            List<Future<Integer>> lengths = new ArrayList<>();
            files.forEach(file -> lengths.add(threads.submit(() -> text(file).length())));
            long characters = 0;
            for (Future<Integer> length : lengths) {
                characters += length.get();
            }
            System.out.println(files.size() + " files, " + characters + " characters");
        } finally {
            threads.shutdownNow();
        }
    }

    /** The text of a file, as its ending says. */
    static String text(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".html")) {
            return Jsoup.parse(file, StandardCharsets.UTF_8.name()).text();
        }
        if (name.endsWith(".docx")) {
            try (InputStream in = Files.newInputStream(file); XWPFDocument document = new XWPFDocument(in);
                 XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
                return extractor.getText();
            }
        }
        return Files.readString(file);
    }
}
