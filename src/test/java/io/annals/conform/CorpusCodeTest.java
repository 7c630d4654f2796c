package io.annals.conform;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.Corpus;
import io.annals.figure.Kind;
import io.annals.reference.Indicator;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * The corpus of names as reports state them: positive ones with the code that they state, negative ones, near misses
 * mostly, that must get none. Half of the names are there to tune on, the other half is only measured.
 */
class CorpusCodeTest {

    private enum Half { TUNE, HELD_OUT }

    private static final IndicatorCatalogue CATALOGUE = new IndicatorCatalogue(ReferenceData.shipped());

    /** Names of one half and how many of them are read as they should be. */
    private static final class Count {
        private int positives;
        private int found;
        private int negatives;
        private int forced;

        double f1() {
            return 2.0 * found / (positives + found + forced);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d of %d names found, %d of %d forced, F1 %.3f", found, positives, forced,
                    negatives, f1());
        }
    }

    @Test
    void namesFindTheirEntriesAndNearMissesNone() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<Half, Count> counts = count(wrong);
        Files.writeString(Files.createDirectories(Path.of("target", "corpus-scores")).resolve("code.txt"),
                String.format(Locale.ROOT, "%-12s tuned: %s; held out: %s%n", "code", counts.get(Half.TUNE),
                        counts.get(Half.HELD_OUT)));
        for (Count count : counts.values()) {
            assertThat(count.positives).isGreaterThanOrEqualTo(250);
            assertThat(count.negatives).isGreaterThanOrEqualTo(250);
        }
        assertThat(counts.get(Half.TUNE).f1()).as("%s: %s", counts.get(Half.TUNE), wrong).isGreaterThanOrEqualTo(0.99);
        assertThat(counts.get(Half.HELD_OUT).f1()).as("%s", counts.get(Half.HELD_OUT)).isGreaterThanOrEqualTo(0.97);
    }

    private static Map<Half, Count> count(List<String> wrong) throws IOException {
        Map<Half, Count> counts = new EnumMap<>(Map.of(Half.TUNE, new Count(), Half.HELD_OUT, new Count()));
        for (CSVRecord row : Corpus.rows("code/positive.csv")) {
            Count count = counts.get(half(row));
            String code = code(row);
            boolean right = code.equals(row.get("code"));
            count.positives++;
            count.found += right ? 1 : 0;
            count.forced += right || code.isEmpty() ? 0 : 1;
            note(wrong, row, right, code + " (want " + row.get("code") + ")");
        }
        for (CSVRecord row : Corpus.rows("code/negative.csv")) {
            Count count = counts.get(half(row));
            String code = code(row);
            count.negatives++;
            count.forced += code.isEmpty() ? 0 : 1;
            note(wrong, row, code.isEmpty(), code + " (want none)");
        }
        return counts;
    }

    private static void note(List<String> wrong, CSVRecord row, boolean right, String why) {
        if (!right && half(row) == Half.TUNE) {
            wrong.add(row.get("name") + " " + row.get("unit") + " " + row.get("kind") + ": " + why);
        }
    }

    private static String code(CSVRecord row) {
        Kind kind = Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT));
        return CATALOGUE.match(row.get("name"), row.get("unit"), kind).map(Indicator::code).orElse("");
    }

    private static Half half(CSVRecord row) {
        return (row.get("name") + row.get("unit")).hashCode() % 2 == 0 ? Half.TUNE : Half.HELD_OUT;
    }

    /** Prints the counts of both halves and what is wrong in the one to tune on. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> wrong = new ArrayList<>();
        Map<Half, Count> counts = count(wrong);
        wrong.forEach(out::println);
        out.println(counts);
    }
}
