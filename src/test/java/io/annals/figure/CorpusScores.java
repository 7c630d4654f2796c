package io.annals.figure;

import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Scores of the figure stage on the corpora of {@code src/test/resources/corpus}: one sentence a row, read as a report of
 * {@link #YEAR}. The figure that is meant stands between ⟦ and ⟧ and the other columns say what it is (empty: not
 * judged); how each concept's negative cases are judged is told at {@link #wrong}.
 *
 * <p>Half of the cases, chosen by a hash of their text, are there to tune the rules on; the other half is only measured.
 * A case that is read otherwise than its row says costs recall if it is positive, precision if something else was said
 * instead or if it is negative.
 */
final class CorpusScores {

    static final int YEAR = 2023;
    static final List<String> CONCEPTS = List.of("quantity", "exclusion", "name", "kind", "status", "period", "part",
            "table", "traditional");

    /** Which half a case belongs to. */
    enum Half { TUNE, HELD_OUT }

    /** A case that is read otherwise than its row says. */
    record Failure(Half half, boolean positive, String text, String why) {}

    /** Counts of one concept's half. */
    record Score(int hits, int misses, int falseAlarms) {

        /** Harmonic mean of precision and recall; 1 where there is no case. */
        double f1() {
            int all = 2 * hits + misses + falseAlarms;
            return all == 0 ? 1 : 2.0 * hits / all;
        }
    }

    /** What a concept's cases come to. */
    record Result(String concept, int positives, int negatives, Map<Half, Score> scores, List<Failure> failures) {}

    private static final FigureExtractor EXTRACTOR = new FigureExtractor(ReferenceData.shipped());
    private static final Pattern NAME_NOISE = Pattern.compile("[\\s的了“”\"'《》、,，。()（）·]");

    private CorpusScores() {
    }

