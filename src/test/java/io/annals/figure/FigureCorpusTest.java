package io.annals.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.Corpus;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the figure stage scores on its corpora ({@link CorpusScores}) must not drop under {@code corpus/floors.csv}, which
 * holds for each concept the least F1 on the half that the rules were tuned on and on the half that was only measured.
 */
class FigureCorpusTest {

    @TestFactory
    List<DynamicTest> scoresStayAboveTheirFloors() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (CSVRecord floor : Corpus.rows("floors.csv")) {
            tests.add(DynamicTest.dynamicTest(floor.get("concept"), () -> {
                CorpusScores.Result result = CorpusScores.of(floor.get("concept"));
                Files.writeString(Files.createDirectories(Path.of("target", "corpus-scores"))
                        .resolve(floor.get("concept") + ".txt"), CorpusScores.line(result) + "\n");
                assertThat(result.positives() + result.negatives()).as("cases").isPositive();
                assertThat(f1(result, CorpusScores.Half.TUNE)).as("tuned: %s", result.failures())
                        .isGreaterThanOrEqualTo(new BigDecimal(floor.get("tuned")));
                assertThat(f1(result, CorpusScores.Half.HELD_OUT)).as("held out")
                        .isGreaterThanOrEqualTo(new BigDecimal(floor.get("held_out")));
            }));
        }
        return tests;
    }

    @Test
    void everyConceptHasAFloor() throws IOException {
        assertThat(Corpus.rows("floors.csv")).extracting(floor -> floor.get("concept"))
                .containsExactlyInAnyOrderElementsOf(CorpusScores.CONCEPTS);
    }

    private static BigDecimal f1(CorpusScores.Result result, CorpusScores.Half half) {
        return BigDecimal.valueOf(result.scores().get(half).f1()).setScale(3, RoundingMode.HALF_UP);
    }
}
