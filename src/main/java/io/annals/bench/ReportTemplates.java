package io.annals.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The sentences, table rows and words of generated reports: the tables of the resource folder {@code bench}. */
final class ReportTemplates {

    private static final Pattern SLOT = Pattern.compile("\\{([\\d,.]+)-([\\d,.]+)}");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
            .setCommentMarker('#').setIgnoreEmptyLines(true).get();

    /** A unit with the factor that makes a printed number a value in it. */
    private record StatedUnit(String name, BigDecimal factor) {

        static StatedUnit of(String written) {
            int star = written.indexOf('*');
            return star < 0 ? new StatedUnit(written, BigDecimal.ONE)
                    : new StatedUnit(written.substring(0, star), new BigDecimal(written.substring(star + 1)));
        }
    }

    /** A sentence with slots for numbers. */
    static final class Sentence {

        private final String text;
        private final List<StatedUnit> units;

        private Sentence(String text, List<StatedUnit> units) {
            this.text = text;
            this.units = units;
            if (SLOT.matcher(text).results().count() != units.size()) {
                throw new IllegalStateException("bench/sentences.csv: as many units as slots are expected in " + text);
            }
        }

        /** The sentence with its slots. */
        String text() {
            return text;
        }

        /** The sentence with numbers drawn; adds what it then states to {@code figures}. */
        String drawn(Random random, List<KnownFigure> figures) {
            StringBuilder sentence = new StringBuilder();
            Matcher slot = SLOT.matcher(text);
            for (StatedUnit unit : units) {
                slot.find();
                BigDecimal low = number(slot.group(1));
                BigDecimal drawn = between(low, number(slot.group(2)), random);
                boolean isGrouped = slot.group(1).indexOf(',') >= 0;
                slot.appendReplacement(sentence, isGrouped ? grouped(drawn) : drawn.toPlainString());
                figures.add(new KnownFigure(drawn.multiply(unit.factor()), unit.name()));
            }
            return slot.appendTail(sentence).toString();
        }

        private static BigDecimal number(String text) {
            return new BigDecimal(text.replace(",", ""));
        }
    }

    /** A row of a report's table. */
    record TableRow(String name, String unit, BigDecimal low, BigDecimal high) {

        /** The cells with a number drawn; adds what they then state to {@code figures}. */
        List<String> drawn(Random random, List<KnownFigure> figures) {
            BigDecimal drawn = between(low, high, random);
            figures.add(new KnownFigure(drawn, unit));
            return List.of(name, unit, drawn.toPlainString());
        }
    }

    private final Map<String, List<Sentence>> sections = new LinkedHashMap<>();
    private final List<TableRow> table = new ArrayList<>();
    private final Map<String, List<String>> words = new LinkedHashMap<>();

    ReportTemplates() {
        for (CSVRecord row : rows("sentences.csv")) {
            List<StatedUnit> units = row.get("units").isEmpty() ? List.of()
                    : List.of(row.get("units").split("\\|")).stream().map(StatedUnit::of).toList();
            sections.computeIfAbsent(row.get("section"), missing -> new ArrayList<>())
                    .add(new Sentence(row.get("sentence"), units));
        }
        for (CSVRecord row : rows("table.csv")) {
            table.add(new TableRow(row.get("name"), row.get("unit"), new BigDecimal(row.get("low")),
                    new BigDecimal(row.get("high"))));
        }
        for (CSVRecord row : rows("words.csv")) {
            words.computeIfAbsent(row.get("part"), missing -> new ArrayList<>()).add(row.get("text"));
        }
    }

    /** Sentences by the section that they belong to, in the order of the table. */
    Map<String, List<Sentence>> sections() {
        return sections;
    }

    List<TableRow> table() {
        return table;
    }

    /** The words that play a part, in the order of the table. */
    List<String> words(String part) {
        return words.getOrDefault(part, List.of());
    }

    /** Rows of one of the tables by the names of their columns. */
    static List<CSVRecord> rows(String table) {
        try (InputStream in = ReportTemplates.class.getResourceAsStream("/bench/" + table);
             Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number from low to high with the decimals of low. */
    private static BigDecimal between(BigDecimal low, BigDecimal high, Random random) {
        int steps = high.subtract(low).movePointRight(low.scale()).intValueExact();
        return low.add(BigDecimal.valueOf(random.nextInt(steps + 1), low.scale()));
    }

    private static String grouped(BigDecimal whole) {
        StringBuilder digits = new StringBuilder(whole.toPlainString());
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }
}
