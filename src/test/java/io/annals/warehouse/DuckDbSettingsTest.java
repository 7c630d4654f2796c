package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckDbSettingsTest {

    private static final DuckDbSettings EIGHT = new DuckDbSettings("300MB", 8, Path.of("spill"));

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "8, 8", "9, 8", "64, 8", "0, 1"})
    void threadsAreThoseOfTheJobAndNoMoreThanTheMachineHas(int ofTheJob, int used) {
        assertThat(EIGHT.onThreads(ofTheJob).threads()).isEqualTo(used);
    }

    @Test
    void nothingElseIsChanged() {
        assertThat(EIGHT.streaming().onThreads(2)).isEqualTo(new DuckDbSettings("300MB", 2, Path.of("spill"), true));
        assertThat(EIGHT.onThreads(2).streaming()).isEqualTo(EIGHT.streaming().onThreads(2));
    }
}
