package io.annals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals and locks as an operator meets them: the process that the launcher became is told to end, or is in the way. */
class StopIT {

    private static final int REPORTS = 600;
    private static final int SECONDS_TO_END = 10;

    @TempDir
    Path home;

    @BeforeEach
    void aProjectWithManyReports() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: the launcher needs a POSIX shell");
        Files.copy(Path.of("annals"), home.resolve("annals"));
        home.resolve("annals").toFile().setExecutable(true);
        Files.createDirectories(home.resolve("target"));
        Files.createSymbolicLink(home.resolve("target/annals"), BuiltProgram.folder());
        Files.createDirectories(home.resolve("in"));
        for (int i = 0; i < REPORTS; i++) {
            Files.writeString(home.resolve("in/r" + i + ".txt"), "津南区民政局" + (1960 + i % 60) + "年工作总结\n\n"
                    + ("全年办理结婚登记" + (100 + i) + "对，发放救助金" + (1000 + i) + "万元。\n").repeat(3));
        }
        job("process");
    }

    private void job(String isolation) throws IOException {
        Files.writeString(home.resolve("job.yml"), "name: nightly\nsources:\n  - code: s\n    folder: in\nwarehouse: a.duckdb\n"
                + "out: out\nruns: runs\nthreads: 2\nisolation: " + isolation + "\n");
    }

    @ParameterizedTest
    @CsvSource({"process, extract:", "none, extract:", "process, marts"})
    void aRunThatIsToldToEndEndsSoonAndGoesOnWithTheSameCommand(String isolation, String reached) throws Exception {
        job(isolation);
        Process run = load("first.txt");
        await(run, "first.txt", reached);
        if (reached.startsWith("extract")) {
            awaitShard(run);
        }
        List<ProcessHandle> workers = run.descendants().toList();
        long start = System.nanoTime();
        // The process that an operator sees: the launcher has become the program.
        run.destroy();
        assertThat(run.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).as(text("first.txt")).isTrue();
        System.out.printf("%s, %s: ended after %d ms%n", isolation, reached, (System.nanoTime() - start) / 1_000_000);
        assertThat(run.exitValue()).as(text("first.txt")).isEqualTo(143);
        assertThat(text("first.txt")).contains("stopped by a signal; the same command goes on where this run stopped")
                .doesNotContain("\tat ");
        for (ProcessHandle worker : workers) {
            worker.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        }
        assertThat(home.resolve("a.duckdb")).doesNotExist();

        Process again = load("second.txt");
        assertThat(again.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(again.exitValue()).as(text("second.txt")).isZero();
        assertThat(text("second.txt")).contains("resuming run", "published (resumed)");
        assertThat(home.resolve("a.duckdb")).exists();
    }

    @Test
    void aSecondRunIsToldWhoIsAtWorkAndTakesOverWhatADeadOneLeft() throws Exception {
        Process holder = load("holder.txt");
        try {
            await(holder, "holder.txt", "extract:");
            signal("STOP", holder.pid());
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("a.duckdb.lock"))))
                        .as("what a run writes is masked").endsWith("---");
            }
            Process second = load("second.txt");
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).as(text("second.txt")).isEqualTo(3);
            assertThat(text("second.txt")).containsPattern("annals: another run holds the lock on " + home.resolve("a.duckdb")
                    + ": pid " + holder.pid() + " on " + InetAddress.getLocalHost().getHostName()
                    + ", started \\d{4}-\\d\\d-\\d\\dT[^ ]+Z, job nightly; wait until it ends").hasLineCount(1);
        } finally {
            holder.destroyForcibly().waitFor();
        }
        Process third = load("third.txt");
        assertThat(third.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(third.exitValue()).as(text("third.txt")).isZero();
        assertThat(text("third.txt")).contains("took over the lock of a run that ended without giving it back: pid "
                + holder.pid() + " on ", "resuming run");
    }

    private Process load(String output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("./annals", "load", "--job", "job.yml").directory(home.toFile())
                .redirectErrorStream(true).redirectOutput(home.resolve(output).toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid).start().waitFor()).isZero();
    }

    private void await(Process run, String output, String words) throws Exception {
        while (!text(output).lines().anyMatch(line -> line.startsWith(words))) {
            assertThat(run.isAlive()).as(text(output)).isTrue();
            Thread.sleep(20);
        }
    }

    /** Until something has been read for good, which the next run must not read again. */
    private void awaitShard(Process run) throws Exception {
        while (true) {
            try (Stream<Path> files = Files.walk(home.resolve("runs"))) {
                if (files.anyMatch(path -> path.getFileName().toString().matches("p\\d+-s\\d+"))) {
                    return;
                }
            } catch (java.io.UncheckedIOException e) {
                // A temporary file went while it was looked at.
            }
            assertThat(run.isAlive()).isTrue();
            Thread.sleep(10);
        }
    }

    private String text(String output) throws IOException {
        return Files.readString(home.resolve(output));
    }
}
