package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.annals.document.QuarantineReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parent's side of the protocol, against workers that are shell scripts. */
class WorkerProcessTest {

    @TempDir
    Path work;

    private final List<Integer> ended = new ArrayList<>();

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here: the stand-in workers can't run");
    }

    @Test
    void eachFileIsHeardOnce() throws Exception {
        run(10, "echo BEGIN 0; echo END 0; echo BEGIN 1; echo END 1");
        assertThat(ended).containsExactly(0, 1);
        assertThat(new PartitionFiles(work).readCulprits()).isEmpty();
    }

    @Test
    void aFileOnWhichTheWorkerDiesIsACulpritAndTheRestGoesOn() throws Exception {
        run(10, "if grep -q WORKER_DIED culprits.csv 2>/dev/null; then echo BEGIN 0; echo END 0; echo END 1;"
                + " echo BEGIN 2; echo END 2; else echo BEGIN 0; echo END 0; echo BEGIN 1; kill -9 $$; fi");
        assertThat(ended).containsExactly(0, 1, 2);
        Map<Integer, PartitionFiles.Culprit> culprits = new PartitionFiles(work).readCulprits();
        assertThat(culprits).containsOnlyKeys(1);
        assertThat(culprits.get(1).reason()).isEqualTo(QuarantineReason.WORKER_DIED);
    }

    @Test
    void runningOutOfMemoryIsToldAsThat() throws Exception {
        run(10, "[ -f culprits.csv ] && exit 0; echo BEGIN 5; exit 3");
        assertThat(new PartitionFiles(work).readCulprits().get(5).message()).contains("memory");
    }

    @Test
    void aFileThatTakesTooLongIsACulprit() throws Exception {
        run(1, "[ -f culprits.csv ] && exit 0; echo BEGIN 4; exec sleep 60");
        assertThat(new PartitionFiles(work).readCulprits().get(4).reason()).isEqualTo(QuarantineReason.TIMEOUT);
    }

    @Test
    void aFailureThatIsToldEndsTheRunWithItsMessage() {
        assertThatThrownBy(() -> run(10, "echo BEGIN 0; echo 'FAILED no space left'; exit 10"))
                .isInstanceOf(BatchException.class).hasMessageContaining("no space left");
    }

    @Test
    void aWorkerThatDiesWithoutAFileIsTriedTwiceThenToldWithItsLastWords() {
        assertThatThrownBy(() -> run(10, "echo 'no such option' >&2; exit 1"))
                .isInstanceOf(BatchException.class).hasMessageContainingAll("twice", "no such option");
    }

    @Test
    void namesOfAnyCharactersReachTheWorker() throws Exception {
        Path odd = work.resolve("a \"b\"\n，年报.txt");
        var file = new io.annals.source.SourceFile("s,1", "a \"b\"\n，年报.txt", odd, 3,
                java.time.Instant.parse("2026-01-01T00:00:00.123456Z"), "ab");
        PartitionFiles files = new PartitionFiles(work.resolve("p"));
        files.write(List.of(file));
        assertThat(files.read()).containsExactly(file);
    }

    private void run(int seconds, String script) throws Exception {
        new WorkerProcess((arguments, temporary) -> List.of("/bin/sh", "-c", "cd '" + work + "'; " + script), work,
                List.of(), seconds, new PartitionExtraction.Listener() {
                    @Override
                    public void begins(int file) {
                    }

                    @Override
                    public void ends(int file) {
                        ended.add(file);
                    }
                }).run();
    }
}
