package io.annals.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.Corpus;
import io.annals.ReadText;
import io.annals.conform.ConformedReport;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * What the rules say of sentences of {@code corpus/finding} that are read as a report: a row of {@code positive.csv} is
 * one finding of its rule at its figure, a row of {@code negative.csv} is none, or for parts that may overlap none that
 * warns.
 */
class FindingCorpusTest {

    private static final ReferenceData REFERENCE = ReferenceData.shipped();
    private static final QualityRules RULES = new QualityRules(REFERENCE);
    private static final ReadText READER = new ReadText(REFERENCE);
    private static final String TITLE = "城固县民政局2023年工作总结\n";

    @Test
    void whatIsWrongIsFound() throws IOException {
        List<CSVRecord> rows = Corpus.rows("finding/positive.csv");
        assertThat(rows).hasSizeGreaterThan(20);
        for (CSVRecord row : rows) {
            ConformedReport report = READER.report("a.txt", TITLE + row.get("text"));
            List<Finding> found = found(report, row.get("rule"));
            assertThat(found).as(row.get("text")).hasSize(1);
            Finding finding = found.get(0);
            assertThat(finding.severity()).as(row.get("text")).isEqualTo(row.get("severity"));
            assertThat(finding.figureIndex() < 0 ? "" : report.figures().get(finding.figureIndex()).figure()
                    .statedText()).as(row.get("text")).isEqualTo(row.get("figure"));
            if (row.get("actual").matches("[-0-9. +=a-z]+")) {
                assertThat(finding.actual()).as(row.get("text")).isEqualTo(row.get("actual"));
            } else {
                // Where values have scale words, the terms are given as they are printed.
                for (String term : row.get("actual").split(" \\+ ")) {
                    assertThat(report.figures()).as(row.get("text"))
                            .anyMatch(figure -> figure.figure().statedText().equals(term) && finding.actual()
                                    .contains(StatedParts.plain(figure.figure().value())));
                }
                assertThat(finding.actual().split(" \\+ ")).hasSameSizeAs(row.get("actual").split(" \\+ "));
            }
        }
    }

    @Test
    void whatIsRightIsLeftAlone() throws IOException {
        List<CSVRecord> rows = Corpus.rows("finding/negative.csv");
        assertThat(rows).hasSizeGreaterThan(25);
        for (CSVRecord row : rows) {
            ConformedReport report = READER.report("a.txt", TITLE + row.get("text"));
            assertThat(report.figures()).as(row.get("text")).isNotEmpty();
            assertThat(found(report, row.get("rule"))).as("%s: %s", row.get("text"), row.get("why")).isEmpty();
        }
    }

    @Test
    void rulesOverFiguresHaveCasesOfBothSorts() throws IOException {
        Set<String> rules = Set.of("PARTS_DO_NOT_SUM", "SUM_CONFIRMED", "RATE_DISAGREES");
        assertThat(rules(Corpus.rows("finding/positive.csv"))).containsAll(rules);
        assertThat(rules(Corpus.rows("finding/negative.csv"))).containsAll(rules);
    }

    private static Set<String> rules(List<CSVRecord> rows) {
        return rows.stream().map(row -> row.get("rule")).collect(Collectors.toSet());
    }

    private static List<Finding> found(ConformedReport report, String rule) {
        return RULES.examine(report).stream().filter(finding -> finding.ruleCode().equals(rule)).toList();
    }
}
