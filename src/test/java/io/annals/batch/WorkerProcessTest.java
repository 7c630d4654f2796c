package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.annals.document.QuarantineReason;
import io.annals.document.ReadLimits;
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
        run(10, "echo BEGIN 0; echo END 0; echo BEGIN 1; echo END 1; echo DONE");
        assertThat(ended).containsExactly(0, 1);
        assertThat(new PartitionFiles(work).readCulprits()).isEmpty();
    }

    @Test
    void aFileOnWhichTheWorkerDiesIsACulpritAndTheRestGoesOn() throws Exception {
        run(10, "if grep -q WORKER_DIED culprits.csv 2>/dev/null; then echo BEGIN 0; echo END 0; echo END 1;"
                + " echo BEGIN 2; echo END 2; echo DONE; else echo BEGIN 0; echo END 0; echo BEGIN 1; kill -9 $$; fi");
        assertThat(ended).containsExactly(0, 1, 2);
        Map<Integer, PartitionFiles.Culprit> culprits = new PartitionFiles(work).readCulprits();
        assertThat(culprits).containsOnlyKeys(1);
        assertThat(culprits.get(1).reason()).isEqualTo(QuarantineReason.WORKER_DIED);
    }

    @Test
    void aFileOnWhichTheWorkerIsKilledFromOutsideIsTriedAgain() throws Exception {
        run(10, "echo BEGIN 0; [ -f tried ] || { touch tried; kill -9 $$; }; echo END 0; echo DONE");
        assertThat(ended).containsExactly(0);
        assertThat(new PartitionFiles(work).readCulprits()).isEmpty();
    }

    @Test
    void whatThreadsReadBesideEachOtherWhenTheWorkerDiesIsReadAlone() throws Exception {
        run(2, 10, "[ -f culprits.csv ] && { echo END 1; echo DONE; exit; };"
                + " [ -f suspects.csv ] && { echo BEGIN 0; echo END 0; echo BEGIN 1; exit 9; };"
                + " echo BEGIN 2; echo BEGIN 0; echo BEGIN 1; echo END 2; exit 9");
        assertThat(ended).containsExactly(2, 0, 1);
        assertThat(new PartitionFiles(work).readSuspects()).containsExactly(0, 1);
        assertThat(new PartitionFiles(work).readCulprits()).containsOnlyKeys(1);
    }

    @Test
    void aFileBesideWhichAThreadWritesItsShardIsNotBlamedForIt() throws Exception {
        run(2, 10, "echo BEGIN 0; [ -f suspects.csv ] || exit 3; echo END 0; echo DONE");
        assertThat(ended).containsExactly(0);
        assertThat(new PartitionFiles(work).readCulprits()).isEmpty();
    }

    @Test
    void aWorkerThatDiesOverTheSameFilesAgainHasTheFirstForACulprit() throws Exception {
        run(2, 10, "[ -f culprits.csv ] && { echo END 1; echo DONE; exit; }; echo BEGIN 1; echo BEGIN 0; exit 9");
        assertThat(new PartitionFiles(work).readCulprits()).containsOnlyKeys(1);
    }

    @Test
    void aFileThatTakesTooLongAloneIsACulpritNotOneBesideIt() throws Exception {
        run(2, 1, "[ -f culprits.csv ] && { echo DONE; exit; }; echo BEGIN 4; sleep 0.7;"
                + " [ -f suspects.csv ] || echo BEGIN 5; exec sleep 60");
        assertThat(new PartitionFiles(work).readCulprits()).containsOnlyKeys(4);
        assertThat(new PartitionFiles(work).readSuspects()).containsExactly(4);
    }

    @Test
    void aWorkerThatEndsWithoutWordThatAllIsDoneHasNotDoneIt() throws Exception {
        run(10, "[ -f culprits.csv ] && { echo END 0; echo DONE; exit; }; echo BEGIN 0; exit 0");
        assertThat(ended).containsExactly(0);
        assertThat(new PartitionFiles(work).readCulprits().get(0).message()).contains("ended with code 0");
    }

    @Test
    void aWorkerThatHangsOnceAllIsDoneIsEnded() throws Exception {
        run(1, "echo BEGIN 0; echo END 0; echo DONE; exec sleep 600");
        assertThat(ended).containsExactly(0);
        assertThat(new PartitionFiles(work).readCulprits()).isEmpty();
    }

    @Test
    void aWorkerThatHangsBetweenFilesIsTriedTwiceThenTold() {
        assertThatThrownBy(() -> run(60, "echo BEGIN 0; echo END 0; exec sleep 600"))
                .isInstanceOf(BatchException.class).hasMessageContainingAll("said nothing for 1 s", "twice");
    }

    @Test
    void aProcessThatAWorkerLeavesBehindHoldsNothingUp() throws Exception {
        run(10, "sleep 600 & echo $! > left; echo BEGIN 0; echo END 0; echo DONE");
        assertThat(ended).containsExactly(0);
        ProcessHandle.of(Long.parseLong(Files.readString(work.resolve("left")).strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void whatIsNoLineOfTheProtocolIsPassedOver() throws Exception {
        run(10, "echo BEGIN x; echo BEGIN -1; echo END 99999999999; head -c 3000000 /dev/zero; echo; echo BEGIN 0;"
                + " echo END 0; echo DONE");
        assertThat(ended).containsExactly(0);
    }

    @Test
    void ofAFloodOnStandardErrorTheBeginningAndTheEndAreKept() {
        assertThatThrownBy(() -> run(10, "echo begins >&2; head -c 3000000 /dev/zero >&2; echo >&2; echo ends >&2;"
                + " exit 1")).hasMessageEndingWith("ends");
        assertThat(work.resolve("worker.log")).isRegularFile();
        assertThat(work.resolve("worker.log").toFile().length()).isLessThan(2_200_000);
    }

    @Test
    void nothingTemporaryIsLeft() throws Exception {
        run(10, "touch temporary/a; echo BEGIN 0; [ -f culprits.csv ] && { echo DONE; exit; }; exit 9");
        assertThat(work.resolve("temporary")).doesNotExist();
    }

    @Test
    void runningOutOfMemoryIsToldAsThat() throws Exception {
        run(10, "[ -f culprits.csv ] && { echo DONE; exit; }; echo BEGIN 5; exit 3");
        assertThat(new PartitionFiles(work).readCulprits().get(5).message())
                .contains("384 MB", "limits.memory_megabytes");
    }

    @Test
    void aFileThatTakesTooLongIsACulprit() throws Exception {
        run(1, "[ -f culprits.csv ] && { echo DONE; exit; }; echo BEGIN 4; exec sleep 60");
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

    @Test
    void aTaskReachesTheWorkerAsItIs() {
        ExtractTask task = new ExtractTask(1, 2, Path.of("/w"), Path.of("/s"), new ReadLimits(3, 4, 5, 6, 7, 8, 9),
                List.of(Path.of("/a"), Path.of("/b c")), Path.of("/x.duckdb"));
        assertThat(ExtractTask.of(task.arguments().toArray(String[]::new))).isEqualTo(task);
    }

    private void run(int seconds, String script) throws Exception {
        run(1, seconds, script);
    }

    private void run(int threads, int seconds, String script) throws Exception {
        ExtractTask task = new ExtractTask(0, threads, work, work, ReadLimits.DEFAULT, List.of(), Path.of("none"));
        new WorkerProcess((arguments, temporary) -> List.of("/bin/sh", "-c", "cd '" + work + "'; " + script), task,
                new JobFile.Limits(1000, seconds, -1), 1, new PartitionExtraction.Listener() {
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
