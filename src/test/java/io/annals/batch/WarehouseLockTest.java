package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseLockTest {

    private static final Instant NOW = Instant.parse("2026-01-31T02:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aSecondRunIsToldWhoHoldsTheLock() {
        Path warehouse = folder.resolve("w/a.duckdb");
        try (WarehouseLock lock = WarehouseLock.acquire(warehouse, "nightly", NOW)) {
            assertThat(lock.leftBehind()).isEmpty();
            assertThatThrownBy(() -> WarehouseLock.acquire(warehouse, "other", NOW))
                    .isInstanceOf(LockHeldException.class)
                    .hasMessageContainingAll("pid " + ProcessHandle.current().pid(), "2026-01-31T02:00:00Z", "nightly");
        }
        WarehouseLock.acquire(warehouse, "other", NOW).close();
    }

    @Test
    void theLockOfADeadRunIsTakenOver() throws IOException {
        Path warehouse = folder.resolve("a.duckdb");
        Files.writeString(folder.resolve("a.duckdb.lock"), "pid 1 on host, started then, job nightly");
        try (WarehouseLock lock = WarehouseLock.acquire(warehouse, "other", NOW)) {
            assertThat(lock.leftBehind()).contains("pid 1 on host");
        }
    }

    @Test
    void aWarehouseThatCanNotBeWrittenIsToldInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> WarehouseLock.acquire(file.resolve("a.duckdb"), "job", NOW))
                .isInstanceOf(BatchException.class).hasMessageContaining("can't be written").message()
                .doesNotContain("\n");
    }
}
