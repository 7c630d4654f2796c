package io.annals.figure.numeral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.annals.figure.numeral.PeerSuites.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What applies of the public test data of Recognizers-Text and Duckling is read as they say. */
class PeerSuitesTest {

    /** Of the cases that apply; what does not is in {@code suites/exceptions.csv}. */
    private static final double SHARE = 0.97;

    @Test
    void readsWhatAppliesOfThePublicSuites() throws IOException {
        assumeTrue(Files.isDirectory(PeerSuites.FOLDER), "the public suites are absent: " + PeerSuites.FOLDER);
        for (Score score : new PeerSuites().scores()) {
            System.out.printf("%-14s cases=%4d apply=%4d right=%4d%n", score.suite(), score.cases(), score.apply(),
                    score.right());
            assertThat(score.right()).as(score.suite() + " " + score.wrong())
                    .isGreaterThanOrEqualTo((int) Math.ceil(score.apply() * SHARE));
        }
    }

    @Test
    void eachExceptionIsACaseThatIsReadOtherwise() throws IOException {
        assumeTrue(Files.isDirectory(PeerSuites.FOLDER), "the public suites are absent: " + PeerSuites.FOLDER);
        PeerSuites all = new PeerSuites();
        List<String> listed = List.copyOf(all.exceptions().keySet());
        assertThat(all.exceptions().values()).doesNotContain("");
        all.exceptions().clear();
        List<String> wrong = all.scores().stream().flatMap(score -> score.wrong().stream())
                .map(line -> line.split("\t")[1]).toList();
        assertThat(wrong).containsAll(listed);
    }
}
