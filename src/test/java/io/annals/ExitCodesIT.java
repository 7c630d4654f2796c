package io.annals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every exit code that the README promises, by the real launcher; what goes wrong is one line. */
class ExitCodesIT {

    private static final long SIGINT = 1L << 1;

    @TempDir
    private Path home;

    private Path output;

    /** Each process of a test; none of them outlives it, as one that a skipped test has started would. */
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void aProject() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: the launcher needs a POSIX shell");
        Files.copy(Path.of("annals"), home.resolve("annals"));
        home.resolve("annals").toFile().setExecutable(true);
        Files.createDirectories(home.resolve("target"));
        Files.createSymbolicLink(home.resolve("target/annals"), BuiltProgram.folder());
        Files.createDirectories(home.resolve("jobs"));
        output = home.resolve("output.txt");
        job("isolation: none\n");
        Files.writeString(Files.createDirectories(home.resolve("in")).resolve("a.txt"),
                "松阳县民政局2023年工作总结\n\n2023年末，全县共有城市低保对象1538户、2296人。\n");
    }

    @AfterEach
    void nothingIsLeftRunning() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private void job(String more) throws IOException {
        Files.writeString(home.resolve("jobs/report-load.yml"),
                "sources:\n  - {code: a, folder: in}\nschedule: '0 0 0 1 1 *'\n" + more);
    }

    @Test
    void doneIsZeroAndAFileQuarantinedAnewIsFourOnce() throws Exception {
        assertThat(run("load")).as(printed()).isZero();
        Files.writeString(home.resolve("in/b.docx"), "no document");
        assertThat(run("load")).as(printed()).isEqualTo(4);
        assertThat(run("load", "--log", "json")).as(printed()).isZero();
        assertThat(printed().lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"time\": ") && line.endsWith("}"));
        assertThat(run("runs", "show")).as(printed()).isZero();
    }

    @Test
    void moreWarningsThanAllowedAreFour() throws Exception {
        Files.writeString(home.resolve("in/a.txt"), "松阳县民政局2023年工作总结\n\n2023年末，全县共有城市低保对象2296人，"
                + "其中男1200人、女1300人。\n");
        assertThat(run("load", "--set", "limits.warnings=0")).as(printed()).isEqualTo(4);
        assertThat(printed()).contains("warnings, the job allows 0");
    }

    @Test
    void aFailedRunIsOneAndAnyOtherCommandThatFailsToo() throws Exception {
        Files.writeString(home.resolve("out"), "a file where a folder should be");
        assertThat(run("load")).as(printed()).isEqualTo(1);
        assertThat(printed().lines().filter(line -> line.startsWith("annals: "))).singleElement().asString()
                .contains("out: the folder").contains("can't be written to");
        assertThat(run("query", "SELECT 1")).isEqualTo(1);
        assertThat(printed()).contains("there is no warehouse").hasLineCount(1);
    }

    @Test
    void wrongUseAndConfigurationAreTwo() throws Exception {
        assertThat(run("load", "--ot", "x")).isEqualTo(2);
        assertThat(printed()).contains("unknown option '--ot'").hasLineCount(1);
        job("schedules: nightly\n");
        assertThat(run("load")).isEqualTo(2);
        assertThat(printed()).contains("report-load.yml:4: unknown key 'schedules'").hasLineCount(1);
        job("");
        Files.move(home.resolve("in"), home.resolve("away"));
        assertThat(run("plan")).isEqualTo(2);
        assertThat(printed()).contains("does not exist").hasLineCount(1);
        assertThat(run("schedule", "--set", "schedule=nightly")).isEqualTo(2);
        assertThat(printed()).contains("expected a cron expression").hasLineCount(1);
    }

    @Test
    void anotherRunThatHoldsTheLockIsThree() throws Exception {
        Path lock = Files.createDirectories(home.resolve("warehouse")).resolve("annals.duckdb.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
             FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThat(run("load")).as(printed()).isEqualTo(3);
            assertThat(printed()).contains("another run holds the lock").hasLineCount(1);
        }
    }

    @Test
    void aScheduleThatIsStoppedEndsInOrder() throws Exception {
        for (String signal : List.of("TERM", "INT")) {
            Process schedule = start("schedule");
            await("next run at");
            Assumptions.assumeTrue(signal.equals("TERM") || obeysInterrupts(schedule),
                    "skipped for SIGINT: whoever started the tests ignores it");
            signal(schedule, signal);
            assertThat(end(schedule)).as(printed()).isEqualTo(signal.equals("TERM") ? 143 : 130);
            assertThat(printed()).endsWith("the schedule ends\n");
        }
    }

    @Test
    void aLoadThatIsStoppedIs143AndGoesOn() throws Exception {
        for (int i = 0; i < 1500; i++) {
            Files.writeString(home.resolve("in/" + i + ".txt"), "松阳县民政局工作情况第" + i + "期\n\n全县共有养老机构" + i
                    + "家，床位" + i * 7 + "张。\n");
        }
        job("threads: 1\n");
        Process load = start("load");
        await("extract: ");
        signal(load, "TERM");
        assertThat(end(load)).as(printed()).isEqualTo(143);
        assertThat(printed()).contains("stopped by a signal; the same command goes on where this run stopped");
        assertThat(run("load")).as(printed()).isZero();
        assertThat(printed()).contains("resuming run ");
    }

    private int run(String... arguments) throws Exception {
        return end(start(arguments));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("./annals"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectInput(new File("/dev/null")).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private int end(Process process) throws Exception {
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as(printed()).isTrue();
        return process.exitValue();
    }

    private static void signal(Process process, String name) throws Exception {
        assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor()).isZero();
    }

    private void await(String words) throws Exception {
        for (int i = 0; i < 1200 && !printed().contains(words); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(printed()).contains(words);
    }

    /** A process that was started with SIGINT ignored, as behind {@code &} in a script, never hears of it. */
    private static boolean obeysInterrupts(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        return !Files.exists(status) || Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .noneMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT) != 0);
    }

    private String printed() throws IOException {
        return Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_8) : "";
    }
}
