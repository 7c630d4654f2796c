package io.annals.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The corpora of {@code src/test/resources/corpus}: one sentence a row, read as a report of 2023. In positive cases the
 * figure that is meant stands between ⟦ and ⟧ and the other columns say what it is (empty: not judged); negative cases
 * hold no figure, and their numerals are excluded for the reasons given, in order.
 */
class FigureCorpusTest {

    private static final int YEAR = 2023;
    private static final FigureExtractor EXTRACTOR = new FigureExtractor(ReferenceData.shipped());

    @TestFactory
    List<DynamicTest> figuresAreReadAsTheCorporaSay() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String concept : List.of("quantity", "name", "circumstance", "period", "part")) {
            for (CSVRecord row : corpus(concept + "/positive.csv")) {
                tests.add(DynamicTest.dynamicTest(concept + ": " + row.get("text"), () -> positive(row)));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> numeralsThatStateNoFigureAreExcludedByName() throws IOException {
        return corpus("exclusion/negative.csv").stream().map(row -> DynamicTest.dynamicTest(row.get("text"), () -> {
            FigureReading reading = read(row.get("text"));
            assertThat(reading.figures()).extracting(ReportedFigure::statedText).isEmpty();
            assertThat(reading.excluded()).extracting(ExcludedNumeral::reasonCode)
                    .containsExactly(row.get("reasons").split(" "));
        })).toList();
    }

    @TestFactory
    List<DynamicTest> tableCellsAreReadAsTheCorpusSays() throws IOException {
        return corpus("table/positive.csv").stream().map(row -> DynamicTest.dynamicTest(row.get("table"), () -> {
            StringBuilder text = new StringBuilder();
            List<Block> blocks = new ArrayList<>();
            add(text, blocks, row.get("caption"));
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
            assertThat(figures.stream().map(figure -> figure.statedIndicator() + "=" + plain(figure.value())
                    + figure.unit() + "@" + figure.period().year() + (figure.kind() == Kind.CHANGE ? " change" : "")
                    + (figure.status() == Status.ACTUAL ? "" : " " + figure.status().name().toLowerCase(Locale.ROOT))
                    + (figure.partOf() < 0 ? "" : " of " + figures.get(figure.partOf()).statedText())))
                    .containsExactly(row.get("figures").split(" / "));
        })).toList();
    }

    private static void add(StringBuilder text, List<Block> blocks, String caption) {
        if (!caption.isEmpty()) {
            blocks.add(Block.of(Block.Kind.CAPTION, 0, caption.length(), 0));
            text.append(caption).append('\n');
        }
    }

    private static void positive(CSVRecord row) {
        String marked = row.get("text");
        int start = marked.indexOf('⟦');
        int end = marked.indexOf('⟧') - 1;
        FigureReading reading = read(marked.replace("⟦", "").replace("⟧", ""));
        List<ReportedFigure> at = reading.figures().stream()
                .filter(figure -> figure.charStart() == start && figure.charEnd() == end).toList();
        assertThat(at).as("figures %s of %s", reading.figures().stream().map(ReportedFigure::statedText)
                .collect(Collectors.joining(", ")), marked).hasSize(1);
        ReportedFigure figure = at.get(0);
        judge(row, "value", plain(figure.value()));
        judge(row, "value_high", figure.valueHigh() == null ? "" : plain(figure.valueHigh()));
        judge(row, "unit", figure.unit());
        judge(row, "qualifier", figure.qualifier().name().toLowerCase(Locale.ROOT));
        judge(row, "kind", figure.kind().name().toLowerCase(Locale.ROOT));
        judge(row, "status", figure.status().name().toLowerCase(Locale.ROOT));
        judge(row, "year", String.valueOf(figure.period().year()));
        judge(row, "period", figure.period().type().name().toLowerCase(Locale.ROOT));
        judge(row, "starts_on", String.valueOf(figure.period().startsOn()));
        judge(row, "ends_on", String.valueOf(figure.period().endsOn()));
        judge(row, "indicator", figure.statedIndicator());
        judge(row, "part_of", figure.partOf() < 0 ? "" : reading.figures().get(figure.partOf()).statedText());
    }

    private static void judge(CSVRecord row, String column, String actual) {
        if (row.isMapped(column)) {
            assertThat(actual).as(column).isEqualTo(row.get(column));
        }
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static FigureReading read(String text) {
        return EXTRACTOR.read(new ReportDocument("txt", text,
                List.of(Block.of(Block.Kind.PARAGRAPH, 0, text.length(), 0)), DocumentMetadata.NONE), YEAR);
    }

    private static List<CSVRecord> corpus(String name) throws IOException {
        var in = FigureCorpusTest.class.getResourceAsStream("/corpus/" + name);
        assertThat(in).as("corpus " + name).isNotNull();
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            List<CSVRecord> rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(reader).getRecords();
            assertThat(rows).as("cases of " + name).isNotEmpty();
            return rows;
        }
    }
}
