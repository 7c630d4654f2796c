package io.annals.samples;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The gold of the shipped sample reports, as {@code jobs/samples/gold} holds it. */
final class SampleGold {

    static final Path GOLD = Path.of("jobs/samples/gold");
    static final Path REPORTS = Path.of("jobs/samples/reports");
    static final Path REFERENCE = Path.of("jobs/samples/reference");

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private SampleGold() {
    }

    /**
     * One annotated line.
     *
     * @param where file and line, for messages
     * @param json the line
     */
    record Line(String where, JsonNode json) {

        /** A text field; empty where it is missing or null. */
        String text(String field) {
            return json.path(field).asText("");
        }

        boolean optional() {
            return json.path("optional").asBoolean();
        }
    }

    /** The name that ties a report to its gold: what stands before the first {@code -} or {@code .} of a file name. */
    static String stem(String fileName) {
        return fileName.split("[-.]", 2)[0];
    }

    /** The gold files, in the order of their names. */
    static List<Path> files() throws IOException {
        try (var files = Files.list(GOLD)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    /** The lines of a gold file, in reading order. */
    static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            lines.add(new Line(file.getFileName() + ":" + (lines.size() + 1), JSON.readTree(line)));
        }
        return lines;
    }

    /** The text that the offsets of a gold file point into. */
    static String text(Path file) throws IOException {
        return Files.readString(GOLD.resolve("text").resolve(stem(file.getFileName().toString()) + ".txt"));
    }

    /** The sample reports of every format, in the order of their paths. */
    static List<Path> reports() throws IOException {
        try (var files = Files.walk(REPORTS)) {
            return files.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().equals("README.md"))
                    .sorted().toList();
        }
    }
}
