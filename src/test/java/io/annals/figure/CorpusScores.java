package io.annals.figure;

import io.annals.Corpus;
import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.evaluation.NameLikeness;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * Scores of the figure stage on the corpora of {@code src/test/resources/corpus}: one sentence a row, read as a report of
 * {@link #YEAR}. The figure that is meant stands between ⟦ and ⟧ and the other columns say what it is (empty: not
 * judged); how each concept's negative cases are judged is told at {@link #wrong}.
 *
 * <p>Half of the cases, chosen by a hash of their text, are there to tune the rules on; the other half is only measured.
 * A case that is read otherwise than its row says costs recall if it is positive, precision if something else was said
 * instead or if it is negative. Tables are counted by figure: {@link TableCase}.
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
        List<CSVRecord> positives = Corpus.rows(concept + "/positive.csv");
        List<CSVRecord> negatives = Corpus.rows(concept + "/negative.csv");
        List<Failure> failures = new ArrayList<>();
        Map<Half, int[]> counts = new HashMap<>(Map.of(Half.TUNE, new int[3], Half.HELD_OUT, new int[3]));
        Set<String> tuned = Stream.concat(positives.stream(), negatives.stream()).map(CorpusScores::text)
                .filter(text -> byHash(text) == Half.TUNE).map(CorpusScores::bareText).collect(Collectors.toSet());
        // The names corpus repeats each sentence once per figure: its sentences are halved whole from the start.
        Function<String, Half> half = concept.equals("name") ? text -> byHash(bareText(text))
                : text -> tuned.contains(bareText(text)) ? Half.TUNE : Half.HELD_OUT;
        if (concept.equals("table")) {
            for (CSVRecord row : Stream.concat(positives.stream(), negatives.stream()).toList()) {
                TableCase table = new TableCase(row);
                count(counts, half.apply(text(row)), table.hits, table.missed.size(), table.alarms.size());
                fail(failures, half, row.isMapped("figures"), text(row), table.why());
            }
        } else {
            for (CSVRecord row : positives) {
                String why = wrong(row);
                boolean right = why.isEmpty();
                count(counts, half.apply(text(row)), right ? 1 : 0, right ? 0 : 1,
                        right || why.startsWith("not found") ? 0 : 1);
                fail(failures, half, true, text(row), why);
            }
            for (CSVRecord row : negatives) {
                String why = wrongNegative(concept, row);
                count(counts, half.apply(text(row)), 0, 0, why.isEmpty() ? 0 : 1);
                fail(failures, half, false, text(row), why);
            }
        }
        Map<Half, Score> scores = counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> new Score(entry.getValue()[0], entry.getValue()[1], entry.getValue()[2])));
        return new Result(concept, positives.size(), negatives.size(), scores, failures);
    }

    private static void count(Map<Half, int[]> counts, Half half, int... added) {
        for (int i = 0; i < added.length; i++) {
            counts.get(half)[i] += added[i];
        }
    }

    private static void fail(List<Failure> failures, Function<String, Half> half, boolean positive, String text,
            String why) {
        if (!why.isEmpty()) {
            failures.add(new Failure(half.apply(text), positive, text, why));
        }
    }

    private static String text(CSVRecord row) {
        return row.get(row.isMapped("table") ? "table" : "text");
    }

    private static String bareText(String text) {
        return text.replace("⟦", "").replace("⟧", "");
    }

    /** The half of a case by itself; a sentence one of whose cases is tuned on is tuned on as a whole. */
    private static Half byHash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return hash[0] % 2 == 0 ? Half.TUNE : Half.HELD_OUT;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
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

    /**
     * A table of the corpus: rows separated by {@code " / "}, cells by {@code |}; a cell that begins with {@code {r,c}}
     * covers so many rows and columns, and the cells that it covers are left out; {@code caption} holds the lines above
     * the table, {@code below} a paragraph under it. {@code figures} lists every figure of table and paragraph as
     * {@code names=value unit@year change status of TOTAL}: level, actual, the report's year and no total where nothing
     * is said, alternatives separated by {@code |}, {@code ?} for what is not judged.
     */
    private static final class TableCase {

        private static final Pattern EXPECTED = Pattern.compile("(?<names>[^=]*)=(?<value>-?[0-9.]+)(?<unit>[^@ ]*)"
                + "(?:@(?<year>[0-9]+|[?]))?(?: (?<change>change[?]?))?(?: of *(?<total>[^ ]+))?"
                + "(?: (?<status>(?:plan|target|actual)[a-z|]*[?]?))?");

        private final List<String> missed = new ArrayList<>();
        private final List<String> alarms = new ArrayList<>();
        private int hits;

        TableCase(CSVRecord row) {
            FigureReading reading = EXTRACTOR.read(document(row), YEAR);
            List<ReportedFigure> left = new ArrayList<>(reading.figures());
            String expected = row.isMapped("figures") ? row.get("figures") : "";
            for (String one : expected.isEmpty() ? new String[0] : expected.split(" / ")) {
                Matcher want = EXPECTED.matcher(one);
                if (!want.matches()) {
                    throw new IllegalArgumentException("no figure of a table: " + one);
                }
                ReportedFigure found = left.stream().filter(figure -> agrees(figure, want, reading)).findFirst()
                        .orElse(null);
                if (found == null) {
                    missed.add(one);
                } else {
                    left.remove(found);
                    hits++;
                }
            }
            left.forEach(figure -> alarms.add(told(figure, reading)));
        }

        String why() {
            return missed.isEmpty() && alarms.isEmpty() ? ""
                    : "\n    missed " + String.join(" / ", missed) + "\n    read   " + String.join(" / ", alarms);
        }

        private static boolean agrees(ReportedFigure figure, Matcher want, FigureReading reading) {
            String year = want.group("year") == null ? String.valueOf(YEAR) : want.group("year");
            String change = want.group("change") == null ? "" : want.group("change");
            String status = want.group("status") == null ? "actual" : want.group("status");
            String total = want.group("total") == null ? "" : want.group("total");
            return figure.value().compareTo(new BigDecimal(want.group("value"))) == 0
                    && oneOf(figure.unit(), want.group("unit"))
                    && (year.equals("?") || year.equals(String.valueOf(figure.period().year())))
                    && (change.endsWith("?") || change.isEmpty() == (figure.kind() == Kind.LEVEL))
                    && (status.endsWith("?") || oneOf(name(figure.status()), status))
                    && (total.endsWith("?") || oneOf(total(figure, reading), total))
                    && accepted(figure.statedIndicator(), want.group("names"));
        }

        private static boolean oneOf(String actual, String alternatives) {
            return Arrays.asList(alternatives.split("[|]", -1)).contains(actual);
        }

        private static String total(ReportedFigure figure, FigureReading reading) {
            return figure.partOf() < 0 ? "" : reading.figures().get(figure.partOf()).statedText();
        }

        private static String told(ReportedFigure figure, FigureReading reading) {
            return figure.statedIndicator() + "=" + plain(figure.value()) + figure.unit() + "@" + figure.period().year()
                    + (figure.kind() == Kind.CHANGE ? " change" : "")
                    + (figure.partOf() < 0 ? "" : " of " + total(figure, reading))
                    + (figure.status() == Status.ACTUAL ? "" : " " + name(figure.status()));
        }

        private static ReportDocument document(CSVRecord row) {
            StringBuilder text = new StringBuilder();
            List<Block> blocks = new ArrayList<>();
            for (String caption : row.get("caption").isEmpty() ? new String[0] : row.get("caption").split(" / ")) {
                blocks.add(Block.of(Block.Kind.CAPTION, text.length(), text.length() + caption.length(), 0));
                text.append(caption).append('\n');
            }
            String[] rows = row.get("table").split(" / ");
            BitSet[] covered = Stream.generate(BitSet::new).limit(rows.length).toArray(BitSet[]::new);
            for (int r = 0; r < rows.length; r++) {
                for (String cell : rows[r].split("[|]", -1)) {
                    int column = covered[r].nextClearBit(0);
                    Matcher span = Pattern.compile("[{]([0-9]+),([0-9]+)[}]").matcher(cell);
                    int high = span.lookingAt() ? Integer.parseInt(span.group(1)) : 1;
                    int wide = span.lookingAt() ? Integer.parseInt(span.group(2)) : 1;
                    String content = span.replaceFirst("");
                    for (int below = r; below < r + high; below++) {
                        covered[below].set(column, column + wide);
                    }
                    blocks.add(new Block(Block.Kind.CELL, text.length(), text.length() + content.length(), 0, 1, r + 1,
                            column + 1, high, wide, false));
                    text.append(content).append('\t');
                }
                text.setCharAt(text.length() - 1, '\n');
            }
            if (row.isMapped("below") && !row.get("below").isEmpty()) {
                blocks.add(Block.of(Block.Kind.PARAGRAPH, text.length(), text.length() + row.get("below").length(), 0));
                text.append(row.get("below")).append('\n');
            }
            return new ReportDocument("txt", text.toString(), blocks, DocumentMetadata.NONE);
        }
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

    /** Whether a name is one of the labels, or nearly, as gold is judged. */
    static boolean accepted(String name, String labels) {
        return NameLikeness.isAccepted(name, List.of(labels.split("[|]")), List.of());
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
