package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands after a run. */
class HookTest {

    private static final String ID = "20260131T020000Z";

    @TempDir
    Path home;

    @BeforeEach
    void aShell() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
        Files.createDirectories(home.resolve("runs").resolve(ID));
    }

    @Test
    void itGetsTheFactsAndItsOutputIsKept() throws Exception {
        JobFile job = job("pwd; echo \"$ANNALS_RUN_ID $ANNALS_STATUS $ANNALS_EXIT_CODE $ANNALS_FILES_SEEN"
                + " $ANNALS_WARNINGS $ANNALS_JOB_NAME\"; echo \"$ANNALS_SUMMARY_HTML\" >&2", "exit 1", 30);
        assertThat(new Hook(job, home).run(RunSummaries.published(job, ID, 1), 4)).isEmpty();
        assertThat(log()).isEqualTo(home.toRealPath() + "\n" + ID + " published 4 12 2 night\n"
                + home.resolve("runs").resolve(ID).resolve("summary.html") + "\n");
        assertThat(Hook.variables(job)).contains("ANNALS_JOB", "ANNALS_MESSAGE", "ANNALS_WAREHOUSE", "ANNALS_OUT")
                .doesNotContain("ANNALS_LIMITS");
    }

    @Test
    void afterAFailureTheOtherCommandGetsTheMessageInOneLine() throws Exception {
        JobFile job = job("exit 1", "printf '%s' \"$ANNALS_MESSAGE\"", 30);
        RunSummary failed = RunSummary.withoutFiles(ID, job, "failed", "$(touch x)\nand\0more", RunSummaries.START,
                BigDecimal.ONE, "", false, 0);
        assertThat(new Hook(job, home).run(failed, 1)).isEmpty();
        assertThat(log()).isEqualTo("$(touch x) and more");
    }

    @Test
    void oneThatFailsIsToldInOneLine() throws Exception {
        JobFile job = job("echo no; exit 7", "", 30);
        assertThat(new Hook(job, home).run(RunSummaries.published(job, ID, 1), 0))
                .contains("hooks.success ended with exit code 7", "hook.log").hasLineCount(1);
        assertThat(log()).isEqualTo("no\n");
    }

    @Test
    void oneThatTakesTooLongIsEndedWithAllThatItStarted() throws Exception {
        JobFile job = job("echo $$; sleep 600 & echo $!; wait", "", 1);
        assertThat(new Hook(job, home).run(RunSummaries.published(job, ID, 1), 0))
                .contains("took longer than 1 seconds (hooks.seconds)").hasLineCount(1);
        for (String pid : log().split("\n")) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(process -> process.onExit().join());
        }
    }

    @Test
    void ofMuchOutputTheBeginningIsKept() throws Exception {
        JobFile job = job("head -c 3000000 /dev/zero | tr '\\0' x", "", 60);
        assertThat(new Hook(job, home).run(RunSummaries.published(job, ID, 1), 0)).isEmpty();
        assertThat(Files.size(home.resolve("runs").resolve(ID).resolve("hook.log"))).isEqualTo(1 << 20);
    }

    @Test
    void oneWhoseOutputCanNotBeKeptIsReadToItsEnd() throws Exception {
        Files.createDirectory(home.resolve("runs").resolve(ID).resolve("hook.log"));
        JobFile job = job("head -c 300000 /dev/zero | tr '\\0' x && touch done", "", 60);
        assertThat(new Hook(job, home).run(RunSummaries.published(job, ID, 1), 0)).isEmpty();
        assertThat(home.resolve("done")).exists();
    }

    @Test
    void whatItPrintsIsForThoseWhoMayReadTheResults() throws Exception {
        assumeTrue(Files.getFileStore(home).supportsFileAttributeView(PosixFileAttributeView.class), "no permissions here");
        Path log = home.resolve("runs").resolve(ID).resolve("hook.log");
        Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        JobFile job = job("echo good", "", 30);
        assertThat(new Hook(job, home).run(RunSummaries.published(job, ID, 1), 0)).isEmpty();
        assertThat(Files.getPosixFilePermissions(log)).doesNotContain(PosixFilePermission.OTHERS_READ);
    }

    @Test
    void aRunThatWasKeptOutHasNoFolder() throws Exception {
        JobFile job = job("", "touch \"ran${ANNALS_RUN_FOLDER-}\"", 30);
        RunSummary out = RunSummary.withoutFiles("", job, "failed", "another run", RunSummaries.START, BigDecimal.ONE, "",
                false, 0);
        assertThat(new Hook(job, home).run(out, 3)).isEmpty();
        assertThat(home.resolve("ran")).exists();
    }

    private JobFile job(String success, String failure, int seconds) {
        return RunSummaries.job(home, "night", "", new Operation(null, success, failure, seconds));
    }

    private String log() throws Exception {
        return Files.readString(home.resolve("runs").resolve(ID).resolve("hook.log"));
    }
}
