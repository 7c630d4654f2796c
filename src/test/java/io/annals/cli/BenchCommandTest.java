package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bench refuses before it generates anything. */
class BenchCommandTest {

    @TempDir
    Path home;

    private final CommandRun annals = new CommandRun();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--reports 0 | --reports: expected 1 to", "--reports 99999999 | --reports: expected 1 to", "--reports many | invalid value for option '--reports'",
        "--rounds 10 | --rounds: expected 1 to 9, not 10", "--threads 0 | --threads: expected 1 to 64, not 0",
        "--mix 1:1 | --mix: the mix '1:1' must be shares of txt, html and docx such as 1:1:1", "--mix 0:0:0 | --mix: the mix '0:0:0'",
        "--form fast | invalid value for option '--form'", "--seed x | invalid value for option '--seed'"})
    void nonsenseIsOneLineAndExitCodeTwo(String options, String message) {
        assertThat(annals.run(home, Map.of(), ("bench " + options).split(" "))).isEqualTo(2);
        assertThat(annals.err()).contains(message).hasLineCount(1);
        assertThat(annals.out()).isEmpty();
    }

    @Test
    void withoutALauncherThereIsNothingToMeasure() {
        assertThat(annals.run(home, Map.of(), "bench", "--form", "check")).isEqualTo(1);
        assertThat(annals.err()).startsWith("annals: the bench starts ").contains("can't be executed").hasLineCount(1);
    }
}