    /** Prints the scores of the concepts named, of all for none, and the failures of the half to tune on. */
    public static void main(String[] concepts) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String concept : concepts.length == 0 ? CONCEPTS : Arrays.asList(concepts)) {
            Result result = of(concept);
            result.failures().stream().filter(failure -> failure.half() == Half.TUNE).forEach(failure -> out.println(
                    (failure.positive() ? "+ " : "- ") + failure.text() + "    " + failure.why()));
            out.println(line(result));
        }
    }

    static String line(Result result) {
        Score tune = result.scores().get(Half.TUNE);
        Score heldOut = result.scores().get(Half.HELD_OUT);
        return String.format(Locale.ROOT, "%-12s positive=%4d negative=%4d  F1 tuned=%.3f held out=%.3f gap=%.3f",
                result.concept(), result.positives(), result.negatives(), tune.f1(), heldOut.f1(),
                tune.f1() - heldOut.f1());
    }

    /** The score of one concept, by its positive and negative files as far as they exist. */
    static Result of(String concept) throws IOException {
        List<CSVRecord> positives = corpus(concept + "/positive.csv");
        List<CSVRecord> negatives = corpus(concept + "/negative.csv");
        List<Failure> failures = new ArrayList<>();
        Map<Half, int[]> counts = new HashMap<>(Map.of(Half.TUNE, new int[3], Half.HELD_OUT, new int[3]));
        for (CSVRecord row : positives) {
            String text = row.get(concept.equals("table") ? "table" : "text");
            Half half = half(concept.equals("name") ? unmarked(text) : text);
            int[] count = counts.get(half);
            String why = concept.equals("table") ? wrongTable(row) : wrong(row);
            count[why.isEmpty() ? 0 : 1]++;
            if (!why.isEmpty()) {
                count[2] += why.startsWith("not found") ? 0 : 1;
                failures.add(new Failure(half, true, text, why));
            }
        }
        for (CSVRecord row : negatives) {
            String text = row.get("text");
            Half half = half(concept.equals("name") ? unmarked(text) : text);
            String why = wrongNegative(concept, row);
            if (!why.isEmpty()) {
                counts.get(half)[2]++;
                failures.add(new Failure(half, false, text, why));
            }
        }
        Map<Half, Score> scores = counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> new Score(entry.getValue()[0], entry.getValue()[1], entry.getValue()[2])));
        return new Result(concept, positives.size(), negatives.size(), scores, failures);
    }

    static Half half(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return hash[0] % 2 == 0 ? Half.TUNE : Half.HELD_OUT;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names corpus repeats a sentence once per figure: without the marks all of its rows fall into one half. */
    private static String unmarked(String text) {
        return text.replace("⟦", "").replace("⟧", "");
    }

    /** The rows of a corpus file; none where it does not exist. */
    static List<CSVRecord> corpus(String name) throws IOException {
        var in = CorpusScores.class.getResourceAsStream("/corpus/" + name);
        if (in == null) {
            return List.of();
        }
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
        }
    }

    // --- one case -----------------------------------------------------------------------------------------------

    /** What is wrong with the reading of a positive case; empty for nothing. */
    static String wrong(CSVRecord row) {
        Marked marked = Marked.of(row.get("text"));
        FigureReading reading = read(marked.text());
        ReportedFigure figure = at(reading, marked);
        if (figure == null) {
            return "not found, figures: " + stated(reading);
        }
        List<String> wrong = new ArrayList<>();
        judge(row, "value", plain(figure.value()), wrong);
        judge(row, "value_high", figure.valueHigh() == null ? "" : plain(figure.valueHigh()), wrong);
        judge(row, "unit", figure.unit(), wrong);
        judge(row, "qualifier", name(figure.qualifier()), wrong);
        judge(row, "kind", name(figure.kind()), wrong);
        judge(row, "status", name(figure.status()), wrong);
        judge(row, "year", String.valueOf(figure.period().year()), wrong);
        judge(row, "period", name(figure.period().type()), wrong);
        judge(row, "starts_on", String.valueOf(figure.period().startsOn()), wrong);
        judge(row, "ends_on", String.valueOf(figure.period().endsOn()), wrong);
        judge(row, "part_of", figure.partOf() < 0 ? "" : reading.figures().get(figure.partOf()).statedText(), wrong);
        if (row.isMapped("indicator") && !row.get("indicator").isEmpty()
                && !accepted(figure.statedIndicator(), row.get("indicator"))) {
            wrong.add("indicator " + figure.statedIndicator() + " (want " + row.get("indicator") + ") by " + figure.rule());
        }
        return String.join(", ", wrong);
    }

    /**
     * What is wrong with the reading of a negative case: of quantity, exclusion and traditional, a figure, or reasons
     * other than stated; of name, a name that must not be given; of kind, anything but a level; of status, another one
     * than stated or than actual; of period, another one than the report's year; of part, a total.
     */
    private static String wrongNegative(String concept, CSVRecord row) {
        if (concept.equals("quantity") || concept.equals("exclusion") || concept.equals("traditional")) {
            FigureReading reading = read(row.get("text"));
            if (!reading.figures().isEmpty()) {
                return "figures: " + stated(reading);
            }
            List<String> reasons = reading.excluded().stream().map(ExcludedNumeral::reasonCode).toList();
            return !row.isMapped("reasons") || row.get("reasons").isEmpty() || agree(reasons, row.get("reasons")) ? ""
                    : "reasons " + String.join(" ", reasons) + " (want " + row.get("reasons") + ")";
        }
        Marked marked = Marked.of(row.get("text"));
        FigureReading reading = read(marked.text());
        ReportedFigure figure = at(reading, marked);
        if (figure == null) {
            return "not found, figures: " + stated(reading);
        }
        return switch (concept) {
            case "name" -> accepted(figure.statedIndicator(), row.get("indicator"))
                    ? "indicator " + figure.statedIndicator() : "";
            case "kind" -> figure.kind() == Kind.LEVEL ? "" : "kind " + name(figure.kind());
            case "status" -> figure.status() == Status.ACTUAL || row.isMapped("status")
                    && row.get("status").equals(name(figure.status())) ? "" : "status " + name(figure.status());
            case "period" -> figure.period().equals(StatedPeriod.year(YEAR)) ? "" : "period " + figure.period();
            case "part" -> figure.partOf() < 0 ? ""
                    : "part of " + reading.figures().get(figure.partOf()).statedText();
            default -> throw new IllegalArgumentException("no negative cases for " + concept);
        };
    }

    /** Whether the reasons are those stated, one a numeral in order; {@code A|B} where a careful reader takes either. */
    static boolean agree(List<String> reasons, String stated) {
        String[] accepted = stated.split(" ");
        return accepted.length == reasons.size() && IntStream.range(0, accepted.length)
                .allMatch(i -> List.of(accepted[i].split("[|]")).contains(reasons.get(i)));
    }

    static String wrongTable(CSVRecord row) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        String caption = row.get("caption");
        if (!caption.isEmpty()) {
            blocks.add(Block.of(Block.Kind.CAPTION, 0, caption.length(), 0));
            text.append(caption).append('\n');
        }
        String[] rows = row.get("table").split(" / ");
        for (int r = 0; r < rows.length; r++) {
            String[] cells = rows[r].split("[|]", -1);
            for (int c = 0; c < cells.length; c++) {
                blocks.add(new Block(Block.Kind.CELL, text.length(), text.length() + cells[c].length(), 0, 1, r + 1,
                        c + 1, 1, 1, false));
                text.append(cells[c]).append(c + 1 < cells.length ? '\t' : '\n');
            }
        }
        List<ReportedFigure> figures = EXTRACTOR.read(new ReportDocument("txt", text.toString(), blocks,
                DocumentMetadata.NONE), YEAR).figures();
        String read = figures.stream().map(figure -> figure.statedIndicator() + "=" + plain(figure.value())
                + figure.unit() + "@" + figure.period().year() + (figure.kind() == Kind.CHANGE ? " change" : "")
                + (figure.status() == Status.ACTUAL ? "" : " " + name(figure.status()))
                + (figure.partOf() < 0 ? "" : " of " + figures.get(figure.partOf()).statedText()))
                .collect(Collectors.joining(" / "));
        return read.equals(row.get("figures")) ? "" : "figures " + read + " (want " + row.get("figures") + ")";
    }

    private static void judge(CSVRecord row, String column, String actual, List<String> wrong) {
        if (!row.isMapped(column)) {
            return;
        }
        String expected = row.get(column);
        boolean mayBeEmpty = column.equals("value_high") || column.equals("unit") && row.isMapped("value");
        if ((!expected.isEmpty() || mayBeEmpty) && !expected.equals(actual)) {
            wrong.add(column + " " + actual + " (want " + expected + ")");
        }
    }

    /** Whether a name is one of the labels, or nearly: Dice on pairs of neighbouring characters of at least 0.8. */
    static boolean accepted(String name, String labels) {
        return Arrays.stream(labels.split("[|]")).anyMatch(label -> likeness(bare(name), bare(label)) >= 0.8);
    }

    private static String bare(String name) {
        return NAME_NOISE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
    }

    private static double likeness(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        Map<String, Integer> left = pairs(a);
        Map<String, Integer> right = pairs(b);
        int both = left.entrySet().stream().mapToInt(pair -> Math.min(pair.getValue(),
                right.getOrDefault(pair.getKey(), 0))).sum();
        int all = left.values().stream().mapToInt(Integer::intValue).sum()
                + right.values().stream().mapToInt(Integer::intValue).sum();
        return 2.0 * both / all;
    }

    private static Map<String, Integer> pairs(String name) {
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i + 2 <= name.length(); i++) {
            pairs.merge(name.substring(i, i + 2), 1, Integer::sum);
        }
        if (pairs.isEmpty()) {
            pairs.put(name, 1);
        }
        return pairs;
    }

    /** A text without its marks, and what they enclosed, in code points. */
    private record Marked(String text, int start, int end) {

        static Marked of(String text) {
            int open = text.indexOf('⟦');
            int close = text.indexOf('⟧');
            if (open < 0 || close < open || text.indexOf('⟦', open + 1) >= 0) {
                throw new IllegalArgumentException("a case needs one figure between ⟦ and ⟧: " + text);
            }
            String bare = text.replace("⟦", "").replace("⟧", "");
            return new Marked(bare, bare.codePointCount(0, open), bare.codePointCount(0, close - 1));
        }
    }

    private static ReportedFigure at(FigureReading reading, Marked marked) {
        return reading.figures().stream().filter(figure -> figure.charStart() == marked.start()
                && figure.charEnd() == marked.end()).findFirst().orElse(null);
    }

    private static String stated(FigureReading reading) {
        return reading.figures().stream().map(ReportedFigure::statedText).collect(Collectors.joining(", "));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** The text as a document: a line that begins with # is a heading, each other line a paragraph. */
    private static FigureReading read(String text) {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                boolean heading = line.startsWith("#");
                blocks.add(Block.of(heading ? Block.Kind.HEADING : Block.Kind.PARAGRAPH, at, at + line.length(),
                        heading ? 1 : 0));
            }
            at += line.length() + 1;
        }
        return EXTRACTOR.read(new ReportDocument("txt", text, blocks, DocumentMetadata.NONE), YEAR);
    }
}
