package io.annals.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.annals.figure.Kind;
import io.annals.figure.Qualifier;
import io.annals.figure.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A folder of gold: {@code <name>.jsonl} holds the figures of the report whose file name begins with {@code <name>}, up
 * to the first {@code -} or {@code .}; {@code <name>.txt} is the text that their offsets point into.
 */
public final class Gold {

    /** How deep below the gold's parent folder its texts are looked for. */
    private static final int DEPTH = 3;

    /** The gold of one report. */
    record Report(String name, String text, List<GoldFigure> figures) {}

    private final Map<String, Report> reports;
    private final Path texts;
    private final Set<String> codes;

    private Gold(Map<String, Report> reports, Path texts, Set<String> codes) {
        this.reports = reports;
        this.texts = texts;
        this.codes = codes;
    }

    /**
     * Reads a folder of gold.
     *
     * @param folder holds the {@code .jsonl} files
     * @param texts holds the texts; null to look for a folder that has all of them: {@code text} in the gold's folder, the
     *     folder itself, then the folders beside it in the order of their names, down to {@value #DEPTH} levels
     * @param catalogue a CSV file whose column {@code code} lists the codes that the annotators knew, so that a code
     *     outside it is not judged; null for {@code indicators.csv} in the folder or {@code catalogue/indicators.csv}
     *     beside it; where there is neither, every code is judged
     * @throws GoldException where the folder holds no gold, a text is missing, a line can't be read or a figure is not what
     *     its text holds at its place
     */
    public static Gold read(Path folder, Path texts, Path catalogue) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new GoldException(folder + (Files.exists(folder) ? ": is no folder" : ": there is no such folder"));
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.getFileName().toString().endsWith(".jsonl")).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new GoldException(folder + ": holds no gold; it must hold one file <name>.jsonl per report");
        }
        List<String> names = files.stream().map(Gold::stem).toList();
        Path found = texts != null ? texts : textFolder(folder, names).orElseThrow(() -> new GoldException(folder
                + ": no folder in it or beside it holds the texts of the gold (" + names.get(0)
                + ".txt …); name the folder with --text"));
        Map<String, Report> reports = new TreeMap<>();
        for (Path file : files) {
            Path text = found.resolve(stem(file) + ".txt");
            if (!Files.isRegularFile(text)) {
                throw new GoldException(text + ": the text of " + file.getFileName() + " is missing");
            }
            reports.put(stem(file), new Report(stem(file), content(text), figures(file, content(text))));
        }
        return new Gold(reports, found, codes(folder, catalogue));
    }

    /** The folder that holds the texts. */
    public Path texts() {
        return texts;
    }

    /** The gold of a report, by its file's name. */
    Optional<Report> of(String fileName) {
        int end = 0;
        while (end < fileName.length() && fileName.charAt(end) != '-' && fileName.charAt(end) != '.') {
            end++;
        }
        return Optional.ofNullable(reports.get(fileName.substring(0, end)));
    }

    /** Whether a code is one that the annotators could have given. */
    boolean isJudged(String code) {
        return codes.isEmpty() || codes.contains(code);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".jsonl".length());
    }

    private static Optional<Path> textFolder(Path folder, List<String> names) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(folder.resolve("text"), folder));
        Path parent = folder.toAbsolutePath().normalize().getParent();
        if (parent != null && folders.stream().noneMatch(candidate -> holds(candidate, names))) {
            // Beside the gold stand other people's folders: what vanishes or can't be entered there is passed over.
            List<Path> beside = new ArrayList<>();
            Files.walkFileTree(parent, Set.of(), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                    beside.add(at);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isDirectory()) {
                        beside.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path at, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
            beside.stream().sorted().forEach(folders::add);
        }
        return folders.stream().filter(candidate -> holds(candidate, names)).findFirst();
    }

    private static boolean holds(Path folder, List<String> names) {
        return names.stream().allMatch(name -> Files.isRegularFile(folder.resolve(name + ".txt")));
    }

    private static Set<String> codes(Path folder, Path catalogue) throws IOException {
        Path file = catalogue;
        if (file == null) {
            Path parent = folder.toAbsolutePath().normalize().getParent();
            file = Stream.of(folder.resolve("indicators.csv"), parent == null ? folder
                    : parent.resolve("catalogue").resolve("indicators.csv")).filter(Files::isRegularFile)
                    .findFirst().orElse(null);
        }
        if (file == null) {
            return Set.of();
        }
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            List<CSVRecord> rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(reader).getRecords();
            if (rows.isEmpty() || !rows.get(0).isMapped("code")) {
                throw new GoldException(file + ": needs a column 'code' and at least one row");
            }
            return rows.stream().map(row -> row.get("code")).collect(Collectors.toCollection(HashSet::new));
        }
    }

    // --- figures ------------------------------------------------------------------------------------------------

    private static String content(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new GoldException(file + ": is not in UTF-8", e);
        }
    }

    private static List<GoldFigure> figures(Path file, String text) throws IOException {
        List<GoldFigure> figures = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int length = text.codePointCount(0, text.length());
        int number = 0;
        for (String line : content(file).lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                GoldFigure figure = figure(fields(line));
                check(figure, text, length);
                if (!ids.add(figure.id())) {
                    throw new IllegalArgumentException("id '" + figure.id() + "' is used twice");
                }
                figures.add(figure);
            } catch (IOException | IllegalArgumentException e) {
                throw new GoldException(file + " line " + number + ": " + String.valueOf(e.getMessage()).lines()
                        .findFirst().orElse("") + "; a line is one JSON object of the fields that the gold of"
                        + " jobs/samples shows", e);
            }
        }
        for (GoldFigure figure : figures) {
            if (!figure.partOf().isEmpty() && !figure.partOf().equals("?") && !ids.contains(figure.partOf())) {
                throw new GoldException(file + ": part_of of '" + figure.id() + "' names '" + figure.partOf()
                        + "', which is no id of this file");
            }
        }
        return figures;
    }

    private static void check(GoldFigure figure, String text, int length) {
        if (figure.start() < 0 || figure.end() <= figure.start() || figure.end() > length) {
            throw new IllegalArgumentException("start " + figure.start() + " and end " + figure.end()
                    + " are no places of the text, which has " + length + " characters");
        }
        int from = text.offsetByCodePoints(0, figure.start());
        String there = text.substring(from, text.offsetByCodePoints(from, figure.end() - figure.start()));
        if (!there.equals(figure.text())) {
            throw new IllegalArgumentException("at its place the text holds '" + there + "', not '" + figure.text() + "'");
        }
        oneOf("qualifier", figure.qualifier(), Qualifier.values());
        oneOf("kind", figure.kind(), Kind.values());
        oneOf("status", figure.status(), Status.values());
    }

    private static void oneOf(String field, String value, Enum<?>[] known) {
        List<String> names = Stream.of(known).map(constant -> constant.name().toLowerCase(Locale.ROOT)).toList();
        if (!names.contains(value)) {
            throw new IllegalArgumentException("field '" + field + "' must be one of " + String.join(", ", names) + ", not '"
                    + value + "'");
        }
    }

    private static GoldFigure figure(Map<String, Object> fields) {
        String partOf = text(fields, "part_of");
        return new GoldFigure(required(fields, "id"), integer(fields, "start"), integer(fields, "end"),
                required(fields, "text"), number(fields, "value"), fields.get("value_high") == null ? null : number(fields, "value_high"),
                text(fields, "unit"), fields.get("unit_also") == null ? null : text(fields, "unit_also"), required(fields, "qualifier"),
                required(fields, "kind"), required(fields, "status"), integer(fields, "year"), names(fields),
                text(fields, "code"), partOf, Boolean.TRUE.equals(fields.get("optional")));
    }

    private static List<String> names(Map<String, Object> fields) {
        List<String> names = new ArrayList<>();
        if (fields.get("indicator") instanceof List<?> list) {
            list.forEach(name -> names.add(String.valueOf(name)));
        } else {
            throw new IllegalArgumentException("field 'indicator' must be a list of names");
        }
        return names;
    }

    private static String text(Map<String, Object> fields, String name) {
        return fields.get(name) == null ? "" : fields.get(name).toString();
    }

    private static String required(Map<String, Object> fields, String name) {
        if (text(fields, name).isEmpty()) {
            throw new IllegalArgumentException("field '" + name + "' is missing");
        }
        return text(fields, name);
    }

    private static BigDecimal number(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof BigDecimal number) {
            return number;
        }
        throw new IllegalArgumentException("field '" + name + "' must be a number");
    }

    private static int integer(Map<String, Object> fields, String name) {
        try {
            return number(fields, name).intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("field '" + name + "' must be a whole number", e);
        }
    }

    /** The fields of a flat JSON object; values are strings, BigDecimals, Booleans, lists of strings or null. */
    private static Map<String, Object> fields(String line) throws IOException {
        Map<String, Object> fields = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                fields.put(name, value(parser, parser.nextToken()));
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one JSON object");
            }
        }
        return fields;
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case START_ARRAY -> {
                List<String> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(parser.getText());
                }
                yield list;
            }
            case START_OBJECT -> {
                parser.skipChildren();
                yield null;
            }
            default -> null;
        };
    }
}
